"""The check-up: all measurements of `mlpkit.debugging` at once, each beside what is normal.

    print(checkup(network, parameters, (X, y), "cross_entropy", SGD(0.1), rng))

It is for a network that has not been trained yet. A threshold stands here once, with its reason.
Where the reason is "measured", it is what healthy runs had, with room to spare: 52 recipes in
benchmarks/healthy.py.
"""

import copy
import functools
import math
from types import SimpleNamespace

import numpy as np

from mlpkit import debugging, training
from mlpkit.debugging.arguments import check_measured
from mlpkit.debugging.layers import layer_names, weights_of
from mlpkit.debugging.report import ORGANS, Checkup, Finding
from mlpkit.forward_pass import forward
from mlpkit.forward_pass import predict as predict_by_network
from mlpkit.preprocessing import minibatches

__all__ = ["MEASUREMENTS", "ORGANS", "Checkup", "Finding", "checkup"]

SIZE = 0.01, 10  # of inputs: unit images have 0.4, standardized ones 1, pixels 160, 1/255² 0.002
CONSTANT = 0.5  # share of columns; of unit images 0.01, of sparse tables a few tenths
REPEATED = 0.01  # share of rows; above it a note, for in coarse data rows repeat by chance
SHIFT = 0.1, 4  # in standard deviations, and in standard errors of the two means: beyond both
RARE = 5  # the most frequent class by the rarest; above it a note
LIKE = 0.1  # of the way from chance to 1: labels dealt anew have 0; measured 0.63 and more
EXACT = 3, 0.001  # validation rows that are copies, or share of them: more are no accident
FLAT = 20  # columns; below it, points lie close to each other by chance
FACTOR = 0.4, 2.5  # of the loss: ½ is a matter of taste, 1/C is not
TOGETHER = 0.01  # off 1, for the loss is a mean over examples; in float64 right ones have 1e-15
START = 0.5, 4  # the loss by that of a network that knows nothing; measured 0.75 to 1.6
WRONG = 1e-4  # relative error of a gradient; right ones have 1e-7 in float64
GROWN = 1.5  # the gradient by that of its batch; two that add up have 1.4 and more
SHRUNK = 0.7  # the same at every step; clipping makes it differ from step to step,
SAME = 1e-3  # as the gradients' lengths do; a division has 1e-6 in float32
KEPT = 0.93, 1.07  # size in training by that in predicting; undivided 0.9 at a rate of 0.1
TURNED = 0.9  # the cosine between the two; weight decay in the gradient leaves 0.99
OFF = 0.05  # what a loop reports by what was measured: a note
AGREE = 0.99  # share of equal answers, in use and in training, on the same images
DEAD = 0.5  # share of a layer's units; measured up to 0.13
SATURATED = 0.5  # share of a layer's units; measured 0
DEPENDS = 0.003  # how far the output moves with the example, by its size; measured 0.04 to 1
PASSED = 0.003  # how far the output moves by how far the inputs do; measured 0.01 to 4
BALANCE = 1e-3, 1e3  # the gradient of the first weights by that of the last; measured 0.02 to 1.5
STEP = 3e-5, 0.5  # a step by the weights: 30,000 steps, or 2, to renew them; measured 1e-3 to 0.2
LEARNED = 0.8  # accuracy on 20 examples, after 300 or 3,000 steps; guessing 2 classes has 0.65


