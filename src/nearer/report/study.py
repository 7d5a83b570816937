"""The report on a study: words and courses first, the networks last, what is not known, and how it was made."""

from __future__ import annotations

import json as json_text
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nearer import __version__
from nearer.diary import Check, Diary, DiaryError, check_diary, read_diary, read_map
from nearer.diary.tables import show_progress
from nearer.diary.writing import write_whole
from nearer.fit.networks import Ask, Network, fit_network
from nearer.report.choosing import ReportError, enough_answers
from nearer.report.course_figure import draw_course, follow_beeps, follow_days
from nearer.report.links_figure import draw_links
from nearer.report.network_figure import WIDTH, draw_networks
from nearer.report.networks import write_network, write_table
from nearer.report.numbers import say_count, say_in_hundred
from nearer.report.person import FOLDER, render
from nearer.report.pictures import write_picture

if TYPE_CHECKING:
    from collections.abc import Callable

LINKS_NAMED = 5


@dataclass(frozen=True)
class Study:
    """Everything that the report on a study shows; `refused` says why there is no network."""

    diary: Diary
    check: Check
    network: Network | None
    refused: str
    licence: str | None
    citation: str | None


def make_study(
    file: Path, map: Path, out: Path, items: list[str] | None, draws: int | None, seed: int, json: bool
) -> None:
    """Read, reckon and write a folder with the page, its figures and their tables."""
    if out.exists() and not out.is_dir():
        raise ReportError(f"{out} is a file. The report on a study is a folder: name another place.")
    known = read_map(map)
    diary = read_diary(file, known)
    with show_progress("Drawing people") as progress:
        study = look_at_study(diary, Ask(items, draws=draws, seed=seed), progress)
    files = write_study(replace(study, licence=known.licence, citation=known.citation), out)
    if json:
        print(json_text.dumps({"out": str(out), "files": [str(one) for one in files]}, indent=2))
    else:
        print(f"Wrote {out / 'report.html'} and {len(files) - 1} files beside it.")


def look_at_study(diary: Diary, ask: Ask, tell: Callable[[int, int], None] | None = None) -> Study:
    """Check a study and fit its networks; a study that has none gets a report all the same."""
    check = check_diary(diary)
    try:
        network, refused = fit_network(diary, ask, tell), ""
    except DiaryError as error:
        network, refused = None, str(error)
    return Study(diary, check, network, refused, None, None)


def write_study(study: Study, out: Path) -> list[Path]:
    """Write the page, each figure as SVG and PNG, and its numbers as CSV."""
    out.mkdir(parents=True, exist_ok=True)
    days, beeps = follow_days(study.diary), follow_beeps(study.diary)
    courses = {"days": draw_course(study.diary, days, "day")}
    files = [write_table(days, out / "days.csv")]
    if study.check.beeps_a_day > 1:
        courses["beeps"] = draw_course(study.diary, beeps, "beep")
        files.append(write_table(beeps, out / "beeps.csv"))
    for name, figure in courses.items():
        words = {"figure": figure, "title": f"{study.diary.name}, by {figure.unit}"}
        files += write_picture("report/course.svg", words, out / name)
    if study.network is not None:
        files += write_network(study.network, out)
    style = (FOLDER / "report" / "look.css").read_text(encoding="utf-8")
    page = render("report/study.html", describe_study(study) | {"courses": courses, "style": style})
    with write_whole(out / "report.html") as place:
        place.write(page)
    return [out / "report.html", *files]


def describe_study(study: Study) -> dict[str, Any]:
    """What the page says, in words and numbers."""
    check = study.check
    few = sum(one.answered < enough_answers() for one in check.each)
    return {
        "name": check.name,
        "version": __version__,
        "people": say_count(check.people),
        "alone": check.people == 1,
        "entries": say_count(check.answered),
        "days": say_count(check.days),
        "beeps": check.beeps_a_day,
        "share": say_in_hundred(check.answered / max(check.scheduled, 1)),
        "few": few,
        "least": enough_answers(),
        "items": [describe_item(study, place) for place in range(len(check.items))],
        "remarks": check.remarks,
        "licence": study.licence,
        "citation": study.citation,
        "refused": study.refused,
        **(describe_network(study.network) if study.network is not None else {}),
    }


def describe_item(study: Study, place: int) -> dict[str, Any]:
    """One item as a row of the table."""
    item, one = study.diary.items[place], study.check.items[place]
    return {
        "name": item.name.replace("_", " "),
        "label": item.label,
        "low": f"{item.low:g}",
        "high": f"{item.high:g}",
        "answers": say_count(one.answered),
        "mean": f"{one.mean:.2f}" if one.answered else "–",
        "within": "–" if math.isnan(one.sd_within) else f"{one.sd_within:.2f}",
        "between": "–" if math.isnan(one.between_share) else say_in_hundred(one.between_share),
        "floor": say_in_hundred(one.floor_share) if one.answered else "–",
    }


def describe_network(network: Network) -> dict[str, Any]:
    """The networks: pictures, and the surest links in words."""
    panels = draw_networks(network)
    return {
        "panels": panels,
        "width": f"{WIDTH * len(panels):.0f}",
        "lag": str(network.lag),
        "links": draw_links(network),
        "title": f"Networks of {network.name}",
        "together": name_links(network, "contemporaneous"),
        "later": [words for words in name_links(network, "temporal") if words],
        "pairs": say_count(network.pairs),
        "lost": say_count(network.lost),
        "draws": say_count(len(network.links["temporal"].draws)),
        "stability": [(name, f"{share:.0%}") for name, share in network.stability.items()],
        "told": [
            (item.name.replace("_", " "), f"{share:.0%}")
            for item, share in zip(network.items, network.told, strict=True)
            if share == share
        ],
    }


def name_links(network: Network, name: str) -> list[str]:
    """The largest links whose interval leaves 0 out, between different items, in words."""
    rows = [row for row in network.rows(name) if row["from"] != row["to"]]
    sure = [row for row in rows if not float(str(row["low"])) <= 0 <= float(str(row["high"]))]
    sure = [row for row in sure if float(str(row["low"])) == float(str(row["low"]))]
    ordered = sorted(sure, key=lambda row: -abs(float(str(row["std"]))))[:LINKS_NAMED]
    return [say_link(row, name) for row in ordered]


def say_link(row: dict[str, object], name: str) -> str:
    """One link in words."""
    start, end = (str(row[side]).replace("_", " ") for side in ("from", "to"))
    up = float(str(row["est"])) > 0
    if name == "temporal":
        return f"After more “{start}”, {'more' if up else 'less'} “{end}”."
    return f"More “{start}” goes with {'more' if up else 'less'} “{end}”."
