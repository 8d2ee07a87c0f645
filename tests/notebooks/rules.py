"""Rules that `pytest --nbval` relies on but can't check.

Each rule takes a notebook (or one code cell) and yields a sentence for each fault.
"""

import ast
import html
import re

import nbformat

from mlpkit.command.solved import WIDGET
from tests.notebooks.make_outputs import KERNELSPEC, LANGUAGE_INFO, dumps

MARKER = re.compile(r"#\s*(nbval|pytest_validate)_", re.I)
UNCOMPARABLE = re.compile(r"\b(interact\w*|Output|clear_output|display_id)\s*[(=]")
PATH = re.compile(r"(?<![\w.])/(home|root|tmp|usr|var|opt|mnt|Users|private)/|\b[A-Z]:\\\w")
TITLE = re.compile(r"^#+ (.+)$", re.M)
LINK = re.compile(r"\]\(#([^)]*)\)")
TIME = re.compile(r"\b\d+(\.\d+)?\s?([mµun]?s|sec|seconds?)\b|\b\d\d:\d\d:\d\d\b|\bit/s\b")
SHOWING = {"print", "display", "show"}
CHECKING = {"exercise", "recall"}
MAXIMUM_LINES = 25
MAXIMUM_WORDS = 120


def faults(notebook, text=None):
    """Return every fault of a notebook; `text` is the text of its file, whose form counts too."""
    found = list(notebook_faults(notebook))
    if text is not None and text != dumps(notebook):
        found.append("is not stored in the form that `make outputs` writes")
    for number, cell in enumerate(code_cells(notebook), start=1):
        for rule in RULES:
            found += [f"code cell {number} {fault}" for fault in rule(cell)]
        if cell.execution_count != number:
            found.append(f"code cell {number} has the count {cell.execution_count}")
    return found


def long_prose(notebook):
    """Yield a sentence for each Markdown cell that is too long for comfort: a warning, not a
    fault."""
    for cell in notebook.cells:
        words = len(cell.source.split()) if cell.cell_type == "markdown" else 0
        if words > MAXIMUM_WORDS:
            yield f"markdown cell {cell.id} has {words} words, over {MAXIMUM_WORDS}"


