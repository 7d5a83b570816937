"""Addresses of the first look; it works while the space is locked."""

from django.urls import path

from nearer.companion.look import invented, own_diary
from nearer.companion.space.middleware import without_space

urlpatterns = [
    path("examples", without_space(invented.show_start), name="start"),
    path("invented/<slug:name>", without_space(invented.show_person), name="invented"),
    path("your-diary", without_space(own_diary.take_file), name="your-diary"),
    path("your-diary/map", without_space(own_diary.edit_map), name="map"),
    path("your-diary/person", without_space(own_diary.choose_person), name="person"),
    path("your-diary/report", without_space(own_diary.show_report), name="report"),
    path("your-diary/keep", without_space(own_diary.keep_report), name="keep"),
    path("your-diary/forget", without_space(own_diary.forget), name="forget"),
]
