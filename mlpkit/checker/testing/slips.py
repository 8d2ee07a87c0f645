"""Small slips put into the source of a right answer, one at a time, to imitate answers that are
nearly right.

Each slip is a tie decided the other way, a number rounded differently, a count off by one, a share
off by a tenth, or the lowest value so far in place of the last. If the cases of an exercise don't
show the difference, a learner's slip goes unnoticed.
"""

import ast
import inspect
import math
from types import FunctionType

import numpy as np

from mlpkit.checker.edits import plain_source
from mlpkit.checker.execution.outcomes import run

FLIPPED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
FIRST = ("argmin", "argmax", "nanargmin", "nanargmax")


def last_place(name, x, axis=None):
    """Return the last index of equal values, where np.argmin and the like return the first."""
    x = np.asarray(x)
    x = x.ravel() if axis is None else x
    count = x.shape[axis or 0]
    return count - 1 - getattr(np, name)(np.flip(x, axis or 0), axis=axis or 0)


def ties_reversed(x, **named):
    """The order of np.argsort, but with equal values reversed."""
    x = np.asarray(x)
    return len(x) - 1 - np.argsort(x[::-1], kind="stable")


def reversed_sorted(items, **named):
    return sorted(list(items)[::-1], **named)


def half_up(x, *digits):
    return math.floor(x + 0.5)


def floor(x, *digits):
    return math.floor(x)


def ceil(x, *digits):
    return math.ceil(x)


def divided_up(x, y):
    return -(-x // y)


HELPERS = {
    f.__name__: f
    for f in (last_place, ties_reversed, reversed_sorted, half_up, floor, ceil, divided_up)
}


def named(node):
    """The last name of a call: "argmin" for np.argmin(x) and for x.argmin()."""
    function = getattr(node, "func", None)
    return getattr(function, "attr", getattr(function, "id", ""))


def is_method(node):
    """Whether it is x.argmin(), not np.argmin(x)."""
    return isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) != "np"


def call(name, *arguments, keywords=()):
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), list(keywords))


def ties(node):
    if isinstance(node, ast.Compare) and type(node.ops[0]) in FLIPPED:
        first = FLIPPED[type(node.ops[0])]()
        yield ast.Compare(node.left, [first, *node.ops[1:]], node.comparators)
    name = named(node)
    own = [node.func.value] if name and isinstance(node, ast.Call) and is_method(node) else []
    if name in FIRST:
        yield call("last_place", ast.Constant(name), *own, *node.args, keywords=node.keywords)
    if name == "argsort":
        yield call("ties_reversed", *own, *node.args, keywords=node.keywords)
    if name == "sorted":
        yield call("reversed_sorted", *node.args, keywords=node.keywords)


def rounding(node):
    if named(node) in ("round", "rint"):
        yield from (call(name, *node.args) for name in ("floor", "ceil", "half_up"))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv):
        yield call("divided_up", node.left, node.right)
        yield call("round", ast.BinOp(node.left, ast.Div(), node.right))
    if named(node) == "astype" and ast.unparse(node.args[0]) == "int":
        rounded = ast.Call(ast.parse("np.rint", mode="eval").body, [node.func.value], [])
        yield ast.Call(ast.Attribute(rounded, "astype", ast.Load()), node.args, [])


def counts(node):
    """One more and one less for a count, in a share or in a size."""
    counted = named(node) in ("len", "round")
    counted = counted or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv))
    shape = isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(".shape")
    if counted or shape or (isinstance(node, ast.Attribute) and node.attr == "size"):
        for operator in (ast.Add(), ast.Sub()):
            yield ast.BinOp(node, operator, ast.Constant(1))


def shares(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, float) and 0.01 <= node.value < 1:
        yield from (ast.Constant(factor * node.value) for factor in (0.9, 1.1))


KINDS = {"ties": ties, "rounding": rounding, "counts": counts, "shares": shares}


def slips(record):
    """Return {name: the reference with one slip}: "ties: z > 0 as z >= 0"; {} for an open task."""
    if record.kind == "open task":
        return {}
    own = inspect.unwrap(record.reference)
    found = {}
    for kind, change in KINDS.items():
        for place, node in enumerate(working(tree_of(own))):
            for number, new in enumerate(change(node)):
                name = f"{kind}: {ast.unparse(node)} as {ast.unparse(new)}"
                while name in found:
                    name += " there"
                found[name] = with_slip(own, change, place, number)
    for name, accumulate in (("lowest", min), ("highest", max)):
        wrong, asked = so_far(own, accumulate)
        run(record, wrong)
        if asked:
            found[f"the {name} so far"] = wrong
    return found


def is_slip(name):
    """Whether it is the name of a slip, not of a mutant."""
    return name.startswith((*(f"{kind}: " for kind in KINDS), "the lowest", "the highest"))


def tree_of(function):
    return ast.parse("\n".join(plain_source(function)))


def working(tree):
    """The nodes of a function's body, in order, except checks that refuse arguments."""
    left = list(tree.body[0].body)
    while left:
        node = left.pop(0)
        if refuses(node):
            continue
        if isinstance(node, ast.Expr) and named(node.value).lstrip("_").startswith("check"):
            continue
        yield node
        left.extend(ast.iter_child_nodes(node))


def refuses(statement):
    return isinstance(statement, ast.If) and isinstance(statement.body[-1], ast.Raise)


def with_slip(own, change, place, number):
    """The function with one node of its syntax tree changed in one of the possible ways."""
    tree = tree_of(own)
    old = list(working(tree))[place]
    new = list(change(old))[number]

    class Put(ast.NodeTransformer):
        def visit(self, node):
            return new if node is old else self.generic_visit(node)

    tree = ast.fix_missing_locations(Put().visit(tree))
    names = {**own.__globals__, **HELPERS}
    exec(compile(tree, f"<{own.__name__} with a slip>", "exec"), names)
    return names[own.__name__]


def so_far(own, accumulate):
    """Return (the function with the lowest or highest loss so far in place of each loss, a list).

    A loss is a float in a list, or the result of a function that is called again with the same
    first argument. The list stays empty as long as there is no earlier loss.
    """
    asked = []

    def replace_losses(value):
        if isinstance(value, list) and len(value) > 1 and isinstance(value[0], float):
            asked.append(value)
            return [accumulate(value[: n + 1]) for n in range(len(value))]
        return remembering(value) if callable(value) else value

    def remembering(function):
        seen = {}

        def remembered(first, *others):
            value = function(first, *others)
            if not isinstance(value, (float, np.floating)):
                return value
            before = seen.setdefault(repr(first), [])
            asked.extend(before)
            before.append(value)
            return accumulate(before)

        return remembered

    copied = FunctionType(
        own.__code__, own.__globals__, own.__name__, own.__defaults__, own.__closure__
    )
    return lambda *args: copied(*map(replace_losses, args)), asked
