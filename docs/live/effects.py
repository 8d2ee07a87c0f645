"""What a statement makes, changes and reads, as far as its own source shows.

A statement is taken to change the generators that it draws from, the parameters that it trains, and
whatever it hands to a function without keeping what that returns, such as both arguments of
`optimizer.step(parameters, gradients)`. A list to which something is appended changes, and what is
appended does not. NumPy itself changes only by `np.set…`; the state of its old generator, which
`np.random.seed` and its like share, has a version of its own.
"""

import ast
import functools
from dataclasses import dataclass

from mlpkit.checker.slices import PLAIN, bound, statements, used

# Functions that change nothing; those whose names begin with "assert" change nothing either.
SHOWN = {"show", "print", "display", "guess", "compare", "hint", "solution", "mine"}
# positions of the arguments that they change
CHANGES = {"fit": (1,), "train_epoch": (1, 3), "backward": (4,)}
TAKES = {"pop", "popleft", "popitem"}  # methods that change their object and return something
KEEPS = {"append", "appendleft", "extend", "insert", "add"}  # methods that change no argument
# Functions of pyplot that only draw: a cell's figures are closed at its end.
PLOTS = {"plot", "hist", "imshow", "scatter", "bar", "barh", "semilogx", "semilogy", "loglog"}
PLOTS |= {"title", "suptitle", "xlabel", "ylabel", "xlim", "ylim", "xticks", "yticks", "axis"}
PLOTS |= {"axhline", "axvline", "fill_between", "contour", "contourf", "errorbar", "text", "grid"}
PLOTS |= {"legend", "colorbar", "figure", "subplots", "subplot", "tight_layout", "annotate"}
OLD = "np.random"  # the generator that NumPy's functions share
NEW = {"default_rng", "Generator", "SeedSequence", "PCG64"}  # these don't draw from it


@dataclass(frozen=True)
class Facts:
    """What a statement's own source shows, without the cells above it.

    makes: the names that it binds whatever they were before; bound: all names that it binds;
    changed: names whose objects it changes; drawing: names of new generators; quoted: the strings
    in it.
    """

    text: str
    makes: frozenset
    drawing: frozenset
    defines: bool
    bound: frozenset
    used: frozenset
    changed: frozenset
    quoted: frozenset


@functools.cache
def facts(source):
    """The Facts of a cell's statements."""
    return tuple(map(facts_of, statements(source)))


def facts_of(one):
    quoted = {node.value for node in ast.walk(one) if isinstance(node, ast.Constant)}
    made, old = made_by(one), {OLD} if draws_from_old(one) else set()
    return Facts(
        ast.unparse(one),
        frozenset(made),
        frozenset(new_generators(one)),
        isinstance(one, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)),
        frozenset(bound(one)),
        frozenset((used(one) - made if isinstance(one, ast.For) else used(one)) | old),
        frozenset(changed(one) | old),
        frozenset(word for word in quoted if isinstance(word, str)),
    )


def made_by(statement):
    """The names that a statement binds whatever they were before; a loop is taken to run once."""
    if isinstance(statement, PLAIN):
        return bound(statement)
    if not isinstance(statement, ast.For):
        return set()
    made, read = names_in(statement.target), names_in(statement.iter)
    for one in statement.body:
        new = made_by(one)
        read |= used(one) - made - (new if isinstance(one, ast.For) else set())
        made |= new - read
    return made - names_in(statement.iter)


def new_generators(statement):
    """The names to which a statement binds new generators, alone or together with others."""
    if not isinstance(statement, ast.Assign):
        return set()
    found, value = set(), statement.value
    for target in statement.targets:
        pairs = [(target, value)]
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            pairs = zip(target.elts, value.elts, strict=False)
        for name, one in pairs:
            if isinstance(one, ast.Call) and ast.unparse(one.func).endswith("default_rng"):
                found |= names_in(name)
    return found


def draws_from_old(statement):
    """Whether a statement uses the generator that NumPy's functions share, or seeds it."""
    every = [one for one in ast.walk(statement) if isinstance(one, ast.Attribute)]
    return any(ast.unparse(one.value) == OLD and one.attr not in NEW for one in every)


def changed(statement):
    """The names whose objects a statement may change, as far as its own source shows."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return set()
    found = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Call):
            found |= names_in(*places(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            found |= changed_by(node.value)
        elif isinstance(node, ast.For) and names_in(node.target) & stored_in(node.body):
            found |= names_in(node.iter)
    return found


def changed_by(call):
    """The names whose objects a call may change, if nobody keeps what it returns."""
    name = called(call)
    if name in SHOWN or name.startswith("assert") or name[:1].isupper() or places(call):
        return set()
    if name in PLOTS and ast.unparse(call.func) == f"plt.{name}":
        return set()
    found = names_in(call)
    if name in KEEPS and isinstance(call.func, ast.Attribute):
        inner = [one for part in (*call.args, *call.keywords) for one in ast.walk(part)]
        others = [one for one in inner if isinstance(one, ast.Call) and not is_numpy(one.func)]
        found = names_in(call.func, *others)
    return found if changes_numpy(call) else found - {"np"}


def is_numpy(function):
    """Whether a function is one of NumPy's, such as `np.linalg.norm`."""
    return ast.unparse(function).startswith("np.")


def changes_numpy(call):
    """Whether a call may change NumPy: it is handed over itself, or `np.set…` is called."""
    every = list(ast.walk(call))
    attributes = [one for one in every if isinstance(one, ast.Attribute)]
    asked = [one.value for one in attributes if not one.attr.startswith("set")]
    return any(isinstance(one, ast.Name) and one.id == "np" and one not in asked for one in every)


def called(call):
    """The name of a function or method that is called; "" for anything else."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def places(call):
    """What a call changes even if its result is kept: the object of one of TAKES, an iterator,
    the arguments that one of CHANGES changes, and whatever is passed to these by **, as generators
    are. A process changes what it is handed, such as the folder that it runs in.
    """
    if ast.unparse(call.func).startswith("subprocess."):
        return [*call.args, *(one.value for one in call.keywords)]
    if called(call) in TAKES and isinstance(call.func, ast.Attribute):
        return [call.func.value]
    if called(call) == "next":
        return [one for one in call.args[:1] if isinstance(one, ast.Name)]
    if called(call) not in CHANGES:
        return []
    given = [one.value for one in call.keywords if one.arg is None]
    return given + [call.args[k] for k in CHANGES[called(call)] if k < len(call.args)]


def stored_in(body):
    """The names that a loop's body changes in place: `array -= step`, `array[k] = 1`."""
    every = [node for one in body for node in ast.walk(one)]
    changed = [node.target for node in every if isinstance(node, ast.AugAssign)]
    inside = (ast.Subscript, ast.Attribute)
    changed += [one for one in every if isinstance(one, inside) and isinstance(one.ctx, ast.Store)]
    return names_in(*changed)


def names_in(*nodes):
    return {one.id for node in nodes for one in ast.walk(node) if isinstance(one, ast.Name)}
