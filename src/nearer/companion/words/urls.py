"""Addresses of the words."""

from django.urls import path

from nearer.companion.words import drafting, views

app_name = "words"
urlpatterns = [
    path("", views.show_start, name="start"),
    path("for/<slug:group>", views.show_group, name="group"),
    path("idea/<slug:key>", views.show_idea, name="idea"),
    path("new", drafting.write_message, name="new"),
    path("new/<slug:key>/<slug:layer>/<slug:tone>", drafting.borrow_words, name="borrow"),
    path("<int:pk>", drafting.show_message, name="message"),
    path("<int:pk>/change", drafting.change_message, name="change"),
    path("<int:pk>/swap", drafting.swap_roles, name="swap"),
    path("<int:pk>/rehearse", drafting.rehearse, name="rehearse"),
    path("<int:pk>/sent", drafting.say_sent, name="sent"),
    path("<int:pk>/not-sent", drafting.take_back_sent, name="not-sent"),
    path("<int:pk>/answer", drafting.tell_answer, name="answer"),
    path("<int:pk>/rub-out", drafting.rub_out, name="rub-out"),
]
