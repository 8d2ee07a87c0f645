"""What the engine says about each mistake of the bank if the bank doesn't know it.

    OPENBLAS_NUM_THREADS=1 python -m tests.exercises.weight relu  # from the checkout

Without names it lists all exercises, which takes some minutes. Each mistake is left out in turn,
and its function is judged by what remains. A mistake may be removed from the bank if the engine
alone says as much about it and no review can show it as code that runs, or if nobody would make it.
"""

import sys
from contextlib import contextmanager

from mlpkit.checker.judge import judge
from mlpkit.checker.review.notebook import faulty_source
from mlpkit.exercises import course


def main(names):
    for record in [course.find(name) for name in names] or course.exercises.values():
        print("\n".join(["", *listing(record)]), flush=True)


def listing(record):
    """The lines on a record: how many mistakes it has, then three lines on each."""
    found = [
        (mistake, judged_without(record, mistake))
        for mistake in record.mistakes
        if mistake.slug != record.buggy  # skip the fault in the stub itself
    ]
    named = sum(verdict.mistake is not None for _, verdict in found)
    yield f"## {record.name}: {len(found)} mistakes, {named} named without the bank"
    for mistake, verdict in found:
        shown = faulty_source(course, record, mistake.slug) is not None
        yield f"{mistake.slug}{' (a review shows its code)' if shown else ''}"
        yield f"    bank:   {mistake.sentence}"
        yield f"    engine: ({verdict.mistake}) {verdict.message.removeprefix(record.name + ': ')}"


def judged_without(record, mistake):
    """The Verdict on a mistake's function if the record lacks the mistake."""
    with left_out(record, mistake):
        return judge(course, record, mistake.function)


@contextmanager
def left_out(record, mistake):
    """A record that lacks a mistake; it stays the same object, so nothing known is run again."""
    whole = record.mistakes
    object.__setattr__(record, "mistakes", tuple(each for each in whole if each is not mistake))
    try:
        yield
    finally:
        object.__setattr__(record, "mistakes", whole)


if __name__ == "__main__":
    main(sys.argv[1:])
