"""Numbers as the pages of seeing write them: signed where they are moves, bands in words."""

from __future__ import annotations

from typing import Protocol

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()


class Banded(Protocol):
    """Anything with a band."""

    low: float
    high: float


@register.filter
def in_hundred(share: float) -> str:
    """A share as so many in a hundred."""
    return number_format(round(100 * share))


@register.filter
def signed(value: float) -> str:
    """A move with its sign, one decimal."""
    rounded = round(value, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{number_format(abs(rounded), 1)}"


@register.filter
def between(found: Banded) -> str:
    """A band of a rating, which cannot leave its scale."""
    # Rounded first: Django cuts off what does not fit.
    low, high = round(max(0.0, found.low), 1), round(min(10.0, found.high), 1)
    return _("%(low)s and %(high)s") % {"low": number_format(low, 1), "high": number_format(high, 1)}


@register.filter
def between_signed(found: Banded) -> str:
    """A band of a move."""
    return _("%(low)s and %(high)s") % {"low": signed(found.low), "high": signed(found.high)}
