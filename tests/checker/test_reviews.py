"""Reviews: the choice of items, the notebook that asks for them, the verdicts in its cells, and a
year of reviews."""

import json
import random
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import nbformat
import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker import Guess, attempts
from mlpkit.checker.review import notebook_file
from mlpkit.checker.review.due import (
    MINUTES,
    Item,
    choose_items,
    spell_date,
    split,
    waiting,
    what_comes,
)
from mlpkit.checker.review.notebook import faulty_source, review_notebook, symptom
from mlpkit.checker.review.notebook_file import due_and_later, write_review
from mlpkit.checker.schedule import Thing, schedule
from mlpkit.checker.sources import compile_source, solved_source, stub_source
from mlpkit.exercises import course, session

from .bank import EXERCISES, cell
from .learner import define, shown

DAY = timedelta(days=1)


@pytest.fixture
def clock(monkeypatch):
    """Return a clock whose `now` is the time: noon, so that no time zone changes the date."""

    class Clock:
        now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    monkeypatch.setattr(attempts, "now", lambda: Clock.now)
    return Clock


def relu(z):
    return np.where(z > 0, z, 0.0)


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def mistaken(name, slug):
    """Return a learner's function that makes a known mistake."""
    wrong = next(m.function for m in EXERCISES[name].mistakes if m.slug == slug)

    def function(*args, **named):
        return wrong(*args, **named)

    function.__name__ = name
    return function


# The choice of items.


def item(record, day, box=0):
    return Item(record, Thing(box, f"2026-03-{day:02d}T12:00:00Z"), date(2026, 3, day) + DAY)


A_GUESS = Guess(name="g", notebook=1, because="so.", answer=2)
BY_HAND = Guess(name="h", notebook=1, because="so.", answer=(1,) * 12, parts=tuple("abcdefghijkl"))


def test_a_review_takes_ten_minutes_and_the_oldest_items_come_first():
    one, two, three = (item(EXERCISES[name], 1) for name in ("relu", "softmax", "linear"))
    guess, long = item(A_GUESS, 2), item(BY_HAND, 2)
    assert [each.minutes for each in (one, guess, long)] == [5, 1, 10]
    assert choose_items([one, two, three, guess]) == [one, two]
    assert choose_items([one, guess, two, three, guess]) == [one, guess, guess]
    assert choose_items([one, long, guess]) == [one, guess]
    # a long item gets a review of its own, so that it does not wait forever
    assert choose_items([long, one]) == [long]
    assert choose_items([]) == []


def test_records_that_are_no_longer_in_the_course_or_never_come_back_are_left_out():
    thing = Thing(0, "2026-03-01T12:00:00Z")
    names = ("gone", "relu", "softplus", "relu_zero_share", "beat_88", "linear_stack")
    found = waiting(course, dict.fromkeys(names, thing), UTC)
    assert [each.name for each in found] == ["relu", "linear_stack"] or [
        each.name for each in found
    ] == ["linear_stack", "relu"]
    due, later = split(found, date(2026, 3, 1), UTC)
    assert not due and what_comes(later, date(2026, 3, 1)).endswith(": tomorrow.")


def test_the_next_review_is_announced_in_ordinary_words():
    today = date(2026, 12, 30)
    days = [today, today + DAY, date(2027, 1, 2)]
    assert [spell_date(each, today) for each in days] == ["today", "tomorrow", "on 2 January 2027"]
    assert what_comes([], today) == ""
    later = [item(EXERCISES["relu"], 1), item(A_GUESS, 1), item(BY_HAND, 3)]
    assert what_comes(later, date(2026, 3, 1)) == "relu, g: tomorrow. Later: 1 more."


# Code that runs but is wrong.


def faulty(record):
    """Return {slug: the cell} for those mistakes of a record that can be shown."""
    cells = {m.slug: faulty_source(course, record, m.slug) for m in record.mistakes}
    return {slug: source for slug, source in cells.items() if source}


