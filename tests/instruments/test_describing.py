"""Describing: the page names what a reader must know of every questionnaire."""

from nearer.instruments import read_all, read_instrument, read_loinc_notice
from nearer.instruments.describing import describe, describe_all


def test_every_questionnaire_is_described_with_licence_and_sources() -> None:
    page = describe_all()
    for one in read_all():
        assert f"## {one.name}\n" in page
        assert one.licence.credit in page
        assert all(row.source in page for row in (*one.bands, *one.cut_offs, *one.changes))
    assert page.endswith(read_loinc_notice())


def test_a_safety_question_and_an_unshown_figure_are_told_as_such() -> None:
    words = "\n".join(describe(read_instrument("phq9")))
    assert "**Safety question:** q9." in words
    assert "| 21.0% (14.9% to 26.7%) |" in words
    assert words.count("| yes |") == 1
