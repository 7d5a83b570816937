"""The numbers: complete, changeable by name, none of them dead."""

import pytest

from nearer.model.evidence import EvidenceError, check_number
from nearer.model.help import load_intervention, load_interventions
from nearer.model.loops import load_loops
from nearer.model.parameters import load_parameters, number_of, parameter_names
from nearer.model.state import NO_HELP


def test_a_number_is_changed_by_its_name() -> None:
    assert load_parameters({"avoidance.gain": 0.0}).avoidance.gain == 0.0
    assert load_parameters().avoidance.gain == number_of("avoidance.gain").value


def test_an_unknown_number_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"avoidance\.gian"):
        load_parameters({"avoidance.gian": 0.0})


def test_a_number_outside_its_range_is_refused() -> None:
    row = {"value": 2.0, "unit": "share", "range": [0.0, 1.0], "grade": "D", "source": "Assumed", "why": "test"}
    with pytest.raises(EvidenceError, match="outside its range"):
        check_number("x.toml [y]", row)
    with pytest.raises(EvidenceError, match="source missing"):
        check_number("x.toml [y]", {k: v for k, v in row.items() if k != "source"})


def test_every_help_changes_something_and_says_its_grade() -> None:
    for help in load_interventions():
        assert help.help != NO_HELP
        assert help.grade in "ABCD"
    with pytest.raises(ValueError, match="No help called magic"):
        load_intervention("magic")


def test_every_loop_cuts_real_arrows() -> None:
    names = set(parameter_names())
    for loop in load_loops():
        assert loop.cut or loop.ties
        assert set(loop.cut) <= names
        assert len(loop.ring) >= 3
