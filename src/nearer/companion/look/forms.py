"""Forms: what a visitor sent, checked at the door."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from nearer.errors import NearerError


class FormError(NearerError):
    """A form that cannot be used; the message says what to do."""


class Papers(NamedTuple):
    """An uploaded diary, and its map if one came along."""

    file_name: str
    content: bytes
    map_text: str


def read_papers(request: HttpRequest) -> Papers:
    """The uploaded files."""
    most = settings.LARGEST_FILE_MEGABYTES
    size = int(request.META.get("CONTENT_LENGTH") or 0) / 2**20
    if size > most:
        raise FormError(
            f"The page takes files of up to {most} MB, and this one has {size:.0f} MB. "
            "Use the command line for it: nearer diary report FILE --map MAP --out REPORT.html"
        )
    diary = request.FILES.get("diary")
    if diary is None or not diary.name:
        raise FormError("No file came along. Choose a diary file (CSV or TSV), then press the button again.")
    with_map = request.FILES.get("map")
    map_text = decode_map(with_map.read()) if with_map else ""
    return Papers(str(diary.name), diary.read(), map_text)


def decode_map(content: bytes) -> str:
    """The text of a map file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormError(
            f"The map is not UTF-8 text (byte {error.start + 1}). Save it as UTF-8, or send the diary without a map."
        ) from None
    if not text.strip():
        raise FormError("The map is empty. Send the diary without a map, and a first one is drafted for you.")
    return text


def read_map_text(request: HttpRequest) -> str:
    """The map as it stands in the form."""
    text = str(request.POST.get("map", "")).replace("\r\n", "\n")
    if not text.strip():
        raise FormError("The map is empty. Here is the last one that was not.")
    return text
