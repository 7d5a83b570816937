"""Addresses of online."""

from django.urls import path

from nearer.companion.online import views

app_name = "online"
urlpatterns = [
    path("", views.show_start, name="start"),
    path("new", views.begin, name="new"),
    path("<int:pk>", views.show_experiment, name="experiment"),
    path("<int:pk>/draw", views.draw_today, name="draw"),
    path("<int:pk>/end", views.end, name="end"),
    path("<int:pk>/rub-out", views.rub_out, name="rub-out"),
    path("day/<int:pk>", views.tell_day, name="day"),
    path("read/<slug:key>", views.show_page, name="page"),
]
