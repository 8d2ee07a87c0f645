"""A capstone on your own data, judged by whether its number can be believed, never by how high it
is.

    from mlpkit.capstone import capstone
    from mlpkit.data.tables import load_table
    from mlpkit.own_data.splits import row_split

    data = load_table("patients.csv", target="outcome")

    def split(data, rng):                  # positions of the training and validation rows
        return row_split(len(data), rng)

    def prepare(rows):                     # learns from training rows alone
        mean, std = rows["age"].mean(), rows["age"].std()
        def apply(rows):                   # any raw rows, each by itself → X
            return ((rows[["age"]] - mean) / std).to_numpy()
        return apply

    def train(X, y, rng):
        model = LogisticRegression().fit(X, y)
        return model.predict               # X → labels, probabilities or numbers

    result = capstone("mine", data, split=split, prepare=prepare, train=train)

Hand over raw rows. Before any of your functions is called, the judge withholds a fifth of them: the
latest if you give `time`, whole groups if you give `groups`, else single rows. Your functions get
the others. The withheld rows are opened once, at the end, when nothing leaks. If they are opened
again with different functions, the page says how often. The judge can't know what you looked at
before you called it, and the page says that too.

`split` gets the data without the withheld rows, so it gets fewer rows than you have: use positions
in the data it is given. Give it arguments named `groups` and `time` if it needs those.
`prepare(rows)` gets the raw training rows and returns a function; whatever it learns (means,
categories, words) it must learn there. With a second argument, `prepare(rows, y)`, it gets their
targets too. If there is nothing to learn: ``prepare = lambda rows: lambda rows: rows``. `train(X,
y, rng)` draws from rng alone; for PyTorch ``torch.manual_seed(int(rng.integers(2**31)))``, for
scikit-learn ``random_state=int(rng.integers(2**31))``. Early stopping must take its rows from X,
inside train.

`capstone` first says how many trainings it needs, ten at most, and how long they take. Stop it
whenever you like: the same call continues where it stopped. Change a function, and it is judged
again. Its files are in `capstones/`, next to the notebook; `capstones/mine/result.html` is the
page.

A check says *sound*, *leak* or *can't tell*, and shows the row or the column; all checks together
say *no leak found* at best. A question is none of these: a column that gives the target away may be
legitimate, and only you know. A question from `load_table` stays open until something answers it.

The judge can't see choices made outside the functions with all rows or scores in view (a seed,
which rows and classes there are), nor anything that was done to the data beforehand and left no
trace in them. It notices which files the functions open, in threads too, and lists them; it does
not notice what another process reads, or what comes through a file opened earlier or over a
network.

`check_list` describes step by step how a verdict is reached.
"""

from mlpkit.capstone.entry import capstone
from mlpkit.capstone.result import Result
from mlpkit.capstone.verdicts import Verdict

__all__ = ["Result", "Verdict", "capstone"]
