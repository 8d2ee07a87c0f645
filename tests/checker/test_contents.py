"""The contents page: what it reads from the notebooks, and what it shows."""

import base64
import dataclasses
import functools
import html
import io
import json
import os
import re
from datetime import timedelta

import pytest
from PIL import Image

from mlpkit import exercises
from mlpkit.checker import attempts
from mlpkit.checker.cell_links import copy_of
from mlpkit.checker.contents import edition
from mlpkit.checker.contents.edition import Chapter, Minutes, chapters, small, stated
from mlpkit.checker.contents.page import Contents, contents_of, in_hours
from mlpkit.checker.course import Course, Route
from mlpkit.checker.display.progress_table import Progress
from mlpkit.checker.record import Exercise, Guess
from mlpkit.checker.review import placement
from mlpkit.checker.session import Session
from mlpkit.exercises import course, session

ALL = Route("All of it", "Every notebook & more.", lambda number: True, deeper=True)
LATER = Route("Later", "From 02 on.", lambda number: number >= 2)


def words(page):
    """Return the words of a page, in reading order."""
    plain = re.sub(r"<style>.*?</style>", "", page, flags=re.S)
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", plain)).split())


def png(width=500, height=250):
    buffer = io.BytesIO()
    Image.new("RGBA", (width, height), (0, 0, 0, 0)).save(buffer, "png")
    return base64.b64encode(buffer.getvalue()).decode()


def cell(source, kind="code", **data):
    outputs = [{"output_type": "execute_result", "data": data}] if data else []
    name = re.sub(r"\W", "", source)[:12]
    return {"cell_type": kind, "id": name, "source": source.splitlines(True), "outputs": outputs}


def write(folder, name, *cells):
    (folder / f"{name}.ipynb").write_text(json.dumps({"cells": cells}))


TITLE = "# 01 · Give it numbers\n\n**You need** 00. Time: 90 minutes; *Deeper* 40 more."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Time: 5 minutes.", (5, 0)),
        ("Time: 80 minutes; *Deeper* 30 more.", (80, 30)),
        ("Time: 75 minutes, with the self-test. *Deeper* 30 more.", (75, 0)),
        ("# 03", None),
    ],
)
def test_minutes_are_read_from_a_title_cell(text, found):
    assert stated(text) == found


def test_notebooks_are_read_by_number_with_title_minutes_and_explorers(tmp_path):
    shown = {"text/plain": "MoveTheLine(w1=1). Loss 2.", "image/png": png()}
    figure = {"text/plain": "The mean is 2.", "image/png": png()}
    table = {"text/plain": "Table(3)"}
    write(
        tmp_path,
        "01_words",
        cell(TITLE, "markdown"),
        cell("MoveTheLine()", **shown),
        cell("show(figure)", **figure),
        cell("Table(3)", **table),
        cell("display(x)", **shown) | {"outputs": [{"output_type": "display_data", "data": shown}]},
    )
    write(tmp_path, "01_words-2", cell("# 01 · An older copy", "markdown"))
    os.utime(tmp_path / "01_words-2.ipynb", (1, 1))
    write(tmp_path, "00_one", cell("no heading", "markdown"))
    (tmp_path / "02_broken.ipynb").write_text("{")
    (tmp_path / "03_empty.ipynb").write_text('{"cells": []}')
    write(tmp_path, "review_2026-01-01", cell(TITLE, "markdown"))
    found = chapters(tmp_path)
    assert list(found) == [0, 1]
    assert found[0] == Chapter("00_one", None, ())
    assert (found[1].title, found[1].minutes) == ("Give it numbers", Minutes(90, 40))
    (explorer,) = found[1].explorers
    assert (explorer.title, explorer.cell) == ("Move the line", "MoveTheLine")


