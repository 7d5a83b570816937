"""The people a person is compared with before anything is known of them: one simulated population for every twin."""

from collections.abc import Mapping

from nearer.population.reference import Selves, reference_selves

# One reference for every twin, so that it is simulated once; a second seed has other selves of it and other chance.
REFERENCE_SEED, REFERENCE_COUNT = 1, 20_000


def usual_people(parameters: Mapping[str, float] | None = None) -> Selves:
    """The reference population."""
    return reference_selves(REFERENCE_COUNT, REFERENCE_SEED, parameters)
