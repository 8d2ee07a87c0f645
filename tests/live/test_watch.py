"""An endless loop ends in a browser's Python too, by the worker's alarm."""

import pytest

from tests.checker.test_sandbox import LOOPS

# These overflow the browser's own stack before Python's limit is reached: the first always, the
# second unless Python's code has been optimized by then. The worker is lost, and the page starts a
# new one.
LOST = {"recursion that goes through C", "recursion that excepts"}
ATTEMPTS = """
from mlpkit.checker.execution.sandbox import attempt
for name, body in {loops!r}.items():
    names = {{}}
    lines = "".join(f"  {{line}}\\n" for line in body.splitlines())
    exec(f"def endless():\\n{{lines}}", names)
    print(name, [attempt(names["endless"], 0.2).error.__name__ for _ in range(2)])
print(attempt(lambda: 3).value)
"""


@pytest.mark.guards
def test_an_endless_loop_is_stopped_by_the_alarm_however_it_is_written(run_on_page):
    loops = {name: loop for name, loop in LOOPS.items() if name not in LOST}
    expected = [f"{name} {['TimeUp'] * 2}" for name in loops]
    assert run_on_page(ATTEMPTS.format(loops=loops)) == [*expected, "3"]
