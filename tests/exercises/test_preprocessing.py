"""Answers of notebook 01 that only a property finds, or that look like another mistake."""

import numpy as np
import pytest

from mlpkit.exercises import check


@pytest.mark.parametrize("divisor", [lambda X, mean: mean, lambda X, mean: X, lambda X, mean: 5])
def test_a_wrong_divisor_where_std_is_0_is_named_as_the_mistake(divisor):
    def standardize(X, mean, std):
        return (X - mean) / np.where(std == 0, divisor(X, mean), std)

    assert "right where std is above 0. Where std is 0" in check("standardize", standardize).message


def test_a_growing_list_of_batches_is_not_called_examples_without_labels():
    def minibatches(X, y, size, rng):
        order, pairs = rng.permutation(len(X)), []
        for start in range(0, len(X), size):
            pairs.append((X[order[start : start + size]], y[order[start : start + size]]))
            yield pairs

    assert "a batch should be a pair" in check("minibatches", minibatches).message


def split_over(classes):
    """A stratified split that takes the labels from classes(y)."""

    def stratified_split(X, y, fraction, rng):
        train, aside = [], []
        for label in classes(y):
            members = rng.permutation(np.flatnonzero(y == label))
            size = round(fraction * len(members))
            aside.append(members[:size])
            train.append(members[size:])
        train, aside = np.concatenate(train), np.concatenate(aside)
        return X[train], y[train], X[aside], y[aside]

    return stratified_split


def test_labels_taken_to_be_0_to_9_are_named():
    verdict = check("stratified_split", split_over(lambda y: range(10)))
    assert "12 and 130 are in neither set. Labels may be any integers" in verdict.message


def test_examples_that_are_left_out_are_counted_without_a_count_of_0():
    def stratified_split(X, y, fraction, rng):
        split = split_over(np.unique)(X, y, fraction, rng)
        return split[0][1:], split[1][1:], split[2], split[3]

    message = check("stratified_split", stratified_split).message
    assert "1 went into neither set. Each example should be" in message and " 0 " not in message
