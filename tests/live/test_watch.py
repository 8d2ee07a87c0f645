"""An endless loop ends in a browser's Python too, by the worker's alarm."""

import pytest

from tests.checker.test_sandbox import LOOPS

# Each level of recursion takes part of the browser's stack, which ends before Python's limit is
# reached. Then the worker is lost, and the page starts a new one.
LOST = {"recursion that goes through C"}
ATTEMPTS = """
from mlpkit.checker.execution.sandbox import attempt
for name, body in {loops!r}.items():
    names = {{}}
    lines = "".join(f"  {{line}}\\n" for line in body.splitlines())
    exec(f"def endless():\\n{{lines}}", names)
    print(name, [attempt(names["endless"], 0.2).error.__name__ for _ in range(2)])
print(attempt(lambda: 3).value)
"""


RECURSIONS = {name for name in LOOPS if name.startswith("recursion")} - LOST


def assert_each_is_stopped(run_on_page, names):
    loops = {name: loop for name, loop in LOOPS.items() if name in names}
    expected = [f"{name} {['TimeUp'] * 2}" for name in loops]
    assert run_on_page(ATTEMPTS.format(loops=loops)) == [*expected, "3"]


@pytest.mark.guards
def test_an_endless_loop_is_stopped_by_the_alarm_however_it_is_written(run_on_page):
    assert_each_is_stopped(run_on_page, LOOPS.keys() - LOST - RECURSIONS)


@pytest.mark.proofs
def test_endless_recursion_is_stopped_by_the_alarm(run_on_page):
    """On a busy machine it may lose the worker instead, before the browser has optimized Python."""
    assert_each_is_stopped(run_on_page, RECURSIONS)
