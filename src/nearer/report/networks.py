"""Networks told: tables, GraphML and pictures of a diary's networks, in one folder."""

from __future__ import annotations

import json as json_text
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from rich.console import Console

from nearer.diary import DiaryError, read_diary, read_map
from nearer.diary.tables import show_progress
from nearer.diary.writing import write_whole
from nearer.fit.networks import Ask, Network, fit_network
from nearer.report.links_figure import draw_links
from nearer.report.network_figure import WIDTH, draw_networks
from nearer.report.pictures import write_picture

if TYPE_CHECKING:
    import pandas as pd

GRAPHML = "http://graphml.graphdrawing.org/xmlns"


def make_network(file: Path, map: Path | None, out: Path, ask: Ask, json: bool) -> None:
    """Read, fit and write; prints the links that are sure and where the rest is."""
    if out.exists() and not out.is_dir():
        raise DiaryError(f"{out} is a file, and a folder is wanted. Name another one.")
    diary = read_diary(file, read_map(map) if map else None)
    with show_progress("Drawing people") as progress:
        network = fit_network(diary, ask, progress)
    files = write_network(network, out)
    if json:
        print(json_text.dumps(tell_machines(network, files), indent=2, ensure_ascii=False))
    else:
        Console(soft_wrap=True).print(say_network(network, out), highlight=False, markup=False)


def write_network(network: Network, out: Path) -> list[Path]:
    """Write everything there is to say about networks into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    files = [write_table(network.edges(), out / "edges.csv"), write_table(network.nodes(), out / "items.csv")]
    for name in network.links:
        files.append(write_graph(network, name, out / f"{name}.graphml"))
    panels = draw_networks(network)
    who = f"person {network.person} of {network.name}" if network.person else network.name
    words = {"panels": panels, "lag": str(network.lag), "width": f"{WIDTH * len(panels):.0f}"}
    files += write_picture("report/network.svg", words | {"title": f"Networks of {who}"}, out / "network")
    figure = draw_links(network)
    files += write_picture("report/links.svg", {"figure": figure, "title": f"Links of {who}"}, out / "links")
    return files


def write_table(table: pd.DataFrame, path: Path) -> Path:
    """Write a table as CSV, whole or not at all."""
    with write_whole(path) as opened:
        table.round(6).to_csv(opened, index=False, lineterminator="\n")
    return path


def write_graph(network: Network, name: str, path: Path) -> Path:
    """Write one network as GraphML, with every number of the table on each link."""
    directed = "directed" if name == "temporal" else "undirected"
    root = ElementTree.Element("graphml", xmlns=GRAPHML)
    rows = network.rows(name)
    fields = [field for field in rows[0] if field not in ("network", "from", "to")]
    for field in ("label", *fields):
        kind = "string" if field in ("label", "lag", "unit") else "double"
        home = "node" if field == "label" else "edge"
        ElementTree.SubElement(root, "key", {"id": field, "for": home, "attr.name": field, "attr.type": kind})
    graph = ElementTree.SubElement(root, "graph", id=name, edgedefault=directed)
    for item in network.items:
        node = ElementTree.SubElement(graph, "node", id=item.name)
        ElementTree.SubElement(node, "data", key="label").text = item.label or item.name
    for row in rows:
        edge = ElementTree.SubElement(graph, "edge", source=str(row["from"]), target=str(row["to"]))
        for field in fields:
            value = row[field]
            if not (isinstance(value, float) and math.isnan(value)):
                ElementTree.SubElement(edge, "data", key=field).text = str(value)
    ElementTree.indent(root)
    with write_whole(path) as opened:
        opened.write(ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n")
    return path


def tell_machines(network: Network, files: list[Path]) -> dict[str, Any]:
    """The result as plain values."""
    edges = network.edges().astype(object)
    rows = edges.where(edges.notna(), None).to_dict("records")
    return {
        "name": network.name,
        "person": network.person,
        "way": network.way,
        "lag": str(network.lag),
        "people": network.people,
        "pairs": network.pairs,
        "lost": network.lost,
        "stability": network.stability,
        "predictability": {item.name: round(float(x), 4) for item, x in zip(network.items, network.told, strict=True)},
        "edges": rows,
        "files": [str(file) for file in files],
    }


def say_network(network: Network, out: Path) -> str:
    """The links whose interval leaves 0 out, in sentences, and how far to trust them."""
    count = "1 person" if network.people == 1 else f"{network.people:,} people"
    whose = f"Person {network.person}" if network.person else count
    lines = [
        f"{whose}, {network.pairs:,} complete pairs of entries {network.lag} apart ({network.lost:,} not complete)."
    ]
    for name in network.links:
        rows = [row for row in network.rows(name) if math.isfinite(float(str(row["low"])))]
        sure = [row for row in rows if not float(str(row["low"])) <= 0 <= float(str(row["high"]))]
        lines += ["", f"{name.capitalize()}: {len(sure)} of {len(rows)} links have an interval without 0."]
        for row in sorted(sure, key=lambda row: -abs(float(str(row["est"]))))[:12]:
            joint = "->" if name == "temporal" else "--"
            lines.append(
                f"  {row['from']} {joint} {row['to']}: {row['est']:.2f} ({row['low']:.2f} to {row['high']:.2f})"
            )
        if name in network.stability:
            share = network.stability[name]
            kept = f"Stays alike when up to {share:.0%} of the people are left out."
            lines.append(f"  {kept if share else 'Does not stay alike when a tenth of the people is left out.'}")
    lines += ["", f"All links, tables and pictures are in {out}. A link is no proof of a cause."]
    return "\n".join(lines)
