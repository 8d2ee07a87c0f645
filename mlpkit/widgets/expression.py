"""An expression that a user types, as a graph of operations on single numbers.

Nothing that is typed is run: it is parsed, and anything not in OPERATORS or FUNCTIONS is refused.
"""

import ast
import itertools
import math
from dataclasses import dataclass
from typing import NamedTuple

MOST = 8  # operations
LENGTH = 120  # characters
LONGEST = 5  # letters of a name; a longer name does not fit between two nodes
GIVEN = (2, 3, -1, 4, -1.5, 0.5, 5, -2, 1)  # values for names without one, in order of appearance
SPARE = "pqrsuvwz"  # names for nodes without one; a letter that the user typed is skipped


class Unreadable(ValueError):
    """An expression that can't become a graph; the message is one sentence."""


class Back(NamedTuple):
    """The part of the gradient that an operation sends back to one operand, as code and as a slope.

    In the code, {a} and {b} are the operands, {out} the result, {d} the result's gradient.
    """

    code: str
    slope: callable  # a function of (a, b, out)


class Rule(NamedTuple):
    """An operation: its symbol in the picture, its code and value, and a `Back` per operand."""

    sign: str
    code: str
    value: callable
    back: tuple


OPERATORS = {
    ast.Add: Rule(
        "+",
        "{a} + {b}",
        lambda a, b: a + b,
        (Back("{d}", lambda a, b, out: 1), Back("{d}", lambda a, b, out: 1)),
    ),
    ast.Sub: Rule(
        "−",
        "{a} - {b}",
        lambda a, b: a - b,
        (Back("{d}", lambda a, b, out: 1), Back("-{d}", lambda a, b, out: -1)),
    ),
    ast.Mult: Rule(
        "×",
        "{a} * {b}",
        lambda a, b: a * b,
        (Back("{b} * {d}", lambda a, b, out: b), Back("{a} * {d}", lambda a, b, out: a)),
    ),
    ast.Div: Rule(
        "÷",
        "{a} / {b}",
        lambda a, b: a / b,
        (
            Back("{d} / {b}", lambda a, b, out: 1 / b),
            Back("-{out} / {b} * {d}", lambda a, b, out: -out / b),
        ),
    ),
    ast.Pow: Rule(  # the power is constant and gets no gradient
        "^",
        "{a}**{b}",
        lambda a, b: a**b,
        (Back("{b} * {a}**{less} * {d}", lambda a, b, out: b * a ** (b - 1)), None),
    ),
    ast.USub: Rule("neg", "-{a}", lambda a: -a, (Back("-{d}", lambda a, b, out: -1),)),
}
SIGNS = {"sigmoid": "σ"}  # where the name is too long for a circle
FUNCTIONS = {
    "tanh": ("(1 - {out}**2) * {d}", math.tanh, lambda a, b, out: 1 - out**2),
    "relu": ("({a} > 0) * {d}", lambda a: max(a, 0.0), lambda a, b, out: float(a > 0)),
    "exp": ("{out} * {d}", math.exp, lambda a, b, out: out),
    "log": ("{d} / {a}", math.log, lambda a, b, out: 1 / a),
    "sigmoid": (
        "{out} * (1 - {out}) * {d}",
        lambda a: (1 + math.tanh(a / 2)) / 2,
        lambda a, b, out: out * (1 - out),
    ),
}
FUNCTIONS = {
    name: Rule(SIGNS.get(name, name), f"{name}({{a}})", value, (Back(code, slope),))
    for name, (code, value, slope) in FUNCTIONS.items()
}
EXPECTED = f"+ − * / **, {', '.join(FUNCTIONS)}"


@dataclass(eq=False)
class Node:
    """A value in the graph. operands: the indices of the nodes it is computed from, in order.

    slopes : how fast it changes with each operand; None for a constant, which gets no gradient
    """

    name: str
    value: float
    rule: Rule | None = None
    operands: tuple = ()
    slopes: tuple = ()
    constant: bool = False


def read(text):
    """Return (nodes, end): the nodes of an expression, operands first, and the index of its last
    node.

    text : assignments and finally an expression, separated by semicolons: "b = a + a; b * b".
    A name without a value gets one from GIVEN. Raises Unreadable.
    """
    if not isinstance(text, str) or not text.strip():
        raise Unreadable(f"Got {text!r}; expected an expression such as b = a + a; b * b.")
    if len(text) > LENGTH:
        raise Unreadable(f"Got {len(text)} characters; expected {LENGTH} at most.")
    try:
        lines = ast.parse(text.strip()).body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        why = error.msg if isinstance(error, SyntaxError) else error
        raise Unreadable(f"Python can't read {text!r}: {why}.") from None
    reader = Reader(text.strip())
    return reader.graph(lines)


