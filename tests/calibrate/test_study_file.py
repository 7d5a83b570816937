"""Study files: what is known is read, and what is not is refused with its line and the nearest name."""

import re
from pathlib import Path

import pytest

from nearer.calibrate.keys import keys_of, read_keys, table_names
from nearer.calibrate.study import Arm, Condition, Reading, held_against
from nearer.calibrate.study_file import KINDS, StudyError, build_study, list_studies, read_own_study, read_study
from nearer.calibrate.targets import read_targets

WHOLE = """says = "A cohort"
covariates = ["age", "depression_episode within 365 days"]

[population]
start = "general"
age = [40, 74]
include = ["phq9 < 10", "depression_episode within 730 days == 0"]

[exposure]
what = "ucla3"
at_least = 6

[outcome]
what = "phq9"
at_least = 10
lag_days = 1826

[statistic]
name = "odds_ratio"
"""


def test_a_whole_file_becomes_a_study() -> None:
    study = build_study("cohort", WHOLE, "cohort.toml")
    assert study.covariates == (Reading("age"), Reading("depression_episode", within_days=365))
    assert study.include[0] == Condition(Reading("phq9"), "<", 10.0)
    assert study.include[1].reading.within_days == 730
    assert (study.age, study.lag_weeks, study.weeks_back) == ((40, 74), 261, 105)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("at_least = 6", "at_leest = 6", r"line 11: there is no key in \[exposure\] called at_leest. .*at_least\?"),
        ('what = "ucla3"', 'what = "ucla"', r"line 10: there is no reading called ucla. Did you mean ucla3\?"),
        ("[exposure]", "[exposed]", r"line 9: there is no table called exposed. Did you mean exposure\?"),
        ('"odds_ratio"', '"odd_ratio"', r"line 19: there is no statistic called odd_ratio. Did you mean odds_ratio\?"),
        ('"general"', '"generl"', r"line 5: there is no start called generl. Did you mean general\?"),
        ("phq9 < 10", "phq9 ~ 10", r"line 7: a condition must be like `phq9 < 10`, got `phq9 ~ 10`"),
        ('"age", "dep', '"aeg", "dep', r"line 2: there is no reading called aeg. Did you mean age\?"),
        ("lag_days = 1826", 'lag_days = "long"', r"line 16: lag_days must be like `lag_days = 1826`, got 'long'"),
        ("lag_days = 1826", "lag_days = true", r"line 16: lag_days must be like"),
        ('says = "A cohort"', "", r"says is missing in the top of the file"),
        ('what = "phq9"', "", r"line 13: what is missing in \[outcome\]"),
        ('[statistic]\nname = "odds_ratio"', "", r"the table \[statistic\] is missing"),
        (
            '[exposure]\nwhat = "ucla3"\nat_least = 6',
            "",
            r"it compares people. Add \[exposure\]",
        ),
        ("at_least = 10\n", "", r"it counts people with the outcome. Give the outcome a cut-off"),
        ("at_least = 6\n", "top = 1.5\n", r"line 11: top is a share of people between 0 and 1, got 1.5"),
        ("[statistic]", "[attrition]\na_year = 1\n[statistic]", r"line 19: a_year is a share of people below 1"),
        ('what = "phq9"', 'what = "bimodality"', r"line 14: bimodality looks back. Say how far with within_days"),
        ("at_least = 10\nlag_days = 1826", "halved = true", r"line 15: halved compares with the start"),
        ('"odds_ratio"', '"survival_share"', r"it waits: the outcome must be an episode"),
        ('"general"', '"incident"', r"there is no episode called"),
        ('what = "ucla3"', 'what = "ucla3"\nonset = true', r"line 11: only an episode has an onset"),
        ("age = [40, 74]", "age = [40, ", r"is not TOML"),
    ],
)
def test_what_is_not_known_is_refused_where_it_stands(old: str, new: str, words: str) -> None:
    assert old in WHOLE
    with pytest.raises(StudyError, match=words):
        build_study("cohort", WHOLE.replace(old, new, 1), "cohort.toml")


def test_a_target_that_is_not_known_is_refused() -> None:
    with pytest.raises(StudyError, match="Did you mean MEC02"):
        build_study("cohort", WHOLE.replace("says", 'target = "MEC002"\nsays', 1), "cohort.toml")


@pytest.mark.parametrize(("name", "words"), [("hedges_g", "compares two groups"), ("path", "looks at change")])
def test_a_statistic_without_what_it_needs_is_refused(name: str, words: str) -> None:
    text = f'says = "x"\n[exposure]\nwhat = "ucla3"\n[outcome]\nwhat = "phq9"\n[statistic]\nname = "{name}"\n'
    with pytest.raises(StudyError, match=words):
        build_study("x", text, "x.toml")


def test_arms_and_a_course_of_help_are_read() -> None:
    arms = '[[arms]]\nname = "none"\n[[arms]]\nname = "steps"\ndays = 84\nsmall_steps = 0.3\n'
    study = build_study(
        "trial", 'says = "x"\n[outcome]\nwhat = "gad7"\nlag_days = 84\n[statistic]\nname = "hedges_g"\n' + arms, "t"
    )
    assert study.arms == (Arm("none", 0, {}), Arm("steps", 84, {"small_steps": 0.3}))


def test_people_who_are_treated_must_get_something() -> None:
    words = WHOLE.replace('"general"', '"treated"\ncondition = "depression_episode"')
    with pytest.raises(StudyError, match=r"Add the table \[help\]"):
        build_study("cohort", words, "cohort.toml")
    study = build_study("cohort", words + "\n[help]\ndays = 84\nsupportive = 0.3\n", "cohort.toml")
    assert study.arms == (Arm("treated", 84, {"supportive": 0.3}),)


def test_every_target_has_a_study_that_can_be_read() -> None:
    held = {name for name, target in read_targets().items() if target.is_target}
    studies = {name: read_own_study(name) for name in list_studies()}
    assert held <= studies.keys()
    assert all(study.target == name for name, study in studies.items())
    assert all(study.says == read_targets()[name].says for name, study in studies.items())


def test_a_study_of_the_house_is_found_by_its_id(tmp_path: Path) -> None:
    assert read_study(Path("MEC02")) == read_own_study("MEC02")
    file = tmp_path / "mine.toml"
    file.write_text(WHOLE, encoding="utf-8")
    assert read_study(file).id == "mine"


def test_a_study_is_held_against_its_target_or_what_its_file_says() -> None:
    assert held_against(read_own_study("MEC02")) == (1.55, 1.14, 2.1)
    own = build_study("own", WHOLE + "\n[published]\nfigure = 2\nlow = 1.5\n", "own.toml")
    assert held_against(own) == (2.0, 1.5, None)


def test_every_key_has_an_example_that_holds_it() -> None:
    for key in read_keys():
        assert re.match(rf"{key.name} = \S", key.example), key
        assert key.kind in KINDS
    assert {"population", "exposure", "outcome", "attrition", "help", "arms", "statistic"} <= set(table_names())
    assert "what" in keys_of("exposure")
