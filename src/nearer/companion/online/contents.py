"""The texts about time online, with what each leans on."""

from django.utils.translation import gettext as _

from nearer.companion.contents.gathering import Part, Text
from nearer.companion.contents.sources import find_sources
from nearer.companion.online.library import Page, read_pages


def list_parts() -> list[Part]:
    """One part with all of them."""
    origin = _("Written for this house. Studies are about people on the whole; only trying it can tell about you.")
    return [Part("time-online", _("Time online"), origin, [show_page(page) for page in read_pages().values()])]


def show_page(page: Page) -> Text:
    """One text with all its words."""
    return Text(
        _(page.title), [_(line) for line in (page.about, *page.lines, page.evidence)], find_sources(page.sources)
    )
