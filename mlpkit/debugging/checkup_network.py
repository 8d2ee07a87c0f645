"""What is normal in a network and its loss, before the first step."""

import math

import numpy as np

from mlpkit import debugging
from mlpkit.debugging.checkup_lines import digits, lines, network_of, never_move, outside, percent
from mlpkit.debugging.layers import layer_names, weights_of

# the loss as a multiple of the course's: a factor of ½ is a matter of taste, 1/C is not
FACTOR = 0.4, 2.5
TOGETHER = 0.01  # distance from 1: the loss must be a mean over examples; correct losses have 1e-15
START = 0.5, 4  # the loss divided by that of a network that knows nothing; measured 0.75 to 1.6
WRONG = 1e-4  # relative error of a gradient; correct gradients have 1e-7 in float64
# size in training divided by size in prediction; dropout 0.1 without its division has 0.9
KEPT = 0.93, 1.07
DEAD = 0.5  # flag a layer if more of its units are dead; measured up to 0.13
SATURATED = 0.5  # flag a layer if more of its units are saturated; measured 0
DEPENDS = 0.003  # variation of the output among examples, relative to its size; measured 0.04 to 1
PASSED = 0.003  # variation of the output relative to that of the inputs; measured 0.01 to 4
# gradient of the first weights divided by that of the last; measured 0.02 to 1.5
BALANCE = 1e-3, 1e3


def see_loss_at_start(asked):
    s = asked.starting()
    found, faults = digits(s.found), []
    if not math.isnan(s.factor) and outside(s.factor, FACTOR):
        times = f"{digits(s.factor)} times the sum over classes"
        faults.append(("loss", times, "Divide by the number of examples, and by nothing else."))
    elif abs(s.together - 1) > TOGETHER:
        times = f"several cost {digits(s.together)} times the mean of their single losses"
        tip = (
            "An example's loss must not depend on the rest of its batch or on the size of the "
            "batch."
        )
        faults.append(("loss", times, tip))
    if not s.steady:
        sure = "overflows where the network is sure"
        faults.append(("loss", sure, "Subtract the row's maximum before you raise e to the power."))
    if not math.isfinite(s.found):
        faults.append(("forward pass", found, "Find the first layer that gives nan or inf."))
    elif outside(s.found / s.expected, (START[0], START[1] * of_size_1(s))) and not faults:
        low = s.found < s.expected
        tip = "The outputs are large before anything is learnt: look at the size of the weights."
        faults.append(("first weights", found, "Is it trained already?" if low else tip))
    return lines("loss_at_start", found, f"about {digits(s.expected)}", faults)


def of_size_1(s):
    """How much more outputs of size 1 cost than a StartingLoss expects: 1, except for squares.

    With squares, C outputs of size 1 against a one-hot target cost 1 + C; 1 − 1/C is expected.
    """
    squares = not s.logits and math.isclose(s.expected, 1 - 1 / s.classes, rel_tol=1e-5)
    return (1 + s.classes) / s.expected if squares else 1


def see_gradient_check(asked):
    found = debugging.gradient_check(
        *network_of(asked), asked.X[asked.few], asked.y[asked.few], asked.loss, asked.rng
    )
    normal, faults = f"off by less than {WRONG:g}", []
    if not any(checked.checked for checked in found.values()):
        tip = "Something on the way turns float64 into float32, in which nudging shows nothing."
        return lines("gradient_check", "", normal, [], [("forward pass", "not compared", tip)])
    wrong = {name: c for name, c in found.items() if c.error > WRONG}
    if "output" in wrong:
        factor = wrong["output"].factor
        off = f"{digits(factor)} times the slope of the loss"
        faults.append(("loss", off, "The loss's value and its gradient do not belong together."))
    elif wrong:
        faults.append(("backward pass", f"wrong: {', '.join(wrong)}", above(asked.network, wrong)))
    return lines("gradient_check", "right", normal, faults)


def above(network, wrong):
    """Where to look if these gradients are wrong and those nearer to the output are right."""
    names = layer_names(network)
    trained = [place for place, layer in enumerate(network) if layer.shapes]
    top = max(place for place in trained if wrong.keys() & network[place].shapes.keys())
    above = [place for place in trained if place > top]
    between = names[top : above[0]] if above else names[top:]
    handed = f", and at what the one of {names[above[0]]} passes down" if above else ""
    return f"Look at the backward of {' and '.join(between)}{handed}."


