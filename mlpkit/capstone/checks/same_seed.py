"""The same seed, the same number, to the digits that are printed; else a remark."""

from mlpkit.capstone.scores import said
from mlpkit.capstone.verdicts import sound, unclear


def judge(case):
    """The Verdict on the scores of two runs that nothing tells apart."""
    first, again = (said(case.task, each["score"]) for each in (case.first, case.again))
    fitted = case.fitted  # train may go on from there
    if first == again:
        return sound(f"{first}, and {again} again.")
    if fitted:
        question = f"Does train go on from where the run before has left {fitted}? Begin it anew."
        return unclear(f"{first}, then {again}.", question)
    remark = (
        "The same seed gives another number. Draw from rng alone; on a GPU or on several threads "
        "the last digits may differ all the same."
    )
    return sound(f"{first}, then {again}.", remarks=[remark])
