"""Numbers others published, reproduced by small reference checks."""

import math

import pytest
from scipy import optimize

from nearer.model.mechanisms import cortisol
from tests.people import numbers

P = numbers().cortisol


def run_axis(drives: list[tuple[float, float]], dt: float = 0.125) -> dict[str, float]:
    """The stress axis alone under a list of (drive, days), from its steady state at drive 1."""
    pituitary, adrenal = 1.015, 0.985
    drive, level = 1.0, 0.985
    for drive, days in drives:
        for _ in range(round(days / dt)):
            level = cortisol.settle_cortisol(drive, pituitary, adrenal, P)
            pituitary, adrenal = (
                cortisol.grow_pituitary(pituitary, drive, level, P, dt),
                cortisol.grow_adrenal(adrenal, pituitary, drive, level, P, dt),
            )
    level = cortisol.settle_cortisol(drive, pituitary, adrenal, P)
    first = drive * cortisol.sense(level, P) / level
    second = first * pituitary * cortisol.sense(level, P)
    return {"x1": first, "x2": second, "H": level, "P": pituitary, "A": adrenal}


def test_the_axis_rests_where_karin_2020_says() -> None:
    rest = run_axis([(1.0, 400)])
    assert rest["P"] == pytest.approx(1.015, rel=0.01)
    assert rest["A"] == pytest.approx(0.985, rel=0.01)
    assert rest["H"] == pytest.approx(0.985, rel=0.01)


@pytest.mark.parametrize("dt", [0.125, 1.0])
def test_sixty_days_of_stress_grow_the_glands_as_karin_2020_says(dt: float) -> None:
    stressed = run_axis([(3.0, 60)], dt)
    for name, published in {"x1": 0.985, "x2": 1.275, "H": 2.467, "P": 1.60, "A": 1.93}.items():
        assert stressed[name] == pytest.approx(published, rel=0.01), name


def test_the_off_switch_is_late_as_karin_2020_says() -> None:
    after = run_axis([(3.0, 60), (1.0, 42)])
    for name, published in {"x2": 0.77, "H": 1.23, "P": 1.00}.items():
        assert after[name] == pytest.approx(published, rel=0.01), name


def test_under_permanent_stress_the_glands_compensate_as_karin_2020_says() -> None:
    for_ever = run_axis([(3.0, 1500)])
    for name, published in {"x1": 1.0, "x2": 1.0, "H": 2.443}.items():
        assert for_ever[name] == pytest.approx(published, rel=0.01), name


def test_the_hormone_solves_its_equation() -> None:
    for drive, pituitary, adrenal in [(0.2, 0.8, 0.9), (1.0, 1.0, 1.0), (4.0, 2.0, 2.0)]:
        level = cortisol.settle_cortisol(drive, pituitary, adrenal, P)
        assert level * (1 + (level / P.feedback) ** 3) == pytest.approx(
            math.sqrt(drive * pituitary * adrenal), rel=1e-6
        )


def resilience_flow(r: float, s: float, effort: float) -> tuple[float, float]:
    """The resilience-symptom model of Rueffer and Schoenlein: how resilience r and symptoms s change."""
    return (-s + (1 - s) * r) * (1 - r) * r, (effort * (1 + s - r) - s * r) * (1 - s) * s


@pytest.mark.parametrize(
    ("effort", "resilience", "symptoms"), [(0.1, 0.3504, 0.2595), (0.3, 0.6094, 0.3787), (0.5, 0.7676, 0.4343)]
)
def test_the_resilience_model_of_rueffer_and_schoenlein_rests_where_published(
    effort: float, resilience: float, symptoms: float
) -> None:
    found = optimize.root(lambda x: resilience_flow(*x, effort), (resilience + 0.02, symptoms - 0.02), tol=1e-12)
    assert found.success
    assert tuple(found.x) == pytest.approx((resilience, symptoms), abs=1e-4)


@pytest.mark.parametrize(("start", "well"), [((0.65, 0.35), True), ((0.55, 0.40), False)])
def test_that_point_is_a_watershed_between_two_states(start: tuple[float, float], well: bool) -> None:
    r, s = start
    for _ in range(20_000):
        dr, ds = resilience_flow(r, s, 0.3)
        r, s = r + 0.01 * dr, s + 0.01 * ds
    assert (r > 0.99) is well
    assert (s > 0.5) is not well
