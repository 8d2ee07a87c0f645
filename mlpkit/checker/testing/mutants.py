"""Wrong answers made from right ones, on which every exercise is tried."""

import ast
import inspect
from types import FunctionType, GeneratorType

import numpy as np

from mlpkit.checker.comparison.objects import plain
from mlpkit.checker.comparison.values import same, snapshot
from mlpkit.checker.execution.outcomes import reference_outcomes, returns_nothing, run
from mlpkit.checker.guesses import answer_of
from mlpkit.checker.record import letters_of
from mlpkit.checker.sources import body, own_source
from mlpkit.checker.testing.slips import refuses

# How each mutant changes every array and number of a result.
MUTANTS = {
    "zeros": np.zeros_like,
    "transposed": lambda a: a.T if a.ndim else a[()],  # a number stays a number, not a 0-d array
    "scalar": lambda a: 0.5,
    "axis": lambda a: a[None],
    "constant": lambda a: np.full_like(a, 0.5 if a.dtype.kind == "f" else 1),
    "inf": lambda a: np.full(a.shape, np.inf),
    "nan": lambda a: np.full(a.shape, np.nan),
    "one-more": lambda a: a + a.dtype.type(1),
}
# How each mutant changes a result that is not a number, by type: the whole result, not its parts.
PLAIN = {
    "none": dict.fromkeys((str, bytes, list, tuple, dict, set), lambda value: print(end="")),
    "empty": dict.fromkeys((str, bytes, list, tuple, dict, set), lambda value: type(value)()),
    "reversed": dict.fromkeys((list, tuple), lambda value: value[::-1]),
    "one-less": {
        **dict.fromkeys((str, bytes, list, tuple), lambda value: value[:-1]),
        dict: lambda value: dict(list(value.items())[:-1]),
        set: lambda value: set(sorted(value, key=repr)[:-1]),
    },
    "one-more": {
        str: lambda value: value + ".",
        bytes: lambda value: value + b".",
        list: lambda value: [*value, None],
        tuple: lambda value: (*value, None),
        dict: lambda value: {**value, "no key of its": None},
        set: lambda value: {*value, "no item of its"},
    },
    "other-case": {str: str.swapcase},
    "other-kind": {
        str: list,
        bytes: lambda value: value.decode("latin-1"),
        list: tuple,
        tuple: list,
        dict: lambda value: list(value.items()),
        set: list,
    },
    "other-parts": {
        list: lambda value: [None] * len(value),
        tuple: lambda value: (None,) * len(value),
        dict: lambda value: dict.fromkeys(value, ...),
    },
}
USELESS = {
    "input": lambda *args: args[0],
    "none": lambda *args: print(end=""),
    "text": lambda *args: "0",
    "function": lambda *args: print,
}
ODD = {
    "empty": [],
    "empty rows": [[]],
    "dict": {},
    "other dict": {"W1": 1, 2: [3]},
    "nones": (None,) * 5,
    "mixed": (np.zeros(3), None, "text", [1, (2, {})]),
    "no numbers": np.zeros((0, 3)),
    "texts": np.array(["a", "b"]),
    "dates": np.array(["2020-01-01"], "datetime64[D]"),
    "record": np.zeros(2, [("x", float)]),
    "bytes": b"0",
    "set": {1},
    "masked": np.ma.masked_all((2, 3)),
    "ragged": np.array([[1], [1, 2]], object),
    "ellipses": (..., 1),
    "integer": 10**400,
}


def kind_of(record):
    """The results' form, and how they are checked: records of a kind differ only in numbers."""
    results = (outcome.attempt.value for outcome in reference_outcomes(record, 0))
    types = {getattr(value, "type", type(value).__name__) for value in results}
    return frozenset(types), looked_at(record), bool(record.properties)


def looked_at(record):
    """Return (whether arguments may change, whether `run` calls the answer, whether results
    count)."""
    return bool(record.changes), bool(record.run), record.values


def one_of_each(records, kind):
    """The first of all records with the same kind(record)."""
    first = {}
    for record in records:
        first.setdefault(kind(record), record)
    return list(first.values())


def is_plain(record):
    """Whether the reference returns something other than numbers."""
    values = [outcome.attempt.value for outcome in reference_outcomes(record, 0)]
    return any(value is not None and plain(value) for value in values)


def mutants(record):
    """Return {name: wrong answer} for every mutant that fits the result of the reference."""
    if not is_plain(record):
        return {name: mutant(record, change) for name, change in MUTANTS.items()}
    kinds = {type(record.reference(*args)) for args in record.cases(np.random.default_rng(0))}
    names = [name for name, changes in PLAIN.items() if kinds & changes.keys()]
    if not record.values:  # only the kind of a result is compared then
        names = ["none", "other-kind"]
    return {name: altered(record, by_type(PLAIN[name])) for name in names}


def by_type(changes):
    """A function that changes a result by its type; results of other types stay as they are."""
    return lambda value: changes.get(type(value), lambda same: same)(value)


