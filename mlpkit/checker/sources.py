"""The sources of an exercise: its stub, its solution, and the outside names that it uses."""

import ast
import builtins
import difflib
import dis
import functools
import inspect
import linecache
import math
import re
import textwrap
import types

import numpy as np

TYPED = "...  # your code here"


def own_source(function):
    """The function's source from its `def` on, without decorators; None if there is none."""
    try:
        text = textwrap.dedent(inspect.getsource(function))
        node = ast.parse(text).body[0]
    except (OSError, TypeError, SyntaxError, IndexError, ValueError):
        return None
    if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
        return None
    return "\n".join(text.splitlines()[node.lineno - 1 : node.end_lineno]) + "\n"


def header(source, name):
    """The lines of a source up to the colon, with the function's name replaced."""
    node = ast.parse(source).body[0]
    line, before = start(source, node.body[0])
    lines = [*source.splitlines()[: line - 1], *([before.rstrip()] if before.strip() else [])]
    return re.sub(r"^def \w+", f"def {name}", "\n".join(lines))


def start(source, statement):
    """The number of a statement's first line, and the text before it on that line."""
    line = source.splitlines()[statement.lineno - 1]
    # col_offset counts bytes
    return statement.lineno, line.encode()[: statement.col_offset].decode()


def body(source):
    """The lines after the docstring, without checks of the arguments: calls of `_helpers`.

    Comments for a linter are left out too: in a mistake they could reveal which line is wrong.
    """
    lines, node = source.splitlines(), ast.parse(source).body[0]
    statements = node.body[1:] if ast.get_docstring(node) is not None else node.body
    dropped = set()
    for statement in statements:
        call = getattr(statement, "value", None)
        if isinstance(statement, ast.Expr) and isinstance(call, ast.Call):
            if getattr(call.func, "id", "").startswith("_"):
                dropped.update(range(statement.lineno, statement.end_lineno + 1))
    first, before = start(source, statements[0])
    if before.strip():  # the body's first statement is on the line of the def, or of the docstring
        lines[first - 1] = "    " + lines[first - 1][len(before) :]
    numbers = range(first, node.end_lineno + 1)
    kept = "\n".join(lines[n - 1] for n in numbers if n not in dropped)
    return re.sub(r"  # noqa\b.*", "", kept)


def docstring(text):
    """A docstring as written in a function: indented, closed on its own line if it is long."""
    lines = [f"    {line}".rstrip() for line in text.strip().splitlines()]
    end = '"""' if len(lines) == 1 else '\n    """'
    return '    """' + "\n".join(lines).lstrip() + end


def cell_source(record, inside, decorator):
    """A notebook's cell: decorator, signature, docstring and body."""
    source = own_source(record.reference)
    top = header(source, record.name)
    return f"@{decorator}\n{top}\n{docstring(record.stub)}\n{inside}\n"


def stub_source(record, decorator="exercise"):
    """The cell in which the learner begins; decorator="recall" makes it a recall."""
    if record.kind == "bug hunt":
        buggy = next(m for m in record.mistakes if m.slug == record.buggy)
        return cell_source(record, body(own_source(buggy.function)), decorator)
    return cell_source(record, f"    {TYPED}", decorator)


def faded_source(record):
    """The solution without one line, the one that contains record.fade."""
    lines = body(own_source(record.reference)).splitlines()
    places = [i for i, line in enumerate(lines) if record.fade and record.fade in line]
    if len(places) != 1:
        raise ValueError(f"{record.name}: fade={record.fade!r} is on {len(places)} lines, not 1.")
    line = lines[places[0]]
    lines[places[0]] = line[: len(line) - len(line.lstrip())] + "...  # one line is missing here"
    return cell_source(record, "\n".join(lines), "exercise")


def solved_source(record, decorator="exercise"):
    """The cell with the solution in it, as `solution` shows it."""
    return cell_source(record, body(own_source(answer_alone(record))), decorator)


def answer_alone(record):
    """The right function that a learner is shown: record.worked or the reference.

    If that uses names that a notebook does not have, the answer is the first alternative that uses
    none of these. Raises ValueError if there is none.
    """
    for function in (record.worked or record.reference, *record.alternatives):
        source = own_source(function)
        if source is None or not source.startswith("def "):
            continue
        alone = cell_source(record, body(source), "exercise").split("\n", 1)[1]
        if not outside_names(compile_source(record, alone, whose="the solution's"), record.uses):
            return function
    raise ValueError(f"{record.name}: no reference or alternative stands alone.")


def namespace(functions):
    """The names that a self-contained function may use: np, math, and the functions in
    record.uses."""
    return {"np": np, "numpy": np, "math": math, "__name__": "exercise", **functions}