def checkup(
    network,
    parameters,
    data,
    loss,
    optimizer,
    rng,
    validation=None,
    batches=minibatches,
    train_epoch=training.train_epoch,
    predict=None,
    raw=None,
    reported=None,
    batch_size=100,
    only=None,
):
    """Take every measurement of a network that has not been trained yet: a Checkup.

    Parameters
    ----------
    network, parameters, loss, optimizer, rng : as for `fit`. None is changed. The network may also
        be a tuple or list of layers of one's own, and the optimizer have no more than
        step(parameters, gradients). A layer needs shapes, {name: shape} of what it trains;
        forward(parameters, x, rng=None), which gives the output and a cache; and
        backward(parameters, gradients, cache, grad, need_input=True), which fills gradients, and
        gives dL/dx
    data, validation : (X, y): X (N, D), y (N,); without validation its copies are not looked for
    batches, train_epoch : what deals the batches and trains an epoch, with the signatures of
        `minibatches` and `train_epoch`
    predict : a function of raw examples that gives labels (N,), as the program is used
    raw : (examples, labels) for it. Where they are those of validation before preparation, in the
        same order, its answers are compared with the network's
    reported : the accuracy that the program saw on such examples, once it was trained
    only : names of the measurements to take; all by default

    What takes long is done on some of the examples: those are drawn, always the same. A measurement
    that stops with an error is a suspicious finding, with the error's text; an error that recurs is
    said once. Where one example does not come through the network, that is all that is said. Raises
    ValueError when an argument can't be meant, X and y do not go together, or a name is no
    measurement's.
    """
    (X, y), validation = check_measured(
        network, parameters, data, loss, optimizer, rng, validation, batch_size
    )
    if unknown := set(only or ()) - MEASUREMENTS.keys():
        raise ValueError(
            f"checkup: got {', '.join(sorted(unknown))}; expected some of "
            f"{', '.join(MEASUREMENTS)}."
        )
    few = some(len(X), 500)
    asked = SimpleNamespace(
        network=network,
        parameters=parameters,
        X=X,
        y=y,
        few=few,
        loss=loss,
        optimizer=optimizer,
        rng=rng,
        validation=validation,
        batches=batches,
        train_epoch=train_epoch,
        predict=predict,
        raw=raw,
        reported=reported,
        batch_size=batch_size,
        starting=functools.cache(
            lambda: debugging.loss_at_start(network, parameters, X[few], y[few], loss)
        ),
    )
    if stopped := error_of(lambda: forward(network, copy.deepcopy(parameters), X[:1])):
        tip = "One example does not come through the network: call forward with X[:1]."
        return Checkup([Finding("forward", stopped, "it runs", False, "forward pass", tip)])
    findings, errors = [], set()
    for name, (organ, take) in MEASUREMENTS.items():
        if only is not None and name not in only:
            continue
        if (stopped := error_of(lambda take=take: findings.extend(take(asked)))) in errors:
            continue
        if stopped:
            errors.add(stopped)
            tip = "It stopped with this error. Find out where: call the measurement by itself."
            findings.append(Finding(name, stopped, "it runs", False, organ, tip))
    return Checkup(findings)


def error_of(function):
    """The error that function() stops with, in words; None where it does not."""
    try:
        with np.errstate(all="ignore"):
            function()
    except Exception as error:  # of the learner's own functions, whatever it is
        return f"{type(error).__name__}: {error}"
    return None


def some(N, count):
    """Numbers of `count` of N examples, or of all where there are fewer, in their order."""
    return np.sort(np.random.default_rng(0).choice(N, min(N, count), replace=False))


def lines(measurement, found, normal, faults, notes=()):
    """Findings: one for each fault, (organ, found, advice), else one that is fine; then notes."""
    findings = [Finding(measurement, f, normal, False, organ, tip) for organ, f, tip in faults]
    if not faults and not notes:
        findings = [Finding(measurement, found, normal, True, "", "")]
    return findings + [Finding(measurement, f, normal, True, organ, tip) for organ, f, tip in notes]


def digits(number):
    """Two digits, so that all processors print the same."""
    short = f"{number:.2g}"
    return f"{float(short):,.0f}" if 100 <= abs(number) < 1e6 else short


def percent(share):
    return f"{100 * share:.0f} %"


def outside(number, bounds):
    """Whether a number is outside of (low, high); so is nan."""
    return not bounds[0] <= number <= bounds[1]


def see_inputs(asked):
    X_validation = asked.validation and np.asarray(asked.validation[0])
    i, N = debugging.inputs(asked.X, X_validation), len(asked.X)
    found = f"{digits(i.least)} to {digits(i.most)}, size {digits(i.size)}"
    faults, notes = [], []
    if i.not_finite:
        faults.append(("data", f"{i.not_finite:,} nan or inf", "Find where they come from."))
    if outside(i.size, SIZE):
        faults.append(("data", found, "Scale or standardize the inputs, once."))
    if i.constant > CONSTANT * i.columns:
        never = f"{i.constant} of {i.columns} columns never change"
        faults.append(("data", never, "Look at what preparing leaves of an example."))
    if X_validation is not None and not i.shift <= shift_allowed(N, len(X_validation)):
        moved = f"validation is {digits(i.shift)} standard deviations away"
        faults.append(("data", moved, "Prepare both sets by the same function, same numbers."))
    if i.repeated > REPEATED * N:
        notes.append(("data", f"{i.repeated:,} rows repeat", "Is that so in the data itself?"))
    return lines("inputs", found, f"size {SIZE[0]:g} to {SIZE[1]:g}", faults, notes)


