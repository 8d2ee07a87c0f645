"""The page's part on one notebook: how its exercises came out, first mistakes, guesses."""

import re

from mlpkit.checker.display.verdict import inline
from mlpkit.checker.words import listed
from mlpkit.classroom import pictures
from mlpkit.classroom.class_numbers import middle
from mlpkit.classroom.learner import WAYS
from mlpkit.classroom.mistake_words import mistake_words
from mlpkit.classroom.parts import FEWER, code, figure, legend, or_fewer, paragraph, table
from mlpkit.classroom.small_groups import LEAST, merge
from mlpkit.data.words import pluralize, shorten

COLOURS = {"at once": "once"}  # every other colour is named after its way out
HEADS = ("at once", "alone", "hint", "solution", "not right", "not tried")  # for WAYS, in a table
MOST_WRONG = 4  # most wrong answers to a guess that are shown
OUT = ("alone", "hint", "solution", "unsolved")  # the ways out after a mistake
SHORT = {"alone": "alone", "hint": "with a hint", "solution": "with the solution"}
SHORT |= {"unsolved": "not yet"}


def notebook_part(course, numbers, number):
    """The part as HTML; "" if nobody has tried anything in this notebook."""
    exercises = [each for each in numbers.exercises if course.records[each].notebook == number]
    guesses = [each for each in numbers.guesses if course.records[each].notebook == number]
    if not exercises and not guesses:
        return ""
    parts = [f'<h2 id="n{number:02d}">{inline(course.title(number))}</h2>']
    often = [name for name in exercises if tried(numbers.exercises[name]) >= LEAST]
    if often:
        parts += [outcomes(course, numbers, often), mistakes(course, numbers, often)]
    if rarely := [f"`{name}`" for name in exercises if name not in often]:
        parts.append(paragraph(f"Fewer than {LEAST} people tried {listed(rarely)}.", "quiet"))
    if guesses:
        parts.append(guessed(course, numbers, guesses))
    return "\n".join(parts)


def outcomes(course, numbers, names):
    """The picture of how each exercise came out for everybody, with its sentence and table."""
    found = {name: numbers.exercises[name] for name in names}
    merged = {name: merge(each.ways) for name, each in found.items()}
    drawn = pictures.stacked(
        [(labelled(course, name), pieces_of(merged[name])) for name in names],
        "How the exercises came out.",
    )
    rows = []
    for name, each in merged.items():
        ways = [each.shown.get(way, "·" if way in each.merged else 0) for way in WAYS]
        rows.append([code(name), *ways, merged_text(each), minutes_text(found[name].minutes)])
    head = ["exercise", *HEADS, "together", "minutes"]
    keys = {COLOURS.get(way, way): said for way, said in WAYS.items()}
    keys["merged"] = f"groups of fewer than {LEAST} people, counted together"
    return figure(drawn, hardest(found), table(head, rows), legend(keys))


def tried(exercise):
    """How many people have tried an exercise."""
    return exercise.ways.total() - exercise.ways["open"]


def labelled(course, name):
    return f"{name}, deeper" if course.records[name].extra else name


def pieces_of(merged):
    """The pieces of a bar, from a Merged of ways out."""
    pieces = [
        (COLOURS.get(way, way), merged.shown[way], str(merged.shown[way]))
        for way in WAYS
        if way in merged.shown
    ]
    return [*pieces, *merged_piece(merged)]


def merged_piece(merged):
    """The piece, in a list, of those who are counted together; LEAST long if they are fewer."""
    return [("merged", merged.together or LEAST, "")] if merged.merged else []


def merged_text(merged):
    """Return what is counted together, and how many people these are: "7: hint, solution"."""
    if not merged.merged:
        return ""
    names = dict(zip(WAYS, HEADS, strict=True))
    return f"{or_fewer(merged.together)}: {', '.join(names[way] for way in merged.merged)}"


def minutes_text(minutes):
    """The median of enough people's minutes, and their middle half."""
    if len(minutes) < LEAST:
        return ""
    low, half, high = (f"{each:.0f}" if each >= 10 else f"{each:.1f}" for each in middle(minutes))
    return f"{half} min ({low} to {high})"


def hardest(found):
    """A sentence on the exercise that the fewest of those who tried got right alone."""
    shares = {}
    for name, each in found.items():
        people, alone = tried(each), each.ways["at once"] + each.ways["alone"]
        if min(alone, people - alone) >= LEAST:
            shares[name] = (people - alone) / people, people - alone, people
    if not shares:
        return f"No exercise was too hard for {LEAST} people or more, while others got it right."
    name = max(shares, key=shares.get)
    _, without, people = shares[name]
    return f"Hardest: `{name}`. Of {people} people who tried it, {without} did not get it alone."


