"""Addresses of the thoughts."""

from django.urls import path

from nearer.companion.thoughts import closing, views, working

app_name = "thoughts"
urlpatterns = [
    path("", views.show_start, name="start"),
    path("new", working.catch_thought, name="new"),
    path("minute", working.take_a_minute, name="minute"),
    path("traps", views.show_traps, name="traps"),
    path("traps/<slug:key>", views.show_trap, name="trap"),
    path("afterwards/new", closing.write_afterwards, name="afterwards"),
    path("afterwards/<int:pk>", closing.show_closed, name="closed"),
    path("afterwards/<int:pk>/change", closing.write_afterwards, name="change-afterwards"),
    path("afterwards/<int:pk>/rub-out", closing.rub_out, name="rub-out-afterwards"),
    path("<int:pk>", views.show_thought, name="thought"),
    path("<int:pk>/change", working.change_thought, name="change"),
    path("<int:pk>/rub-out", views.rub_out, name="rub-out"),
    path("<int:pk>/<slug:slug>", working.take_step, name="step"),
]
