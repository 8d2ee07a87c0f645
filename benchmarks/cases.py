"""Which organs the check-up suspects in the cases, in their healthy twins, and in unseen programs.

The ten programs in ``unseen/`` were written by somebody who had not seen the check-up, and nobody
who worked on it saw them until it was done. The file ``a.txt`` says about ``a.py``, one per line:
the organ, the line at fault, the cause, and the cost; its healthy twin is an edit in
``unseen_twins.py``.
"""

from pathlib import Path
from types import SimpleNamespace

import numpy as np

from mlpkit.clinic import CASES
from mlpkit.clinic.data import fresh
from mlpkit.clinic.trial import start
from mlpkit.debugging.checkup import checkup
from mlpkit.preprocessing import load_fashion_mnist, minibatches
from mlpkit.training import train_epoch

from .shared import table
from .unseen_twins import healthy

UNSEEN = Path(__file__).parent / "unseen"
TEXT = """## Whom the check-up suspects

`checkup` is run on a program before training, and on its `predict` afterwards. First: the check-up
says to look first at the part that is at fault. Among: that part is one of those that the check-up
calls suspicious. In a healthy twin nothing should be suspicious. The unseen programs were written
to be hard, by somebody who had not seen the check-up."""


def suspects(names, images):
    """The organs that the check-up suspects in a program's names, most suspicious first."""
    p = SimpleNamespace(**names)
    given = p.network, p.parameters, (p.X, p.y), p.loss, p.optimizer, p.rng
    parts = {
        "validation": (p.X_validation, p.y_validation),
        "batches": names.get("batches", minibatches),
        "train_epoch": names.get("train_epoch", train_epoch),
        "batch_size": p.batch_size,
    }
    with np.errstate(all="ignore"):
        found = list(checkup(*given, **parts).suspects)
        history = names["run"]()
        if "predict" in names:
            used = {"raw": images, "reported": history[-1][2], "predict": names["predict"]}
            found += checkup(*given, **parts, only=["prediction"], **used).suspects
    return list(dict.fromkeys(found))


def names_of(source, path):
    """The names that a program defines; path: the file that its source comes from."""
    names = {"__name__": path.stem}
    exec(compile(source, str(path), "exec"), names)
    return names


def counted(rows):
    """Count over rows of (name, organ, suspects, suspects of the twin); return text and table."""
    first = sum(bool(found) and found[0] == organ for _, organ, found, _ in rows)
    among = sum(organ in found for _, organ, found, _ in rows)
    quiet = sum(not twin for *_, twin in rows)
    told = f"First: {first} of {len(rows)}. Among: {among}. Twins without any: {quiet}."
    lines = [
        [f"`{name}`", organ, *(", ".join(each) or "–" for each in (found, twin))]
        for name, organ, found, twin in rows
    ]
    return told + "\n\n" + table(("program", "at fault", "suspected", "in its twin"), lines)


def section(quick=False):
    """Return the section with both counts."""
    images = fresh()
    cases = [
        (
            name,
            case.organ,
            suspects(start(case), images),
            suspects(start(case, case.repaired), images),
        )
        for name, case in list(CASES.items())[:: 5 if quick else 1]
    ]
    data = load_fashion_mnist()
    others = data.train_images[3000:4000], data.train_labels[3000:4000]
    rows = []
    for path in sorted(UNSEEN.glob("*.txt"))[:: 5 if quick else 1]:
        organ = path.read_text(encoding="utf-8").splitlines()[0].strip()
        program = path.with_suffix(".py")
        source = program.read_text(encoding="utf-8")
        pair = (source, healthy(path.stem, source))
        rows.append((path.stem, organ, *(suspects(names_of(s, program), others) for s in pair)))
    parts = [TEXT, f"### The {len(cases)} cases", counted(cases)]
    return "\n\n".join([*parts, f"### The {len(rows)} unseen programs", counted(rows)])