def holds_what_it_says(record):
    for slug, source in faulty(record).items():
        assert source.startswith(f"@review\ndef {record.name}(")
        function = compile_source(record, cell(source), session.used(record, record.uses))
        verdict = exercises.check(record.name, function)
        assert verdict.status == "wrong" and verdict.mistake == slug, slug
        assert symptom(record, slug).endswith((".", "?", ")")), slug


@pytest.mark.parametrize("name", ["softmax", "relative_error", "minibatches"])
def test_a_fault_that_is_shown_runs_and_makes_the_mistake_it_stands_for(name):
    assert faulty(EXERCISES[name])
    holds_what_it_says(EXERCISES[name])


@pytest.mark.proofs
def test_the_faults_of_the_whole_bank_run_and_make_the_mistakes_they_stand_for():
    found = {
        name: faulty(record) for name, record in EXERCISES.items() if record.kind == "function"
    }
    assert sum(map(len, found.values())) >= 300
    for name in found:
        holds_what_it_says(EXERCISES[name])


def test_a_mistake_in_a_default_is_not_shown_under_a_different_header():
    """The body of such a mistake would be right with the stub's header."""
    record = EXERCISES["leaky_relu"]
    for slug, source in faulty(record).items():
        function = define(cell(source), "leaky_relu")
        assert exercises.check("leaky_relu", function).mistake == slug


# The notebook.


@pytest.fixture
def learner(clock, home, monkeypatch):
    """Make some mistakes as a learner on the 1st; today is the 2nd."""
    exercises.exercise(softmax)
    exercises.exercise(mistaken("softmax", "axis-0"))
    exercises.exercise(mistaken("relu", "minimum"))
    exercises.guess("linear_stack", "a")
    exercises.guess("untrained_loss", 0)
    exercises.solution("linear")
    clock.now += DAY
    return home


@pytest.fixture(autouse=True)
def links():
    """Make three guesses come back as links, like any guess whose question needs its notebook."""
    names = ("linear_stack", "untrained_loss", "trace_backward")
    kept = {name: course.records[name].again for name in names}
    for name in names:
        object.__setattr__(course.records[name], "again", "")
    yield
    for name in names:
        object.__setattr__(course.records[name], "again", kept[name])


AGAIN = "An untrained network has ten classes. What is its loss?"


def sources(path):
    found = nbformat.read(path, as_version=4)
    nbformat.validate(found)
    return [(each.cell_type, each.source) for each in found.cells]


def test_a_review_has_a_cell_for_each_item(learner, monkeypatch):
    object.__setattr__(course.records["untrained_loss"], "again", AGAIN)
    try:
        due, _ = due_and_later(session)
        notebook = review_notebook(session, due, date(2026, 3, 2), learner)
    finally:
        object.__setattr__(course.records["untrained_loss"], "again", "")
    nbformat.validate(nbformat.from_dict(notebook))
    cells = [each["source"] for each in notebook["cells"]]
    assert [each["cell_type"] for each in notebook["cells"]] == ["markdown", "code"] * 6 + [
        "markdown"
    ]
    assert cells[0].startswith(
        "# Review, 2 March 2026\n\nWhat you once got wrong, about 17 minutes"
    )
    exec(cells[1], namespace := {})
    assert namespace["review"].func == session.review
    assert namespace["review"].keywords == {"written": "2026-03-02"}
    titles = [each.splitlines()[0] for each in cells[2:-1:2]]
    assert titles == [
        "## 1 · linear stack",
        "## 2 · `relu`",
        "## 3 · `softmax`: find the fault",
        "## 4 · `linear`",
        "## 5 · untrained loss",
    ]
    assert "The question is in 02 activations. Read it there" in cells[2]
    assert cells[3] == 'review("linear_stack", ...)'
    assert "What once went wrong: this keeps the negative values" in cells[4]
    assert cells[5].startswith("@review\ndef relu(z):") and "your code here" in cells[5]
    assert "The check says: row 0 sums to 0.683. Each row is one example" in cells[6]
    assert cells[7].startswith("@review\ndef softmax(z):") and "axis=0" in cells[7]
    assert "You looked at its solution before yours was right. Write it from memory." in cells[8]
    assert AGAIN in cells[10] and cells[11] == 'review("untrained_loss", ...)'


