"""Addresses of the skills."""

from django.urls import path

from nearer.companion.skills import practising, views

app_name = "skills"
urlpatterns = [
    path("", views.show_cards, name="cards"),
    path("more-help", views.show_more_help, name="more-help"),
    path("practised", views.show_practised, name="practised"),
    path("card/<slug:key>", views.show_card, name="card"),
    path("card/<slug:key>/tell", practising.tell_elsewhere, name="tell-elsewhere"),
    path("<int:pk>/page/<int:number>", practising.show_page, name="page"),
    path("<int:pk>/tell", practising.tell_practice, name="tell"),
    path("<int:pk>/rub-out", practising.rub_out, name="rub-out"),
]
