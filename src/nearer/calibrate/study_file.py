"""The file of a study: read, checked, and refused with the line and the nearest name where something is not known.

Every key stands in keys.toml.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn

from nearer.calibrate.keys import keys_of, table_names
from nearer.calibrate.names import reading_names
from nearer.calibrate.statistics import STATISTICS
from nearer.calibrate.study import Arm, Condition, Reading, Study
from nearer.calibrate.targets import read_targets
from nearer.errors import NearerError
from nearer.instruments.interviewing import read_interviews
from nearer.model.state import Help

LOOK_BACK = r"(?P<what>\w+)(?: within (?P<days>\d+) days)?"
CONDITION = re.compile(LOOK_BACK + r" (?P<sign><=|>=|==|<|>) (?P<number>-?[\d.]+)")
LACKS = {
    "exposure": "it compares people. Add [exposure], or two [[arms]]",
    "groups": "it compares two groups. Give the exposure a cut-off, such as at_least",
    "cases": "it counts people with the outcome. Give the outcome a cut-off, such as at_least",
    "event": "it waits: the outcome must be an episode, with event and lag_days",
    "before": "it looks at change. Give the outcome lag_days",
}
NEED_DAYS = ("bimodality", "closest_ties_lost", "weak_ties_lost")
KINDS = {"text": (str,), "texts": (list,), "number": (int, float), "numbers": (list,), "truth": (bool,)}


class StudyError(NearerError):
    """A study file cannot be used as it is."""


def list_studies() -> tuple[str, ...]:
    """The studies that come with the house, by their id."""
    folder = files("nearer.calibrate") / "studies"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


def read_own_study(name: str) -> Study:
    """A study that comes with the house."""
    text = (files("nearer.calibrate") / "studies" / f"{name}.toml").read_text(encoding="utf-8")
    return build_study(name, text, f"studies/{name}.toml")


def read_study(file: Path) -> Study:
    """A study from a file; the bare id of one of the house's will do."""
    if not file.exists() and str(file) in list_studies():
        return read_own_study(str(file))
    return build_study(file.stem, file.read_text(encoding="utf-8"), str(file))


def build_study(name: str, text: str, where: str) -> Study:
    """A study from the words of its file."""
    return Builder(read_tables(text, where), text, where).build(name)