class Reader:
    """Makes the nodes, one statement after another."""

    def __init__(self, text):
        self.text, self.nodes, self.known, self.given = text, [], {}, iter(GIVEN)

    def graph(self, lines):
        """Return (nodes, end) of all statements, each node named; nodes that nothing uses are left
        out."""
        end = None
        for line in lines:
            end = self.statement(line)
        if end is None or end.rule is None:
            raise Unreadable(f"Got {self.text!r}; expected it to end with an operation on a name.")
        taken = {one.id for line in lines for one in ast.walk(line) if isinstance(one, ast.Name)}
        numbered = (f"t{k}" for k in itertools.count(1))
        spare = (name for name in itertools.chain(SPARE, numbered) if name not in taken)
        if not end.name and "out" not in taken:
            end.name = "out"
        for node in self.nodes:
            node.name = node.name or next(spare)
        used = {k for node in self.nodes for k in node.operands}
        kept = [k for k, node in enumerate(self.nodes) if node.rule or k in used]
        for node in self.nodes:
            node.operands = tuple(kept.index(k) for k in node.operands)
        nodes = [self.nodes[k] for k in kept]
        return nodes, nodes.index(end)

    def statement(self, line):
        """The node that a statement makes."""
        if isinstance(line, ast.Expr):
            return self.node(line.value)
        if not isinstance(line, ast.Assign) or len(line.targets) > 1:
            raise self.strange(line, "a name, =, and an expression")
        (target,) = line.targets
        if not isinstance(target, ast.Name):
            raise self.strange(target, "a name before the =")
        name = self.fitting(target.id)
        if name in self.known:
            raise Unreadable(f"{name} exists already: give the second one a different name.")
        node = self.node(line.value)
        if name in self.known:
            raise Unreadable(f"{name} is computed from itself: give the result a different name.")
        if node.constant:
            node.name, node.constant = name, False  # the statement gives this value a name
        self.known[name] = node
        node.name = node.name or name
        return node

    def node(self, tree):
        """Return the node for a part of an expression: a known one, or a new one."""
        if isinstance(tree, ast.Name):
            name = self.fitting(tree.id)
            if name not in self.known:
                self.known[name] = self.add(Node(name, next(self.given, 1.0) + 0.0))
            return self.known[name]
        if isinstance(tree, ast.Constant) and type(tree.value) in (int, float):
            value = self.number(lambda: float(tree.value), tree)
            return self.add(Node(written(value), value, constant=True))
        if isinstance(tree, ast.BinOp) and type(tree.op) in OPERATORS:
            return self.operation(tree, OPERATORS[type(tree.op)], tree.left, tree.right)
        if isinstance(tree, ast.UnaryOp) and type(tree.op) in OPERATORS:
            return self.operation(tree, OPERATORS[type(tree.op)], tree.operand)
        if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name):
            rule = FUNCTIONS.get(tree.func.id)
            if rule and len(tree.args) == 1 and not tree.keywords:
                return self.operation(tree, rule, *tree.args)
        raise self.strange(tree, EXPECTED)

    def operation(self, tree, rule, *parts):
        operands = [self.node(part) for part in parts]
        values = [node.value for node in operands]
        value = self.number(lambda: rule.value(*values), tree)
        if all(node.constant for node in operands):  # 1/3 is a number, not an operation
            for node in operands:
                self.nodes.remove(node)
            return self.add(Node(written(value), value, constant=True))
        if rule is OPERATORS[ast.Pow] and not operands[1].constant:
            raise self.strange(tree, "a number as the power")
        if sum(node.rule is not None for node in self.nodes) == MOST:
            raise Unreadable(f"Got more than {MOST} operations; expected {MOST} at most.")
        a, b = (*values, None)[:2]
        slopes = [
            None
            if node.constant
            else self.number(lambda back=back: back.slope(a, b, value) + 0.0, tree)
            for node, back in zip(operands, rule.back, strict=True)
        ]
        places = tuple(map(self.nodes.index, operands))
        return self.add(Node("", value, rule, places, tuple(slopes)))

    def add(self, node):
        self.nodes.append(node)
        return node

    def number(self, compute, tree):
        """The value of compute(), if it is real and below 10⁹ in size; else raise Unreadable."""
        try:
            value = compute()
        except (ArithmeticError, ValueError):
            value = math.nan
        if isinstance(value, complex) or not abs(value) < 1e9:
            code = self.code(tree)
            raise Unreadable(f"{code} or its slope is not a real number below 10⁹: change it.")
        return value + 0.0

    def code(self, tree):
        return ast.get_source_segment(self.text, tree)

    def strange(self, tree, expected):
        return Unreadable(f"Got {self.code(tree)!r}; expected {expected}.")

    def fitting(self, name):
        if name in FUNCTIONS:
            raise Unreadable(f"The name {name!r} is a function: give it a different name.")
        if len(name) > LONGEST:
            raise Unreadable(f"The name {name!r} is long; expected {LONGEST} letters at most.")
        return name


def written(value):
    """A number in short form: 0.462, or -1 with Python's minus."""
    return f"{value + 0.0:.4g}"
