"""Addresses of the space."""

from django.urls import path

from nearer.companion.space import keeping, taking, views

app_name = "space"
urlpatterns = [
    path("", keeping.show_settings, name="settings"),
    path("open", views.open_space, name="open"),
    path("open-with-code", views.open_with_code, name="open-with-code"),
    path("new", views.make_space, name="new"),
    path("code", views.show_code, name="code"),
    path("look-around", views.look_around, name="look-around"),
    path("lock", views.lock, name="lock"),
    path("hide", views.hide, name="hide"),
    path("passphrase", keeping.change_passphrase, name="passphrase"),
    path("new-code", keeping.renew_code, name="new-code"),
    path("backup", taking.take_backup, name="backup"),
    path("export", taking.take_export, name="export"),
    path("restore", taking.restore, name="restore"),
    path("erase", taking.erase, name="erase"),
]
