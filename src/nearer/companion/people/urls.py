"""Addresses of the map."""

from django.urls import path

from nearer.companion.people import finding, views

app_name = "people"
urlpatterns = [
    path("", views.show_map, name="map"),
    path("new", views.write_person, name="new"),
    path("<int:pk>", views.show_person, name="person"),
    path("<int:pk>/change", views.write_person, name="change"),
    path("<int:pk>/distance", views.keep_distance, name="distance"),
    path("<int:pk>/come-back", views.come_back, name="come-back"),
    path("<int:pk>/not-now", views.put_off, name="not-now"),
    path("<int:pk>/stop-reminding", views.stop_reminding, name="stop-reminding"),
    path("<int:pk>/rub-out", views.rub_out_person, name="rub-out"),
    path("find/<slug:kind>", finding.show_finder, name="finder"),
    path("find/<slug:kind>/new", finding.write_lead, name="new-lead"),
    path("lead/<int:pk>", finding.change_lead, name="lead"),
    path("lead/<int:pk>/to-map", finding.put_on_map, name="to-map"),
    path("lead/<int:pk>/rub-out", finding.rub_out_lead, name="rub-out-lead"),
]
