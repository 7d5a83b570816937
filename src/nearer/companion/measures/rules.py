"""The rules of the questionnaires, as rules.toml has them."""

from nearer.companion.rules import read_rules

RULES = read_rules("nearer.companion.measures")


def pick(prefix: str) -> dict[str, int]:
    """The rules whose names begin so, by the questionnaire they are for."""
    return {name.removeprefix(prefix): int(value) for name, value in RULES.items() if name.startswith(prefix)}


# How often the page brings a questionnaire up until the person says otherwise.
USUAL_DAYS = pick("every_days_")
RISES = pick("rise_")
COURSE_FROM = int(RULES["course_from"])
HELP_FIRST_FROM = int(RULES["help_first_from"])
