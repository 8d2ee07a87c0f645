"""An exercise's cell that is not valid Python yet: a verdict in place of IPython's traceback."""

import ast
import re
import sys
from dataclasses import replace

from mlpkit.checker.display.verdict import Verdict, has_buttons, shell
from mlpkit.checker.next_steps import offer_help, stand_in, what_follows

ASKED = re.compile(r"^@(?:exercise|recall|review)[ \t]*\n+def[ \t]+(\w+)", re.M)
PLAINER = {
    "'return' outside function": "this return belongs to no function: it is indented too little",
    "invalid syntax": "from the mark on it is not valid Python",
    "unexpected indent": "it is indented further than the line above it, which opens no block",
    "unindent does not match any outer indentation level": (
        "it is indented like none of the lines above it"
    ),
    "inconsistent use of tabs and spaces in indentation": (
        "it is indented with tabs where the lines above it have spaces, or the other way round"
    ),
}


def hear_of_unreadable_cells(session):
    """From now on, have a session answer if a cell with an exercise is not valid Python.

    This does nothing outside of IPython. It replaces `showsyntaxerror`, because IPython's hook for
    exceptions is not called for a wrong unindent. Exceptions that a cell raises while it runs are
    not handled.

    IPython runs the statements of a cell one by one, and finds a return outside of a function when
    it comes to it. Then the function above it would already have a verdict, so a cell with an
    exercise is first compiled whole.
    """
    ip = shell()
    if ip in (None, session.shell):
        return
    session.shell, plain, parse = ip, ip.showsyntaxerror, ip.compile.ast_parse

    def ast_parse(source, *place, **names):
        tree = parse(source, *place, **names)
        if ASKED.search(source):
            compile(tree, "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        return tree

    def showsyntaxerror(filename=None, running_compiled_code=False):
        error, source = sys.exc_info()[1] or sys.last_value, ip.history_manager.input_hist_raw[-1]
        meant = not running_compiled_code and is_of(error, source)
        if not (meant and answer_cell(session, source, error)):
            plain(filename, running_compiled_code)

    ip.showsyntaxerror, ip.compile.ast_parse = showsyntaxerror, ast_parse


def is_of(error, source):
    """Whether an error comes from parsing this source: any line that it shows is in the source."""
    if not isinstance(error, SyntaxError):
        return False
    lines = source.splitlines()[(error.lineno or 1) - 1 :]
    return bool(lines) and (error.text is None or error.text.strip() == lines[0].strip())


def answer_cell(session, source, error):
    """Show a verdict if the cell has an exercise of the session; return whether it has.

    Later cells then have the course's function.
    """
    record = tell_unreadable(session, source, error)
    if record is None:
        return False
    shell().push({record.name: stand_in(record)})
    return True


def tell_unreadable(session, source, error):
    """Show a verdict on a cell that Python can't read; return the record of the exercise in it, or
    None.
    """
    record = session.course.exercises.get(name := asked_above(source, error.lineno or 1))
    if record is None:
        return None
    note = what_follows(record, False, session.course.possessive, None, has_buttons())
    session.tell(replace(syntax_error_verdict(name, source, error), note=note))
    offer_help(session, record, False)
    return record


def asked_above(source, line):
    """The name of the exercise to which a line of a cell belongs, or None."""
    found = [(source[: one.start()].count("\n") + 1, one[1]) for one in ASKED.finditer(source)]
    above = [name for begins, name in found if begins <= line]
    return above[-1] if above else None


def syntax_error_verdict(name, source, error):
    """The Verdict: which line, what Python expected there, and the line with a mark under it."""
    if error.msg == "incomplete input":  # IPython allows it; Python says what is missing
        error = error_in(source) or error
    lines = source.splitlines()
    number = min(error.lineno or 1, len(lines))
    expected = PLAINER.get(error.msg, error.msg)
    message = f"{name}: line {number} can't be read: {expected}."
    return Verdict(name, "error", message, code=mark_error(lines[number - 1], error))


def error_in(source):
    """The SyntaxError that Python itself raises for a source, or None."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        return error
    return None


def mark_error(line, error):
    """Return a line of code and, under it, carets at the position of an error."""
    first = error.offset or 0
    if not 0 < first <= len(line) + 1:
        return line
    last = error.end_offset or 0
    width = last - first if error.end_lineno == error.lineno and last > first else 1
    width = min(width, max(len(line) + 1 - first, 1))
    blank = re.sub(r"\S", " ", line[: first - 1])  # tabs stay, so that the mark is below the error
    return f"{line}\n{blank}{'^' * width}"
