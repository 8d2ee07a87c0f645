"""Programs that run and are wrong: CASES, to be found out by measurements and repaired.

A case has a record here, ``<name>.py`` with CASE, and its program in ``programs/<name>.py``;
`mlpkit.cases.record` says what goes into the two. Each name also stands in ORDER. Nothing else is
needed: the notebook's displays, the exercise repair_<name>, the clinic and the tests read the
record. `mlpkit.cases.trial` runs programs, `findings` measures them, `repairs` and `accusation`
judge what a learner makes of them.
"""

from importlib import import_module

from mlpkit.cases.record import PRICES, Case, Cost, Repair
from mlpkit.debugging.checkup import ORGANS

__all__ = ["CASES", "ORDER", "ORGANS", "PRICES", "Case", "Cost", "Repair"]

ORDER = (
    # The core of the notebook, as it asks for them.
    *("standstill", "bargain", "plateau", "slow", "mirage", "twofold"),
    # By difficulty.
    *("late", "gone", "nan", "floor", "twins", "stone", "missing", "asleep", "launch", "deeper"),
    *("moody", "crawl", "swing", "grind", "uphill", "parrot", "woven", "average", "shirtless"),
)

CASES = {name: import_module(f"mlpkit.cases.{name}").CASE for name in ORDER}