def mistakes(course, numbers, names):
    """The table of first mistakes, in the bank's words, and how people then got it right."""
    rows, quiet = [], []
    for name in names:
        firsts, label = numbers.exercises[name].firsts, code(name)
        totals = {slug: ways.total() for slug, ways in firsts.items()}
        merged = merge(totals, total_known=False)
        for slug in sorted(merged.shown, key=lambda slug: -totals[slug]):
            words = mistake_words(course, course.exercises[name], slug)
            rows.append([label, slug_text(slug), words, totals[slug], came_out(firsts[slug])])
            label = ""
        if merged.merged and merged.shown:
            what = f"{pluralize(len(merged.merged), 'other')}, fewer than {LEAST} people each"
            rows.append(["", "", what, or_fewer(merged.together), ""])
        elif merged.merged:
            quiet.append(name)
    told = ""
    if quiet:
        named = listed([f"`{name}`" for name in quiet])
        told = paragraph(
            f"No mistake was made first by {LEAST} people or more in {named}.", "quiet"
        )
    head = ["exercise", "first mistake", "its verdict says", "people", "they got it right"]
    shown = table(head, rows, names=2)
    return f"<h3>The mistake that was made first</h3>{shown}{told}" if shown or told else ""


def slug_text(slug):
    return "" if slug.startswith("*") else code(slug)


def came_out(ways):
    """How people got it right after a mistake: "12 alone, 6 with a hint or not yet"."""
    merged = merge({way: ways[way] for way in OUT})
    told = [f"{count} {SHORT[way]}" for way, count in merged.shown.items()]
    if merged.merged and merged.shown:
        others = " or ".join(SHORT[way] for way in merged.merged)
        told.append(f"{or_fewer(merged.together)} {others}")
    return ", ".join(told) or f"each way {FEWER}"


def guessed(course, numbers, names):
    """The picture of the first answers to each guess, with its sentence and table."""
    bars, rows, wrong = [], [], []
    for name in names:
        right, others, rest = answers_to(numbers.guesses[name])
        if not right and not others:
            continue
        pieces = [("once", count, shorten(answer, 12)) for answer, count in right]
        pieces += [("unsolved", count, shorten(answer, 12)) for answer, count in others]
        bars.append((name, [*pieces, *([("merged", max(sum(rest), LEAST), "")] if rest else [])]))
        wrong += [(count, name, answer) for answer, count in others]
        said = [
            "\n".join(f"{chosen(course.guesses[name], answer)}: {count}" for answer, count in each)
            for each in (right, others)
        ]
        if rest:
            said[1] += f"\n{pluralize(len(rest), 'other answer')}: {or_fewer(sum(rest))}"
        rows.append([code(name), said[0], said[1].strip()])
    if not bars:
        return ""
    told = f"No wrong answer was given by {LEAST} people or more."
    if wrong:
        count, name, answer = max(wrong)
        told = f"The most frequent wrong answer: {answer} to `{name}`, by {count} people."
    keys = {"once": "right", "unsolved": "wrong", "merged": "other answers"}
    drawn = pictures.stacked(bars, "What was answered first to the guesses.")
    under = table(["guess", "right", "other answers, and how many people"], rows)
    return f"<h3>The first answer to each guess</h3>{figure(drawn, told, under, legend(keys))}"


def answers_to(counts):
    """Return (right answers, the most frequent wrong ones, the counts of all others).

    counts: {(answer, whether it is right): people}, the most frequent first. The first two are
    lists of (answer, people) with enough people each.
    """
    shown = merge(counts, total_known=False).shown
    right = [key for key in shown if key[1]]
    wrong = [key for key in shown if not key[1]][:MOST_WRONG]
    rest = [count for key, count in counts.items() if key not in (*right, *wrong)]
    pairs = ([(key[0], counts[key]) for key in keys] for keys in (right, wrong))
    return *pairs, rest


def chosen(record, answer):
    """An answer, with what a letter stands for if the record has the question."""
    found = re.search(rf"^- {re.escape(answer)}\) (.*(?:\n  .*)*)", record.again, re.M)
    return f"{answer}) {shorten(' '.join(found[1].split()), 120)}" if found else answer
