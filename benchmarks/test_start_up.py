"""How long a person waits for the command line when no science is needed."""

import subprocess
import sys
from statistics import median
from time import perf_counter

import pytest

LONGEST_WAIT_SECONDS = 0.5
STARTS = 9


def time_start(*words: str) -> float:
    """Seconds from calling a command to its last word."""
    begun = perf_counter()
    subprocess.run(
        [sys.executable, "-c", "from nearer.cli import main; main()", *words], check=True, capture_output=True
    )
    return perf_counter() - begun


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("diary", "check", "--help"), ("simulate", "--help")])
def test_the_command_line_answers_within_half_a_second(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """The median of a few starts, so that one slow moment of the machine decides nothing."""
    seconds = median(time_start(*words) for _ in range(STARTS))
    with capsys.disabled():
        print(f"\nnearer {' '.join(words)}: {seconds:.2f} s")
    assert seconds < LONGEST_WAIT_SECONDS