def test_the_cell_of_a_guess_of_several_parts_names_them(clock, home):
    exercises.guess("trace_backward", (32, 784), (32, 64), (64,))
    clock.now += DAY
    path, _ = write_review(session, home)
    found = [source for _, source in sources(path)]
    assert found[2].endswith("Its parts: dX, dW, db.")
    assert found[3] == 'review("trace_backward", ..., ..., ...)'


def test_a_link_leads_to_the_learners_own_cell(clock, home):
    (home / "02_activations.ipynb").write_text(
        '{"cells": [{"id": "a1", "source": "guess(\\"linear_stack\\", ...)"}]}'
    )
    exercises.guess("linear_stack", "a")
    clock.now += DAY
    path, _ = write_review(session, home)
    address = "[02 activations](02_activations.ipynb#cell-id=a1)"
    assert any(address in source for _, source in sources(path))


def test_a_bug_hunt_is_asked_again(clock, home):
    record = EXERCISES["repair_softmax"]
    slug = next(m.slug for m in record.mistakes if m.slug != record.buggy)
    exercises.exercise(mistaken("repair_softmax", slug))
    clock.now += DAY
    path, _ = write_review(session, home)
    (_, told), (_, source) = sources(path)[2:4]
    assert "Find the fault once more." in told and source.startswith("@review\ndef repair_softmax")


def test_a_mistake_that_has_left_the_bank_is_named_in_short(clock, home):
    """The learner made it when an earlier edition had a sentence for it, and its code."""
    exercises.exercise(softmax)
    exercises.exercise(mistaken("softmax", "axis-0"))
    file = home / "attempts.jsonl"
    file.write_text(file.read_text().replace('"axis-0"', '"base-2"'))
    assert "base-2" in str(session.attempts())
    clock.now += DAY
    path, _ = write_review(session, home)
    (_, told), (_, source) = sources(path)[2:4]
    assert "What once went wrong, in short: base 2. Write it from memory." in told
    assert source.startswith("@review\ndef softmax(z):") and "your code here" in source
    assert exercises.review(softmax) is softmax and last_line()["status"] == "correct"


def test_the_review_of_a_day_is_written_once_and_stays(learner, clock):
    path, told = write_review(session, learner)
    assert path == learner / "review_2026-03-02.ipynb"
    names = "linear stack, relu, untrained loss"
    assert told == f"Today's review: {path.name}, 7 minutes: {names}. 2 more for another day."
    written_in = path.read_text().replace("...  # your code here", "return np.maximum(z, 0)")
    path.write_text(written_in)
    again, told = write_review(session, learner)
    assert again == path and "begun it already" in told and path.read_text() == written_in
    clock.now += DAY
    other, told = write_review(session, learner)
    assert other.name == "review_2026-03-03.ipynb"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 3}', None, "folder"])
def test_a_file_that_is_not_a_notebook_is_set_aside_for_the_review_of_the_day(learner, content):
    path = learner / "review_2026-03-02.ipynb"
    if content is None:
        path.symlink_to(learner / "nothing")
    elif content == "folder":
        path.mkdir()
    else:
        path.write_text(content)
    found, told = write_review(session, learner)
    aside = learner / "review_2026-03-02-damaged-1.ipynb"
    assert told.endswith(f"What was there could not be opened; it is kept as {aside.name}.")
    assert found == path and sources(path)[0][1].startswith("# Review, 2 March 2026")
    assert aside.is_symlink() if content is None else aside.exists()
    assert "begun it already" in write_review(session, learner)[1]


