"""Your own data, judged: by whether the number can be believed, never by how high it is.

    from mlpkit.capstone import capstone
    from mlpkit.data.tables import load_table
    from mlpkit.own_data.splits import row_split

    data = load_table("patients.csv", target="outcome")

    def split(data, rng):                  # places of the rows that train, and of those that judge
        return row_split(len(data), rng)

    def prepare(rows):                     # learns from training rows, and from nothing else
        mean, std = rows["age"].mean(), rows["age"].std()
        def apply(rows):                   # any raw rows, one by one → X
            return ((rows[["age"]] - mean) / std).to_numpy()
        return apply

    def train(X, y, rng):
        model = LogisticRegression().fit(X, y)
        return model.predict               # X → labels, probabilities or numbers

    result = capstone("mine", data, split=split, prepare=prepare, train=train)

Hand over raw rows. At once, and before any of your functions is called, the judge withholds a fifth
of them: the latest where you give `time`, whole groups where you give `groups`, else by row. Your
functions get the rest. The withheld rows are opened once, at the end, when nothing leaks. If they
are opened again with other functions, the page says how often. What you looked at before you called
it the judge can't know, and the page says that too.

`split` gets the data without the withheld rows, so there are fewer than yours: count in what it is
handed. Give it arguments named `groups` and `time` if it needs those. `prepare(rows)` gets the raw
training rows and gives back a function; whatever it learns (means, categories, words) it learns
there. With a second argument, `prepare(rows, y)`, it gets their targets too. If nothing is to be
learnt: ``prepare = lambda rows: lambda rows: rows``. `train(X, y, rng)` draws from rng alone; for
PyTorch ``torch.manual_seed(int(rng.integers(2**31)))``, for scikit-learn
``random_state=int(rng.integers(2**31))``. Early stopping takes rows of X, inside of train.

It first says how many trainings it takes, ten at most, and how long. Stop it whenever you like: the
same call goes on. Change a function, and it is judged again. What it keeps lies in `capstones/`,
beside the notebook; `capstones/mine/result.html` is the page.

A check says *sound*, *leak* or *can't tell*, and shows the row or the column; all of them together
say *no leak found* at best. A question is none of these: a column that tells the target alone may
be right, and only you know. What `load_table` asked stays open until something answers it.

What the judge can't see: a choice that was made outside of the functions by all rows or by scores
(a seed, which rows and classes there are), and anything done to the data before they were handed
over that left no trace in them. It hears which files the functions open, in threads too, and says
so; not what another process reads, what comes through a file that was open before, or over a
network.

How a verdict comes about, step by step, is in `check_list`.
"""

from mlpkit.capstone.entry import capstone
from mlpkit.capstone.result import Result
from mlpkit.capstone.verdicts import Verdict

__all__ = ["Result", "Verdict", "capstone"]
