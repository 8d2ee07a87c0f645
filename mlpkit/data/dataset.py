"""A learner's own data: raw rows, a target, and findings from reading them."""

from dataclasses import dataclass, replace

import numpy as np

from mlpkit.data.noticing import notice_rows
from mlpkit.data.summary import as_html, as_text

KINDS = ("classes", "numbers")


@dataclass(frozen=True, eq=False)
class Dataset:
    """Rows and their target.

    Attributes
    ----------
    rows : (N, ...): a DataFrame of N rows without the target, or pictures (N, H, W), uint8
    target : (N,): labels, whole numbers, if the target is classes, float64 if it is numbers
    kind : "classes" or "numbers"
    target_name : its name in the table; "class" for pictures
    classes : the names of the classes, in the order of the labels; () for numbers
    findings : what was noticed on reading
    names : (N,) a name for each row: its number in the table, or its file
    left_out : the columns that `without` took out, a DataFrame of N rows; None if there are none
    """

    rows: object
    target: np.ndarray
    kind: str
    target_name: str
    classes: tuple = ()
    findings: tuple = ()
    names: tuple = ()
    left_out: object = None

    def __len__(self):
        return len(self.target)

    def __str__(self):
        return as_text(self)

    def __repr__(self):
        return as_text(self)

    def _repr_html_(self):
        return as_html(self)

    def without(self, *columns):
        """The same data without these columns of the table, and without findings about them.

        Findings about whole rows, such as repeated ones, are computed again.
        Raises ValueError if no column has such a name.
        """
        if unknown := [name for name in columns if name not in getattr(self.rows, "columns", ())]:
            raise ValueError(f"got {unknown[0]!r}; expected the name of a column.")
        rows, out = self.rows.drop(columns=list(columns)), self.rows[list(columns)]
        before = tuple(notice_rows(self.rows, self.target, self.names))
        kept = [one for one in self.findings if one.where not in columns and one not in before]
        kept += notice_rows(rows, self.target, self.names)
        out = out if self.left_out is None else self.left_out.join(out)
        return replace(self, rows=rows, findings=tuple(kept), left_out=out)

    def take(self, places):
        """A copy with only the rows at `places`, which are integers or a mask (N,)."""
        places = np.asarray(places)
        places = np.arange(len(self))[places if places.size else places.astype(int)]
        return Dataset(
            take(self.rows, places),
            self.target[places],
            self.kind,
            self.target_name,
            self.classes,
            self.findings,
            tuple(self.names[place] for place in places) if self.names else (),
            None if self.left_out is None else take(self.left_out, places),
        )


def take(rows, places):
    """A copy of the rows at `places` of an array or a DataFrame, of the same type."""
    return rows.iloc[places].copy() if hasattr(rows, "iloc") else rows[places].copy()