def test_the_first_of_two_reviews_begun_at_the_same_time_stays(learner, monkeypatch):
    real = notebook_file.review_notebook

    def while_another_is_quicker(*args):
        monkeypatch.setattr(notebook_file, "review_notebook", real)
        write_review(session, learner)
        path.write_text(path.read_text().replace("# Review", "# My review"))
        return real(*args)

    path = learner / "review_2026-03-02.ipynb"
    monkeypatch.setattr(notebook_file, "review_notebook", while_another_is_quicker)
    assert write_review(session, learner) == (
        path,
        f"Today's review: {path.name}. You have begun it already.",
    )
    assert sources(path)[0][1].startswith("# My review")


def test_when_nothing_is_due_the_message_says_what_comes_next(learner, clock):
    clock.now -= DAY
    path, told = write_review(session, learner)
    assert path is None and told.startswith("Nothing is due today. Next: linear stack, relu, ")
    assert told.endswith(": tomorrow.") and not list(learner.glob("*.ipynb"))
    exercises.attempts(keep=False)
    told = "Nothing comes back. Attempts are not kept. To keep them: attempts(keep=True)"
    assert write_review(session, learner)[1].startswith(told)
    exercises.attempts(keep=True)
    told = "Nothing is due today. What you get wrong from now on comes back here."
    assert write_review(session, learner) == (None, told)


# The cells of a review.


def last_line():
    return session.attempts_file.read()[-1]


def test_a_review_judges_and_keeps_an_attempt_and_nothing_else(learner, capsys, clock):
    before = session.progress_file.read()
    right = define(cell(solved_source(EXERCISES["relu"])))
    capsys.readouterr()
    assert exercises.review(right) is right
    assert "relu: correct" in (out := capsys.readouterr().out)
    assert "It is due again on 6 March." in out
    assert last_line()["asked"] == "review" and last_line()["status"] == "correct"
    assert exercises.review(mistaken("softmax", "whole-array")) is EXERCISES["softmax"].reference
    out = capsys.readouterr().out
    assert "It is due again tomorrow." in out and "later cells" not in out
    assert last_line()["mistake"] == "whole-array"
    exercises.review("linear_stack", "b")
    assert "It is due again on 6 March." in capsys.readouterr().out
    exercises.review("untrained_loss", 1)
    assert "It is due again tomorrow." in capsys.readouterr().out
    assert last_line()["answer"] == 1
    assert session.progress_file.read() == before
    assert 'Stuck? hint("softmax")' not in out
    exercises.mine("softmax")
    assert capsys.readouterr().out == "softmax: yours.\n"


def run_all(path):
    """Run the code cells of a review with the answers that are in them, except for functions."""
    names = {}
    for kind, source in sources(path):
        if kind == "code" and "@review" not in source:
            exec(source, names)


