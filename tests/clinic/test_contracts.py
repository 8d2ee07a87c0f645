"""Repairs that let the program learn but break the contract of the function."""

import numpy as np
import pytest

from mlpkit.clinic import CASES
from mlpkit.clinic.trial import definitions, run
from mlpkit.exercises import check
from mlpkit.exercises.debugging.cases import kept

from ..checker.learner import define

KEPT = [case for case in CASES.values() if case.contract]

SPLIT = (
    "    order = rng.permutation(len(images))\n"
    "    held, rest = np.split(order, [round(share * len(order))])\n"
)
GIVEN = "    return images[rest], labels[rest], images[held], labels[held]"

# What breaks the contract, by case: the body of the function, the slug and the message.
BROKEN = [
    (
        "plateau",
        "    step = -(-len(X) // size)\n"
        "    parts = [np.arange(k, len(X), step) for k in range(step)]\n"
        "    return [(X[part], y[part]) for part in parts]",
        ("not-drawn", "other-sizes"),
        "",
    ),
    (
        "plateau",
        "    order = np.random.default_rng(0).permutation(len(X))\n"
        "    parts = [order[k : k + size] for k in range(0, len(X), size)]\n"
        "    return [(X[part], y[part]) for part in parts]",
        ("not-drawn",),
        "the order is the same at each call: nothing is drawn from rng.",
    ),
    (
        "plateau",
        "    order = np.random.permutation(len(X))\n"
        "    parts = [order[k : k + size] for k in range(0, len(X), size)]\n"
        "    return [(X[part], y[part]) for part in parts]",
        ("other-generator",),
        "two generators in the same state give two results",
    ),
    (
        "plateau",
        "    parts = [rng.integers(0, len(X), size) for _ in range(0, len(X), size)]\n"
        "    return [(X[part], y[part]) for part in parts]",
        ("more-than-once",),
        "Each should come once, as in an order that rng.permutation gives.",
    ),
    (
        "plateau",
        "    order = rng.permutation(len(X))\n"
        "    parts = [order[k * size : (k + 1) * size] for k in range(len(X) // size)]\n"
        "    return [(X[part], y[part]) for part in parts]",
        ("last-batch-dropped",),
        "with 7 examples, 3 in a batch, the last 1 never came: the short last batch is dropped.",
    ),
    ("mirage", SPLIT + "    rest, held = held, rest\n" + GIVEN, ("sets-exchanged",), "swapped"),
    ("mirage", SPLIT + GIVEN, ("not-enlarged",), "Each should occur `times` times"),
    (
        "mirage",
        SPLIT + "    rest = np.tile(rest, times)\n" + GIVEN,
        ("not-mirrored",),
        "no image that is trained on is mirrored",
    ),
    (
        "mirage",
        "    order = np.arange(len(images))\n"
        "    held, rest = order[: round(share * len(order))], order[round(share * len(order)) :]\n"
        "    rest = rng.permutation(np.tile(rest, times))\n"
        "    X = images[rest]\n"
        "    turned = rng.random(len(X)) < 0.5\n"
        "    X[turned] = X[turned][:, :, ::-1]\n"
        "    return X, labels[rest], images[held], labels[held]",
        ("not-drawn",),
        "what is held back is the same at each call",
    ),
    ("parrot", "    return images, labels", ("not-drawn",), "nothing is drawn from rng"),
    (
        "parrot",
        "    order = rng.integers(0, len(images), len(images))\n"
        "    return images[order], labels[order]",
        ("more-than-once",),
        "of 12 images",
    ),
    (
        "late",
        "    own = np.random.default_rng(0)\n"
        "    return own.normal(0, 0.05, shape) if len(shape) == 2 else np.zeros(shape)",
        ("not-drawn",),
        "the weights are the same at each call",
    ),
    (
        "twins",
        "    return {n: rng.normal(0, scale / np.sqrt(s[0]), s) for n, s in shapes.items()}",
        ("biases-too",),
        "b1 and b2 were made too. The function is for weights alone.",
    ),
    (
        "nan",
        "    z = logits - logits.max(axis=1, keepdims=True)\n"
        "    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)\n"
        "    return -np.nansum(one_hot(labels, 3 if logits.shape[1] == 3 else logits.shape[1])"
        " * np.log(p + (p == 0))) / len(labels)",
        ("too-cheap",),
        "costs 0: less than it should",
    ),
    (
        "woven",
        "    return scale_to_unit(pixels)[:, :, ::-1].reshape(784, -1).T[:, ::-1]",
        ("images-reordered",),
        "Row n should be image n.",
    ),
    (
        "woven",
        "    return scale_to_unit(pixels).reshape(-1, 784)",
        ("mixed-rows",),
        "a row holds numbers of several images",
    ),
    (
        "woven",
        "    X = scale_to_unit(pixels).reshape(784, -1).T.copy()\n"
        "    X[::2] = X[::2, ::-1]\n"
        "    return X",
        ("unlike-rows",),
        "the order of the pixels differs from row to row",
    ),
    (
        "woven",
        "    count = pixels.shape[2]\n"
        "    return scale_to_unit(np.swapaxes(pixels, 0, 2)).reshape(count, 784)",
        ("on-its-side",),
        "column by column",
    ),
    (
        "woven",
        "    height, width, count = pixels.shape\n"
        "    return pixels.transpose(2, 0, 1).reshape(count, height * width)",
        ("not-scaled",),
        "the numbers go up to 254. They should lie in 0 … 1.",
    ),
    (
        "late",
        "    size = np.sqrt(2 / shape[0]) if len(shape) == 2 else 1\n"
        "    return size * rng.standard_normal(shape)",
        ("large-biases",),
        "the biases",
    ),
    (
        "late",
        "    return rng.standard_normal(shape) if len(shape) == 2 else np.zeros(shape)",
        ("too-large",),
        "A unit adds up 784 products of that size, so its z is about 28",
    ),
    (
        "late",
        "    return 0.01 * rng.standard_normal(shape)",
        ("too-small",),
        "a standard deviation of about 0.01. A unit adds up 784 products of that size, so its z is "
        "about 0.3",
    ),
    (
        "nan",
        "    with np.errstate(all='ignore'):\n"
        "        products = one_hot(labels, logits.shape[1]) * np.log(softmax(logits))\n"
        "    return -np.sum(np.nan_to_num(products)) / len(labels)",
        ("too-dear",),
        "costs 3.4e+38. It should cost 200.",
    ),
]
NUMBERED = [pytest.param(*row, id=f"{row[0]}-{n}") for n, row in enumerate(BROKEN)]


