"""The output of `hint` and `solution`."""

from mlpkit.checker.display.verdict import Note
from mlpkit.checker.sources import answer_alone, solved_source


def hints_up_to(record, level, buttons=False):
    """The first `level` hints of an exercise; ValueError if there are fewer.

    buttons: whether there is a button for the solution.
    """
    name, count = record.name, len(record.hints)
    if level not in range(1, count + 1):
        raise ValueError(f"hint: got level {level!r}; expected 1 to {count} for {name}.")
    given = enumerate(record.hints[:level], start=1)
    lines = [f"Hint {k} of {count} for {name}: {text}" for k, text in given]
    if level == count:
        lines.append(
            "This is the last." if buttons else f'This is the last. The answer: solution("{name}")'
        )
    return Note("\n".join(lines))


def solution_of(record, theirs, passed):
    """The cell with the solution, to be pasted; until the exercise has passed, after a question.

    theirs: the course's possessive, "mlpkit's".
    """
    name, own = record.name, record.reference
    text = f"One way to write {name}:"
    if answer_alone(record) is not own and record.kind == "function":
        text = f"One way to write {name} ({theirs} own is {own.__name__} in {own.__module__}):"
    if not passed:
        text = (
            f"Before you go on: {record.why} Close this, and write {name} again with @recall "
            f"in a later session.\n{text}"
        )
    return Note(text, solved_source(record))
