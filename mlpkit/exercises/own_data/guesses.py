"""The guesses of notebook 13: one for each trap of its table."""

from mlpkit.checker import Guess

NEXT_CLIMBERS = Guess(
    name="next_climbers",
    notebook=13,
    again="""
        A table of visits to a climbing hall has a column that was filled in after the finding, and
        because of it. A network learns from four fifths of the rows, with that column, and is right
        on 97% of the others. Then it is asked about new people, for whom nobody has filled that
        column in. Always saying the commonest finding is right on 38%. On how many of 100 visits is
        the network right? A number.
    """,
    answer=39,
    tolerance=10.0,
    percent=True,
    because=(
        "the network is right on about 39 of 100 here, and on 34.5 on average over twenty such "
        "tables. That is hardly more than by guessing. Nothing in the 97 tells you so."
    ),
    wrong={
        97.0: (
            "it would be if the next climbers were like the validation rows. They are not: "
            "something was known about those rows that nobody will know about the next climbers."
        ),
    },
)

TELLING_COLUMN = Guess(
    name="telling_column",
    notebook=13,
    again="""
        A table of visits to a climbing hall should predict what hurts. One of its columns,
        `rest_days`, names the right answer for 9 rows in 10, all by itself. What do you do first?

        - a) keep it: no other column predicts so well
        - b) leave it out: no honest column is that good
        - c) ask at what moment it is filled in
    """,
    answer="c",
    because=(
        "the days of rest were advised after the finding, because of it. When the network is "
        "asked, nobody has advised them yet. A column that is known beforehand may be this good "
        "and still honest."
    ),
    wrong={
        "a": (
            "it predicts well in the table. Will it be filled in when the network is asked? A "
            "table does not show in which order its columns came about."
        ),
        "b": (
            "some honest columns are that good. A thermometer gives away a fever. How good a "
            "column is does not settle it. What does settle it, and who knows that?"
        ),
    },
)

NEW_CLIMBERS = Guess(
    name="new_climbers",
    notebook=13,
    again="""
        985 visits of 160 people, about six each. A network learns from four fifths of the rows,
        drawn at random, and is right on 72% of the others. Then people come who were never there
        before. On how many of their visits is it right?

        - a) on about 72%: the validation rows were not learnt from either
        - b) on fewer
        - c) on more, once it has learnt from all the visits
    """,
    answer="b",
    because=(
        "nearly everybody in the validation rows is in the training rows too, with the same "
        "height, the same arms and mostly the same trouble. A network that remembers the person is "
        "right, and it can't remember anybody new."
    ),
    wrong={
        "a": (
            "those rows are new, but the people in them are not: nearly all have rows in "
            "training. What could a network remember of a person?"
        ),
        "c": (
            "a quarter more rows help a little. But the 72% was reached on people whose other "
            "visits the network knew. What does it know of somebody who is new?"
        ),
    },
)

TWELVE_ROWS = Guess(
    name="twelve_rows",
    notebook=13,
    again="""
        985 rows in four classes; one class has 12 rows. A network never names this class. On what
        percentage of the rows can it be right, at most? A number, to one decimal place.
    """,
    answer=98.8,
    tolerance=0.06,
    percent=True,
    because=(
        "(985 − 12) / 985. A class that costs 1.2 points when it is given up will be given up. The "
        "accuracy does not show this; the share that is found, class by class, does."
    ),
    wrong={
        75.0: "it would be if the four classes were equally frequent. This one has 12 of 985.",
        1.2: "that is what giving up the class costs. What remains?",
        100.0: "12 rows are wrong for certain.",
    },
)

TWO_UNITS = Guess(
    name="two_units",
    notebook=13,
    again="""
        Two halls write down the same weight, one in kilograms, the other in pounds (2.2 to the
        kilogram). A network that knows the hall predicts what is written, and its R² is about 0.8.
        Now everything is converted to kilograms, and it learns again. What becomes of R²?

        - a) it rises: the target is consistent now
        - b) it falls
        - c) it stays: R² has no unit
    """,
    answer="b",
    because=(
        "R² is the share of the spread that is explained, and most of the spread was the unit: the "
        "name of the hall explained it. What remains is how strong a hand is, and that is harder. "
        "The predictions got better, and the number fell."
    ),
    wrong={
        "a": (
            "the predictions do get better. But R² compares with the spread of the target. What "
            "becomes of that spread when the pounds are gone, and what explained it?"
        ),
        "c": (
            "R² has none as long as all rows have the same unit. Here the unit is part of the "
            "spread, and the hall gives it away."
        ),
    },
)

WHICH_PROMISE = Guess(
    name="which_promise",
    notebook=13,
    again="""
        The weight that people hold falls over two years, because the edge that they hang from
        wears smooth. A network predicts it, without the date. It is judged by a fifth of the
        rows, chosen in one of three ways. Which score is nearest to what comes true in the
        half-year after?

        - a) rows drawn at random
        - b) whole persons
        - c) the latest rows
    """,
    answer="c",
    because=(
        "only the latest rows come after the rows that were learnt from, as the next half-year "
        "will. The other two mix early and late days on both sides, so the trend causes no trouble "
        "there. Nobody can know how far a trend goes on, but everybody can see that it is there."
    ),
    wrong={
        "a": (
            "these rows have early and late days, as the training rows do. What about the days to "
            "come?"
        ),
        "b": (
            "the score is right for new people of the same two years. But the days to come are all "
            "on one side of the days that were learnt from."
        ),
    },
)