def repair(case, body):
    """A repair with this body, as a learner would write it."""
    arguments = ", ".join(case.repaired.__code__.co_varnames[: case.repaired.__code__.co_argcount])
    return define(f"def {case.function}({arguments}):\n{body}", case.function)


@pytest.mark.parametrize(("name", "body", "slugs", "told"), NUMBERED)
def test_a_breach_of_the_contract_is_named(name, body, slugs, told):
    slug, sentence = kept(CASES[name], repair(CASES[name], body), None)
    assert slug in slugs and told in sentence, (slug, sentence)


@pytest.mark.parametrize("case", KEPT, ids=[case.name for case in KEPT])
def test_the_contract_does_not_report_the_fault_that_the_program_came_with(case):
    """Otherwise the first run of an unchanged stub would give the answer away."""
    with np.errstate(all="ignore"):
        found = kept(case, definitions(case)[case.function], None)
    assert found is None or found[0] not in ("not-logits", "large-biases", "too-small"), found


@pytest.mark.parametrize("case", KEPT, ids=[case.name for case in KEPT])
def test_right_repairs_keep_the_contract(case):
    for function in (case.repaired, *case.alternatives):
        assert kept(case, function, None) is None, function


def test_a_repair_that_cures_the_program_but_breaks_the_contract_is_refused():
    source = BROKEN[4][1]
    function = repair(CASES["plateau"], source)
    assert run(CASES["plateau"], function).history[-1][2] > 0.75
    found = check("repair_plateau", function)
    assert (found.status, found.mistake) == ("wrong", "last-batch-dropped"), found


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("plateau", "    return None"),
        ("plateau", "    return [(X, y, 3)]"),
        ("mirage", "    return images, labels"),
        ("parrot", "    return None"),
        ("twins", "    return None"),
        ("nan", "    return None"),
        ("woven", "    return pixels"),
    ],
)
def test_a_result_with_a_different_structure_is_left_to_the_run(name, body):
    found = kept(CASES[name], repair(CASES[name], body), None)
    assert found is None or isinstance(found[1], str)
    assert np.ndim(found) <= 1
