"""The report on signatures says what holds, what does not, and what rests on its mechanism."""

import json

import pytest

from nearer.calibrate.running import Measured
from nearer.calibrate.signatures import bound, read_signatures
from nearer.calibrate.study_file import StudyError
from nearer.report.signatures import Checked, choose_signatures, describe, print_signatures, write_page


def make_checked(name: str, on: list[float], off: list[float]) -> Checked:
    one = read_signatures()[name]
    found = [[bound(study, Measured(x, 0.0, 9)) for study, x in zip(one.checks, xs, strict=True)] for xs in (on, off)]
    return Checked(one, *found)


CHECKED = [
    make_checked("S09", [-0.2, -0.2], [0.1, 0.1]),
    make_checked("S08", [0.4, 0.9], [0.4, 0.5]),
    make_checked("S16", [20.0], [1.0]),
]


def test_only_what_fails_without_its_mechanism_is_counted_as_shown() -> None:
    page = write_page(CHECKED, 500, 3)
    assert "- 2 of 3 hold; **1 hold and fail without their mechanism**." in page
    assert "Holds; without its mechanism it still holds." in page
    assert "**Does not hold**; without its mechanism it fails." in page
    assert "| at most −0.10 | −0.20 | 0.10 |" in page
    assert "- S17 " in page


def test_machines_get_the_same_and_no_infinite_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    words = json.loads(json.dumps(describe(CHECKED, 500, 3), allow_nan=False))
    rows = words["signatures"]
    assert [(row["holds"], row["fails_without_its_mechanism"]) for row in rows] == [
        (True, True),
        (True, False),
        (False, True),
    ]
    assert rows[0]["checks"][0]["low"] is None
    print_signatures(CHECKED)
    assert "still holds" in capsys.readouterr().out


def test_signatures_are_chosen_by_id_and_unknown_ones_refused() -> None:
    assert [one.id for one in choose_signatures("S01, S09")] == ["S01", "S09"]
    assert len(choose_signatures(None)) == 18
    with pytest.raises(StudyError, match="no signature S17 that counts"):
        choose_signatures("S17")
