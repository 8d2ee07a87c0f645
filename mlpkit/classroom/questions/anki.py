"""Questions as cards of Anki, in the text format that its File > Import reads.

A card has an id of its own, so that a later edition updates it and Anki keeps its schedule.
"""

import csv
import io

from mlpkit.classroom.questions.gift import explained, plain

HEAD = """#separator:tab
#html:true
#notetype:Basic
#guid column:1
#deck column:2
"""


def to_anki(questions, course):
    """The file's text; course: the name of the deck, which has a deck for each notebook."""
    rows = io.StringIO()
    writer = csv.writer(rows, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for question in questions:
        deck, guid = f"{course}::{question.title}", f"{course}/{question.name}"
        writer.writerow((guid, deck, front(question), back(question)))
    return HEAD + rows.getvalue()


def front(question):
    """The question, with its letters."""
    if question.kind != "letter":
        return question.text
    return f"{question.text}{lettered(answer.value for answer in question.answers)}"


def lettered(items):
    return f'<ol type="a">{"".join(f"<li>{item}</li>" for item in items)}</ol>'


def back(question):
    """The answer with its explanation, and the sentence on each wrong one."""
    right = next(answer for answer in question.answers if answer.right)
    if question.kind == "open":
        return f"<p>{explained(right.value, right.why)}</p>"
    if question.kind == "letter":
        letter = "abcdefghijklmnopqrstuvwxyz"[question.answers.index(right)]
        return f"<p><b>{letter}</b></p>{lettered(answer.why for answer in question.answers)}"
    wrong = (f"<li>{plain(a.value)}: {a.why}</li>" for a in question.answers if not a.right)
    return f"<p><b>{plain(right.value)}</b>: {right.why}</p><ul>{''.join(wrong)}</ul>"
