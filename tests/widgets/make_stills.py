"""Redraw the stills that come with mlpkit: `make stills`, once a picture has changed."""

import importlib
import inspect
from pathlib import Path

from mlpkit import widgets
from mlpkit.helpers.whole_files import whole
from mlpkit.widgets.still import FOLDER, drawn, named


def without_data():
    """One explorer of each kind that opens without an argument."""
    for path in sorted(Path(widgets.__file__).parent.glob("*.py")):
        if path.stem == "__init__":
            continue
        module = importlib.import_module(f"mlpkit.widgets.{path.stem}")
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if (
                kind.__module__ == module.__name__
                and issubclass(kind, widgets.Explorer)
                and not needed(kind)
            ):
                yield kind()


def needed(kind):
    """The arguments without which it can't be made."""
    given = inspect.signature(kind).parameters.values()
    return [one for one in given if one.default is one.empty and one.kind != one.VAR_KEYWORD]


def make():
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for explorer in without_data():
        sentence = explorer.shown_sentence()
        with whole(FOLDER / named(explorer, sentence)) as file:
            file.write(drawn(explorer, sentence, smallest=True))


if __name__ == "__main__":
    make()
