"""The guesses of notebook 13: one for each trap of its table, and one on error bars."""

from mlpkit.checker import Guess

TELLING_COLUMN = Guess(
    name="telling_column",
    notebook=13,
    again="""
        A table of visits to a sports hall is to predict what hurts. One of its columns,
        `rest_days`, names the right answer for 9 rows of 10, all by itself. What do you do first?

        - a) keep it: no other column predicts so well
        - b) leave it out: no honest column is so good
        - c) ask at what moment it is filled in
    """,
    answer="c",
    because=(
        "the days of rest were advised after the finding, because of it. When the network is "
        "asked, nobody has advised them yet. What is known beforehand may be as good as it likes."
    ),
    wrong={
        "a": (
            "it predicts well in the table. Will it be filled in when the network is asked? A "
            "table does not show in which order its columns came about."
        ),
        "b": (
            "some are: a fever thermometer tells fever. How good a column is decides nothing. "
            "What does decide, and who knows it?"
        ),
    },
)

NEW_CLIMBERS = Guess(
    name="new_climbers",
    notebook=13,
    again="""
        1,000 visits of 160 people, about six each. A network learns from 800 rows drawn at random,
        and is right on 74 % of the other 200. Then people come who were never there. On how many of
        their visits is it right?

        - a) on about 74 %: the 200 rows were not learnt from either
        - b) on fewer
        - c) on more, once it has learnt from all 1,000
    """,
    answer="b",
    because=(
        "nearly everybody among the 200 is among the 800 too, with the same height, the same arms "
        "and mostly the same trouble. Whoever remembers the person is right, and nobody new can be "
        "remembered."
    ),
    wrong={
        "a": (
            "those rows are new, but the people in them are not: nearly all have rows among the "
            "800. What could a network remember of a person?"
        ),
        "c": (
            "a quarter more rows helps a little. But the 74 % were reached on people of whom it "
            "knew other visits. What does it know of somebody who is new?"
        ),
    },
)

TWELVE_ROWS = Guess(
    name="twelve_rows",
    notebook=13,
    again="""
        985 rows in four classes; one class has 12 rows. A network never names this class. On how
        many percent of the rows can it be right all the same, at most? A number, to one digit
        behind the point.
    """,
    answer=98.8,
    tolerance=0.06,
    percent=True,
    because=(
        "(985 − 12) / 985. A class that costs 1.2 points when it is given up will be given up. The "
        "accuracy does not tell; the share that is found, class by class, does."
    ),
    wrong={
        75.0: "so it would be if the four classes were equally frequent. This one has 12 of 985.",
        1.2: "that is what it costs. What is left?",
        100.0: "12 rows are wrong for certain.",
    },
)

TWO_UNITS = Guess(
    name="two_units",
    notebook=13,
    again="""
        Two halls write down the same weight, the one in kilograms, the other in pounds (2.2 to the
        kilogram). A network that knows the hall predicts what is written, and its R² is about 0.8.
        Now all is turned into kilograms, and it learns anew. What becomes of R²?

        - a) it rises: the target is consistent now
        - b) it falls
        - c) it stays: R² has no unit
    """,
    answer="b",
    because=(
        "R² is the share of the spread that is explained, and most of the spread was the unit: the "
        "name of the hall explained it. What is left is how strong a hand is, and that is harder. "
        "The predictions got better, and the number fell."
    ),
    wrong={
        "a": (
            "the predictions do get better. But R² compares with the spread of the target. What "
            "becomes of that spread when the pounds are gone, and who explained it?"
        ),
        "c": (
            "it has none as long as all rows have the same. Here the unit is a part of the spread, "
            "and the hall tells it."
        ),
    },
)

WHICH_PROMISE = Guess(
    name="which_promise",
    notebook=13,
    again="""
        A weight that people hold falls over two years, for the edge that they hang from wears
        round. A network predicts it, without the date. It is judged by a fifth of the rows, chosen
        in one of three ways. Which score is nearest to what comes true in the half-year after?

        - a) rows drawn at random
        - b) whole persons
        - c) the latest rows
    """,
    answer="c",
    because=(
        "only the latest rows lie after what was learnt from, as the next half-year will. The "
        "other two mix early and late on both sides, so that the trend is no trouble there. How "
        "far a trend goes on nobody can know; that it is there shows."
    ),
    wrong={
        "a": "these have early and late days as the training rows have. What of the days to come?",
        "b": (
            "this is right for new people of the same two years. But the days to come lie all on "
            "one side of what was learnt from."
        ),
    },
)

FOUR_HUNDRED_ROWS = Guess(
    name="four_hundred_rows",
    notebook=13,
    extra=True,
    again="""
        A network is right on 87 % of 400 rows that it has not seen, each of another person. Between
        which two numbers does its true share lie, 95 times of 100? Say how many points on each
        side.
    """,
    answer=3.3,
    tolerance=0.7,
    percent=True,
    because=(
        "twice √(0.87 · 0.13 / 400) = 0.017 is 3.3 points. So 87 % and 89 % on 400 rows can't be "
        "told apart, and 100 rows have bars twice as long."
    ),
    wrong={
        1.7: "that is one standard error. 95 of 100 lie within two.",
        0.2: "that would take 100,000 rows. The error shrinks with the root of their number.",
        13.0: "that is the share of wrong answers. How far off may the 87 % be?",
        5.0: (
            "95 of 100 is how sure, not how wide. Take the standard error of a share, "
            "√(p (1 − p) / N)."
        ),
    },
)
