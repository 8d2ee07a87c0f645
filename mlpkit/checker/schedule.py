"""What comes back, and when: a pure function of the attempts.

A guess that was wrong, a function that took a mistake which is known by name, and a function whose
solution was looked at before it passed come back after 1, 4 and 16 days: each right answer in a
review moves it on by one box, the third lets it go, a wrong one puts it into the first. Source:
S. Leitner, So lernt man lernen, 1972.

A notebook is run again and again, with all that was once typed into it. So outside a review only
what is new counts: a wrong answer that was not given before. A right one does not, but for the
first @recall of what lies in the first box. A review that is run again on a later day counts only
for what has not moved since the day on which it was written.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

WAITS = (1, 4, 16)  # days in each box
MOST = 30  # wrong answers of a thing that are told from new ones
ANSWERS = ("correct", "wrong")  # statuses; an error is no answer yet
LOOKED = "looked"  # the status of a line that says: the solution was opened before it was passed


@dataclass(frozen=True)
class Thing:
    """An exercise or guess, as far as its attempts tell when it comes back.

    box: 0, 1, 2, or None where it does not come back; since: when it came into that box, or left
    the last one, UTC, as in the line, or ""; mistake: the slug of the last one, or None; seen: what
    was wrong so far.
    """

    box: int | None = None
    since: str = ""
    mistake: str | None = None
    seen: tuple[str, ...] = ()

    def due(self, zone=None):
        """The date on which it comes back, in a time zone (None: the computer's own)."""
        return day(self.since, zone) + timedelta(days=WAITS[self.box])

    def is_due(self, today, zone=None):
        """Whether it may be asked today; also where the clock was set back since.

        A day's difference to the other side is none: one may travel, and a clock be put right.
        """
        if self.box is None:
            return False
        return today >= self.due(zone) or today < day(self.since, zone) - timedelta(days=1)


def schedule(lines, zone=None):
    """{name: Thing} of all that occurs in the lines, which are dictionaries in their order."""
    things = {}
    for line in lines:
        name = line["exercise"]
        things[name] = after(things.get(name, Thing()), line, zone)
    return things


def at_work(line):
    """Whether a line tells of a notebook of the course, and neither of a review nor in sum."""
    return line["asked"] != "review" and line["status"] != "summary"


def after(thing, line, zone=None):
    """The Thing after one more line."""
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
    """Whether a line is of a review of an earlier day, and its Thing has moved since that day."""
    try:
        written = date.fromisoformat(line.get("review"))
    except (TypeError, ValueError):  # it is not of a review, or damaged
        return False
    today = day(line["time"], zone)
    return bool(thing.since) and written < today and written <= day(thing.since, zone) <= today


def moved_on(thing, line, zone):
    """The Thing after a right answer, which counts on or after the day for which it was due."""
    counts = line["asked"] == "review" or (line["asked"] == "recall" and thing.box == 0)
    if not counts or not thing.is_due(day(line["time"], zone), zone):
        return thing
    if thing.box + 1 == len(WAITS):
        return replace(thing, box=None, since=line["time"])
    return replace(thing, box=thing.box + 1, since=line["time"])


def wrong_in(line):
    """What was wrong, as a text by which it is known again; None where nothing need come back."""
    if line["status"] == LOOKED:
        return LOOKED
    if line["asked"] == "guess":
        return f"said {line.get('answer')}"
    mistake = line.get("mistake")
    return f"{line['asked']} {mistake}" if mistake or line["asked"] == "recall" else None


def day(time, zone=None):
    """The date of a line's time, in a time zone (None: the computer's own)."""
    return datetime.fromisoformat(time).astimezone(zone).date()


def trimmed(lines, zone=None):
    """One line for each name in the lines, with all of it that the schedule needs."""
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
    """The Thing of a line that `trimmed` made; a new one where it is damaged."""
    box, since, seen = line.get("box"), line.get("since"), line.get("seen")
    mistake = line.get("mistake")
    if not is_time(since):
        box, since = None, ""
    if type(box) is not int or box not in range(len(WAITS)):  # 1.0 is in the range as well
        box = None
    seen = tuple(map(str, seen)) if isinstance(seen, list) else ()
    return Thing(box, since, mistake if isinstance(mistake, str) else None, seen)


def is_line(line):
    """Whether what stands in the file is a line that the schedule can read."""
    return (
        isinstance(line, dict)
        and all(isinstance(line.get(key), str) for key in ("exercise", "asked", "status", "course"))
        and isinstance(line.get("mistake"), str | None)
        and isinstance(line.get("lines", 1), int)
        and is_time(line.get("time"))
    )


def is_time(text):
    """Whether it is a time with its offset, and so far from the ends that days can be added."""
    try:
        time = datetime.fromisoformat(text)
        return time.tzinfo is not None and date(1902, 1, 1) < time.date() < date(9000, 1, 1)
    except (TypeError, ValueError):
        return False
