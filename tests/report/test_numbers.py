"""Numbers as people read them."""

import math

import pytest

from nearer.report.numbers import count_points, say_count, say_in_hundred, say_number, say_points, say_range


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0712, "7"),
        (0.0241, "2.4"),
        (-0.0241, "−2.4"),
        (0.02, "2"),
        (0.0, "0"),
        (-0.0002, "0"),
        (0.0299, "3"),
        (1.0, "100"),
    ],
)
def test_a_share_is_said_in_points_of_a_hundred(share: float, words: str) -> None:
    assert say_points(share) == words


def test_one_point_is_said_as_one() -> None:
    assert [count_points(0.01), count_points(0.07), count_points(-0.01)] == ["1 point", "7 points", "−1 point"]


def test_a_band_names_both_ends() -> None:
    assert say_range(-0.031, 0.048) == "−3 to 5"


def test_what_is_not_a_number_is_said_to_be_none() -> None:
    assert say_points(math.nan) == "none"
    assert say_number(math.nan) == "–"


def test_plain_numbers_carry_a_true_minus_and_no_minus_zero() -> None:
    assert [say_number(-1.234), say_number(-0.001), say_number(2.0, 0)] == ["−1.23", "0.00", "2"]


def test_counts_and_shares_are_said_in_words_people_use() -> None:
    assert (say_count(19604), say_in_hundred(0.834)) == ("19,604", "83 in 100")
