"""Addresses of the contents."""

from django.urls import path

from nearer.companion.contents import views

app_name = "contents"
urlpatterns = [
    path("", views.show_shelves, name="contents"),
    path("studies", views.show_studies, name="studies"),
    path("<slug:label>/<slug:slug>", views.show_part, name="part"),
]
