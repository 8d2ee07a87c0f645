"""Bug hunt of notebook 08: repair_decay, weight decay on parameters that are not weights."""

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, listed, mistakes, number, on_each
from mlpkit.parameters import Parameters


def decay_of_weights(parameters, rate, decay):
    """W ← W − η λ W for the weights W1, W2, …; all others do not change."""
    for name in parameters:
        if name.startswith("W"):
            parameters[name] *= 1 - rate * decay


def decay_cases(rng):
    """parameters, rate, decay: of networks with biases, and with batch normalization."""
    plain = {"W1": (4, 3), "b1": (3,), "W2": (3, 2), "b2": (2,)}
    normed = {"W1": (3, 5), "gain1": (5,), "shift1": (5,), "W2": (5, 2), "b2": (2,)}
    tenth = {}  # ten layers, because the name W10 is longer
    for k in range(1, 11):
        tenth |= {f"W{k}": (2, 2), f"b{k}": (2,)}
    cases = []
    for shapes, statistics, rate, decay in [
        (plain, {}, 0.1, 0.5),
        (normed, {"mean1": (5,), "variance1": (5,)}, 0.5, 0.2),
        (tenth, {}, 0.01, 3.0),
        ({"W1": (1, 2), "b1": (2,)}, {}, 1.0, 0.25),
    ]:
        parameters = Parameters(shapes, np.float64, statistics)
        parameters.vector[:] = rng.normal(0, 2, parameters.vector.size)
        parameters["W1"][0, :2] = 0, 1000
        cases.append((parameters, rate, decay))
    return cases


def everything(parameters, rate, decay):
    for name in parameters:
        parameters[name] *= 1 - rate * decay


def is_weight(name):
    return name.startswith("W")


def trained_only(parameters, rate, decay):
    parameters.trained *= 1 - rate * decay


def first_found(parameters, rate, decay):
    for name in parameters:
        if is_weight(name):
            parameters[name] *= 1 - rate * decay
            break


def from_the_first_up(parameters, rate, decay):
    k = 1
    while f"W{k}" in parameters:
        parameters[f"W{k}"] *= 1 - rate * decay
        k += 1


def rebinding(parameters, rate, decay):
    for name in parameters:
        if is_weight(name):
            W = parameters[name]
            W = W * (1 - rate * decay)


def by_number(parameters, rate, decay):
    last = max(int(name[1:]) for name in parameters if is_weight(name))
    for k in range(1, last + 1):
        if f"W{k}" in parameters:
            parameters[f"W{k}"] *= 1 - rate * decay


def by_shape(parameters, rate, decay):
    for array in parameters.values():
        if array.ndim == 2:
            array -= rate * decay * array


def passed_over(parameters, rate, decay):
    for name, array in parameters.items():
        if name[0] != "W":
            continue
        parameters[name] = array - rate * (decay * array)


def weights_alone(f, parameters, rate, decay):
    """Nothing but weights changes, and each weight keeps the same share."""
    before = {name: array.copy() for name, array in parameters.items()}
    f(parameters, rate, decay)
    changed = [name for name, old in before.items() if not np.array_equal(parameters[name], old)]
    if others := [name for name in changed if not is_weight(name)]:
        return f"{listed(others)} changed too. Only arrays named W and a number should."
    kept = 1 - rate * decay
    for name, old in before.items():
        if not is_weight(name):
            continue
        shares = parameters[name][old != 0] / old[old != 0]
        if np.ptp(shares) > 1e-6:
            return (
                f"the numbers of {name} were not all multiplied by the same number, but by "
                f"{number(shares[0])}, {number(shares[1])} … Each should keep a share 1 − rate · "
                "decay."
            )
        if not np.allclose(shares, kept):
            return (
                f"{name} was multiplied by {number(shares[0], 5)}. With rate {rate} and decay "
                f"{decay} it should be {number(kept)}, 1 − rate · decay."
            )
    return None


