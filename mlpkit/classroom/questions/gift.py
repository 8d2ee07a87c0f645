r"""Questions in Moodle's GIFT format: a text file of which Moodle makes a bank of questions.

A question is on one line, because an empty line ends it: a line break is \n there. So a backslash
is \\, and the signs of the format have a backslash before them.
"""

import re

import numpy as np

SIGNS = re.compile(r"[\\~=#{}:]")


def to_gift(questions, course):
    """The file's text; course: the name of its category in the bank of questions."""
    parts, title = [], None
    for question in questions:
        if question.title != title:
            title = question.title
            parts.append(f"$CATEGORY: {category(course)}/{category(title)}\n")
        parts.append(f"// [id:{course}/{question.name}]\n{asked(question)}\n")
    return "\n".join(parts)


def category(name):
    return name.replace("/", "//")


def asked(question):
    head = f"::{escaped(question.name)}::[html]{escaped(question.text)}"
    return f"{head} {{{FORMS[question.kind](question)}}}"


def escaped(text):
    return SIGNS.sub(r"\\\g<0>", text).replace("\n", "\\n")


def letters(question):
    """Return all letters, the right one with =; Moodle shows them in any order."""
    lines = (
        f"{'=' if answer.right else '~'}{paragraph(answer.value)}#{verdict(answer)}\n"
        for answer in question.answers
    )
    return f"\n{''.join(lines)}"


def numbers(question):
    """Return the numbers: the first that fits counts. The feedback gives the answer, whatever was
    typed."""
    lines = (
        f"={'' if answer.right else '%0%'}{plain(answer.value)}:{plain(answer.tolerance)}"
        f"#{verdict(answer)}\n"
        for answer in question.answers
    )
    right = question.answers[0]
    return f"#\n{''.join(lines)}####{paragraph(f'The answer is {plain(right.value)}.')}"


def essay(question):
    """An answer that Moodle can't mark; the right one is shown after it."""
    (answer,) = question.answers
    return f"####{paragraph(explained(answer.value, answer.why))}"


def verdict(answer):
    return paragraph(f"{'Right' if answer.right else 'Not right'}: {answer.why}")


def explained(value, why):
    """An answer, and why it is right if that is said."""
    return f"{value}: {why}" if why else value


def paragraph(text):
    return escaped(f"<p>{text}</p>")


def plain(number):
    """A number to ten digits, without an exponent."""
    return np.format_float_positional(float(f"{number:.10g}"), trim="-")


FORMS = {"letter": letters, "number": numbers, "open": essay}
