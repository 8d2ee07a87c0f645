"""The tasks in a notebook: the stubs and guesses in its cells."""

import json

from mlpkit.checker.cell_links import asked_by


def number_of(notebook):
    """The number at the beginning of a notebook's name."""
    number = notebook.stem.partition("_")[0]
    assert number.isdecimal(), f"{notebook.name}: expected a number and _ first, as in 01_letters"
    return int(number)


def asked_in(notebook):
    """The names of the exercises and guesses that a notebook asks for, in order, each once."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return list(dict.fromkeys(name for source in sources for name in asked_by(source)))
