"""Addresses of the page: one feature a line."""

from django.urls import include, path

urlpatterns = [path("", include("nearer.companion.look.urls"))]

handler400 = "nearer.companion.look.troubles.show_bad_request"
handler403 = "nearer.companion.look.troubles.show_forbidden"
handler404 = "nearer.companion.look.troubles.show_missing"
handler500 = "nearer.companion.look.troubles.show_own_mistake"
