"""Signatures: all twenty stand there, state their numbers, and know how to switch their mechanism off."""

import pytest

from nearer.calibrate.running import Measured
from nearer.calibrate.signatures import bound, build_signature, holds, read_signatures
from nearer.calibrate.study_file import StudyError
from nearer.calibrate.targets import TargetError
from nearer.model.parameters import load_parameters
from tests.calibrate.worlds import write_study

CHECK = {
    "says": "x",
    "published": {"low": 0.1},
    "outcome": {"what": "phq9"},
    "exposure": {"what": "ucla3"},
    "statistic": {"name": "correlation"},
}
ROW = {"says": "x", "strength": "A", "source": "y", "off": {"avoidance.gain": 0.0}, "checks": [CHECK]}


def test_all_twenty_signatures_stand_there_and_eighteen_count() -> None:
    signatures = read_signatures()
    assert list(signatures) == [f"S{number:02}" for number in range(1, 21)]
    assert [name for name, one in signatures.items() if not one.counts] == ["S17", "S18"]


def test_every_check_states_its_number_and_every_mechanism_can_be_switched_off() -> None:
    for one in read_signatures().values():
        if one.counts:
            assert all(check.published.keys() <= {"low", "high"} and check.published for check in one.checks)
            assert load_parameters(one.off) != load_parameters()


def test_a_check_holds_between_its_bounds_and_an_open_side_is_open() -> None:
    study = write_study(
        "[published]\nlow = 0.1\n"
        '[exposure]\nwhat = "ucla3"\n[outcome]\nwhat = "phq9"\n[statistic]\nname = "correlation"\n'
    )
    high, low, none = (bound(study, Measured(value, 0.0, 5)) for value in (9.0, 0.0, float("nan")))
    assert (high.holds, low.holds, none.holds) == (True, False, False)
    assert holds([high, high])
    assert not holds([high, low])


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"checks": []}, "a signature that counts needs checks"),
        ({"off": {}}, "a signature that counts needs checks, and off"),
        ({"checks": [{**CHECK, "published": {}}]}, r"\[S99.1\]: state the number beforehand"),
        ({"counts": False}, "what keeps it from counting"),
    ],
)
def test_a_signature_without_what_it_needs_is_refused(changed: dict, words: str) -> None:
    with pytest.raises(TargetError, match=words):
        build_signature("S99", {**ROW, **changed}, "")


def test_a_check_is_read_as_strictly_as_a_study() -> None:
    with pytest.raises(StudyError, match=r"signatures.toml \[S99.1\], line 1: there is no reading called ucla"):
        build_signature("S99", {**ROW, "checks": [{**CHECK, "exposure": {"what": "ucla"}}]}, "")
    with pytest.raises(ValueError, match=r"No parameter called avoidance\.gian"):
        build_signature("S99", {**ROW, "off": {"avoidance.gian": 0.0}}, "")
