"""The questionnaires: made by others, each with its terms and papers."""

from django.utils.translation import gettext as _

from nearer.companion.contents.gathering import Part, Text
from nearer.companion.contents.sources import Source
from nearer.instruments import Instrument, read_all


def list_parts() -> list[Part]:
    """One part: every questionnaire."""
    origin = _("Made by others, and asked in their own words where the terms allow it.")
    return [Part("questionnaires", _("Questionnaires"), origin, [show_instrument(one) for one in read_all()])]


def show_instrument(one: Instrument) -> Text:
    """One questionnaire with its terms."""
    papers = [Source("", paper, "", "", "") for paper in one.papers]
    return Text(one.name, [_(one.about), _(one.licence.summary)], papers)