def shift_allowed(*counts):
    """How far the means of two sets of so many examples may lie apart, in standard deviations."""
    return max(SHIFT[0], SHIFT[1] * math.sqrt(sum(1 / count for count in counts)))


def see_classes(asked):
    labels, _ = debugging.classes(*network_of(asked), asked.X, asked.y)
    C = forward(*network_of(asked), asked.X[:1])[0].shape[1]
    found, faults, notes = f"{labels.min():,} to {labels.max():,} of a class", [], []
    if len(labels) > C:
        out = f"labels up to {len(labels) - 1}, {C} outputs"
        faults.append(("labels", out, "Labels are 0 … C − 1, with C outputs."))
    elif labels.min() == 0 and len(asked.y) >= 20 * C:
        missing = np.flatnonzero(labels == 0)
        none = f"no example of class {', '.join(map(str, missing[:5]))}"
        faults.append(("labels", none, "Look at how the examples were chosen."))
    elif labels.max() > RARE * labels.min():
        notes.append(("labels", found, "With rare classes accuracy alone says little."))
    return lines("classes", found, "every class, about as often", faults, notes)


def see_neighbours(asked):
    chosen = some(len(asked.X), 2000)
    n = debugging.neighbours(asked.X[chosen], asked.y[chosen])
    least = n.chance + LIKE * (1 - n.chance)
    found, faults = f"{percent(n.share)} have the label of their neighbour", []
    if n.share < least:
        tip = f"Chance gives {percent(n.chance)}. Do labels still belong to their rows?"
        faults.append(("labels", found, tip))
    return lines("neighbours", found, f"{percent(least)} or more", faults)


def see_copies(asked):
    if not asked.validation:
        return []
    X_validation = np.asarray(asked.validation[0])
    c = debugging.copies(asked.X, X_validation[some(len(X_validation), 5000)])
    found, faults, notes = f"{c.exact:,} of {c.rows:,} rows", [], []
    if c.exact > max(EXACT[0], EXACT[1] * c.rows):
        tip = "These validation rows are training rows too: split before anything else."
        faults.append(("data", found, tip))
    elif c.exact + c.near and asked.X.shape[1] >= FLAT:
        close = f"{c.exact:,} of {c.rows:,} rows, {c.near:,} nearly"
        notes.append(("data", close, f"Nearly: within {c.distance:g} of the range of a column."))
    return lines("copies", found, "next to none in training too", faults, notes)


def see_loss_at_start(asked):
    s = asked.starting()
    found, faults = digits(s.found), []
    if not math.isnan(s.factor) and outside(s.factor, FACTOR):
        times = f"{digits(s.factor)} times the sum over classes"
        faults.append(("loss", times, "Divide by the number of examples, and by nothing else."))
    elif abs(s.together - 1) > TOGETHER:
        times = f"several cost {digits(s.together)} times their mean one by one"
        tip = "An example's loss may not depend on what else is in its batch, nor on their number."
        faults.append(("loss", times, tip))
    if not s.steady:
        sure = "overflows where the network is sure"
        faults.append(("loss", sure, "Take the row's maximum off before e is raised to it."))
    if not math.isfinite(s.found):
        faults.append(("forward pass", found, "Find the first layer that gives nan or inf."))
    elif outside(s.found / s.expected, START) and not faults:
        low = s.found < s.expected
        tip = "The outputs are large before anything is learnt: look at the size of the weights."
        faults.append(("first weights", found, "Is it trained already?" if low else tip))
    return lines("loss_at_start", found, f"about {digits(s.expected)}", faults)


