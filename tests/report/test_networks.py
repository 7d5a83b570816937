"""Networks as files: tables, GraphML and pictures agree with what was fitted; the page runs as printed."""

import json
import re
import shlex
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from nearer.cli import build_app, run_command
from nearer.fit.networks import Ask, Network, fit_network
from nearer.report.networks import GRAPHML, write_network
from tests.fit.networks.invented import invent_study

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "network.md"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an invented study under the names of the page."""
    frame = invent_study(people=8, days=5).frame.rename(columns={"calm": "alone"})
    frame[["worry", "tired", "alone"]] = frame[["worry", "tired", "alone"]].clip(-5, 5).round(3)
    frame.drop(columns="hours").to_csv(tmp_path / "fried2022.csv", index=False)
    items = "".join(
        f'[items.{name}]\nlow = -5\nhigh = 5\nkind = "continuous"\n' for name in ("alone", "tired", "worry")
    )
    (tmp_path / "fried2022.toml").write_text(f'[diary]\nday = "day"\nbeep = "beep"\n{items}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_runs_as_printed(study: Path) -> None:
    for words in "".join(blocks("console")).splitlines():
        assert run_command(build_app(), [*shlex.split(words)[1:], "--draws", "40"]) == 0
    assert len(pd.read_csv(study / "networks" / "edges.csv")) == 9 + 3 + 3
    for lines in blocks("python"):
        exec(lines, {})


def test_machines_get_every_link(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["fried2022.csv", "--out", "out", "--items", "worry,tired", "--draws", "20", "--json"]
    assert run_command(build_app(), ["diary", "network", *words]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["people"], len(told["edges"])) == (8, 4 + 1 + 1)
    assert all(Path(file).exists() for file in told["files"])


def test_one_person_is_said_to_be_one(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["fried2022.csv", "--out", "out", "--items", "worry,tired", "--draws", "20", "--person", "p2"]
    assert run_command(build_app(), ["diary", "network", *words]) == 0
    assert capsys.readouterr().out.startswith("Person p2, ")
    assert not (study / "out" / "between.graphml").exists()


def test_an_unknown_person_is_one_clear_line(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["fried2022.csv", "--out", "out", "--person", "99"]
    assert run_command(build_app(), ["diary", "network", *words]) == 2
    assert "There is no person 99" in capsys.readouterr().err


@pytest.fixture(scope="module")
def network() -> Network:
    """The networks of an invented study, with a name that could be markup."""
    return replace(fit_network(invent_study(people=8, days=4), Ask(draws=20)), name="<script>&")


@pytest.fixture(scope="module")
def written(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with everything about them."""
    out = tmp_path_factory.mktemp("networks")
    write_network(network, out)
    return out


def test_graphml_holds_the_numbers_of_the_table(network: Network, written: Path) -> None:
    root = ElementTree.parse(written / "temporal.graphml").getroot()
    edges = root.findall(f".//{{{GRAPHML}}}edge")
    found = {
        (edge.get("source"), edge.get("target")): float(value.text or "nan")
        for edge in edges
        for value in edge
        if value.get("key") == "est"
    }
    table = network.edges().query("network == 'temporal'")
    assert found == {(row["from"], row["to"]): row["est"] for _, row in table.iterrows()}
    assert root.find(f"{{{GRAPHML}}}graph").get("edgedefault") == "directed"  # type: ignore[union-attr]


def test_pictures_show_every_link_and_pale_what_is_unsure(network: Network, written: Path) -> None:
    svg = ElementTree.parse(written / "network.svg").getroot()
    links = [node for node in svg.iter() if node.tag.endswith("}path")]
    edges = network.edges()
    assert len(links) == len(edges)
    pale = [node for node in svg.iter() if node.tag.endswith("}g") and node.get("opacity")]
    assert len(pale) == int(((edges["low"] <= 0) & (edges["high"] >= 0)).sum())


def test_a_name_that_could_be_markup_is_written_as_text(written: Path) -> None:
    assert "<script>" not in (written / "network.svg").read_text(encoding="utf-8")


def test_png_files_are_pictures(written: Path) -> None:
    pytest.importorskip("resvg_py", reason="needs the extra studies")
    assert (written / "links.png").read_bytes().startswith(b"\x89PNG")


def test_without_the_library_for_png_the_rest_is_written(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    names = {file.name for file in write_network(network, tmp_path)}
    assert "network.svg" in names
    assert not any(name.endswith(".png") for name in names)
