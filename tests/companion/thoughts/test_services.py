"""Rows beside a thought, shares out of the whole, and rubbing out without a trace."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from nearer.companion.noticing.models import Earlier, Tie
from nearer.companion.thoughts import selectors, services
from nearer.companion.thoughts.models import Afterwards, Reading, Share, Thought

pytestmark = pytest.mark.usefixtures("space")


def make(**fields: object) -> Thought:
    return services.save_thought(Thought(**({"thought": "They are done with me."} | fields)))


def list_rows(thought: Thought, table: type[Reading] | type[Share]) -> list[tuple[str, int | None]]:
    return list(table.objects.filter(thought=thought).values_list("words", "number"))


def test_rows_are_replaced_in_order_and_kept_as_they_were() -> None:
    thought = make()
    services.replace_rows(thought, Reading, [("tired", 60), ("shy", None), ("busy", 10)])
    services.replace_rows(thought, Reading, [("tired", 60), ("in pain", 5)])
    assert list_rows(thought, Reading) == [("tired", 60), ("in pain", 5)]
    assert sorted(row.values["words"] for row in Earlier.objects.filter(kind="reading")) == ["busy", "shy"]
    services.replace_rows(thought, Reading, [])
    assert list_rows(thought, Reading) == []


def test_rows_of_one_thought_leave_those_of_another_alone() -> None:
    one, other = make(), make()
    services.replace_rows(one, Share, [("me", 20)])
    services.replace_rows(other, Share, [("chance", 90)])
    assert list_rows(one, Share) == [("me", 20)]


@pytest.mark.parametrize(
    ("numbers", "shares"),
    [
        ([50, 30, 20], [50, 30, 20]),
        ([100, 50, 50], [50, 25, 25]),
        ([10, None, 10], [50, None, 50]),
        ([0, 0], [None, None]),
        ([None], [None]),
    ],
)
def test_shares_are_told_out_of_the_whole_whatever_they_add_up_to(
    numbers: list[int | None], shares: list[int | None]
) -> None:
    thought = make()
    services.replace_rows(thought, Share, [(f"part {place}", number) for place, number in enumerate(numbers)])
    parts = selectors.list_shares(thought)
    assert [part.number for part in parts] == numbers
    assert [part.share for part in parts] == shares


def test_a_skipped_rating_is_told_as_skipped_and_a_zero_as_zero() -> None:
    thought = make(belief_before=90, belief_after=0, cause_before=0)
    changes = {change.label: (change.before, change.after) for change in selectors.list_changes(thought)}
    assert changes == {"how true it feels": (90, 0), "where the cause lies": (0, None)}


@pytest.mark.parametrize(
    ("before", "after", "up"), [(40, 70, True), (70, 40, False), (40, 40, False), (None, 9, False)]
)
def test_a_feeling_that_is_stronger_than_before_is_noticed(before: int | None, after: int, up: bool) -> None:
    assert selectors.went_up(Thought(feeling_before=before, feeling_after=after)) is up


def test_looking_again_keeps_the_time_of_the_first_look() -> None:
    first = timezone.now()
    thought = services.end_thought(make(), first)
    services.end_thought(thought, timezone.now())
    assert thought.ended_at == first


def test_a_change_keeps_how_the_thought_was() -> None:
    thought = make(belief_before=90)
    thought.belief_before = 40
    services.save_thought(thought)
    assert Earlier.objects.get(kind="thought").values["belief_before"] == 90


def test_rubbing_out_leaves_no_trace_of_a_thought_or_its_rows() -> None:
    thought, other = make(), make(thought="Another.")
    for rows in ([("tired", 60), ("shy", 5)], [("hungry", 60)]):
        services.replace_rows(thought, Reading, rows)
        services.replace_rows(thought, Share, rows)
    services.replace_rows(other, Reading, [("stays", 1)])
    services.replace_rows(other, Reading, [("stays too", 1)])
    thought.belief_before = 5
    services.save_thought(thought)
    services.rub_out(thought)
    assert list(Thought.objects.all()) == [other]
    assert not Share.objects.exists()
    assert [row.values["words"] for row in Earlier.objects.all()] == ["stays"]


def test_rubbing_out_leaves_no_trace_of_a_closed_evening() -> None:
    entry = Afterwards.objects.create(what="the party")
    services.rub_out(entry)
    assert not Afterwards.objects.exists()


def test_a_thought_knows_whether_it_is_about_somebody_one_keeps_away_from() -> None:
    near, far = Tie.objects.create(name="A"), Tie.objects.create(name="B", keeps_harming=True)
    assert [make(tie=tie).kept_away for tie in (None, near, far)] == [False, False, True]


def test_the_models_and_the_tables_of_thoughts_and_lenses_agree(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", "thoughts", "lenses", check_changes=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out
