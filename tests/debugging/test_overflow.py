"""Overflows on the way to a result, with the processor's flags and, as in a browser, without."""

import numpy as np
import pytest

from mlpkit.activations import gelu, leaky_relu, relu, sigmoid, softmax, tanh
from mlpkit.debugging.overflow import stands
from mlpkit.losses import cross_entropy, logsumexp

WIDE = np.linspace(-1000, 1000, 60).reshape(20, 3)


def naive_sigmoid(z):
    return 1 / (1 + np.exp(-z))


def in_place(z):
    z = z.copy()
    np.negative(z, out=z)
    z[z < -2000] = 0
    np.exp(z, out=z)
    z += 1
    return 1 / z


def by_rows(z):
    return [[1 / (1 + np.exp(-number)) for number in row] for row in z]


def swish_by_where(z):
    return np.where(z > 0, z / (1 + np.exp(-z)), 0)


def joined(z):
    return 1 / (1 + np.exp(np.concatenate([z, -z])))


def squares(z):
    return 1 / np.sqrt(np.sum(np.square(z * 1e200), axis=1))


def zero_by_zero(z):
    return np.nan_to_num((z - z) / (z - z))


OVERFLOW = [naive_sigmoid, in_place, by_rows, swish_by_where, joined, squares, zero_by_zero]


def masked(z):
    """Return numbers in which −∞ is intended, as in a masked softmax."""
    return np.exp(np.where(z < 0, z, -np.inf)) + np.exp(z * 0 - np.inf)


STAND = [sigmoid, tanh, relu, leaky_relu, gelu, softmax, logsumexp, masked, np.abs, np.cumsum]


@pytest.mark.parametrize("function", OVERFLOW)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_an_overflow_is_found_although_the_result_is_finite(function, dtype):
    with np.errstate(all="ignore"):
        finite = np.isfinite(function(WIDE)).all()
    assert finite
    assert not stands(function, WIDE.astype(dtype))


@pytest.mark.parametrize("function", STAND)
def test_a_formula_without_an_overflow_stands(function):
    assert stands(function, WIDE)


def test_a_result_that_is_not_finite_does_not_stand():
    assert not stands(lambda z: z + np.inf, WIDE)


def test_other_arguments_are_passed_on_unchanged():
    labels = np.arange(20) % 3
    assert stands(cross_entropy, WIDE, labels)
    assert stands(lambda z, labels: [type(labels) is np.ndarray], WIDE, labels)


@pytest.mark.parametrize("function", [*OVERFLOW, *STAND])
def test_the_processors_flags_say_the_same(function):
    """The flags are an independent answer, which a browser does not give."""
    try:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            expected = bool(np.isfinite(function(WIDE)).all())
    except FloatingPointError:
        expected = False
    assert stands(function, WIDE) == expected
