"""Programs that run but are wrong: CASES, for the learner to diagnose by measurements and repair.

A case has a record, ``cases/<name>.py`` with CASE, and its program, ``programs/<name>.py``;
`mlpkit.clinic.record` says what goes into the two. Each name is also listed in ORDER. Nothing else
is needed: the notebook's displays, the exercise repair_<name>, the clinic and the tests read the
record. `mlpkit.clinic.trial` runs programs, `findings` measures them, `repairs` and `accusation`
judge the learner's answers.
"""

from importlib import import_module

from mlpkit.clinic.record import PRICES, Case, Cost
from mlpkit.debugging.checkup import ORGANS

__all__ = ["CASES", "ORDER", "ORGANS", "PRICES", "Case", "Cost"]

ORDER = (
    # The core of the notebook, in its order.
    *("standstill", "slow", "twofold"),
    # By difficulty.
    *("plateau", "late", "gone", "nan", "floor", "twins", "stone", "missing", "asleep", "launch"),
    *("bargain", "deeper", "moody", "crawl", "swing", "grind", "uphill", "mirage", "parrot"),
    *("woven", "average", "shirtless"),
)

CASES = {name: import_module(f"mlpkit.clinic.cases.{name}").CASE for name in ORDER}