BUG_HUNT = Exercise(
    notebook=8,
    name="repair_decay",
    kind="bug hunt",
    buggy="everything",
    mended=(
        "everything shrank: biases, gains and shifts too, and even the running mean and variance "
        "of batch normalization, which no optimizer should touch. Now only W1, W2, … shrink."
    ),
    reference=decay_of_weights,
    extra=True,
    stub=(
        "One fault is in here. Weight decay, the step before the optimizer's own: W ← W − η λ W.\n"
        "\n"
        "parameters are arrays by name: W1, b1, W2, …, and after a batch normalization gain1,\n"
        "shift1, mean1, variance1. Only the weights W1, W2, … should shrink. rate is η, decay is\n"
        "λ. Change the arrays in place: parameters[name] = … writes into the one that is there.\n"
        "Return nothing."
    ),
    cases=decay_cases,
    changes=("parameters",),
    properties=(Property("weights alone", on_each(decay_cases, weights_alone)),),
    hints=(
        "Why do weights shrink at all? Large ones let a small change of the image make a large "
        "change of the answer. Is that a reason to shrink b1, gain1, shift1 or mean1?",
        "W ← (1 − η λ) W for the names that begin with W. All other arrays stay as they are.",
        'The loop goes over all names. One if inside it is enough: name.startswith("W").',
    ),
    why="What would a running variance that shrinks a little at every step do to predictions?",
    mistakes=mistakes(
        ("everything", everything),
        "all arrays shrink. Decay is for the weights W1, W2, … alone.",
        ("biases-spared", {'name.startswith("W")': 'not name.startswith("b")'}),
        "the biases stay now, but gain1, shift1, mean1 and variance1 still shrink. Only arrays "
        "named W and a number should.",
        ("two-biases-spared", {'name.startswith("W")': 'name not in ("b1", "b2")'}),
        "b1 and b2 stay now, but a network may have more layers, and gain1, shift1, mean1 and "
        "variance1 still shrink. Only arrays named W and a number should.",
        ("statistics-spared", trained_only),
        "mean1 and variance1 stay now, but biases, gains and shifts still shrink. Not everything "
        "that is trained is a weight.",
        ("gains-too", {'"W"': '("W", "gain")'}),
        "the gains still shrink. A gain multiplies numbers whose spread is 1; pulling it to 0 "
        "would switch the unit off.",
        ("biases-too", {'"W"': '("W", "b")'}),
        "the biases still shrink. A bias only shifts a sum: it makes no answer more sensitive.",
        ("all-but-weights", {'name.startswith("W")': 'not name.startswith("W")'}),
        "it is the wrong way round: the weights stay, and everything else shrinks.",
        ("one-layer", first_found),
        "only the first W shrinks. All of them should.",
        ("named-two", {'name.startswith("W")': 'name in ("W1", "W2")'}),
        "W1 and W2 shrink, but a network may have more layers: W3 and all later ones should shrink "
        "too.",
        ("nothing", rebinding),
        "nothing has changed. The names begin with a capital W; and W = W * … makes a new array "
        "that `parameters` does not hold: write it back, parameters[name] *= ….",
        ("share-kept", {"1 - rate * decay": "rate * decay"}),
        "only a share rate · decay of each W is left. That share should go, and the remainder "
        "should stay.",
        ("twice", {"1 - rate * decay": "1 - 2 * rate * decay"}),
        "the right arrays shrink, but twice as much as they should. The factor 2 would come from a "
        "term λ W² in the loss; here the share is rate · decay.",
        ("by-sign", {"*= 1 - rate * decay": "-= rate * decay * np.sign(parameters[name])"}),
        "every number of W lost the same amount, whatever its size. That is L1; weight decay takes "
        "a share of each.",
    ),
    alternatives=(by_number, by_shape, passed_over, from_the_first_up),
)

# Question: networks trained with this fault, five seeds with batch normalization and five without,
# are as often right on the validation images as without it. Which check would have caught the
# fault? a) A gradient check. b) The loss of the first epoch against ln 10. c) All numbers set to 1,
# and one step with all gradients 0: which arrays have changed? d) The size of W1 before and after
# an epoch.
CHECK_GUESS = Guess(
    name="repair_decay_check",
    notebook=8,
    answer="c",
    because=(
        "with gradients of 0 the decay is all that moves anything. Any array that has changed and "
        "is not a W shows the fault."
    ),
    wrong={
        "a": (
            "the gradients are right. The decay is a step of its own, so a gradient check never "
            "sees it."
        ),
        "b": (
            "the loss falls as it should: the decay of one epoch is too small to show in the loss. "
            "Take the gradients out of the way, and look at the arrays."
        ),
        "d": (
            "W1 should shrink, and it does. The fault is in what else shrinks: look at b1 and "
            "variance1."
        ),
    },
)
