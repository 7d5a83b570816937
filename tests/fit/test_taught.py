"""Which traits a diary can teach."""

from nearer.fit.carriers import read_carriers
from nearer.fit.taught import read_taught
from nearer.model.state import Traits


def test_a_twin_learns_the_eight_traits_that_diaries_teach_most_about() -> None:
    taught = read_taught()
    assert len(taught.learned) == 8
    ranked = sorted(taught.by_all, key=lambda name: -taught.by_all[name])
    assert set(taught.learned) == set(ranked[:8])


def test_the_table_says_of_every_trait_and_kind_of_item_how_much_it_teaches() -> None:
    taught = read_taught()
    assert set(taught.by_all) == set(Traits._fields)
    for name, shares in taught.by_construct.items():
        assert set(shares) <= set(read_carriers()), name
        assert all(0.01 <= share <= 1 for share in shares.values()), name


def test_what_an_item_is_about_teaches_most_about_leanings() -> None:
    taught = read_taught().by_construct
    for trait, construct in (("loneliness_leaning", "loneliness"), ("digital_use", "digital")):
        assert max(taught[trait], key=lambda name: taught[trait][name]) == construct
