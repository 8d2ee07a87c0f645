"""The items that come back today or later: those in the schedule that the course still has."""

from dataclasses import dataclass

from mlpkit.checker.display.progress_table import called
from mlpkit.checker.record import Guess
from mlpkit.checker.schedule import Thing

MINUTES = 10  # length of a review


@dataclass(frozen=True)
class Item:
    """A record that comes back, the Thing of its attempts, and its due date."""

    record: object
    thing: Thing
    due: object

    @property
    def name(self):
        return self.record.name

    @property
    def called(self):
        return called(self.record)

    @property
    def minutes(self):
        """The minutes that it takes: one for each part of a guess, five for a function."""
        if isinstance(self.record, Guess):
            return min(max(1, len(self.record.parts)), MINUTES)
        return 5


def waiting(course, things, zone=None):
    """The Items that come back, in order of their due dates."""
    found = [
        Item(record, things[name], things[name].due(zone))
        for name, record in course.records.items()
        if name in things and things[name].box is not None and record.comes_back
    ]
    return sorted(found, key=lambda item: item.due)


def split(items, today, zone=None):
    """The Items of `waiting` as (due today, later)."""
    due = [item for item in items if item.thing.is_due(today, zone)]
    return due, [item for item in items if item not in due]


def choose_items(due, minutes=MINUTES):
    """The due Items that fit into a review: the oldest, then others while there is time.

    The oldest always fits, so that nothing waits forever.
    """
    found = []
    for item in due:
        if sum(each.minutes for each in [*found, item]) <= minutes:
            found.append(item)
    return found


def minutes_of(items):
    """How long Items take together, in words."""
    count = sum(item.minutes for item in items)
    return f"{count} minute{'s' * (count != 1)}"


def spell_date(date, today):
    """A date in words: today, tomorrow, 2 December, 2 January 2027."""
    days = (date - today).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    year = f" {date.year}" if date.year != today.year else ""
    return f"on {date.day} {date:%B}{year}"


def what_comes(later, today):
    """A sentence on what comes back when; "" if nothing does."""
    if not later:
        return ""
    first = later[0].due
    names = [item.called for item in later if item.due == first]
    more = len(later) - len(names)
    rest = f" Later: {more} more." if more else ""
    return f"{listing(names)}: {spell_date(first, today)}.{rest}"


def listing(names, most=6):
    """Return names in a list; if there are many, the first ones and how many more."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"
