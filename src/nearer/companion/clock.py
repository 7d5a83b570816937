"""Clock: the time zone of this machine, so that an evening stays an evening."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ELSEWHERE = "UTC"


def find_time_zone() -> str:
    """The name of this machine's time zone; UTC when it has none that is known."""
    from tzlocal import get_localzone_name

    try:
        name = get_localzone_name()
        ZoneInfo(name or ELSEWHERE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ELSEWHERE
    return name or ELSEWHERE