def see_gradient_check(asked):
    found = debugging.gradient_check(
        *network_of(asked), asked.X[asked.few], asked.y[asked.few], asked.loss, asked.rng
    )
    normal, faults = f"off by less than {WRONG:g}", []
    if not any(checked.checked for checked in found.values()):
        tip = "Something on the way makes float32 of float64, in which nudging says nothing."
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
    """Where to look when these gradients are wrong, and those nearer to the output are right."""
    names = layer_names(network)
    trained = [place for place, layer in enumerate(network) if layer.shapes]
    top = max(place for place in trained if wrong.keys() & network[place].shapes.keys())
    above = [place for place in trained if place > top]
    between = names[top : above[0]] if above else names[top:]
    handed = f", and at what that of {names[above[0]]} hands down" if above else ""
    return f"Look at the backward of {' and '.join(between)}{handed}."


def see_loop(asked):
    size = asked.batch_size
    chosen = some(len(asked.X), max(3 * size + size // 2, 50))
    seen = debugging.loop(
        asked.train_epoch,
        *network_of(asked),
        asked.batches,
        asked.X[chosen],
        asked.y[chosen],
        asked.loss,
        asked.optimizer,
        asked.rng,
        size,
    )
    parts = copy.deepcopy(asked.parameters), asked.X[chosen]
    training = forward(asked.network, *parts, np.random.default_rng(0))[0]
    modes_differ = not np.array_equal(forward(asked.network, *parts)[0], training)
    faults, notes = judge_loop(seen, size, modes_differ)
    faults, notes = ([("training loop", *words) for words in told] for told in (faults, notes))
    return lines("loop", "each once, anew each time", "each once, anew each time", faults, notes)


def judge_loop(seen, size, modes_differ):
    """(faults, notes) of a Loop, each (found, advice)."""
    faults, notes = [], []
    if not seen.steps:
        return [("the optimizer took no step", "Nothing calls optimizer.step.")], []
    if seen.torn:
        torn = f"{seen.torn:,} labels off their rows"
        faults.append((torn, "Rows and labels are shuffled apart."))
    missed = f"{seen.never:,} never, {seen.often:,} twice or more"
    if seen.unknown:
        changed = f"{seen.unknown:,} rows are none of X"
        notes.append((changed, "They were changed on the way, as by augmentation."))
    elif seen.often or seen.never >= size:
        faults.append((missed, "Count what an epoch deals."))
    elif seen.never:
        notes.append((missed, "The short last batch is left out."))
    within = [sizes[:-1] for sizes in seen.sizes]
    uneven = any(len(set(sizes)) > 1 for sizes in within) or len(set(seen.sizes)) > 1
    if uneven and not faults:
        counted = [size for sizes in within for size in sizes] or sum(seen.sizes, ())
        least, most = min(counted), max(counted)
        faults.append((f"batches of {least} to {most}", f"Each but the last should be {size}."))
    if not seen.shuffled and not seen.unknown and min(map(len, seen.sizes)) > 1:
        faults.append(("the same order twice", "Shuffle anew before every epoch."))
    faults += judge_gradients(seen)
    if seen.outside:
        moved = f"weights changed {seen.outside} times outside"
        faults.append((moved, "Only optimizer.step should change them."))
    if not seen.training and modes_differ:
        faults.append(("layers not told of training", "Hand rng on to forward in training."))
    if seen.reported and abs(seen.reported[0] - seen.measured[0]) > OFF * abs(seen.measured[0]):
        said = f"loss {digits(seen.reported[0])} said, {digits(seen.measured[0])} measured"
        notes.append((said, "Is it the mean over the examples of the epoch?"))
    return faults, notes


def judge_gradients(seen):
    """Faults, as judge_loop gives them, of the gradients that the optimizer got."""
    ratios, directions = seen.ratios, seen.directions
    if np.all(directions < 0):
        return [("gradient turned round", "Its sign is wrong: the optimizer takes it off.")]
    if np.nanmax(ratios, initial=1) > GROWN or np.nanmin(directions, initial=1) < TURNED:
        tip = "Are gradients of earlier batches still in it, or set to 0 too late?"
        return [(f"gradient up to {digits(np.nanmax(ratios))} times its batch's", tip)]
    if np.ptp(of_full_batches(seen)) <= SAME * np.max(ratios) < SAME * SHRUNK:
        below = f"gradient below {digits(np.max(ratios))} times its batch's at every step"
        tip = "It is divided once too often: 1/N stands in the loss's gradient already."
        return [(below, tip)]
    return []


def of_full_batches(seen):
    """The ratios of the steps with the largest batches; a shorter one has another N."""
    sizes = np.concatenate(seen.sizes)
    return seen.ratios[sizes == sizes.max()]


def see_repeats(asked):
    chosen = some(len(asked.X), max(3 * asked.batch_size, 50))
    r = debugging.repeats(
        asked.train_epoch,
        *network_of(asked),
        asked.batches,
        asked.X[chosen],
        asked.y[chosen],
        asked.loss,
        asked.optimizer,
        asked.rng,
        asked.batch_size,
    )
    apart = f"weights {digits(r.apart)} apart"
    tip = "Something draws from another generator than the one handed over."
    faults = [] if r.same else [("training loop", apart, tip)]
    return lines("repeats", "the same bits twice", "the same bits twice", faults)


def see_prediction(asked):
    if asked.predict is None or asked.raw is None:
        return []
    examples, labels = asked.raw
    faults, found, normal = [], [], []
    if asked.validation and np.array_equal(labels, asked.validation[1]):
        answers = predict_by_network(*network_of(asked), np.asarray(asked.validation[0]))
        agree = debugging.prediction(asked.predict, examples, answers, 1).accuracy
        found.append(f"{percent(agree)} of answers as in training")
        normal.append(f"{percent(AGREE)} or more")
        if agree < AGREE:
            tip = "In use, examples are prepared in another way, or dropout is on."
            faults.append(("prediction", found[-1], tip))
    if asked.reported is not None:
        p = debugging.prediction(asked.predict, examples, labels, asked.reported)
        chance = 3 * math.sqrt(max(p.reported * (1 - p.reported), 0.01) / p.examples)
        found.append(f"accuracy {percent(p.accuracy)}")
        normal.append(f"{percent(p.reported)}, give or take {percent(chance)}")
        if abs(p.accuracy - p.reported) > chance:
            tip = "In use it does not do as reported: compare how examples are prepared."
            faults.append(("prediction", found[-1], tip))
    return lines("prediction", ", ".join(found), ", ".join(normal), faults) if found else []


def see_units(asked):
    found = debugging.units(*network_of(asked), asked.X[asked.few])
    faults = []
    for u in found:
        if u.copies:
            copies = f"{round(u.copies * u.count)} of {u.count} alike in {u.layer}"
            faults.append(("first weights", copies, "Draw weights at random: copies stay copies."))
        if u.dead > DEAD:
            dead = f"{percent(u.dead)} dead in {u.layer}"
            faults.append(("first weights", dead, "The same for every example: nothing is learnt."))
        if u.saturated > SATURATED:
            flat = f"{percent(u.saturated)} saturated in {u.layer}"
            tip = "Its inputs are too large: weights, biases, or inputs of the network."
            faults.append(("first weights", flat, tip))
    most = max((u.dead for u in found), default=0)
    return lines(
        "units", f"up to {percent(most)} dead, no copies", f"{percent(DEAD)} at most, none", faults
    )


def see_activations(asked):
    found = debugging.activations(*network_of(asked), asked.X[asked.few])
    faults, last, normal = [], found[-1], f"{digits(100 * DEPENDS)} % or more"
    for size, layer in zip(found, asked.network, strict=True):
        if not size.steady:
            tip = "Write the function so that e is only raised to numbers of 0 or less."
            faults.append(("forward pass", f"{size.layer} overflows from −1000 to 1000", tip))
        if not layer.shapes and outside(size.in_training, KEPT):
            times = f"{size.layer} makes it {digits(size.in_training)} times as large in training"
            tip = "What is kept must be divided by the share that is kept."
            faults.append(("forward pass", times, tip))
    if last.finite < 1:
        faults.append(("forward pass", "nan or inf in the output", "Find the first layer with it."))
        return lines("activations", "", normal, faults)
    bounded = not asked.network[-1].shapes and (last.least >= 0 or last.most <= 1)
    if asked.starting().logits and bounded:
        what = "probabilities" if last.sums_to_one else f"{digits(last.least)} or more"
        if last.most <= 1 and not last.sums_to_one:
            what = f"{digits(last.least)} to {digits(last.most)}"
        tip = "The loss has softmax inside and wants logits: no function after the last weights."
        faults.append(("forward pass", f"outputs are {what}", tip))
    share = last.over_examples / max(last.std, 1e-300)
    kept = last.over_examples / max(spread(asked.X[asked.few]), 1e-300)
    moving = f"outputs vary by {digits(100 * share)} % of their size"
    if sum(map(bool, map(weights_of, asked.network))) == 1:
        pass  # one layer learns from any weights, from zeros too
    elif share < DEPENDS:
        tip = "Biases are large beside the weights, or weights are tiny."
        faults.append(("first weights", moving, tip))
    elif kept < PASSED:
        passed = f"outputs vary {digits(kept)} times as much as inputs"
        faults.append(("first weights", passed, "Weights are tiny: take he or xavier."))
    return lines("activations", moving, normal, faults)


def spread(a):
    """How far columns of a (N, M) move from row to row: rms of their standard deviations."""
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
        tip = "No slope reaches these weights: what lies above is 0, or dead."
        faults.append(("first weights", f"0 or nan in {', '.join(none)}", tip))
    elif outside(ratio, BALANCE):
        tip = "Gradients fade or grow from layer to layer: look at the size of the weights."
        faults.append(("first weights", text, tip))
    return lines("gradients", text, f"within a factor of {BALANCE[1]:,.0f}", faults)


def see_steps(asked):
    s = debugging.steps(
        *network_of(asked), asked.X, asked.y, asked.loss, asked.optimizer, asked.rng,
        asked.batch_size,
    )  # fmt: skip
    sizes = list(s.ratios.values()) or [0]
    least, most = np.min(sizes), np.max(sizes)  # nan where one of them is
    found, faults = f"{digits(least)} to {digits(most)} of the weights", []
    if s.downhill < 0:
        tip = "A step goes against the gradient: θ ← θ − η g."
        faults.append(("optimizer", "the first step goes uphill", tip))
    if s.expected and not s.memory:
        tip = "Its velocity, or means, must live from step to step: is it made anew?"
        faults.append(("optimizer", "no step knows of earlier ones", tip))
    at_first = max(s.first.values(), default=0)
    if outside(most, STEP) or at_first > STEP[1]:
        died = any(s.first.get(name, 0) > 100 * ratio for name, ratio in s.ratios.items())
        large = not most <= STEP[1] or at_first > STEP[1] or died
        tip = f"The learning rate is too {'large' if large else 'small'}: try another power of 10."
        faults.append(("optimizer", found, tip))
    return lines("steps", found, f"{STEP[0]:g} to {STEP[1]:g}, often 0.001", faults)


def see_overfit(asked):
    for steps in (300, 3000):
        o = debugging.overfit(
            *network_of(asked), asked.X, asked.y, asked.loss, asked.optimizer, asked.rng,
            steps=steps,
        )  # fmt: skip
        if o.accuracy >= LEARNED or not np.isfinite(o.losses).all():
            break
    fell = o.losses[-1] < o.losses[0] / 2  # small networks may not have room for twenty
    found, faults = f"{percent(o.accuracy)} of 20 after {steps:,} steps", []
    if not np.isfinite(o.losses).all():
        tip = "It diverges. Where all above is fine, the learning rate is too large."
        faults.append(("optimizer", "the loss is nan or inf", tip))
    elif o.accuracy < LEARNED and not fell:
        tip = "It can't learn by heart. Where all above is fine, the rate is too large or small."
        faults.append(("optimizer", found, tip))
    return lines("overfit", found, f"{percent(LEARNED)} or more", faults)


def network_of(asked):
    return asked.network, asked.parameters


MEASUREMENTS = {  # name: (where to look when it stops with an error, what takes and judges it)
    "inputs": ("data", see_inputs),
    "classes": ("labels", see_classes),
    "neighbours": ("labels", see_neighbours),
    "copies": ("data", see_copies),
    "loss_at_start": ("loss", see_loss_at_start),
    "gradient_check": ("backward pass", see_gradient_check),
    "loop": ("training loop", see_loop),
    "repeats": ("training loop", see_repeats),
    "prediction": ("prediction", see_prediction),
    "units": ("first weights", see_units),
    "activations": ("forward pass", see_activations),
    "gradients": ("backward pass", see_gradients),
    "steps": ("optimizer", see_steps),
    "overfit": ("optimizer", see_overfit),
}