def see_units(asked):
    found = debugging.units(*network_of(asked), asked.X[asked.few])
    faults = []
    for u in found:
        if u.copies:
            copies = f"{round(u.copies * u.count)} of {u.count} alike in {u.layer}"
            faults.append(("first weights", copies, "Draw weights at random: copies stay copies."))
        if u.dead > DEAD:
            dead = f"{percent(u.dead)} dead in {u.layer}"
            faults.append(
                ("first weights", dead, "The same for every example: no gradient gets through.")
            )
        if u.saturated > SATURATED:
            flat = f"{percent(u.saturated)} saturated in {u.layer}"
            tip = "Its inputs are too large: weights, biases, or inputs of the network."
            faults.append(("first weights", flat, tip))
    most = max((u.dead for u in found), default=0)
    dead = f"up to {percent(most)} dead" if most else "no dead units"
    return lines("units", f"{dead}, no copies", f"{percent(DEAD)} dead at most, no copies", faults)


def see_activations(asked):
    found = debugging.activations(*network_of(asked), asked.X[asked.few])
    faults, last, normal = [], found[-1], f"{digits(100 * DEPENDS)}% or more"
    for size, layer in zip(found, asked.network, strict=True):
        if not size.steady:
            tip = "Write the function so that e is raised only to powers of 0 or less."
            faults.append(("forward pass", f"{size.layer} overflows from −1000 to 1000", tip))
        if not layer.shapes and outside(size.in_training, KEPT):
            times = f"{size.layer} makes it {digits(size.in_training)} times as large in training"
            tip = "The numbers that are kept must be divided by the share that is kept."
            faults.append(("forward pass", times, tip))
        faults += judge_predicting(size)
    if last.finite < 1:
        faults.append(
            (
                "forward pass",
                "nan or inf in the output",
                "Find the first layer that gives nan or inf.",
            )
        )
        return lines("activations", "", normal, faults)
    bounded = not asked.network[-1].shapes and (last.least >= 0 or last.most <= 1)
    if asked.starting().logits and bounded:
        what = "probabilities" if last.sums_to_one else f"{digits(last.least)} or more"
        if last.most <= 1 and not last.sums_to_one:
            what = f"{digits(last.least)} to {digits(last.most)}"
        tip = (
            "The loss applies softmax itself and expects logits: use no function after the last "
            "weights."
        )
        faults.append(("forward pass", f"outputs are {what}", tip))
    share = last.over_examples / max(last.std, 1e-300)
    kept = last.over_examples / max(spread(asked.X[asked.few]), 1e-300)
    moving = f"outputs vary by {digits(100 * share)}% of their size"
    if sum(map(bool, map(weights_of, asked.network))) == 1:
        pass  # a single layer learns from any weights, even zeros
    elif share < DEPENDS:
        tip = "Biases are large compared with the weights, or weights are tiny."
        faults.append(("first weights", moving, tip))
    elif kept < PASSED:
        passed = f"outputs vary {digits(kept)} times as much as inputs"
        faults.append(("first weights", passed, "Weights are tiny: take he or xavier."))
    return lines("activations", moving, normal, faults)


def judge_predicting(size):
    """Return faults, for `lines`, in how a layer with these Sizes predicts."""
    if not size.repeats:
        tip = "Nothing may be drawn or stored when it predicts: does it know that training is over?"
        return [("forward pass", f"{size.layer} predicts one thing, then another", tip)]
    if not size.alone:
        tip = "When it predicts, it should use what it stored in training, and no other rows."
        return [("forward pass", f"{size.layer} predicts a row from other rows", tip)]
    if size.still:
        tip = "Training should update them in place: predicting uses them."
        return [("forward pass", never_move(size.still), tip)]
    return []


def spread(a):
    """How much the columns of a (N, M) vary from row to row: rms of their standard deviations."""
    return float(np.sqrt(np.mean(np.var(a, axis=0, dtype=float))))


def see_gradients(asked):
    few = asked.few
    found = debugging.gradients(*network_of(asked), asked.X[few], asked.y[few], asked.loss)
    of = {name: size for flow in found for name, size in flow.weights.items()}
    weights = [name for layer in asked.network for name in weights_of(layer)]
    first, last = of[weights[0]], of[weights[-1]]
    ratio = first / last if last else math.inf if first else 1.0
    text, faults = f"{weights[0]} {digits(first)}, {weights[-1]} {digits(last)}", []
    none = [name for name in weights if not of[name] > 0]
    if none:
        tip = "No slope reaches these weights: something above them is 0 or dead."
        faults.append(("first weights", f"0 or nan in {', '.join(none)}", tip))
    elif outside(ratio, BALANCE):
        tip = "Gradients fade or grow from layer to layer: look at the size of the weights."
        faults.append(("first weights", text, tip))
    return lines("gradients", text, f"within a factor of {BALANCE[1]:,.0f}", faults)
