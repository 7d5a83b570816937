"""Addresses of the questionnaires."""

from django.urls import path

from nearer.companion.measures import views

app_name = "measures"
urlpatterns = [
    path("", views.show_page, name="page"),
    path("choose", views.choose, name="choose"),
    path("reader", views.name_reader, name="reader"),
    path("licences", views.show_licences, name="licences"),
    path("<slug:name>", views.answer, name="answer"),
    path("<slug:name>/about", views.show_about, name="about"),
    path("<slug:name>/course", views.show_course, name="course"),
    path("<slug:name>/<int:pk>", views.show_result, name="result"),
    path("<slug:name>/<int:pk>/rub-out", views.rub_out, name="rub-out"),
]
