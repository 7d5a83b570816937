"""Addresses of noticing."""

from django.urls import path, register_converter
from django.urls.converters import get_converters

from nearer.companion.noticing import views
from nearer.companion.noticing.weeks import MondayConverter

if "monday" not in get_converters():
    register_converter(MondayConverter, "monday")

app_name = "noticing"
urlpatterns = [
    path("", views.show_today, name="today"),
    path("week/<monday:monday>", views.show_week, name="week"),
    path("diary.zip", views.take_diary, name="diary"),
    path("taken-away", views.show_taken_away, name="taken-away"),
    path("earlier/<int:pk>/bring-back", views.bring_back_entry, name="bring-back"),
    path("earlier/<int:pk>/rub-out", views.rub_out_entry, name="rub-out"),
    path("stayed-away/<int:pk>/later", views.answer_later, name="later"),
    path("stayed-away/<int:pk>/stop", views.stop_asking, name="stop-asking"),
    path("<slug:slug>/new", views.write_entry, name="new"),
    path("<slug:slug>/<int:pk>", views.write_entry, name="entry"),
    path("<slug:slug>/<int:pk>/earlier", views.show_earlier, name="earlier"),
    path("<slug:slug>/<int:pk>/take-away", views.take_entry_away, name="take-away"),
]