def answered(path, name, letter):
    """Put a letter into a review's cell for a guess, as a learner would, and run all cells."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf'("{name}\\", )[^)]*', rf'\1\\"{letter}\\"', text), encoding="utf-8")
    run_all(path)


def test_running_a_review_again_days_later_changes_no_due_date(clock, home, capsys):
    exercises.guess("linear_stack", "a")
    clock.now += DAY
    first, _ = write_review(session, home)
    answered(first, "linear_stack", "b")
    assert capsys.readouterr().out.endswith("It is due again on 6 March.\n")
    for _ in range(8):
        clock.now += 4 * DAY
        run_all(first)
        said = "It has been answered since this review was written, so this answer does not count."
        assert f"{said} It is due again today." in capsys.readouterr().out
    assert schedule(session.attempts_file.read())["linear_stack"].box == 1
    second, _ = write_review(session, home)
    assert second != first
    answered(second, "linear_stack", "c")
    assert capsys.readouterr().out.endswith("It is due again tomorrow.\n")


def test_running_a_reviewed_function_again_does_not_change_its_due_date_again(clock, home):
    exercises.exercise(mistaken("relu", "minimum"))
    clock.now += DAY
    path, _ = write_review(session, home)
    exec(sources(path)[1][1], names := {})
    for function in (relu, relu, mistaken("relu", "minimum"), relu):
        names["review"](function)
        clock.now += 20 * DAY
    thing = schedule(session.attempts_file.read())["relu"]
    assert thing.box == 1 and thing.since == "2026-03-02T12:00:00Z"


def test_a_review_that_is_answered_some_days_late_counts(clock, home, capsys):
    exercises.guess("linear_stack", "a")
    clock.now += DAY
    path, _ = write_review(session, home)
    clock.now += 2 * DAY
    capsys.readouterr()
    answered(path, "linear_stack", "b")
    assert capsys.readouterr().out.endswith("It is due again on 8 March.\n")
    clock.now += DAY
    answered(path, "linear_stack", "c")
    assert "does not count. It is due again on 8 March." in capsys.readouterr().out


def test_a_cell_left_unchanged_is_not_an_answer(learner, capsys):
    count = len(session.attempts_file.read())
    fault = define(cell(faulty_source(course, EXERCISES["softmax"], "axis-0")), "softmax")
    hunt = define(cell(stub_source(EXERCISES["repair_softmax"])), "repair_softmax")
    capsys.readouterr()
    for function in (fault, hunt, define("def relu(z): ...")):
        exercises.review(function)
    exercises.review("linear_stack", ...)
    exercises.review("trace_backward", ..., ..., ...)
    out = capsys.readouterr().out.splitlines()
    told = "not attempted yet. Find the fault, mend it and run the cell again."
    names = ("softmax", "repair_softmax")
    assert out[:2] == [f"{name}: {told}" for name in names]
    assert out[2] == "relu: not attempted yet. Replace the ... and run the cell again."
    assert all("not attempted yet" in line for line in out)
    assert len(session.attempts_file.read()) == count


@pytest.mark.parametrize("made", [False, True])
def test_a_fault_that_no_review_showed_counts_as_an_answer(learner, capsys, made):
    """The learner typed it in place of the empty stub, and made the mistake before, or never
    did."""
    record, slug = EXERCISES["momentum_step"], "velocity-reset"
    if made:
        exercises.exercise(mistaken(record.name, slug))
    own = define(cell(faulty_source(course, record, slug)), record.name)
    capsys.readouterr()
    exercises.review(own)
    assert "not attempted" not in capsys.readouterr().out
    assert last_line()["mistake"] == slug and last_line()["asked"] == "review"


def test_a_review_does_not_change_where_the_learner_stopped_in_the_course(learner):
    before = str(exercises.progress())
    exercises.review("linear_stack", "b")
    assert "You stopped at" in before
    stopped = [line for line in before.splitlines() if "You stopped at" in line]
    assert stopped == [
        line for line in str(exercises.progress()).splitlines() if "You stopped at" in line
    ]


def test_an_item_that_has_gone_through_all_boxes_does_not_come_back(clock, home, capsys):
    exercises.guess("linear_stack", "a")
    for days, said in ((1, "on 6 March"), (4, "on 22 March"), (16, "will not come back")):
        clock.now += days * DAY
        capsys.readouterr()
        exercises.review("linear_stack", "b")
        assert said in capsys.readouterr().out
    assert write_review(session, home)[0] is None


def test_a_function_in_a_review_may_call_anything_that_the_notebooks_define(clock, home, capsys):
    record = EXERCISES["two_layer_forward"]
    source = cell(solved_source(record))
    assert "linear(" in source or "relu(" in source
    function = define(source, record.name)
    for name in record.uses:
        function.__globals__.pop(name, None)
    assert exercises.review(function) is function


def test_a_solution_pasted_into_a_review_is_judged_like_its_cell(learner, capsys):
    path, _ = write_review(session, learner)
    opening = next(source for kind, source in sources(path) if kind == "code")
    before = session.progress_file.read()
    exec(opening, names := {})
    exec(shown(names["solution"], "two_layer_forward").source, names)
    assert "two_layer_forward: correct" in capsys.readouterr().out
    assert last_line()["asked"] == "review"
    after = session.progress_file.read()
    assert after.pop("two_layer_forward").keys() == {"looked"} and after == before


def test_an_unknown_name_is_refused_with_a_sentence(clock, home):
    with pytest.raises(ValueError, match="no exercise is called 'rellu'"):
        exercises.review(define("def rellu(z): ...", "rellu"))
    with pytest.raises(ValueError, match="no guess is called 'linear_stak'"):
        exercises.review("linear_stak", "a")


# A year of reviews.


def year(session, clock, home, seed):
    """Simulate a year of a learner who works on three days out of four and does a notebook every
    twelve days; return [(date, items)] of the reviews.

    A third of the guesses are wrong at first, and a third of the functions, by a known mistake; in
    a review four of five are corrected. Everything that was typed is run again on the next working
    day.
    """
    rng, reviews, typed = random.Random(seed), [], []
    # Leave out exercises that need packages, so that the year is the same wherever it is simulated.
    known = [r for r in course.records.values() if r.comes_back]
    records = [r for r in known if isinstance(r, Guess) or not r.needs]
    start, file = clock.now, session.attempts_file

    def answer(record, asked, right):
        kind = (
            {"mistake": None if right else rng.choice([m.slug for m in record.mistakes])}
            if (not isinstance(record, Guess))
            else {"answer": "right" if right else rng.choice("abc")}
        )
        typed.append((record.name, asked, "correct" if right else "wrong", kind))
        file.add(file.line(*typed[-1][:3], **kind))

    for day in range(365):
        clock.now = start + day * DAY
        if rng.random() > 0.75:
            continue
        for name, asked, status, kind in typed:  # yesterday's cells, run again
            file.add(file.line(name, asked, status, **kind))
        typed.clear()
        for record in records:
            if 12 * record.notebook + hash_of(record.name) % 12 == day:
                asked = "guess" if isinstance(record, Guess) else "exercise"
                if rng.random() < 1 / 3:
                    answer(record, asked, False)
                answer(record, asked, True)
        due, _ = due_and_later(session)
        items = choose_items(due)
        if items:
            reviews.append((clock.now.date(), items))
            for each in items:
                right = rng.random() < 0.8
                kind = {} if right else {"mistake": each.thing.mistake}
                file.add(file.line(each.name, "review", "correct" if right else "wrong", **kind))
    return reviews


def hash_of(name):
    return sum(map(ord, name))


def test_a_year_of_reviews_is_sensible(clock, home, monkeypatch):
    # a limit small enough for the file to be trimmed during the year
    monkeypatch.setattr(attempts, "LARGEST", 60_000)
    reviews = year(session, clock, home, seed=0)
    lines = session.attempts_file.read()
    assert any(line["status"] == "summary" for line in lines)
    asked = Counter(item.name for _, items in reviews for item in items)
    wrong = {name for name, thing in schedule(lines).items() if thing.seen}
    assert asked.keys() == wrong and len(wrong) > 20
    for date_, items in reviews:
        assert sum(item.minutes for item in items) <= MINUTES
        assert len({item.name for item in items}) == len(items)
        assert all(item.due <= date_ for item in items)
    late = sorted((day - item.due).days for day, items in reviews for item in items)
    assert late[len(late) // 2] <= 3 and late[-1] <= 30
    times = sorted(asked.values())  # three right answers in a row, each with probability 0.8
    assert times[0] >= 3 and times[95 * len(times) // 100] <= 12
    assert not [name for name, thing in schedule(lines).items() if thing.box is not None]
    gone = [day for day, _ in reviews][-1]
    assert gone < date(2026, 3, 1) + timedelta(days=240)  # by then nothing is left to ask about


def test_a_review_is_json_as_jupyter_writes_it(learner):
    path, _ = write_review(session, learner)
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