def notebook_faults(notebook):
    ids = [cell.get("id") for cell in notebook.cells]
    if len(set(ids)) < len(ids):
        yield "uses a cell id twice, or none"
    else:  # only with valid ids, because nbformat would repair others
        try:
            nbformat.validate(notebook)
        except nbformat.ValidationError as error:
            yield f"is not a valid notebook: {error.message}"
    expected = {"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO}
    for key in expected.keys() | notebook.metadata.keys():
        if notebook.metadata.get(key) != expected.get(key):
            yield f"has metadata.{key} {notebook.metadata.get(key)}"
    places = link_targets(notebook)
    for cell in notebook.cells:
        if cell.metadata:  # tags are metadata, too, and nbval obeys some
            yield f"cell {cell.id} has metadata {', '.join(sorted(cell.metadata))}"
        for link in LINK.findall(cell.source):
            if link not in places:
                yield f"cell {cell.id} links to #{link}, which JupyterLab does not find"
        if cell.cell_type not in ("markdown", "code"):
            yield f"cell {cell.id} is {cell.cell_type}, so nothing runs it"
    if not code_cells(notebook):
        yield "has no code cell"


def link_targets(notebook):
    """Return the link targets that JupyterLab finds after a #: a cell by its id; a heading that is
    all ASCII.

    A heading with · or − in it is not found by its name: the browser writes it differently.
    """
    found = {f"cell-id={cell.get('id')}" for cell in notebook.cells}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            names = [name.replace("`", "") for name in TITLE.findall(cell.source)]
            found.update(name.replace(" ", "-") for name in names if name.isascii())
    return found


def compared(cell):
    """Check that no cell is left out and that none raises: an error that teaches is caught and
    printed."""
    if MARKER.search(cell.source):
        yield "has a comment that tells nbval to skip a comparison"
    if any(output.output_type == "error" for output in cell.outputs):
        yield "stores an error"


def can_print(cell):
    """Check that a cell that shows something has its output."""
    try:
        body = ast.parse(cell.source).body
    except SyntaxError as error:
        yield f"is not Python: {error}"
        return
    if not body:
        yield "is empty"
    elif not cell.outputs and (isinstance(body[-1], ast.Expr) or any(map(prints, body))):
        yield "can print and has no output"


def prints(node):
    """Whether a statement calls print or the like, or checks an exercise, outside a definition."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return any(name_of(one) in CHECKING for one in node.decorator_list)
    if isinstance(node, ast.Lambda):
        return False
    if isinstance(node, ast.Call) and name_of(node.func) in SHOWING:
        return True
    return any(map(prints, ast.iter_child_nodes(node)))


def name_of(node):
    """Return "f" for f, f() and module.f."""
    if isinstance(node, ast.Call):
        node = node.func
    return getattr(node, "attr", getattr(node, "id", None))


def figures(cell):
    """Check that a picture's text is a computed caption, which a call that shows it also puts below
    it.

    The alternative text, which a picture shown by a call must have, is the caption, too; an
    explorer's is the last sentence of its text.
    """
    for number, output in enumerate(cell.outputs):
        data = output.get("data", {})
        kinds = [kind for kind in data if kind.startswith("image/")]
        if not kinds:
            continue
        caption = data.get("text/plain", "").strip()
        if len(caption.split()) < 3 or caption.startswith(("<", "Figure(")):
            yield f"has a picture with the text {caption!r} where a caption should be"
            continue
        if caption in cell.source or caption.strip("'\"") in cell.source:
            yield f"has the caption {caption!r} typed as a constant"
        alone = "" if output.output_type == "display_data" else caption
        alt = output.metadata.get(kinds[0], {}).get("alt", alone)
        sentence = output.output_type == "execute_result" and alt and caption.endswith(f". {alt}")
        if alt != caption and not sentence:
            yield f"has the alternative text {alt!r} where the caption {caption!r} should be"
        if output.output_type == "display_data":
            below = shown(cell.outputs[number + 1]) if number + 1 < len(cell.outputs) else ""
            if caption not in below:
                yield f"does not show the caption {caption!r} below its picture"


def shown(output):
    """Return all the words of an output."""
    texts = [output.get("text", ""), output.get("evalue", "")]
    for kind, data in output.get("data", {}).items():
        if kind.startswith("text/"):
            texts.append(html.unescape(data) if kind == "text/html" else data)
    return "\n".join(texts)


def steady(cell):
    """Check that nothing differs between runs or machines, and that strict comparison can reach
    everything."""
    if cell.source.rstrip().endswith(";"):
        yield "ends in a semicolon, which hides its output"
    if found := UNCOMPARABLE.search(cell.source):
        yield f"uses {found[1]}"
    if PATH.search(cell.source):
        yield "names an absolute path"
    for output in cell.outputs:
        text = shown(output) + "\n".join(output.get("traceback", []))
        if output.get("name") == "stderr":
            yield "stores stderr"
        if "transient" in output:
            yield "stores transient data"
        if WIDGET in output.get("data", {}):
            yield "stores a widget's id"
        if found := PATH.search(text):
            yield f"prints the absolute path {found[0]}"
        if found := TIME.search(text):
            yield f"prints the time {found[0]!r}"
        if output.get("data", {}).get("text/plain", "").startswith(("np.", "array(")):
            yield "ends in a bare NumPy value, which prints differently elsewhere"


def short(cell):
    lines = len(cell.source.splitlines())
    if lines > MAXIMUM_LINES:
        yield f"has {lines} lines, over {MAXIMUM_LINES}"


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


RULES = (compared, can_print, figures, steady, short)
