"""Every message, as a learner reads it, stands in tests/exercise_messages.txt.

MLPKIT_WRITE_MESSAGES=1 writes it anew.
"""

import os
import re
from pathlib import Path

import numpy as np

from mlpkit.checker import Guess
from mlpkit.checker.guesses import judge_guess
from mlpkit.checker.sources import compiled, stub_source
from mlpkit.checker.testing.mutants import MUTANTS, answers, attempted, measured, mutant

from .bank import RECORDS, cell, judge

MESSAGES = Path(__file__).parents[1] / "exercise_messages.txt"


def generic_messages(record):
    """What the universal mutants are told, beside the bank's own sentences."""
    functions = {
        "twice": mutant(record, lambda a: 2 * a),
        "negative": mutant(record, np.negative),
        "none": lambda *args: print(end=""),
        **{name: mutant(record, change) for name, change in MUTANTS.items()},
    }
    return {name: judge(record, function) for name, function in functions.items()}


def with_one_line(verdict):
    """Its text. The line number is that of the bank, which is edited."""
    return re.sub("your line [0-9]+", "your line 3", str(verdict))


def test_messages():
    """Every message by exercise and slug, as a learner reads it."""
    lines = []
    for record in RECORDS.values():
        lines.append(f"\n## {record.notebook:02d} {record.name}")
        if isinstance(record, Guess):
            for value in (..., *answers(record)):
                lines.append(f"{value!r}: {judge_guess(record, value, measured(record))}")
            continue
        correct = judge(record, record.reference)
        lines.append(f"stub: {judge(record, compiled(record, cell(stub_source(record))))}")
        lines.append(f"right: {correct}")
        for mistake in record.mistakes:
            verdict = judge(record, attempted(record, mistake))
            lines.append(f"{mistake.slug}: {with_one_line(verdict)}")
        for name, verdict in generic_messages(record).items():
            lines.append(f"[{name}] {with_one_line(verdict)}")
    text = "\n".join(lines).strip() + "\n"
    if os.environ.get("MLPKIT_WRITE_MESSAGES"):
        MESSAGES.write_text(text, encoding="utf-8")
    assert text == MESSAGES.read_text(encoding="utf-8")
    assert not re.search("0x[0-9a-f]{6}|Traceback", text)
