"""The results as tables for the docs: best and middle of each engine, ratios with their spread, and the goals."""

from collections.abc import Iterable
from statistics import median
from typing import Any, NamedTuple

Row = dict[str, Any]
MEGABYTE = 1_000_000
MOST_PEOPLE = 1_000_000
# How many people, and how many times as long as ours at least.
RIVALS = {"jax": (MOST_PEOPLE, 5), "starsim": (100_000, 10), "polars": (MOST_PEOPLE, 20), "mesa": (10_000, 350)}


class Goal(NamedTuple):
    """What was promised: a ratio of two figures, at least or at most so much."""

    words: str
    ratio: tuple[float, ...]  # of each round; empty when it was not measured
    wanted: float
    at_least: bool

    @property
    def found(self) -> float:
        """The middle of the rounds."""
        return median(self.ratio)

    @property
    def met(self) -> bool:
        """Whether it is kept."""
        return self.found >= self.wanted if self.at_least else self.found <= self.wanted


def write_tables(found: dict[str, Any]) -> str:
    """Everything, as Markdown."""
    parts = [write_circumstances(found)]
    for workload, title in (("reference", "The reference workload"), ("model", "The model")):
        rows = [row for row in found["rows"] if row["workload"] == workload and row["threads"] == 1]
        if rows:
            parts += [f"## {title}", write_times(found, rows), write_costs(found, rows)]
    return "\n\n".join([*parts, "## What was promised", write_goals(list_goals(found["rows"]))])


def write_circumstances(found: dict[str, Any]) -> str:
    """When and on what it was measured."""
    machine, load = found["machine"], found["load_average"]
    versions = [f"{found['titles'][name]} {v}" for name, v in found["versions"].items() if v and name != "ours"]
    return (
        f"Measured on {found['date']}: {machine['processor']}, {machine['processors']} processors, "
        f"{machine['memory_gib']:g} GiB, {machine['system']}, Python {machine['python']}. The load of the machine was "
        f"{load['before']:g} before and {load['after']:g} after (a quiet machine has 0 before). {found['rounds']} "
        f"rounds of about {found['seconds']:g} s each, engines in turn.\n\n{', '.join(versions)}."
    )


def write_times(found: dict[str, Any], rows: list[Row]) -> str:
    """CPU-ns a person-day by engine and size."""
    sizes = sorted({row["people"] for row in rows})
    head = ["Engine, CPU-ns a person-day", *(show_people(size) for size in sizes)]
    body = []
    for name in ordered(rows):
        cells = []
        for size in sizes:
            row = find(rows, engine=name, people=size)
            cells.append("-" if row is None else f"{min(row['cpu_ns']):,.0f} ({median(row['cpu_ns']):,.0f})")
        body.append([found["titles"][name], *cells])
    return f"{tabulate(head, body)}\n\nThe best round, and the middle one in brackets. One thread."


def write_costs(found: dict[str, Any], rows: list[Row]) -> str:
    """How many times as long as ours, memory, and time to compile, at the largest size of each engine."""
    body = []
    for name in ordered(rows):
        row = max((row for row in rows if row["engine"] == name), key=lambda row: row["people"])
        own = find(rows, engine="ours", people=row["people"])
        times = "-" if own is None else show_spread(ratios(row["cpu_ns"], own["cpu_ns"]))
        fixed, each = split_memory(rows, name)
        held = ["-" if each is None else f"{each:,.0f}", f"{fixed / MEGABYTE:,.0f}"]
        body.append([found["titles"][name], show_people(row["people"]), times, *held, f"{row['compile_seconds']:.1f}"])
    return tabulate(["Engine", "People", "Times Nearer's", "Bytes a person", "MB besides", "Compiling, s"], body)


def split_memory(rows: list[Row], engine: str) -> tuple[float, float | None]:
    """Bytes held whatever the number of people, and bytes a person, from the smallest and the largest size."""
    own = sorted((row for row in rows if row["engine"] == engine), key=lambda row: row["people"])
    (few, some), (many, most) = ((row["people"], row["people"] * row["bytes_per_person"]) for row in (own[0], own[-1]))
    if few == many:
        return some, None
    each = (most - some) / (many - few)
    return max(0.0, some - each * few), each