def compile_source(record, source, functions=None, whose="your"):
    """The function that `source` defines, in a clean namespace; its source can still be read."""
    file = f"<{whose} {record.name}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    if functions is None:
        functions = dict.fromkeys(record.uses)
    names = namespace(functions)
    exec(compile(source, file, "exec"), names)
    return names[record.name]


def outside_names(function, uses=()):
    """The names that a function uses from outside, except np, math and `uses`; sorted."""
    known = {*namespace({}), *dir(builtins), *uses}
    found = set(function.__code__.co_freevars)

    def look(code):
        for step in dis.get_instructions(code):
            if step.opname in ("LOAD_GLOBAL", "LOAD_NAME", "STORE_GLOBAL"):
                found.add(step.argval)
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                look(constant)

    look(function.__code__)
    return sorted(found - known)


def names_in(source):
    """Return all names that occur in a source."""
    return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}


def globals_of(function):
    """The values of a notebook that a function uses, but not functions, modules or classes.

    Returns {name: whether it exists at all}.
    """
    if not isinstance(function, types.FunctionType):
        return {}
    names, missing = set(outside_names(function)) - set(function.__code__.co_freevars), object()
    values = ((name, function.__globals__.get(name, missing)) for name in sorted(names))
    return {
        name: value is not missing
        for name, value in values
        if not callable(value) and not inspect.ismodule(value)
    }


PYTORCH = {  # {PyTorch's name of a method or an argument: NumPy's}
    **{"clone": "x.copy()", "dim": "x.ndim", "numel": "x.size", "norm": "np.linalg.norm(x)"},
    **{"unsqueeze": "x[:, None]", "permute": "x.transpose(…)", "t": "x.T", "pow": "x ** …"},
    **{"float": "x.astype(np.float32)", "long": "x.astype(np.int64)", "flip": "np.flip(x, …)"},
    **{"mul_": "x *= …", "add_": "x += …", "sub_": "x -= …", "div_": "x /= …"},
    **{"dim=": "axis=", "dims=": "axis=", "keepdim=": "keepdims="},
    "unbiased=": "ddof=1, which divides by N − 1, or ddof=0, by N",
}


def meant(message, function):
    """The name that was most likely meant where an error's message says one is missing, or None."""
    if missed := re.search(r"module 'numpy' has no attribute '(\w+)'", message):
        right = nearest(missed[1], dir(np))
        return f"np.{right}" if right else None
    if missed := re.search(r"'numpy.ndarray' object has no attribute '(\w+)'", message):
        return PYTORCH.get(missed[1]) or (f"np.{missed[1]}(x)" if hasattr(np, missed[1]) else None)
    if "view() takes from 0 to 2 positional arguments" in message:
        return "x.reshape(…)"
    if missed := re.search(r"(\w+)\(\) got an unexpected keyword argument '(\w+)'", message):
        return PYTORCH.get(f"{missed[2]}=") if hasattr(np, missed[1].strip("_")) else None
    if missed := re.search(r"name '(\w+)' is not defined", message):
        if hasattr(np, missed[1]):
            return f"np.{missed[1]}"
        code, names = getattr(function, "__code__", None), getattr(function, "__globals__", {})
        return nearest(missed[1], [*(code.co_varnames if code else ()), *names])
    return None


def nearest(name, known):
    """The known name with the most similar spelling, ignoring case; None if none is close."""
    spelled = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(name.casefold(), spelled, n=1, cutoff=0.75)
    return spelled[found[0]] if found else None


def untouched(record, function):
    """Whether the function does nothing yet, or is its unchanged stub."""
    code = getattr(function, "__code__", None)
    return code is not None and (idle(code) or steps(code) in stubs(record))


@functools.cache
def stubs(record):
    """The code of the unchanged stubs of an exercise."""
    cells = [stub_source(record)] + ([faded_source(record)] if record.fade else [])
    sources = (cell.split("\n", 1)[1] for cell in cells)
    try:
        return {
            steps(compile_source(record, source, whose="the stub's").__code__) for source in sources
        }
    except NameError as error:
        raise ValueError(
            f"{record.name}: the first line of the reference needs {error.name}, which a notebook "
            "does not have: use no such annotation or default."
        ) from error


def idle(code):
    """Whether code only returns None (..., pass, a docstring) or raises NotImplementedError."""
    names = [name for name, _ in steps(code)]
    calm = {"RESUME", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST", "NOP"}
    if set(names) <= calm:
        values = [value for name, value in steps(code) if name in ("LOAD_CONST", "RETURN_CONST")]
        return values == ["None"] or values == ["Ellipsis"]
    return "RAISE_VARARGS" in names and code.co_names == ("NotImplementedError",)


def steps(code):
    """A function's code, without docstring, comments and line numbers: equal for equal code."""
    return tuple(
        (
            step.opname,
            steps(step.argval) if isinstance(step.argval, types.CodeType) else repr(step.argval),
        )
        for step in dis.get_instructions(code)
    )
