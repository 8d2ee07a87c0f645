"""A mistake's slug in words: the bank's sentence, or for a generic mistake one from here."""

import re

from mlpkit.checker.execution.outcomes import argument_names
from mlpkit.checker.words import capitalized
from mlpkit.classroom.learner import ERROR, UNNAMED
from mlpkit.data.words import pluralize

# What verdicts say, without the numbers of a single answer.
GENERIC = {
    "all-zeros": "the result is 0 everywhere.",
    "another-argument": "the result would be right for an argument's negative, double or half.",
    "another-order": "the parts are right, but in a different order.",
    "argument-ignored": "the result does not depend on one of the arguments.",
    "arguments-swapped": "the result would be right with two arguments exchanged.",
    "axis-lost": "the values are right, but an axis of length 1 is missing.",
    "axis-too-many": "the values are right, but there is one axis too many, of length 1.",
    "changed-input": "an argument was changed in place.",
    "columns": "the result would be right if examples were columns.",
    "columns-reversed": "the order in each row is reversed.",
    "constant-factor": "everything is too large, or too small, by one factor.",
    "cut-short": "the values are right, but the first or last ones are missing.",
    "exponential": "this is e to the power of the right result.",
    "first-column": "the first column is wrong; all others are right.",
    "first-row": "the first row is wrong; all others are right.",
    "first-row-alone": "this is only the first row of what is asked for.",
    "first-value": "the first value is wrong; all others are right.",
    "fixed-size": "it is divided by a fixed number where a length belongs.",
    "flattened": "the values are right, but in a different shape.",
    "handed-back": "new arrays came back as a result; those that came in are unchanged.",
    "large-numbers": "the result is right for small numbers, and wrong for large ones.",
    "last-column": "the last column is wrong; all others are right.",
    "last-row": "the last row is wrong; all others are right.",
    "last-row-alone": "this is only the last row of what is asked for.",
    "last-value": "the last value is wrong; all others are right.",
    "logarithm": "this is the logarithm of the right result.",
    "minus-logarithm": "this is minus the logarithm of the right result.",
    "no-negatives": "whatever should be below 0 came out as 0.",
    "no-positives": "whatever should be above 0 came out as 0.",
    "not-in-place": "an array that should be changed in place is unchanged.",
    "not-reduced": "a mean or sum over an axis is missing.",
    "one-minus": "this is 1 minus the right result.",
    "one-off": "it is divided by a length that is off by one.",
    "per-batch": "this is a mean or sum where each value should stay.",
    "picked": "only some of the values are left, in a vector.",
    "reciprocal": "this is 1 divided by the right result.",
    "root": "this is the square root of the right result.",
    "rounded": "the result is rounded to whole numbers.",
    "rounding-stays-in": "an argument comes back changed in its last digits.",
    "rows-reversed": "the order is reversed: last first.",
    "running-sum": "these are running sums, each of a value and all those before it.",
    "shifted": "one number was added to every value, or subtracted.",
    "sign-lost": "the absolute values are right, but the sign is lost.",
    "size-factor": "everything is too large, or too small, by a length of the input.",
    "sorted": "the values have been sorted.",
    "squared": "this is the square of the right result.",
    "transposed": "all values are right, but the result is transposed.",
    "typed-number": "a typed number is used in place of an argument.",
    "unstable": "small numbers come out right; large ones overflow, or round to 0.",
    "whole-numbers": "everything after the decimal point is lost.",
    "wrong-sign": "the sign is the wrong way round.",
    UNNAMED: "No sentence named it: none of the known mistakes does the same.",
    ERROR: "The code raised an error, or could not be called.",
}


def mistake_words(course, record, slug):
    """A sentence about a mistake, with a capital."""
    own = {each.slug: each.sentence for each in record.mistakes}
    if slug in own:
        return begin_sentence(record, own[slug])
    if slug == f"{course.name}s-own":
        return f"The result comes from {course.possessive} own {record.reference.__name__}."
    if digits := re.fullmatch(r"rounded-to-(\d)", slug):
        return f"The result is rounded to {pluralize(int(digits[1]), 'decimal')}."
    # the slug comes from a record's property, or from an edition whose bank had it
    return capitalized(GENERIC.get(slug, f"in short: {slug.replace('-', ' ')}."))


def begin_sentence(record, text):
    """The text with a capital, unless it begins with a name in code: dW, np.max, an argument."""
    first = text.split(" ")[0]
    names = (*argument_names(record), *record.returns)
    return capitalized(text) if first.isalpha() and first.islower() and first not in names else text
