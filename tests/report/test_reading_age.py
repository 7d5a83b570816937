"""The measure of readability itself, against counts made by hand."""

import pytest

from tests.report.reading_age import count_syllables, grade_reading, read_prose


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1),
        ("people", 2),
        ("away", 2),
        ("lonely", 2),
        ("diagnosis", 4),
        ("loved", 1),
        ("social", 2),
        ("wanted", 2),
        ("I", 1),
    ],
)
def test_syllables_are_counted_as_people_say_them(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_the_grade_is_the_published_formula() -> None:
    # Six words in one sentence, seven syllables.
    assert grade_reading("The lonely cat sat down here.") == pytest.approx(0.39 * 6 + 11.8 * 7 / 6 - 15.59)


def test_long_words_in_long_sentences_read_as_harder() -> None:
    hard = "Individuals demonstrating considerable interpersonal avoidance habitually anticipate rejection."
    assert grade_reading(hard) > 12 > grade_reading("You stay away. It feels safe. Then it gets hard.")


def test_prose_leaves_the_annex_and_the_tables_out() -> None:
    annex = "<section class='annex'><p>Seed of the luck is one here.</p></section>"
    page = f"<main><h2>Look</h2><p>You may be <b>calm</b> here.</p><table><td>7</td></table>{annex}</main>"
    assert read_prose(page) == "You may be calm here."
