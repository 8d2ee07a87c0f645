"""When items come back: a pure function of the attempts.

Three things come back after 1, 4 and 16 days: a wrong guess, a function with a known mistake, and a
function whose solution was opened before it passed. In a review, a right answer moves the thing to
the next box, or out of the third, after which it does not come back; a wrong answer moves it to the
first. Source: S. Leitner, So lernt man lernen, 1972.

A notebook is run again and again, with everything that was once typed into it. So outside a review
only a wrong answer that was not given before counts. A right answer does not, except the first
@recall of something in the first box. A review that is run again on a later day counts only for
things that have not moved since the day on which it was written.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

WAITS = (1, 4, 16)  # days in each box
MOST = 30  # wrong answers remembered per exercise or guess
ANSWERS = ("correct", "wrong")  # statuses; an error is no answer yet
LOOKED = "looked"  # the status of a line: the solution was opened before the exercise was passed


@dataclass(frozen=True)
class Thing:
    """An exercise or guess, and what its attempts say about when it comes back.

    box: 0, 1, 2, or None if it does not come back.
    since: the time (UTC) of the line with which it entered this box or left the last one; or "".
    mistake: the slug of the last mistake, or None.
    seen: the wrong answers so far.
    """

    box: int | None = None
    since: str = ""
    mistake: str | None = None
    seen: tuple[str, ...] = ()

    def due(self, zone=None):
        """The date on which it comes back, in a time zone (None: the computer's own)."""
        return day(self.since, zone) + timedelta(days=WAITS[self.box])

    def is_due(self, today, zone=None):
        """Whether it may be asked today; it also may if the clock has been set back since.

        A date one day ahead does not count as set back: people travel, and clocks are corrected.
        """
        if self.box is None:
            return False
        return today >= self.due(zone) or today < day(self.since, zone) - timedelta(days=1)


def schedule(lines, zone=None):
    """Return {name: Thing} for each name in the lines, which are dictionaries in order."""
    things = {}
    for line in lines:
        name = line["exercise"]
        things[name] = apply_line(things.get(name, Thing()), line, zone)
    return things


def at_work(line):
    """Whether a line is from a notebook of the course, not from a review, and not a summary."""
    return line["asked"] != "review" and line["status"] != "summary"


def apply_line(thing, line, zone=None):
    """Return the Thing as one more line leaves it."""
    status = line["status"]
    if status == "summary":
        return thing_in(line)
    if status == LOOKED or (status == "error" and line.get("mistake")):
        status = "wrong"
    if status not in ANSWERS or moved_since_review(thing, line, zone):
        return thing
    if status == "correct":
        return moved_on(thing, line, zone)
    thing = replace(thing, mistake=line.get("mistake") or thing.mistake)
    if line["asked"] != "review":
        what = wrong_in(line)
        if what is None or what in thing.seen:
            return thing
        thing = replace(thing, seen=(*thing.seen, what)[-MOST:])
    return replace(thing, box=0, since=line["time"])


def moved_since_review(thing, line, zone=None):
    """Whether a line is from a review of an earlier day, and its Thing has moved since that day."""
    try:
        written = date.fromisoformat(line.get("review"))
    except (TypeError, ValueError):  # the line is not from a review, or damaged
        return False
    today = day(line["time"], zone)
    return bool(thing.since) and written < today and written <= day(thing.since, zone) <= today


def moved_on(thing, line, zone):
    """The Thing after a right answer, which counts only from the day on which the Thing is due."""
    counts = line["asked"] == "review" or (line["asked"] == "recall" and thing.box == 0)
    if not counts or not thing.is_due(day(line["time"], zone), zone):
        return thing
    if thing.box + 1 == len(WAITS):
        return replace(thing, box=None, since=line["time"])
    return replace(thing, box=thing.box + 1, since=line["time"])


def wrong_in(line):
    """A text that identifies the wrong answer; None if nothing need come back."""
    if line["status"] == LOOKED:
        return LOOKED
    if line["asked"] == "guess":
        return f"said {line.get('answer')}"
    mistake = line.get("mistake")
    return f"{line['asked']} {mistake}" if mistake or line["asked"] == "recall" else None


def day(time, zone=None):
    """The date of a line's time, in a time zone (None: the computer's own)."""
    return datetime.fromisoformat(time).astimezone(zone).date()


def summarize_lines(lines, zone=None):
    """Return one line for each name in the lines, with everything that the schedule needs."""
    things, counts = schedule(lines, zone), {}
    for line in lines:
        counts[line["exercise"]] = counts.get(line["exercise"], 0) + line.get("lines", 1)
    last = {line["exercise"]: line for line in lines}
    return [
        {
            "time": last[name]["time"],
            "course": last[name]["course"],
            "exercise": name,
            "asked": last[name]["asked"],
            "status": "summary",
            "lines": counts[name],
            "box": thing.box,
            "since": thing.since,
            "mistake": thing.mistake,
            "seen": list(thing.seen),
        }
        for name, thing in things.items()
    ]


def thing_in(line):
    """The Thing of a line that `summarize_lines` made; a new one if the line is damaged."""
    box, since, seen = line.get("box"), line.get("since"), line.get("seen")
    mistake = line.get("mistake")
    if not is_time(since):
        box, since = None, ""
    if type(box) is not int or box not in range(len(WAITS)):  # `1.0 in range(3)` is true, too
        box = None
    seen = tuple(map(str, seen)) if isinstance(seen, list) else ()
    return Thing(box, since, mistake if isinstance(mistake, str) else None, seen)


def is_line(line):
    """Whether a value from the file is a line that the schedule can read."""
    return (
        isinstance(line, dict)
        and all(isinstance(line.get(key), str) for key in ("exercise", "asked", "status", "course"))
        and isinstance(line.get("mistake"), str | None)
        and isinstance(line.get("lines", 1), int)
        and is_time(line.get("time"))
    )


def is_time(text):
    """Whether it is a time with an offset, far enough from the limits that days can be added."""
    try:
        time = datetime.fromisoformat(text)
        return time.tzinfo is not None and date(1902, 1, 1) < time.date() < date(9000, 1, 1)
    except (TypeError, ValueError):
        return False