def mutant(record, change):
    """The reference with `change` applied to every array that it returns or changes in place.

    A result without numbers, such as an object, becomes None.
    """
    return altered(record, lambda r: changed(r, change) if has_numbers(r) else None, change)


def altered(record, whole, change=None):
    """The reference with a different result, and with `change` applied to what it changes in place.

    If it returns nothing, and the record names nothing that it changes, it raises.
    """
    own = inspect.unwrap(record.reference)
    copied = FunctionType(
        own.__code__, own.__globals__, own.__name__, own.__defaults__, own.__closure__
    )
    copied.__kwdefaults__ = own.__kwdefaults__

    def mutated(*args):
        result = copied(*args)  # a copy, because the reference itself does not count as an answer
        if result is not None:
            return whole(list(result) if isinstance(result, GeneratorType) else result)
        if change and not record.changes:
            raise ValueError("nothing is known that could be changed")
        named = dict(zip(inspect.signature(record.reference).parameters, args, strict=False))
        for name in record.changes if change else ():
            array = getattr(named[name], "vector", named[name])
            array[...] = change(array)
        return None

    return mutated


def changed(value, change):
    if isinstance(value, (list, tuple)):
        return tuple(changed(item, change) for item in value)
    if isinstance(value, dict):
        return {key: changed(item, change) for key, item in value.items()}
    return change(np.asarray(value)) if np.asarray(value).dtype.kind in "fiub" else value


def has_numbers(value):
    if isinstance(value, (list, tuple)):
        return any(map(has_numbers, value))
    if isinstance(value, dict):
        return has_numbers(list(value.values()))
    return np.asarray(value).dtype.kind in "fiub"


def changes_nothing(record, name):
    """Whether a universal mutant is the same as the reference."""
    if name == "transposed":
        dimensions = []
        run(record, mutant(record, lambda array: dimensions.append(array.ndim) or array))
        return bool(dimensions) and max(dimensions) < 2
    if name == "axis":  # an array changed in place keeps its axes
        return any(record.changes) and returns_nothing(record)
    return False


def returned(record, value):
    """Whether the reference returns that result in every case."""
    value = snapshot(value)
    return all(same(each.attempt.value, value) for each in reference_outcomes(record, 0))


def raises(*args):
    raise RuntimeError("on purpose")


def spoils(*args):
    """Change everything that can be changed in place."""
    for value in args:
        array = getattr(value, "vector", value)
        if isinstance(array, np.ndarray) and array.flags.writeable:
            array[...] = 1
        elif isinstance(value, (list, dict, set)):
            value.clear()
    return args


def mistaken(record):
    """Return {slug: function} of the record's mistakes.

    The one in a bug hunt's stub is wrapped, because unchanged it would not count as an attempt.
    """
    functions = {mistake.slug: mistake.function for mistake in record.mistakes}
    if record.buggy:
        given = functions[record.buggy]
        functions[record.buggy] = lambda *args: given(*args)
    return functions


def useless(record):
    """Return {name: function} of functions that do nothing useful."""
    return USELESS


def measured(record):
    """A stand-in for what the notebook would pass, for a guess that only it can answer."""
    others = record.answer, record.at_least, record.judge
    return 1.0 if all(other is None for other in others) else None


def truth(record):
    """The right answer to a guess."""
    if record.at_least is not None:
        return record.at_least
    if record.judge is not None:
        return record.examples[0]
    answer = answer_of(record)
    return measured(record) if answer is None else answer


def answers(record):
    """The right answer to a guess, and wrong ones."""
    answer = truth(record)
    if record.judge is not None:
        return [*record.examples]
    if isinstance(answer, str):
        return [answer, *record.wrong]
    if record.parts:
        return [answer, (*answer[:-1], wrong(answer[-1], record)), *one_wrong_part(record)]
    return [answer, wrong(answer, record), *record.wrong]


def one_wrong_part(record):
    """Answers with only one part filled in, and that one wrong."""
    answer = truth(record)
    for place in range(len(answer)):
        value = [...] * len(answer)
        value[place] = wrong(answer[place], record)
        yield tuple(value)


def wrong(answer, record):
    if record.share:
        return 0.0
    if isinstance(answer, tuple):
        return (*answer, 7)
    if isinstance(answer, str):
        return next((each for each in letters_of(record, ()) if each != answer), "z")
    return answer - abs(answer) - 2 * record.tolerance - 1


def arrays_of(cases):
    return [value for case in cases for value in case if isinstance(value, np.ndarray)]


def changeable(cases):
    return [value for case in cases for value in case if isinstance(value, (list, dict, set))]


def without_decorator(source):
    return source.split("\n", 1)[1]


def is_one_line(reference):
    """Whether the body is one statement, apart from those that only check the arguments."""
    lines = body(own_source(reference))
    statements = ast.parse(f"def f():\n{lines}").body[0].body
    return sum(not refuses(statement) for statement in statements) == 1
