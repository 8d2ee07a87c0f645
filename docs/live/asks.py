"""What an exercise or a guess asks of a page: the number of its hints, its letters, its parts."""

from mlpkit.checker.record import Guess, letters_of

NOT_HERE = "It needs {}, which is not here: this one is for the notebook."


def asks_of(record):
    """The facts of a record that its cell on a page needs before Python is there.

    A guess that only its record can judge, such as one of two lists, is typed as code.
    """
    if not isinstance(record, Guess):
        absent = NOT_HERE.format(" and ".join(record.needs)) if record.needs else ""
        return {"name": record.name, "hints": len(record.hints), "absent": absent}
    if record.judge is not None:
        return {"name": record.name, "hints": 0, "absent": ""}
    answer = (
        record.answer if isinstance(record.answer, tuple) and record.parts else (record.answer,)
    )
    return {
        "name": record.name,
        "guess": True,
        "letters": letters_of(record, () if callable(record.answer) else answer),
        "parts": list(record.parts),
    }
