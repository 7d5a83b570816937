"""Addresses of seeing."""

from django.urls import path

from nearer.companion.seeing import views

app_name = "seeing"
urlpatterns = [
    path("", views.show_days, name="days"),
    path("apart", views.show_apart, name="apart"),
    path("better", views.show_better, name="better"),
    path("online", views.show_online, name="online"),
]
