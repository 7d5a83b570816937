"""Addresses of safety."""

from django.urls import path

from nearer.companion.safety import views

app_name = "safety"
urlpatterns = [
    path("help-now", views.show_help, name="help"),
    path("plan", views.show_plan, name="plan"),
    path("plan/write", views.write_plan, name="write"),
    path("help-now/wrong-number", views.report_wrong, name="wrong"),
    path("report-harm", views.show_report_harm, name="report-harm"),
]
