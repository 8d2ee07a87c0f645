"""Spaces as a study stores them: the same texts in each process."""

import pytest
from processes import started

CODE = """
from mlpkit.search import Choice
from mlpkit.search.study.identity import identity_of
from mlpkit.search.study.spaces import distributions

space = {"a": Choice(({"d", "b", "c"}, frozenset("ef"), [({"g", "h"},), set(), {"i": {"j", "k"}}]))}
print(identity_of(len, space, len, 0, 1)["space"], distributions(space)["a"].choices)
"""


@pytest.mark.guards
def test_options_that_are_sets_have_one_text(monkeypatch):
    told = set()
    for number in (0, 23):  # each of the sets comes in a different order
        monkeypatch.setenv("PYTHONHASHSEED", str(number))
        told.add(started("-c", CODE).communicate(timeout=60))
    ((output, errors),) = told
    assert "Choice(options=({'b', 'c', 'd'}, frozenset({'e', 'f'}), [({'g', 'h'},), set()" in output
    assert errors == ""