def read_tables(text: str, where: str) -> dict[str, Any]:
    """The tables of a file."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StudyError(f"{where} is not TOML: {error}. Correct that line.") from error


class Builder:
    """Reads one file, and knows where in it something stands."""

    def __init__(self, tables: Mapping[str, Any], text: str, where: str) -> None:
        self.tables, self.text, self.where = tables, text, where

    def refuse(self, table: str, key: str, words: str) -> NoReturn:
        """Say what is wrong, with the line."""
        raise StudyError(f"{self.where}, line {self.find_line(table, key)}: {words}")

    def find_line(self, table: str, key: str) -> int:
        """The line where a key of a table stands; 1 when it cannot be found."""
        inside = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if head := re.match(r"\s*\[+\s*([\w-]+)\s*\]+", line):
                inside = head[1]
                if inside == table and not key:
                    return number
            elif inside == table and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
        return 1

    def choose(self, table: str, key: str, got: str, known: Iterable[str], what: str) -> str:
        """A name that must be one of some."""
        names = list(known)
        if got not in names:
            self.refuse(table, key, self.suggest(got, names, what))
        return got

    def suggest(self, got: str, names: list[str], what: str) -> str:
        """What to write instead of a name that is not known."""
        near = get_close_matches(got, names, 1, 0.5)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
        return f"there is no {what} called {got}. {hint}"

    def check_keys(self) -> None:
        """Only known tables and keys, each of its kind, and none that is needed missing."""
        for name, value in self.tables.items():
            if not isinstance(value, dict | list) or name == "covariates":
                self.check_key("", name, value)
                continue
            self.choose(name, "", name, table_names(), "table")
            for row in value if isinstance(value, list) else [value]:
                for key, inner in row.items():
                    self.check_key(name, key, inner)
                self.check_needed(name, row)
        self.check_needed("", self.tables)
        for table in ("outcome", "statistic"):
            if table not in self.tables:
                raise StudyError(f"{self.where}: the table [{table}] is missing. Add it; the reference shows how.")

    def check_key(self, table: str, name: str, value: Any) -> None:
        """One key: known, and of its kind."""
        known = keys_of(table)
        self.choose(table, name, name, known, "key" if not table else f"key in [{table}]")
        key = known[name]
        if not isinstance(value, KINDS[key.kind]) or (key.kind == "number" and isinstance(value, bool)):
            self.refuse(table, name, f"{name} must be like `{key.example}`, got {value!r}.")
        if key.choices:
            self.choose(table, name, str(value), key.choices, name)

    def check_needed(self, table: str, row: Mapping[str, Any]) -> None:
        """Nothing that is needed is missing."""
        for key in keys_of(table).values():
            if key.needed and key.name not in row:
                place = f"[{table}]" if table else "the top of the file"
                self.refuse(table, "", f"{key.name} is missing in {place}. Add it, like `{key.example}`.")

    def read_reading(self, table: str, row: Mapping[str, Any], key: str = "what") -> Reading:
        """A reading whose name is known."""
        what = self.choose(table, key, row["what"], reading_names(), "reading")
        if row.get("onset") and what not in read_interviews():
            self.refuse(table, "onset", f"only an episode has an onset, and {what} is none.")
        names = ("at_least", "below", "top", "bottom")
        cuts = {name: row.get(name) for name in names}
        return Reading(what, **cuts, within_days=int(row.get("within_days", 0)), onset=row.get("onset", False))

    def read_condition(self, words: str) -> Condition:
        """A condition such as `phq9 < 10`."""
        found = CONDITION.fullmatch(words.strip())
        if not found:
            self.refuse("population", "include", f"a condition must be like `phq9 < 10`, got `{words}`.")
        reading = {"what": found["what"], "within_days": int(found["days"] or 0)}
        return Condition(
            self.read_reading("population", reading, "include"),
            found["sign"],
            float(found["number"]),
        )

    def read_covariates(self) -> tuple[Reading, ...]:
        """What is allowed for."""
        return tuple(self.read_covariate(words) for words in self.tables.get("covariates", []))

    def read_covariate(self, words: str) -> Reading:
        """A covariate such as `phq9` or `depression_episode within 365 days`."""
        found = re.fullmatch(LOOK_BACK, words.strip())
        if not found:
            self.refuse("", "covariates", f"a covariate must be like `phq9`, got `{words}`.")
        return self.read_reading("", {"what": found["what"], "within_days": int(found["days"] or 0)}, "covariates")

    def read_arms(self) -> tuple[Arm, ...]:
        """The arms, or the one course of help of a treated start."""
        arms = [self.read_arm(row) for row in self.tables.get("arms", [])]
        if "help" in self.tables:
            arms = [self.read_arm({"name": "treated", **self.tables["help"]})]
        return tuple(arms)

    def read_arm(self, row: Mapping[str, Any]) -> Arm:
        """One arm."""
        given = {name: float(row[name]) for name in Help._fields if name in row}
        return Arm(row["name"], int(row.get("days", 0)), given)

    def build(self, name: str) -> Study:
        """The whole study."""
        self.check_keys()
        who, outcome = self.tables.get("population", {}), self.tables["outcome"]
        exposure, statistic = self.tables.get("exposure"), dict(self.tables["statistic"])
        target = self.tables.get("target", "")
        if target:
            self.choose("", "target", target, read_targets(), "target")
        study = Study(
            id=name,
            says=self.tables["says"],
            target=target,
            covariates=self.read_covariates(),
            published={key: float(value) for key, value in self.tables.get("published", {}).items()},
            start=who.get("start", "general"),
            condition=who.get("condition", ""),
            age=tuple(who.get("age", (0, 200))),
            sex=who.get("sex", "any"),
            include=tuple(self.read_condition(words) for words in who.get("include", [])),
            every_years=float(who.get("every_years", 1)),
            free_days=int(who.get("free_days", 365)),
            well_days=int(who.get("well_days", 182)),
            exposure=self.read_reading("exposure", exposure) if exposure else None,
            outcome=self.read_reading("outcome", outcome),
            lag_days=int(outcome.get("lag_days", 0)),
            halved=outcome.get("halved", False),
            event=outcome.get("event", ""),
            attrition=self.tables.get("attrition", {}),
            arms=self.read_arms(),
            statistic=self.choose("statistic", "name", statistic.pop("name"), STATISTICS, "statistic"),
            options=statistic,
        )
        self.check_sense(study)
        return study

    def check_sense(self, study: Study) -> None:
        """What belongs together is there together."""
        needs, name = STATISTICS[study.statistic].needs, study.statistic
        if study.start != "general":
            self.choose("population", "condition", study.condition, read_interviews(), "episode")
        if study.start == "treated" and not study.arms:
            self.refuse("population", "start", "people who are treated get something. Add the table [help].")
        arms, exposure = len(study.arms) > 1, study.exposure
        waits = study.event and study.lag_days and study.outcome.what in read_interviews()
        has = {
            "exposure": arms or exposure is not None,
            "groups": arms or (exposure is not None and is_yes_or_no(exposure)),
            "cases": study.halved or is_yes_or_no(study.outcome),
            "event": bool(waits),
            "before": study.lag_days > 0,
        }
        for need, words in LACKS.items():
            if need in needs and not has[need]:
                self.refuse("statistic", "name", f"{name} cannot be computed: {words}.")
        self.check_numbers(study)

    def check_numbers(self, study: Study) -> None:
        """Shares and days are possible ones."""
        if not 0 <= study.attrition.get("a_year", 0) < 1:
            self.refuse("attrition", "a_year", f"a_year is a share of people below 1, got {study.attrition['a_year']}.")
        if "with" in study.attrition:
            self.choose("attrition", "with", study.attrition["with"], reading_names(), "reading")
        if study.halved and not study.lag_days:
            self.refuse("outcome", "halved", "halved compares with the start. Give the outcome lag_days.")
        for table, reading in (("exposure", study.exposure), ("outcome", study.outcome)):
            if reading is None:
                continue
            for key in ("top", "bottom"):
                if not 0 < (getattr(reading, key) or 0.5) < 1:
                    self.refuse(table, key, f"{key} is a share of people between 0 and 1, got {getattr(reading, key)}.")
            if not reading.within_days and (reading.onset or reading.what in NEED_DAYS):
                self.refuse(table, "what", f"{reading.what} looks back. Say how far with within_days.")


def is_yes_or_no(reading: Reading) -> bool:
    """Whether a reading gives yes or no."""
    cut = any(part is not None for part in (reading.at_least, reading.below, reading.top, reading.bottom))
    return cut or reading.what in ("alone", "sex") or (reading.what in read_interviews() and not reading.onset)
