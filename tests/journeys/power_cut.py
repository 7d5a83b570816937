"""The power goes while somebody saves: a writer is killed again and again, and what it had acknowledged is looked for.

Started as a program of its own, so that each writer is a plain copy of it: `python -m tests.journeys.power_cut 200`.
"""

import os
import random
import select
import signal
import sys
import tempfile
import time
from typing import Any


def main(times: int) -> None:
    """Kill writers so many times; say how many were killed in mid-writing and what was lost."""
    os.environ["NEARER_HOME"] = tempfile.mkdtemp(prefix="nearer-power-cut-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "nearer.companion.settings"
    import django

    django.setup()
    from nearer.companion.space import spaces
    from nearer.companion.space.current import OpenSpace, enter

    luck = random.Random(7)
    space = spaces.create_space("teal otter under seven lamps")
    acknowledged: list[int] = []
    for number in range(times):
        copy = OpenSpace(space.folder, bytearray(space.key))
        acknowledged += run_writer(copy, number * 1000, luck.uniform(0.0, 0.03))
    with enter(space):
        kept, whole = read_back()
    print(f"killed {times} acknowledged {len(acknowledged)} lost {len(set(acknowledged) - kept)} whole {whole}")


def run_writer(space: Any, first: int, seconds: float) -> list[int]:
    """Start a writer, let it acknowledge one entry, kill it a moment later; gives what it acknowledged."""
    reading, writing = os.pipe()
    writer = os.fork()
    if writer == 0:
        os.close(reading)
        write_on_and_on(space, first, writing)
    os.close(writing)
    assert select.select([reading], [], [], 30)[0], "The writer did not begin."
    time.sleep(seconds)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    with os.fdopen(reading) as said:
        return [int(line) for line in said.read().split("\n")[:-1]]


def write_on_and_on(space: Any, first: int, writing: int) -> None:
    """Send the form of a check-in again and again, and say each one that the page acknowledged."""
    from django.conf import settings
    from django.test import Client

    from nearer.companion.space.doors import DOORS

    browser = Client(headers={"host": "127.0.0.1"})
    browser.cookies[settings.DOOR_COOKIE] = DOORS.open(space)
    for number in range(first, first + 1000):
        answer = browser.post("/noticing/check-in/new", {"mood": "5", "note": f"entry {number}"})
        if answer.status_code == 302:
            os.write(writing, f"{number}\n".encode())
    os._exit(0)


def read_back() -> tuple[set[int], bool]:
    """The entries that are there, and whether every page of the file is whole."""
    from django.db import connection

    from nearer.companion.noticing.models import CheckIn

    notes = CheckIn.objects.values_list("note", flat=True)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        sound = cursor.fetchone() == ("ok",)
        cursor.execute("PRAGMA cipher_integrity_check")
        sealed = cursor.fetchall() == []
    return {int(note.removeprefix("entry ")) for note in notes}, sound and sealed


if __name__ == "__main__":
    main(int(sys.argv[1]))
