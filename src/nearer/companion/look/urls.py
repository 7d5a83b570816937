"""Addresses of the first look."""

from django.urls import path

from nearer.companion.look import invented, own_diary, still_pages

urlpatterns = [
    path("", invented.show_start, name="start"),
    path("invented/<slug:name>", invented.show_person, name="invented"),
    path("your-diary", own_diary.take_file, name="your-diary"),
    path("your-diary/map", own_diary.edit_map, name="map"),
    path("your-diary/person", own_diary.choose_person, name="person"),
    path("your-diary/report", own_diary.show_report, name="report"),
    path("your-diary/keep", own_diary.keep_report, name="keep"),
    path("your-diary/forget", own_diary.forget, name="forget"),
    path("help-now", still_pages.show_help, name="help"),
    path("health", still_pages.show_health, name="health"),
    path("icon.svg", still_pages.show_icon, name="icon"),
    path("look.css", still_pages.show_style, name="style"),
]
