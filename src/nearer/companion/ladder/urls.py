"""Addresses of the ladder."""

from django.urls import path

from nearer.companion.ladder import trying, views

app_name = "ladder"
urlpatterns = [
    path("", views.show_ladder, name="ladder"),
    path("list", views.show_library, name="library"),
    path("before", views.say_beforehand, name="beforehand"),
    path("new", views.write_step, name="new"),
    path("new/<slug:key>", views.write_step, name="copy"),
    path("<int:pk>", views.change_step, name="step"),
    path("<int:pk>/take-off", views.take_off, name="take-off"),
    path("<int:pk>/rub-out", views.rub_out, name="rub-out"),
    path("<int:pk>/try", trying.plan_attempt, name="try"),
    path("<int:pk>/try-half", trying.plan_attempt, {"half": True}, name="try-half"),
    path("tries", trying.show_attempts, name="tries"),
    path("tries/<int:pk>", trying.tell_attempt, name="tell"),
    path("tries/<int:pk>/not-today", trying.put_off, name="not-today"),
    path("pause", views.begin_pause, name="pause"),
    path("go-on", views.end_pause, name="go-on"),
]
