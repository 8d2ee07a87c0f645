"""Run in a browser's Python: the verdicts on all answers of the bank to the exercises in sys.argv.

For each exercise a line of JSON: its name, the processor's seconds, {name of an answer: the
verdict's text} of the stub, the reference and the wrong answers, as in tests/exercises/messages,
and the verdicts on the other right answers that are not "correct".
"""

import json
import sys

import js
import numpy as np

from mlpkit.checker.execution import watch
from mlpkit.checker.judge import judge
from mlpkit.checker.sources import compile_source, solved_source, stub_source
from mlpkit.checker.testing.mutants import mistaken, mutant, mutants, useless
from mlpkit.exercises import course, session


def processor_seconds():
    used = js.process.cpuUsage()
    return (used.user + used.system) / 1e6


watch.perf_counter = processor_seconds  # so that a busy machine stops no answer


def answers(record):
    """Return {name: function}, by the names under which messages are stored."""
    stub = compile_source(record, stub_source(record).split("\n", 1)[1])
    changes = {"[twice]": lambda a: 2 * a, "[negative]": np.negative}
    wrong = mutants(record)
    return {
        "stub": stub,
        "right": record.reference,
        **mistaken(record),
        **{name: mutant(record, change) for name, change in changes.items()},
        "[none]": useless(record)["none"],
        **{f"[{name}]": function for name, function in wrong.items()},
    }


def right_answers(record):
    """Return {name: function} of the alternatives, and of the solution as a learner pastes it."""
    found = {f"alternative {k}": one for k, one in enumerate(record.alternatives, 1)}
    source = solved_source(record).split("\n", 1)[1]
    found["solution"] = compile_source(record, source, session.used(record, record.uses))
    return found


for name in sys.argv[1:]:
    record, start = course.exercises[name], processor_seconds()
    texts = {key: str(judge(course, record, one)) for key, one in answers(record).items()}
    refused = {}
    for key, one in right_answers(record).items():
        verdict = judge(course, record, one)
        if verdict.status != "correct":
            refused[key] = str(verdict)
    seconds = processor_seconds() - start
    print(json.dumps({"name": name, "seconds": seconds, "texts": texts, "refused": refused}))
