"""The report: one page on what a class did and did not understand; it loads no other file."""

from pathlib import Path

from mlpkit.checker.words import listed
from mlpkit.classroom import pictures
from mlpkit.classroom.class_numbers import first_mistakes, middle
from mlpkit.classroom.learner import BREAK
from mlpkit.classroom.mistake_words import mistake_words
from mlpkit.classroom.notebook_part import came_out, minutes_text, notebook_part, tried
from mlpkit.classroom.parts import FEWER, code, figure, or_fewer, paragraph, safe, table
from mlpkit.classroom.small_groups import LEAST, merge
from mlpkit.data.words import pluralize

STYLE = Path(__file__).with_name("page.css")
MOST = 10  # mistakes in the first picture


def report_page(course, numbers, files):
    """The page as text. numbers: ClassNumbers; files: HandedIns."""
    notebooks = {
        number: part for number in course.titles if (part := notebook_part(course, numbers, number))
    }
    links = "".join(
        f'<a href="#n{number:02d}">{safe(course.title(number))}</a>' for number in notebooks
    )
    unread = sum(each.learner is None for each in files)
    told = f"{pluralize(unread, 'file')} of {len(files)} did not count; the reasons are at the end."
    parts = [
        f"<h1>{safe(course.name)}: what a class has understood, and what it has not</h1>",
        paragraph(headline(course, numbers), "sentence"),
        paragraph(told, "quiet") if unread else "",
        f"<nav>{links}</nav>",
        top_mistakes(course, numbers),
        where_stopped(course, numbers),
        minutes(course, numbers),
        unnamed(course, numbers),
        *notebooks.values(),
        how_counted(),
        remarks(files),
    ]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{safe(course.name)}: report on a class</title>"
        f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
    )
    body = "\n".join([pictures.STRIPES, *filter(None, parts)])
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n{body}\n</body></html>\n'


def frequent(numbers):
    """The first mistakes that may be shown, the most frequent first."""
    return [each for each in first_mistakes(numbers) if each[2].total() >= LEAST]


def headline(course, numbers):
    people = "1 person" if numbers.people == 1 else f"{numbers.people} people"
    if not numbers.people:
        return "Nothing to report: no file counts."
    if numbers.people < LEAST:
        return f"{people}, fewer than {LEAST}: nothing about them is shown."
    found = frequent(numbers)[:3]
    if not found:
        return f"{people}. No mistake was made first by {LEAST} of them or more."
    named = [f"`{slug}` in `{name}` ({ways.total()})" for name, slug, ways in found]
    return f"{people}. The most frequent first mistakes: {listed(named)}."


def top_mistakes(course, numbers):
    found = frequent(numbers)[:MOST]
    if not found:
        return ""
    rows, drawn = [], []
    for name, slug, ways in found:
        record, each = course.exercises[name], numbers.exercises[name]
        words = mistake_words(course, record, slug)
        number = f"{record.notebook:02d}"
        rows.append([code(name), number, code(slug), words, ways.total(), came_out(ways)])
        drawn.append(
            (f"{name}: {slug}", ways.total(), f"{ways.total()} of {tried(each)} who tried")
        )
    head = ["exercise", "in", "first mistake", "its verdict says", "people", "they got it right"]
    name, slug, ways = found[0]
    told = (
        f"A bar counts people whose first wrong answer was this mistake. Of "
        f"{tried(numbers.exercises[name])} who tried `{name}`, {ways.total()} began with `{slug}`. "
        "“Alone” is with the verdicts, but without a hint or the solution."
    )
    picture = pictures.bars(drawn, "The most frequent first mistakes.")
    under = table(head, rows, names=3)
    return f"<h2>What was misunderstood most</h2>{figure(picture, told, under)}"


