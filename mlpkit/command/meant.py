"""Which notebook a learner means by a number, a name, or the beginning of a name."""

import difflib
from pathlib import Path

from mlpkit.command import LabError
from mlpkit.command.work_folder import copies_of


def find_notebook(wanted, names):
    """The notebook that `wanted` names: by its number, its name, or the beginning of its name.

    `names` are like 01_preprocessing; the number may be left out. Raises LabError if no
    notebook matches, or more than one.
    """
    asked = Path(wanted).name.removesuffix(".ipynb")
    if asked in names:
        return asked
    key = normalize_name(asked)
    spellings, numbered = {}, []  # {name with or without its number: full name}
    for name in names:
        whole = normalize_name(name)
        number, _, title = whole.partition("_")
        if key.isdecimal() and key.lstrip("0") == number.lstrip("0"):
            numbered.append(name)
        spellings |= {whole: name, title or whole: name}
    if len(numbered) == 1:
        return numbered[0]
    if numbered:
        raise LabError(f"more than one notebook {asked!r}; did you mean {' or '.join(numbered)}?")
    if key in spellings:
        return spellings[key]
    near = [spelling for spelling in spellings if key and spelling.startswith(key)]
    if len(near) == 1:
        return spellings[near[0]]
    near = dict.fromkeys(
        spellings[one] for one in near or difflib.get_close_matches(key, spellings)
    )
    advice = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
    raise LabError(f"no notebook {asked!r}; {advice}")


def find_copy(wanted, work, originals):
    """The name of the copy that `wanted` means: as in `find_notebook`, or 01_preprocessing-2."""
    asked = Path(wanted).name.removesuffix(".ipynb")
    paths = (work / f"{name}.ipynb" for name in originals)
    there = {copy.stem for path in paths for copy in copies_of(path, originals)}
    return asked if asked in there else find_notebook(wanted, originals)


def normalize_name(name):
    """A name in the form used for comparison: lower case, with _ between words."""
    return name.lower().replace("-", "_").replace(" ", "_")
