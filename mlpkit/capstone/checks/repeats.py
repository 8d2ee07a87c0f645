"""The same seed, the same number, to the digits that are printed; else a remark."""

from mlpkit.capstone.scores import said
from mlpkit.capstone.verdicts import SOUND, UNCLEAR, Verdict

NAME = "the same seed again"


def judge(task, first, second, fitted=""):
    """The Verdict on the scores of two runs that nothing tells apart.

    fitted: what train reaches from outside and what was trained, in words: it may go on from there.
    """
    words = said(task, first), said(task, second)
    if words[0] == words[1]:
        return Verdict(NAME, SOUND, f"{words[0]}, and {words[1]} again.")
    if fitted:
        question = f"Does train go on from where the run before has left {fitted}? Begin it anew."
        return Verdict(NAME, UNCLEAR, f"{words[0]}, then {words[1]}.", [question])
    remark = (
        "The same seed gives another number. Draw from rng alone; on a GPU or on several threads "
        "the last digits may differ all the same."
    )
    return Verdict(NAME, SOUND, f"{words[0]}, then {words[1]}.", remarks=[remark])
