"""Values that a function reads from outside: named by hand, and the same in every process."""

import subprocess
import sys

from mlpkit.helpers.closures import bytecode, codes_in, names_of, read_from_outside

RATE, rows, missing = 0.1, "a global that is called as an attribute is", None
del missing


def outer(factor, data):
    later_use = None

    def inner(z):
        def deeper():
            return [RATE * each for each in z] and later

        class Kept:
            kept = outer

        data.rows = missing  # noqa: F821
        return deeper, Kept, factor, len, later_use

    if data:
        later = 1
    return inner


def read(function):
    return {name: value for name, value, _ in read_from_outside(function)}


def test_closures_and_globals_come_by_name_including_those_of_inner_functions():
    assert read(outer(2, None)) == {
        **{"data": None, "factor": 2, "later_use": None},
        **{"RATE": 0.1, "outer": outer, "__name__": __name__},  # a class's body reads __name__
    }
    assert list(read(outer(2, [1])))[:4] == ["data", "factor", "later", "later_use"]
    assert read(read) == {"read_from_outside": read_from_outside}


def test_a_variable_gets_a_different_value():
    def counted():
        return count + len(PUT)

    count = 1
    puts = {name: put for name, _, put in read_from_outside(counted)}
    puts["count"](5)
    puts["PUT"]("abc")
    try:
        assert (count, counted()) == (5, 8)
    finally:
        puts["PUT"]("")


PUT = ""


def test_names_come_from_the_requested_operations():
    def imports():
        import json.decoder

        return json.loads(RATE)

    assert names_of(imports.__code__, "IMPORT_NAME") == ["json.decoder"]
    assert names_of(imports.__code__, "LOAD_GLOBAL") == ["RATE"]
    assert [code.co_name for code in codes_in(outer.__code__)][:3] == ["outer", "inner", "deeper"]


PROGRAM = """
from mlpkit.helpers.closures import bytecode
def f(x, key={key!r}):
    return x in {{"a", "b", "c", "d"}} and (lambda y: y + {number})
print(bytecode(f.__code__))
"""


def test_bytecode_is_the_same_in_every_process_and_changes_with_a_number_inside():
    def printed(seed, **numbers):
        command = [sys.executable, "-c", PROGRAM.format(key="k", **numbers)]
        environment = {"PYTHONHASHSEED": str(seed), "PYTHONPATH": ":".join(sys.path)}
        run = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
        return run.stdout

    assert printed(1, number=3) == printed(2, number=3) != printed(1, number=4)
    assert bytecode(read.__code__) != bytecode(outer.__code__)
