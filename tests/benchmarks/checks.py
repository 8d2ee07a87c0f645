"""How long a learner waits for a verdict, and what stands behind each: one line an exercise.

    OPENBLAS_NUM_THREADS=1 python -m tests.benchmarks.checks  # from the checkout, a minute

The right answer is timed, and every wrong one in the bank; each is checked five times in a warm
process and the median taken.
"""

import statistics
import time

from mlpkit.exercises import check
from mlpkit.exercises.record import Exercise
from mlpkit.exercises.registry import records


def main():
    exercises = [record for record in records().values() if isinstance(record, Exercise)]
    print(
        "notebook  exercise                    mistakes  alternatives  right ms  slowest wrong ms"
    )
    right, wrong = [], []
    for record in exercises:
        right.append(milliseconds(record.name, record.reference))
        bank = [milliseconds(record.name, mistake.function) for mistake in record.mistakes]
        wrong += bank
        counts = f"{len(record.mistakes):8}  {len(record.alternatives):12}"
        times = f"{right[-1]:8.1f}  {max(bank):13.1f}"
        print(f"{record.notebook:8}  {record.name:26}  {counts}  {times}", flush=True)
    for name, times in (("right", right), ("wrong", wrong)):
        print(
            f"{name} answers: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms"
        )


def milliseconds(name, function):
    """The median time of five checks, after one that warms up."""
    check(name, function)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        check(name, function)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


if __name__ == "__main__":
    main()
