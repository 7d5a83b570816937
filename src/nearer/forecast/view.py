"""A person's whole view: twin, course ahead, loops, what-ifs, and what is not known."""

from collections.abc import Callable
from dataclasses import dataclass

from nearer.diary import PersonDiary
from nearer.fit import AnswerPrior, Twin, compare_seeds, fit_twin
from nearer.forecast.advice import Advice, is_calibrated, may_advise
from nearer.forecast.ahead import Course, look_ahead
from nearer.forecast.strengths import LoopStrength, weigh_loops
from nearer.forecast.whatif import WhatIf, compare_helps
from nearer.model.help import load_intervention

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class PersonView:
    """Everything a report or page shows of one person."""

    person: str
    simulated: bool
    calibrated: bool
    twin: Twin
    ahead: Course
    loops: tuple[LoopStrength, ...]
    what_ifs: tuple[WhatIf, ...]
    advice: Advice
    unknown: tuple[str, ...]


def view_person(
    diary: PersonDiary,
    group: AnswerPrior | None = None,
    simulated: bool = False,
    count: int = 4000,
    seed: int = 1,
    threads: int = 2,
    progress: Progress | None = None,
) -> PersonView:
    """Fit a twin twice (a second seed shows what the diary cannot tell) and look at it from all sides."""

    def say(words: str, start: float, end: float) -> Callable[[float], None]:
        return lambda share: progress(words, start + share * (end - start)) if progress else None

    first = say("Reading the diary into possible selves", 0.02, 0.35)
    twin = fit_twin(diary, group=group, count=count, seed=seed, threads=threads, progress=first)
    again = say("A second look with other luck", 0.35, 0.65)
    second = fit_twin(diary, group=group, count=count, seed=seed + 1, threads=threads, progress=again)
    twin = twin.beside(second)
    ahead = look_ahead(twin, progress=say("Looking ahead", 0.65, 0.7))
    loops = weigh_loops(twin, second, progress=say("Cutting each loop", 0.7, 0.9))
    what_ifs = compare_helps(twin, second, progress=say("Trying small changes", 0.9, 1.0))
    return PersonView(
        person=diary.id,
        simulated=simulated,
        calibrated=is_calibrated(),
        twin=twin,
        ahead=ahead,
        loops=loops,
        what_ifs=what_ifs,
        advice=gate(what_ifs, simulated),
        unknown=list_unknown(twin, second, loops, what_ifs),
    )


def gate(what_ifs: tuple[WhatIf, ...], simulated: bool) -> Advice:
    """Whether the first help on the list may be shown as a next step."""
    return may_advise(load_intervention(what_ifs[0].name), simulated)


def list_unknown(
    twin: Twin, second: Twin, loops: tuple[LoopStrength, ...], what_ifs: tuple[WhatIf, ...]
) -> tuple[str, ...]:
    """What this diary cannot tell, in words."""
    said = [f"“{loop.title}”: this diary cannot tell how strong it is." for loop in loops if loop.withheld]
    said += [f"“{what.title}”: this diary cannot tell what it would do." for what in what_ifs if what.withheld]
    said += [f"{name}: this diary cannot tell." for name in compare_seeds(twin, second)]
    return tuple(said)
