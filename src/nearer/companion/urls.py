"""Addresses of the page: the frame, the first look, and one feature a line of the settings."""

from django.apps import apps
from django.conf import settings
from django.urls import include, path

from nearer.companion.frame.menu import find_address

urlpatterns = [
    path("", include("nearer.companion.frame.urls")),
    path("", include("nearer.companion.look.urls")),
    *(
        path(find_address(one), include(f"{one.name}.urls"))
        for one in apps.get_app_configs()
        if one.name in settings.FEATURES
    ),
]

handler400 = "nearer.companion.frame.troubles.show_bad_request"
handler403 = "nearer.companion.frame.troubles.show_forbidden"
handler404 = "nearer.companion.frame.troubles.show_missing"
handler500 = "nearer.companion.frame.troubles.show_own_mistake"