def where_stopped(course, numbers):
    """In which notebook the last attempt is of those who have not solved the core."""
    counts, places = {}, {}
    for name, count in numbers.stopped.items():
        title = course.title(course.records[name].notebook)
        counts[title] = counts.get(title, 0) + count
        places.setdefault(title, {})[name] = count
    merged = merge(counts | {"the core is solved": numbers.finished})
    if not merged.shown:
        return ""
    rows = [[title, count, often(places.get(title, {}))] for title, count in merged.shown.items()]
    if merged.merged:
        what = f"{pluralize(len(merged.merged), 'other')}, fewer than {LEAST} people each"
        rows.append([what, or_fewer(merged.together), ""])
    drawn = [(title, count, str(count)) for title, count in merged.shown.items()]
    picture = pictures.bars(drawn, "In which notebook people stopped.", "solution")
    stopped = {title: merged.shown[title] for title in counts if title in merged.shown}
    told = f"{numbers.finished} of {numbers.people} have solved the core."
    if not numbers.finished or numbers.finished < LEAST:
        told = f"{FEWER.capitalize()} people have solved the core."
    if stopped:
        most = max(stopped, key=stopped.get)
        told = f"The last attempt of {stopped[most]} people is in {most}; no notebook has more."
    under = table(["last attempt in", "people", "at"], rows)
    return f"<h2>Where people stopped</h2>{figure(picture, told, under)}"


def often(places):
    """The exercises and guesses of a notebook at which enough people stopped."""
    shown = merge(places).shown
    order = sorted(shown, key=lambda name: -shown[name])
    return ", ".join(f"`{name}` {shown[name]}" for name in order)


def minutes(course, numbers):
    """The minutes that people spent on the exercises of each notebook."""
    found = {k: each for k, each in numbers.notebooks.items() if len(each) >= LEAST}
    if not found:
        return ""
    rows = [[course.title(k), len(each), minutes_text(each)] for k, each in found.items()]
    halves = {k: middle(each)[1] for k, each in found.items()}
    picture = pictures.bars(
        [(course.title(k), halves[k], minutes_text(found[k])) for k in found],
        "Minutes on the exercises of each notebook.",
        "alone",
    )
    longest = max(halves, key=halves.get)
    told = (
        f"The exercises of {course.title(longest)} took longest. A bar is the median of those who "
        "tried any of them; the middle half of their minutes is in brackets."
    )
    under = table(["notebook", "people", "minutes on its exercises"], rows)
    return f"<h2>Minutes</h2>{figure(picture, told, under)}"


def unnamed(course, numbers):
    """Return what no sentence named: wrong answers that do the same as no known mistake."""
    found = {name: each for name, each in numbers.exercises.items() if each.unnamed >= LEAST}
    if not found:
        return ""
    order = sorted(found, key=lambda name: -found[name].unnamed)[:MOST]
    rows = [
        [
            code(name),
            course.title(course.exercises[name].notebook),
            found[name].unnamed,
            found[name].unnamed_answers,
        ]
        for name in order
    ]
    picture = pictures.bars(
        [(name, found[name].unnamed, str(found[name].unnamed)) for name in order],
        "Wrong answers whose mistake no sentence named.",
        "hint",
    )
    told = (
        f"`{order[0]}` has the most people with an unexplained “wrong”: {found[order[0]].unnamed}. "
        f"`tell_us({order[0]})` in a learner's notebook shows what was written."
    )
    under = table(["exercise", "notebook", "people", "answers"], rows)
    return f"<h2>What no sentence named</h2>{figure(picture, told, under)}"


def how_counted():
    lines = [
        "A cell that is run again unchanged adds no attempt: an answer counts if the same exercise "
        "did not get the same verdict, mistake and guess before. A wrong answer without a name "
        "also counts directly after another attempt at that exercise. Recalls and reviews don't "
        "count.",
        "The first mistake is that of the first answer that was not right. “With a hint” and “with "
        "the solution” say what had been opened before the exercise was right.",
        f"Minutes are the times between an answer and the answer before it, up to the first right "
        f"one. A gap of more than {BREAK // 60} minutes is a break, and counts as nothing.",
        f"Groups of fewer than {LEAST} people are counted together, or not at all. If the rest "
        "could be found by subtracting, the smallest other group joins them.",
    ]
    return f"<h2>How it was counted</h2>{''.join(map(paragraph, lines))}"


def remarks(files):
    rows = [[each.name, each.told] for each in files if each.remark]
    shown = table(["file", "what was found"], rows, names=0)
    return f"<h2>Files with a remark</h2>{shown}" if rows else ""
