"""What the tests of forecasts share."""

import pytest

from nearer.fit.pool.settings import load_settings


@pytest.fixture
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small forest and little boosting: what is tested holds for any size."""
    for name, value in (("trees", 12), ("boosting_rounds", 10), ("ordinal_steps", 25)):
        monkeypatch.setitem(load_settings()[name], "value", value)
