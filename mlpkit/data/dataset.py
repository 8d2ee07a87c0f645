"""What a learner brings: rows as they came, a target, and what was noticed when they were read."""

from dataclasses import dataclass, replace

import numpy as np

from mlpkit.data.column_by_column import as_html, as_text

KINDS = ("classes", "numbers")


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


@dataclass(frozen=True, eq=False)
class Dataset:
    """Rows and their target.

    Attributes
    ----------
    rows : (N, ...): a DataFrame of N rows without the target, or pictures (N, H, W), uint8
    target : (N,): labels, int64, where the target is classes; float64 where it is numbers
    kind : "classes" or "numbers"
    target_name : as the table names it; "class" for pictures
    classes : the names of the classes, in the order of the labels; () for numbers
    findings : what was noticed while it was read
    names : (N,) what each row is called: the number of its row in the table, or its file
    """

    rows: object
    target: np.ndarray
    kind: str
    target_name: str
    classes: tuple = ()
    findings: tuple = ()
    names: tuple = ()

    def __len__(self):
        return len(self.target)

    def __str__(self):
        return as_text(self)

    def __repr__(self):
        return as_text(self)

    def _repr_html_(self):
        return as_html(self)

    def without(self, *columns):
        """The same data without these columns of its table, and what was noticed of them.

        Raises ValueError for a name that no column has.
        """
        if unknown := [name for name in columns if name not in getattr(self.rows, "columns", ())]:
            raise ValueError(f"got {unknown[0]!r}; expected the name of a column.")
        kept = tuple(finding for finding in self.findings if finding.where not in columns)
        return replace(self, rows=self.rows.drop(columns=list(columns)), findings=kept)

    def take(self, places):
        """The same data with the rows at `places` alone, a copy."""
        places = np.asarray(places)
        return Dataset(
            take(self.rows, places),
            self.target[places],
            self.kind,
            self.target_name,
            self.classes,
            self.findings,
            tuple(self.names[place] for place in places) if self.names else (),
        )


def take(rows, places):
    """The rows at `places` of an array or a DataFrame, as the same kind, a copy."""
    return rows.iloc[places].copy() if hasattr(rows, "iloc") else rows[places].copy()
