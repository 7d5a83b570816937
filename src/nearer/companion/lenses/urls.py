"""Addresses of the lenses."""

from django.urls import path

from nearer.companion.lenses import views

app_name = "lenses"
urlpatterns = [
    path("", views.show_lenses, name="lenses"),
    path("<slug:key>", views.look_through, name="lens"),
    path("<slug:key>/rub-out", views.rub_out, name="rub-out"),
]
