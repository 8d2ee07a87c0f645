"""Observations about data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One observation about the data.

    Attributes
    ----------
    kind : "left out", "note" or "question"; only the learner can answer a question
    where : the column, class or file it is about; "" for the whole data set
    text : one sentence
    """

    kind: str
    where: str
    text: str
