"""Addresses of the frame."""

from django.urls import path

from nearer.companion.frame import views

app_name = "frame"
urlpatterns = [
    path("", views.show_start, name="start"),
    path("what-leaves", views.show_what_leaves, name="what-leaves"),
    path("kitchen", views.show_kitchen, name="kitchen"),
    path("health", views.show_health, name="health"),
    path("icon.svg", views.show_icon, name="icon"),
    path("plain.svg", views.show_plain_icon, name="plain-icon"),
    path("look.css", views.show_style, name="style"),
]
