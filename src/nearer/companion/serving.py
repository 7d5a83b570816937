"""Serving: the page on 127.0.0.1 until Ctrl-C, on a free port, with the browser opened when wanted."""

from __future__ import annotations

import json as json_text
import logging
import os
import socket
import threading
import webbrowser
from typing import Any

from nearer.errors import NearerError

ADDRESS = "127.0.0.1"
USUAL_PORT = 8000
SETTINGS = "nearer.companion.settings"


class PortError(NearerError):
    """The page cannot be served there."""


def choose_port(wanted: int | None) -> int:
    """The wanted port; without a wish the usual one, or a free one when it is taken."""
    if wanted is not None:
        if not 1 <= wanted <= 65535:
            raise PortError(f"The port must be from 1 to 65535, got {wanted}. Leave it out to have one chosen.")
        if not is_free(wanted):
            raise PortError(f"Port {wanted} is taken or may not be used. Name another one, or leave it out.")
        return wanted
    if is_free(USUAL_PORT):
        return USUAL_PORT
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Whether a port can be listened to."""
    with socket.socket() as probe:
        # As the server itself does: a port that was just given up counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
        return True


def start_pages() -> Any:
    """The pages as an application for a server; the science stays asleep until a page asks for it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    from django.core.wsgi import get_wsgi_application

    # A page that is not there or a form that is too old is no news; a mistake of the program is, with its trace.
    for name in ("django.request", "django.security"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return get_wsgi_application()


def open_server(port: int) -> Any:
    """A server that listens on this machine only and writes no log of what is asked."""
    pages = start_pages()
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    class Quiet(WSGIRequestHandler):
        """Answers without writing down who asked for what."""

        def log_message(self, *words: object) -> None:
            """Write nothing."""

        def address_string(self) -> str:
            """The address as it is; a look-up by name would ask the network."""
            return str(self.client_address[0])

    server = ThreadedWSGIServer((ADDRESS, port), Quiet, ipv6=False)
    server.daemon_threads = True
    server.set_app(pages)
    return server


def serve(port: int | None = None, browser: bool = True, json: bool = False) -> None:
    """Serve the pages until Ctrl-C; not at all when a file could be read by anybody."""
    chosen = choose_port(port)
    server = open_server(chosen)
    from nearer.companion.space import home
    from nearer.companion.space.doors import DOORS

    home.check_home()
    home.clear_left_overs()
    address = f"http://{ADDRESS}:{chosen}/"
    if json:
        print(json_text.dumps({"address": address, "port": chosen}), flush=True)
    else:
        other = port is None and chosen != USUAL_PORT
        taken = f"Port {USUAL_PORT} is taken, so another one was chosen. " if other else ""
        print(f"{taken}Nearer is at {address} on this machine only. Stop it with Ctrl-C.", flush=True)
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        if not json:
            print("\nStopped. Every space is locked.", flush=True)
    finally:
        server.server_close()
        DOORS.shut_all()
