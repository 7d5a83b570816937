"""Maps: what a map file may say, and what is wrong with one that says something else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.diary import DiaryError, DiaryMap, Item, construct_names, read_map, write_map
from nearer.diary.maps import build_map, format_map
from tests.diary.invented import UNHURRIED

MINIMAL = '[items.mood]\nconstruct = "mood"\nlow = 0\nhigh = 10\n'


def read_text(folder: Path, text: str) -> DiaryMap:
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    return read_map(path)


def test_a_short_map_is_filled_with_what_is_usual(tmp_path: Path) -> None:
    map = read_text(tmp_path, MINIMAL)
    assert map.items == (Item("mood", "mood", 1, 0, 10, "ordinal"),)
    assert map.mapped == map.items
    assert map.id == "id"


def test_less_turns_the_direction_round(tmp_path: Path) -> None:
    assert read_text(tmp_path, MINIMAL + 'direction = "less"\n').items[0].direction == -1


def test_an_unknown_construct_gets_the_nearest_known_one(tmp_path: Path) -> None:
    with pytest.raises(
        DiaryError, match=r"\[items\.mood\] construct must be a known name, got 'lonelines'.*'loneliness'"
    ):
        read_text(tmp_path, MINIMAL.replace('"mood"', '"lonelines"'))


def test_the_constructs_are_those_that_the_model_knows() -> None:
    assert set(construct_names()) == {
        *("mood", "depression", "anxiety", "threat", "arousal", "rumination", "loneliness", "craving", "withdrawal"),
        *("contact", "warmth", "harm", "rejection_expectation", "self_worth", "social_pain", "anhedonia", "energy"),
        *("stress", "sleep", "functioning", "digital", "support"),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no items"),
        ("[diary]\nname = 'x'\n", "names no items"),
        ("nonsense", "cannot be read as a map"),
        (MINIMAL + "colour = 1\n", "unknown entry 'colour'"),
        (MINIMAL.replace("low = 0\n", ""), "low must be a number, got None"),
        (MINIMAL.replace("low = 0", "low = true"), "low must be a number, got True"),
        (MINIMAL.replace("high = 10", "high = inf"), "high must be a number, got inf"),
        (MINIMAL.replace("high = 10", "high = 0"), "low must be below high, got 0 and 0"),
        (MINIMAL + 'direction = "up"\n', 'direction must be "more" or "less", got \'up\''),
        (MINIMAL + 'kind = "slider"\n', 'kind must be "ordinal" or "continuous", got \'slider\''),
        (MINIMAL + "label = 3\n", "label must be text in quotes, got 3"),
        (MINIMAL + "[items.hours]\nlow = 0\nhigh = 1\n", "a name that the diary needs itself"),
        ("items = 3\n", r"must be a block of names and values, got 3"),
        ("[items]\nmood = 3\n", r"must be a block of names and values, got 3"),
        ("[diary]\nid = 4\n" + MINIMAL, "id must be text in quotes, got 4"),
        ("[diary]\nbeeps = 4\n" + MINIMAL, "unknown entry 'beeps'. Did you mean 'beep'"),
        ("[diary]\nbeep_hours = [12, 9]\n" + MINIMAL, "beep_hours must rise"),
        ("[diary]\nbeep_hours = [12, 40]\n" + MINIMAL, "beep_hours must rise"),
        ("[diary]\nbeep_hours = 'noon'\n" + MINIMAL, "beep_hours must be a list of numbers"),
        ("[diary]\nmorning = ['sleep']\n" + MINIMAL, "morning must be a list of this map's items"),
    ],
)
def test_what_is_wrong_in_a_map_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DiaryError, match=said):
        read_text(tmp_path, text)


def test_a_map_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"There is no map .*away\.toml"):
        read_map(tmp_path / "away.toml")


def test_a_map_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_bytes("# müde\n".encode("latin-1"))
    with pytest.raises(DiaryError, match="not UTF-8 text"):
        read_map(tmp_path / "map.toml")


NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: value + 0.0)
NAMES = st.text(min_size=1, max_size=12).filter(lambda name: name not in ("id", "day", "beep", "hours"))


@st.composite
def items(draw: st.DrawFn) -> Item:
    low = draw(NUMBERS)
    return Item(
        name=draw(NAMES),
        construct=draw(st.sampled_from([None, *construct_names()])),
        direction=draw(st.sampled_from([1, -1])),
        low=low,
        high=low + draw(st.floats(0.5, 1000)),
        kind=draw(st.sampled_from(["ordinal", "continuous"])),
        label=draw(st.text(max_size=20)),
    )


@st.composite
def maps(draw: st.DrawFn) -> DiaryMap:
    words = st.one_of(st.none(), st.text(min_size=1, max_size=10))
    chosen = tuple(draw(st.lists(items(), min_size=1, max_size=4, unique_by=lambda item: item.name)))
    return DiaryMap(
        items=chosen,
        name=draw(st.text(max_size=10)),
        id=draw(st.text(max_size=10)),
        day=draw(words),
        time=draw(words),
        beep_hours=tuple(sorted(draw(st.sets(st.floats(0, 29, allow_subnormal=False), max_size=4)))),
        missing=tuple(draw(st.lists(NUMBERS, max_size=3))),
        morning=tuple(item.name for item in chosen[:1]),
        citation=draw(words),
    )


@UNHURRIED
@given(maps())
def test_a_map_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, map: DiaryMap) -> None:
    path = tmp_path_factory.mktemp("map") / "map.toml"
    write_map(map, path)
    assert read_map(path) == map


def test_a_written_map_is_plain_to_read() -> None:
    map = build_map({"diary": {"day": "day"}, "items": {"mood": {"construct": "mood", "low": 0, "high": 10}}}, "here")
    assert format_map(map) == (
        '[diary]\nid = "id"\nday = "day"\n\n[items.mood]\nconstruct = "mood"\n'
        'direction = "more"\nlow = 0\nhigh = 10\nkind = "ordinal"\n'
    )