@pytest.mark.parametrize(
    "odd",
    [
        "a cell that is text",
        {"outputs": ["an output that is text"]},
        {"outputs": [{"output_type": "execute_result", "data": None}]},
    ],
)
def test_a_malformed_notebook_is_left_out_and_the_others_remain(odd, tmp_path):
    write(tmp_path, "01_words", cell(TITLE, "markdown"))
    write(tmp_path, "02_odd", cell("# 02 · Odd", "markdown"), odd)
    assert list(chapters(tmp_path)) == [1]


def test_a_notebook_that_changed_is_read_again(tmp_path):
    write(tmp_path, "01_words", cell("# 01 · One", "markdown"))
    assert chapters(tmp_path)[1].title == "One"
    write(tmp_path, "01_words", cell("# 01 · Another", "markdown"))
    path = tmp_path / "01_words.ipynb"
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 10**9))
    assert chapters(tmp_path)[1].title == "Another"


def test_a_reduced_picture_is_small_and_transparent():
    picture = Image.open(io.BytesIO(base64.b64decode(small(png()))))
    assert picture.size == (edition.WIDTH, edition.WIDTH // 2)
    assert picture.convert("RGBA").getpixel((0, 0))[3] == 0


def torn():
    """Return a PNG of several chunks with the second chunk's name overwritten."""
    buffer = io.BytesIO()
    Image.effect_noise((500, 500), 50).save(buffer, "png")
    first, second, *rest = buffer.getvalue().split(b"IDAT")[1:]
    start = buffer.getvalue().split(b"IDAT")[0]
    picture = start + b"IDAT" + first + b"\0\0\0\0" + b"IDAT".join([second, *rest])
    return base64.b64encode(picture).decode()


BAD = {
    "no_picture": "AAAA",
    "no_letters": "A",
    "half": png()[:200],
    "torn": torn(),
    "too_high": png(10, 500),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_picture_is_left_out(bad):
    assert small(BAD[bad]) is None


def test_a_picture_with_too_many_pixels_is_left_out(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert small(png(30, 20)) is None


def test_the_notebooks_of_this_course_state_titles_times_and_explorers():
    found = chapters(course.notebooks)
    assert list(found) == sorted(course.titles)
    assert all(chapter.minutes and chapter.title for chapter in found.values())
    assert sum(len(chapter.explorers) for chapter in found.values()) >= 15
    assert [explorer.name for explorer in found[0].explorers] == ["MoveTheLine"]


@pytest.mark.parametrize(
    ("minutes", "said"), [(50, "50 min"), (60, "1 h"), (705, "11 h 45 min"), (0, "0 min")]
)
def test_times_of_an_hour_or_more_are_given_in_hours_and_minutes(minutes, said):
    assert in_hours(minutes) == said


def task(name, notebook, extra=False):
    def reference(x):
        """x"""
        return x

    more = {"hints": ("h",) * 2, "why": "", "mistakes": (), "alternatives": (), "stub": ""}
    return Exercise(
        name=name, notebook=notebook, reference=reference, cases=lambda rng: [], extra=extra, **more
    )


class Small(Course):
    records = functools.cached_property(
        lambda self: {
            one.name: one for one in (task("a", 1), task("b", 1, True), task("c", 2), task("d", 2))
        }
    )


SMALL = Small(
    "small",
    (),
    {1: "one", 2: "two", 3: "three"},
    heading="small & good",
    about="A course for tests.",
    routes=(ALL, LATER),
)
READ = {
    1: Chapter("One <thing>", Minutes(75, 40), ()),
    2: Chapter(
        "Two", Minutes(90, 10), (edition.Explorer("BigMap", "x1", "BigMap(). 3 < 4", png()),)
    ),
    3: Chapter("Three", None, ()),
}


def made(folder, passed=(), tried=(), found=READ, **more):
    entries = {name: {"tried": True} for name in tried}
    entries |= {name: {"tried": True, "passed": True, "version": 1} for name in passed}
    return Contents(SMALL, found, Progress(SMALL, entries, folder=folder, **more))


def test_at_first_the_page_says_where_to_begin(tmp_path):
    write(tmp_path, "01_one", cell("@exercise\ndef a(x):"))
    title = "small & good A course for tests."
    begun = words(made(tmp_path, stopped="a")._repr_html_())  # a hint was used
    assert begun.startswith(f"{title} Next:")
    page = made(tmp_path)._repr_html_()
    said = words(page)
    assert said.startswith(f"{title} Begin: 01 · One <thing> , 75 min.")
    assert 'Begin: <a href="01_one.ipynb">01 · One &lt;thing&gt;</a>, 75 min.' in page
    assert "75 min 0 of 1 Deeper 40 min 0 of 1" in said
    assert "90 min 0 of 2 Deeper 10 min 03" in said  # 03 has no exercises
    assert "All of it Every notebook & more. 3 notebooks, 3 h 35 min. Next: 01 ·" in said
    assert "Later From 02 on. 2 notebooks, 1 h 30 min. Next: 02 · Two" in said


def test_in_the_middle_the_page_links_to_the_last_cell_worked_on_and_to_the_next_one(tmp_path):
    write(tmp_path, "01_one", cell("@exercise\ndef a(x):"))
    write(tmp_path, "02_two", cell("@exercise\ndef c(x):"), cell("@exercise\ndef d(x):"))
    page = made(tmp_path, ["a"], ["d"], stopped="d")._repr_html_()
    assert 'class="go">Next: <a href="02_two.ipynb#cell-id=exercisedefc">c, in 02 two</a>.' in page
    here = '<a href="02_two.ipynb#cell-id=exercisedefd">d, in 02 two</a>.'
    assert f'class="go">You stopped at {here}' in page
    assert re.findall(r'<li value="(\d+)" class="here">', page) == ["2"]
    said = words(page)
    assert "core 75 min 1 of 1 Deeper 40 min 0 of 1" in said
    assert "All of it Every notebook & more. 3 notebooks, 3 h 35 min. Next: 01" in said  # Deeper


def test_at_the_end_the_page_says_that_all_is_solved(tmp_path):
    page = made(tmp_path, "abcd")._repr_html_()
    assert "A course for tests. All core exercises are solved." in words(page)
    assert words(page).count("All its exercises are solved.") == 2
    assert "href" not in page  # no copy exists to link to


def test_explorers_are_linked_where_there_is_a_copy(tmp_path):
    assert "gallery" not in words(made(tmp_path)._repr_html_())
    write(tmp_path, "02_two")
    page = made(tmp_path)._repr_html_()
    assert '<a href="02_two.ipynb#cell-id=x1" title="BigMap(). 3 &lt; 4">' in page
    assert "02 · Big map" in words(page)


def test_a_photograph_of_an_explorer_in_use_takes_the_place_of_its_stored_picture(tmp_path):
    write(tmp_path, "02_two")
    page = Contents(SMALL, READ, Progress(SMALL, {}, folder=tmp_path))._repr_html_()
    assert f'<img class="one" alt="" src="data:image/webp;base64,{small(png())}">' in page
    (tmp_path / "BigMap.webp").write_bytes(b"photograph")
    with_stills = dataclasses.replace(SMALL, stills=tmp_path)
    page = Contents(with_stills, READ, Progress(SMALL, {}, folder=tmp_path))._repr_html_()
    own = base64.b64encode(b"photograph").decode()
    assert f'<img class="both" alt="" src="data:image/webp;base64,{own}">' in page


def test_an_explorer_with_a_bad_picture_is_left_out(tmp_path):
    write(tmp_path, "02_two")
    two = edition.Explorer("BigMap", "x1", "BigMap()", png())
    bad = edition.Explorer("Broken", "x2", "Broken()", "AAAA")
    page = made(tmp_path, found={2: Chapter("Two", None, (bad, two))})._repr_html_()
    assert "Big map" in page and "Broken" not in page
    assert "Explorers" not in made(tmp_path, found={2: Chapter("Two", None, (bad,))})._repr_html_()


@pytest.mark.parametrize("passed", ["", "a"])
def test_without_notebooks_the_page_says_so(passed, tmp_path):
    contents = made(tmp_path, passed, found={})
    for said in (str(contents), words(contents._repr_html_())):
        assert "There are no notebooks here that can be read." in said
        assert "0 notebooks" not in said and "solved" not in said and "Begin" not in said


def test_a_route_with_no_notebooks_here_is_not_shown(tmp_path):
    contents = made(tmp_path, found={1: READ[1]})
    assert "All of it: 1 notebook," in str(contents) and "Later" not in str(contents)
    assert "Later" not in contents._repr_html_()


def test_the_copy_that_has_answers_is_linked_although_another_one_is_newer(tmp_path):
    (tmp_path / ".originals").mkdir()
    stub, guess = cell("@exercise\ndef a(x):\n    ..."), cell('guess("b", ...)')
    for name in ("01_one", "01_one-2", "01_one-3"):
        for folder in (tmp_path, tmp_path / ".originals"):
            write(folder, name, cell("# 01", "markdown"), stub, guess)
    for age, name in enumerate(("01_one-3", "01_one-2", "01_one")):
        os.utime(tmp_path / f"{name}.ipynb", (9 - age, 9 - age))
    assert copy_of(1, tmp_path).stem == "01_one-3"  # none has answers
    write(tmp_path, "01_one-2", cell("# 01, mine", "markdown"), stub, guess)
    os.utime(tmp_path / "01_one-2.ipynb", (20, 20))
    write(tmp_path, "01_one", cell("# 01", "markdown"), stub, guess | {"source": ['guess("b", 3)']})
    os.utime(tmp_path / "01_one.ipynb", (1, 1))
    assert copy_of(1, tmp_path).stem == "01_one"
    write(tmp_path, "01_one-3", cell("1 + 1"), stub | {"source": ["@exercise\ndef a(x):\n    1"]})
    os.utime(tmp_path / "01_one-3.ipynb", (2, 2))
    assert copy_of(1, tmp_path).stem == "01_one-3"  # the newer of two copies
    write(tmp_path, "01_by_hand", stub)  # not copied here by `mlpkit lab`
    assert copy_of(1, tmp_path).stem == "01_by_hand"


def test_a_name_with_special_characters_is_quoted_in_links(tmp_path):
    write(tmp_path, "01_a#b 100%", cell("@exercise\ndef a(x):"))
    page = made(tmp_path)._repr_html_()
    assert '<a href="01_a%23b%20100%25.ipynb">01 ·' in page
    page = made(tmp_path, tried="a", stopped="a")._repr_html_()
    assert '<a href="01_a%23b%20100%25.ipynb#cell-id=exercisedefa">' in page


def test_the_text_says_the_same_as_the_page(tmp_path):
    said = str(made(tmp_path, ["a"], stopped="a"))
    assert "01  One <thing>  75 min  40 min  1 of 1" in said
    assert "You last solved a, in 01 one.\nNext: c, in 02 two." in said
    assert said.endswith("Later: 2 notebooks, 1 h 30 min, next: 02 · Two.")


def test_a_due_review_has_a_button_on_a_servers_page_and_a_command_elsewhere(monkeypatch, tmp_path):
    now = attempts.now()
    assert 'data-write="review"' not in contents_of(session, tmp_path, True)._repr_html_()
    session.attempts_file.add(session.attempts_file.line("linear_stack", "guess", "wrong"))
    session.progress_file.change("linear_stack", lambda entry: entry.update(tried=True))
    monkeypatch.setattr(attempts, "now", lambda: now + timedelta(days=1))
    served = contents_of(session, tmp_path, buttons=True)._repr_html_()
    assert "Due today: linear stack" in words(served)
    assert 'data-write="review"' in served and "mlpkit review" not in served
    assert 'data-write="where_to_begin"' in served
    page = exercises.contents()._repr_html_()
    assert "<button" not in page and "mlpkit review in a terminal" in page


# Where to begin.


def test_each_notebook_but_the_last_has_one_placing_question():
    asked = placement.questions(course)
    assert [guess.notebook for guess in asked] == sorted(course.titles)[:-1]
    assert placement.minutes(course) == f"{len(asked)} minutes"
    with pytest.raises(ValueError, match="placing is only for a guess that has again"):
        Guess(name="x", notebook=1, because="", answer=1, placing=True)


def test_the_questions_are_in_a_notebook_that_keeps_no_answers(tmp_path, capsys):
    path, told = placement.write_placing(session, tmp_path)
    text = path.read_text(encoding="utf-8")
    found = json.loads(text)["cells"]
    assert told == f"where_to_begin.ipynb, {placement.minutes(course)}."
    names = re.findall(r'place\(\\"(\w+)\\", \.\.\.\)', text)
    assert names == [guess.name for guess in placement.questions(course)]
    assert all(
        guess.again in "".join(c["source"] for c in found) for guess in placement.questions(course)
    )
    answered = text.replace('step_direction\\", ...', 'step_direction\\", \\"a\\"')
    assert answered != text
    path.write_text(answered, encoding="utf-8")
    assert placement.write_placing(session, tmp_path)[1] == f"{path.name} is there already."
    assert path.read_text(encoding="utf-8") == answered
    path.write_text("")
    kept = "What was there could not be opened; it is kept as where_to_begin-damaged-1.ipynb."
    assert placement.write_placing(session, tmp_path)[1].endswith(kept)
    assert path.read_text(encoding="utf-8") == text

    names = {}
    exec(found[1]["source"], names)
    names["place"]("step_direction", "a")
    names["place"]("own_statistics", "a")
    names["place"]("linear_stack", ...)
    names["where_to_begin"]()
    said = capsys.readouterr().out
    assert "a is right: the slope is negative" in said and "not attempted yet" in said
    assert "Begin with 01 preprocessing: its question is the first" in said
    assert session.progress_file.read() == {} and session.attempts_file.read() == []


def answered(**statuses):
    asked = [guess.name for guess in placement.questions(course)]
    return placement.advice(course, dict.fromkeys(asked, "correct") | statuses, course.title)


def test_the_advice_follows_from_the_answers():
    assert placement.advice(course, {}, course.title).startswith("Nothing is answered yet.")
    *asked, last = sorted(course.titles)
    assert answered() == f"All {len(asked)} are right. Begin with {course.title(last)}."
    said = answered(equal_weights="wrong", ninety_nine="not attempted")
    assert said.startswith("Begin with 03 forward pass: its question is the first without a ")
    assert "Right: 00, 01, 02, 04, 05, 06, 07" in said and "08" not in said
    none = placement.advice(course, {"step_direction": "wrong"}, course.title)
    assert none.startswith("Begin with 00 start here:") and "Right" not in none


def test_the_advice_leads_to_the_notebook(tmp_path):
    write(tmp_path, "00_start_here")
    page = placement.Advice(course, {"step_direction": "wrong"}, tmp_path)._repr_html_()
    assert 'Begin with <a href="00_start_here.ipynb">00 start here</a>:' in page


def test_a_course_without_routes_and_placing_questions_has_a_page_too(tmp_path):
    plain = Session(Course("plain", (), {1: "one"}))
    write(tmp_path, "01_one", cell(TITLE, "markdown"))
    page = contents_of(plain, tmp_path, buttons=True)._repr_html_()
    assert words(page).startswith("plain Begin: 01 · Give it numbers , 90 min.")
    assert "Ways through" not in page and "<button" not in page
