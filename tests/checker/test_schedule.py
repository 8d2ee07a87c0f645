"""When items come back: dates worked out by hand, and rules that hold for all attempts."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpkit.checker.schedule import WAITS, Thing, day, is_line, schedule, summarize_lines

EAST, WEST = timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))


def line(when, status="wrong", asked="exercise", name="relu", **others):
    """Return a line from March 2026; when: the day, or (day, hour)."""
    day, hour = when if isinstance(when, tuple) else (when, 12)
    time = f"2026-03-{day:02d}T{hour:02d}:00:00Z"
    found = {"time": time, "course": "mlpkit", "exercise": name, "asked": asked, "status": status}
    return found | others


def wrong(when, slug="minimum", **others):
    return line(when, mistake=slug, **others)


def review(when, status="correct", **others):
    return line(when, status, "review", **others)


def looked(when):
    return line(when, "looked")


def due(lines, zone=UTC):
    """Return the day in March on which relu comes back, or None."""
    thing = schedule(lines, zone).get("relu", Thing())
    return None if thing.box is None else (thing.due(zone) - date(2026, 2, 28)).days


GUESS = {"asked": "guess", "answer": "a"}
BY_HAND = [
    # (events in March, the day in March on which the item comes back)
    ([], None),
    ([wrong(1)], 2),
    ([line(1, "correct")], None),
    ([line(1)], None),  # wrong, but not by a named mistake
    ([line(1, "error")], None),
    ([line(1, "error", mistake="axis-0")], 2),
    ([line(1, "not attempted")], None),
    ([line(1, "wrong", "recall")], 2),  # a wrong recall counts even without a named mistake
    ([looked(1)], 2),
    ([line(1, **GUESS)], 2),
    ([line(1, "correct", "guess", answer="a")], None),
    # a correction in the notebook does not stop the item from coming back
    ([wrong(1), line(1, "correct")], 2),
    # running a notebook again is not a review
    ([wrong(1), line(2, "correct"), line(9, "correct")], 2),
    ([wrong(1), review(2)], 6),
    ([wrong(1), review(5)], 9),  # the next wait counts from the day of the review
    ([wrong(1), review(2), review(2)], 6),
    ([wrong(1), review(2), review(5)], 6),  # the second review comes too early to count
    ([wrong(1), review(2), review(6)], 22),
    ([wrong(1), review(2), review(6), review(22)], None),
    # the wrong cell is only run again
    ([wrong(1), review(2), review(6), review(22), wrong(24)], None),
    ([wrong(1), review(2), review(6), review(22), wrong(24, "mask")], 25),
    ([wrong(1), review(2), review(6, "wrong")], 7),
    ([wrong(1), review(2, "wrong"), review(3), review(7, "wrong")], 8),
    ([wrong(1), review(2, "error")], 2),
    ([wrong(1), review(1, "wrong"), review(1)], 2),
    ([wrong(1), wrong(2), wrong(3)], 2),  # running all cells each day does not delay it
    ([wrong(1), wrong(3, "mask")], 4),
    ([line(1, **GUESS), line(4, **GUESS), line(4, **GUESS)], 2),
    ([line(1, **GUESS), line(4, **GUESS | {"answer": "c"})], 5),
    ([wrong(1), review(2), wrong(4)], 6),  # old answers that the notebook still contains
    ([looked(1), line(2, "correct", "recall")], 6),
    ([looked(1), line(1, "correct", "recall")], 2),
    ([looked(1), line(2, "correct", "recall"), line(6, "correct", "recall")], 6),
    ([looked(1), looked(2), looked(5)], 2),
    ([wrong(1, name="softmax")], None),
]


def rerun(written, when, status="correct"):
    """Return a line from the review written on one day in March, answered or run again on
    another."""
    return review(when, status, review=f"2026-03-{written:02d}")


RUN_AGAIN = [
    # the item is due on the 6th, but this is the review of the 2nd
    ([wrong(1), rerun(2, 2), rerun(2, 6)], 6),
    ([wrong(1), rerun(2, 2), rerun(2, 9, "wrong")], 6),
    ([wrong(1), rerun(2, 2), rerun(2, 6), rerun(2, 22), rerun(2, 40 - 9)], 6),
    ([wrong(1), rerun(2, 5)], 9),  # the review is first answered three days late
    ([wrong(1), rerun(2, 5), rerun(2, 9)], 9),
    ([wrong(1), rerun(2, 2), rerun(6, 6), rerun(2, 22), rerun(6, 22)], 22),
    ([wrong(1), rerun(2, 2), rerun(6, 6), rerun(22, 22)], None),
    (
        [
            wrong(1),
            rerun(2, 2, "wrong"),
            rerun(3, 3),
            rerun(7, 7),
            rerun(23, 23),
            rerun(2, 25, "wrong"),
        ],
        None,
    ),
    ([wrong(1), rerun(2, 2, "wrong"), rerun(2, 2)], 3),
    # the correction comes a day later, so the item is asked again
    ([wrong(1), rerun(2, 2, "wrong"), rerun(2, 3)], 3),
    ([wrong(1), rerun(2, 2), rerun(2, 2, "wrong")], 3),
    ([wrong(1), rerun(2, 2), wrong(4, "mask"), rerun(2, 5)], 5),
    ([wrong(1), review(2, review="yesterday"), review(6, review=["2"])], 22),  # not a date
]


@pytest.mark.parametrize(("lines", "expected"), RUN_AGAIN)
def test_a_review_run_again_on_a_later_day_changes_no_due_date(lines, expected):
    assert due(lines) == expected
    assert due(summarize_lines(lines, UTC)) == expected
    assert due([*summarize_lines(lines[:-1], UTC), lines[-1]]) == expected


@pytest.mark.parametrize(("lines", "expected"), BY_HAND)
def test_the_day_an_item_comes_back_is_the_one_worked_out_by_hand(lines, expected):
    assert due(lines) == expected


def test_days_begin_and_end_by_the_learners_clock():
    """23:00 in UTC−8 is 7:00 UTC on the next day."""
    evening = [wrong((2, 7))]
    assert due(evening, UTC) == 3 and due(evening, WEST) == 2
    assert due([*evening, review((3, 2))], WEST) == 6  # at 18:00 on the 2nd
    assert due([*evening, review((2, 20))], UTC) == 3  # on the same day in UTC


def test_the_last_named_mistake_is_the_one_remembered():
    lines = [wrong(1), wrong(3, "mask"), review(4, "wrong"), looked(5)]
    assert schedule(lines, UTC)["relu"].mistake == "mask"


@pytest.mark.parametrize("jump", ["2099-01-01T00:00:00Z", "1970-01-01T00:00:00Z"])
def test_a_clock_that_jumps_forgets_nothing(jump):
    """Whatever the clock said in the past, the item is due once the clock is right again."""
    lost = wrong(1) | {"time": jump}
    thing = schedule([lost], UTC)["relu"]
    assert thing.is_due(date(2026, 3, 1), UTC)
    assert due([lost, review(1)]) == 5
    assert due([wrong(1), review(2) | {"time": jump}, review(3)]) in (3 + 4, 3 + 16)


def test_a_clock_set_back_past_midnight_makes_nothing_due_twice():
    lines = [wrong(1), review((6, 0))]
    thing = schedule([*lines, review((5, 23))], UTC)["relu"]
    assert thing == schedule(lines, UTC)["relu"] and not thing.is_due(date(2026, 3, 5), UTC)


# Rules that hold for all attempts.

NAMES = ("relu", "softmax", "first_loss")
START = datetime(2026, 1, 1, tzinfo=UTC)


@st.composite
def any_line(draw, time):
    found = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "course": "mlpkit",
        "exercise": draw(st.sampled_from(NAMES)),
        "asked": draw(st.sampled_from(("exercise", "recall", "guess", "review", "review"))),
        "review": draw(st.sampled_from((None, "2026-01-02", "2026-01-20"))),
        "status": draw(st.sampled_from(("correct", "correct", "wrong", "error", "looked"))),
    }
    extra = {"mistake": st.sampled_from(("a", "b", None)), "answer": st.sampled_from("abc")}
    return found | {key: draw(value) for key, value in extra.items()}


@st.composite
def any_lines(draw, jumps=False):
    steps = st.integers(-400, 400) if jumps else st.integers(0, 40)
    time, lines = START, []
    for hours in draw(st.lists(steps, max_size=40)):
        time += timedelta(hours=hours)
        lines.append(draw(any_line(time)))
    return lines


ZONES = st.sampled_from((UTC, EAST, WEST))


@given(any_lines(jumps=True), ZONES, st.lists(st.floats(0, 1), max_size=4))
def test_trimmed_and_complete_files_give_the_same_schedule(lines, zone, cuts):
    found = lines
    for cut in cuts:
        at = int(cut * len(found))
        found = [*summarize_lines(found[:at], zone), *found[at:]]
    assert all(map(is_line, found))
    assert schedule(found, zone) == schedule(lines, zone)
    assert sum(each.get("lines", 1) for each in found) == len(lines)


def test_items_that_need_not_come_back_have_the_same_schedule_after_trimming():
    lines = [wrong(1), review(2), review(6), review(22)]
    assert schedule(summarize_lines(lines, UTC), UTC) == schedule(lines, UTC)


@given(any_lines(), ZONES)
def test_no_item_is_reviewed_twice_on_a_day(lines, zone):
    """Whatever else happened on that day, an item reviewed is not due again before the next day."""
    for end in range(1, len(lines) + 1):
        last = lines[end - 1]
        thing = schedule(lines[:end], zone)[last["exercise"]]
        if last["asked"] == "review" and last["status"] in ("correct", "wrong"):
            before = schedule(lines[: end - 1], zone).get(last["exercise"], Thing())
            today = day(last["time"], zone)
            written = date.fromisoformat(last["review"] or "9000-01-01")
            if before.since and written <= day(before.since, zone) and written < today:
                assert thing == before  # the due date has changed since that review was written
            elif last["status"] == "wrong" or before.is_due(today, zone):
                assert not thing.is_due(today, zone)
            else:
                assert thing == before  # the item was not due, so the answer does not count


@given(any_lines(), ZONES, st.integers(1, 400), st.sampled_from(("correct", "wrong")))
def test_a_review_moves_an_item_once_even_if_the_item_was_moved_that_day(lines, zone, days, status):
    if not lines:
        return
    name, written = lines[-1]["exercise"], day(lines[-1]["time"], zone)
    thing = schedule(lines, zone)[name]
    if thing.since and day(thing.since, zone) == written:
        time = datetime.fromisoformat(lines[-1]["time"]) + timedelta(days=days)
        again = review(1, status, name=name, mistake="c", review=str(written))
        again |= {"time": time.strftime("%Y-%m-%dT%H:%M:%SZ")}
        assert schedule([*lines, again], zone)[name] == thing


@given(any_lines(jumps=True), ZONES)
def test_no_item_that_was_wrong_is_forgotten(lines, zone):
    """An item that was wrong and has not gone through all boxes is due within 17 days of any
    day."""
    things = schedule(lines, zone)
    for name in NAMES:
        mine = [each for each in lines if each["exercise"] == name]
        told = [each for each in mine if each["asked"] == "review" and each["status"] == "wrong"]
        told = [each for each in told if not each["review"]]
        if told:
            rest = mine[mine.index(told[-1]) + 1 :]
            right = [each for each in rest if each["status"] == "correct"]
            if len(right) < len(WAITS):
                assert things[name].box is not None
    for thing in things.values():
        if thing.box is not None:
            today = START.date()
            later = [today + timedelta(days=k) for k in range(max(WAITS) + 3)]
            assert any(thing.is_due(each, zone) for each in later)


@given(any_lines(jumps=True), ZONES)
def test_each_item_depends_only_on_its_own_lines(lines, zone):
    whole = schedule(lines, zone)
    for name in NAMES:
        alone = schedule([each for each in lines if each["exercise"] == name], zone)
        assert alone.get(name) == whole.get(name)