def ordered(rows: list[Row]) -> list[str]:
    """Engines in the order they were listed."""
    return list(dict.fromkeys(row["engine"] for row in rows))


def find(rows: Iterable[Row], **wanted: Any) -> Row | None:
    """The row with these marks."""
    return next((row for row in rows if all(row[key] == value for key, value in wanted.items())), None)


def ratios(over: list[float], under: list[float]) -> tuple[float, ...]:
    """One ratio a round; both engines met the same moment of the machine."""
    return tuple(a / b for a, b in zip(over, under, strict=True))


def list_goals(rows: list[Row]) -> list[Goal]:
    """Every promise that can be looked at."""

    def compare(over: dict[str, Any], under: dict[str, Any], figure: str = "cpu_ns") -> tuple[float, ...]:
        one, other = (find(rows, **{"threads": 1, **marks}) for marks in (over, under))
        return () if one is None or other is None else ratios(one[figure], other[figure])

    def own(workload: str, people: int, threads: int = 1) -> dict[str, Any]:
        return {"workload": workload, "engine": "ours", "people": people, "threads": threads}

    goals = []
    for name, (people, wanted) in RIVALS.items():
        ratio = compare({**own("reference", people), "engine": name}, own("reference", people))
        goals.append(Goal(f"Reference workload, {show_people(people)}: {name} takes at least", ratio, wanted, True))
    c = compare(own("model", MOST_PEOPLE), {**own("model", MOST_PEOPLE), "engine": "c"})
    goals.append(Goal(f"The model, {show_people(MOST_PEOPLE)}: we take at most, of its C version,", c, 2, False))
    for workload, title in (("reference", "Reference workload"), ("model", "The model")):
        # The two sizes did not meet the same moments, so the best of each is compared.
        large, small = find(rows, **own(workload, MOST_PEOPLE)), find(rows, **own(workload, 10_000))
        grown = () if large is None or small is None else (min(large["cpu_ns"]) / min(small["cpu_ns"]),)
        goals.append(Goal(f"{title}: a person-day grows from 1e4 to 1e6 people by at most", grown, 1.6, False))
        two = compare(own(workload, MOST_PEOPLE), own(workload, MOST_PEOPLE, 2), "wall_ns")
        goals.append(Goal(f"{title}, 1e6: two threads are faster than one by at least", two, 1.8, True))
    for workload, title, most in (("reference", "Reference workload", 250), ("model", "The model", 450)):
        here = [row for row in rows if row["workload"] == workload and row["threads"] == 1]
        held = split_memory(here, "ours")[1] if find(here, **own(workload, MOST_PEOPLE)) else None
        goals.append(Goal(f"{title}: bytes a person at most", () if held is None else (held,), most, False))
    return [goal for goal in goals if goal.ratio]


def write_goals(goals: list[Goal]) -> str:
    """The promises as a table."""
    head = ["Promise", "Wanted", "Found", ""]
    body = [[g.words, f"{g.wanted:g}", show_spread(g.ratio), "kept" if g.met else say_missed(g)] for g in goals]
    return tabulate(head, body) if goals else "Nothing of what was promised was measured this time."


def say_missed(goal: Goal) -> str:
    """By how much a promise is missed."""
    off = goal.wanted / goal.found if goal.at_least else goal.found / goal.wanted
    return f"**missed** by {100 * (off - 1):.0f} %"


def show_spread(values: tuple[float, ...]) -> str:
    """The middle of the rounds, and from where to where they lie."""
    size = median(values)
    few = "{:,.2f}" if size < 10 else "{:,.1f}" if size < 100 else "{:,.0f}"
    if len(values) == 1:
        return few.format(values[0])
    return f"{few.format(median(values))} ({few.format(min(values))} to {few.format(max(values))})"


def show_people(people: int) -> str:
    """A number of people, short."""
    power = len(str(people)) - 1
    return f"1e{power}" if people == 10**power else f"{people:,}"


def tabulate(head: list[str], body: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
