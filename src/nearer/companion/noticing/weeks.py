"""Weeks in addresses: the Monday as year-month-day."""

from datetime import date, timedelta


class MondayConverter:
    """A Monday in an address; any day of a week leads to its Monday."""

    regex = r"20\d\d-\d\d-\d\d"

    def to_python(self, value: str) -> date:
        """The Monday of that day's week; a day that is none is refused."""
        day = date.fromisoformat(value)
        return day - timedelta(days=day.weekday())

    def to_url(self, value: date) -> str:
        """The day as it stands in an address."""
        return value.isoformat()
