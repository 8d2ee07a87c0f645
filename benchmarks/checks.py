"""How long a learner waits for a verdict: one line per exercise.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.checks  # from the checkout, a minute

The right answer is timed, and every wrong one in the bank; each is checked five times in a warm
process and the median is used.
"""

import statistics

from mlpkit.exercises import check, course

from .shared import seconds


def main():
    print(
        "notebook  exercise                    mistakes  alternatives  right ms  slowest wrong ms"
    )
    right, wrong = [], []
    for record in course.exercises.values():
        bank = [milliseconds(record.name, mistake.function) for mistake in record.mistakes]
        answer = milliseconds(record.name, record.reference)
        right.append(answer)
        wrong += bank
        counts = f"{len(record.mistakes):8}  {len(record.alternatives):12}"
        times = f"{answer:8.1f}  {max(bank):13.1f}"
        print(f"{record.notebook:8}  {record.name:26}  {counts}  {times}", flush=True)
    for name, times in (("right", right), ("wrong", wrong)):
        print(
            f"{name} answers: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms"
        )


def milliseconds(name, function, times=5):
    """The median time of this many checks, after a warm-up."""
    check(name, function)
    taken = [seconds(lambda: check(name, function)) for _ in range(times)]
    return 1000 * statistics.median(taken)


if __name__ == "__main__":
    main()
