"""Strength: how long a passphrase stands against somebody who has the file and guesses."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nearer.companion.space.keys import read_numbers

# The guesser looks at no more than this; a longer passphrase is strong by its length.
MOST_LETTERS = 72


def find_weakness(passphrase: str) -> str:
    """Why a passphrase is too easy to guess, and what helps; nothing when it is not."""
    numbers = read_numbers()
    if len(passphrase) < numbers["least_letters"]:
        return _("It is too short. Take at least %(least)d letters. Four words are better still.") % {
            "least": numbers["least_letters"]
        }
    if count_guesses(passphrase) < numbers["least_guesses"]:
        return _("It is easy to guess. Add one or two words that have nothing to do with it.")
    return ""


def is_good(passphrase: str) -> bool:
    """Whether a passphrase stands for long."""
    return count_guesses(passphrase) >= read_numbers()["good_guesses"]


def count_guesses(passphrase: str) -> float:
    """About how many guesses it takes, as a power of ten."""
    from zxcvbn import zxcvbn

    return float(zxcvbn(passphrase[:MOST_LETTERS])["guesses_log10"])
