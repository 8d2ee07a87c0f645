"""The curves and charts of the clinic's patients, measured once by `benchmarks/clinic.py`."""

import functools
import json
from pathlib import Path

FILE = Path(__file__).with_suffix(".json")


@functools.cache
def load_charts():
    """Return {case: its entry}.

    "sources": a hash.
    "sick", "healthy": the curves of their runs.
    "charts": one per measurement.
    "right": the lines at fault.
    "organs": the answer to accusing each.
    """
    return json.loads(FILE.read_text(encoding="utf-8"))
