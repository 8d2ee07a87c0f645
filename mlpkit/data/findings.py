"""What was noticed about data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something that was noticed about the data.

    Attributes
    ----------
    kind : "left out", "note" or "question"; a question only the learner can answer
    where : the column, class or file it is about, "" for the whole
    text : one sentence
    """

    kind: str
    where: str
    text: str
