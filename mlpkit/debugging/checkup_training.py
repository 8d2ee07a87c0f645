"""What is normal in training: the loop, its steps, and learning twenty examples."""

import copy
import math

import numpy as np

from mlpkit import debugging
from mlpkit.debugging.checkup_lines import (
    deviations,
    digits,
    lines,
    network_of,
    never_move,
    outside,
    percent,
    some,
)
from mlpkit.forward_pass import forward
from mlpkit.optimizers import Adam

GROWN = 1.5  # gradient as a multiple of its batch's; if two add up it is 1.4 or more
SHRUNK = 0.7  # the same, if the ratio is equal at every step, to within SAME
# clipping varies from step to step with the gradients' lengths; a division varies by 1e-6 in
# float32
SAME = 1e-3
TURNED = 0.9  # the cosine between the two; weight decay in the gradient leaves 0.99
SEEN = 0.2  # share of the way from chance to 1, by neighbours; with less, there is nothing to lose
# ask if a smaller share of it is left in changed rows; mirrored and shifted by 4 leaves 0.5
LOST = 0.4
GONE = 0.2  # accuse if less is left; upside down leaves 0.4, redrawn labels and noise 0.1
# distance of changed rows from the others, relative to that between two rows; measured 0.7
AWAY = 1
OFF = 0.05  # relative error of what a loop reports; above this there is a note
# a good first step, relative to the weights; a note if no layer is in this range
USUAL = 1e-3, 3e-2
STEP = 3e-5, 0.5  # the same: 30,000 steps, or 2, to replace the weights; measured 1e-3 to 0.2
# steps; FEW suffice for 152 of 156 healthy runs; one more, a spiral, raises a question
FEW, MORE = 200, 2000
LEARNED = 0.8  # accuracy on 20 examples, after 300 or 3,000 steps; guessing 2 classes has 0.65


def of_epochs(measure, asked, chosen):
    """The result, on the chosen examples, of a measurement that trains for some epochs."""
    return measure(
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


def see_loop(asked):
    size = asked.batch_size
    chosen = some(len(asked.X), max(3 * size + size // 2, 50))
    seen = of_epochs(debugging.loop, asked, chosen)
    parts = copy.deepcopy(asked.parameters), asked.X[chosen]
    training = forward(asked.network, *parts, np.random.default_rng(0))[0]
    modes_differ = not np.array_equal(forward(asked.network, *parts)[0], training)
    faults, notes = judge_loop(seen, size, modes_differ)
    more, questions = judge_changed(seen.changed) if seen.changed else ([], [])
    questions += judge_favoured(seen)
    told = faults + more, notes, questions
    told = [[("training loop", *words) for words in each] for each in told]
    told[0] += judge_still(seen, asked.network, asked.parameters, asked.X[chosen])
    return lines("loop", "each once, in a new order", "each once, in a new order", *told)


def judge_loop(seen, size, modes_differ):
    """Return (faults, notes) about a Loop, each (found, advice)."""
    faults, notes = [], []
    if not seen.steps:
        return [("the optimizer took no step", "Nothing calls optimizer.step.")], []
    if seen.torn:
        torn = f"{seen.torn:,} labels off their rows"
        faults.append((torn, "Rows and labels are shuffled apart."))
    missed = f"{seen.never:,} never, {seen.often:,} twice or more"
    if seen.unknown:
        changed = f"{seen.unknown:,} rows are not in X"
        notes.append((changed, "They were changed on the way, as by augmentation."))
    elif seen.passes > 1.5 and seen.never >= size:
        tip = "Is optimizer.step inside the loop over the batches?"
        faults.append((f"{digits(seen.passes)} batches to a step", tip))
    elif seen.often and seen.favoured > 1:
        pass  # a question
    elif seen.often or seen.never >= size:
        faults.append((missed, "Count what an epoch deals."))
    elif seen.never:
        notes.append((missed, "The short last batch is left out."))
    within = [sizes[:-1] for sizes in seen.sizes]
    uneven = any(len(set(sizes)) > 1 for sizes in within) or len(set(seen.sizes)) > 1
    if uneven and not faults:
        counted = [size for sizes in within for size in sizes] or sum(seen.sizes, ())
        least, most = min(counted), max(counted)
        faults.append((f"batches of {least} to {most}", f"All but the last should be {size}."))
    if not seen.shuffled and not seen.unknown and min(map(len, seen.sizes)) > 1:
        faults.append(("the same order twice", "Shuffle again before each epoch."))
    faults += judge_gradients(seen)
    if seen.outside:
        moved = f"weights changed {seen.outside} times outside a step"
        faults.append((moved, "Only optimizer.step should change them."))
    if not seen.training and modes_differ:
        faults.append(
            ("layers not told that it is training", "Hand rng on to forward in training.")
        )
    if seen.reported and abs(seen.reported[0] - seen.measured[0]) > OFF * abs(seen.measured[0]):
        said = f"loss {digits(seen.reported[0])} reported, {digits(seen.measured[0])} measured"
        notes.append((said, "Is it the mean over the examples of the epoch?"))
    return faults, notes


def judge_favoured(seen):
    """Return questions, as in judge_loop, about a Loop that deals some classes more often."""
    if seen.unknown or not seen.often or seen.favoured <= 1:
        return []
    often = f"{seen.never:,} never, {seen.often:,} twice or more"
    return [(often, "Some classes are dealt more often than they occur. Is that on purpose?")]


def judge_changed(c):
    """Return (faults, questions), as in judge_loop, about a Changed."""
    there, left = c.like_before - c.chance, c.like - c.chance
    if there > SEEN * (1 - c.chance) and left < LOST * there:
        like = f"changed rows: {percent(c.like)} resemble their class"
        before = f"Unchanged ones: {percent(c.like_before)}."
        if left < GONE * there:
            tip = f"{before} Does an augmentation draw labels again, or make noise of rows?"
            return [(like, tip)], []
        return [], [(like, f"{before} Can you tell, when you look at some, what they are?")]
    if c.away > AWAY:
        far = f"changed rows are {digits(c.away)} times as far off as rows are from each other"
        return [], [(far, "Is so much noise, or a different scale, intended?")]
    return [], []


def judge_still(seen, network, parameters, X):
    """Return faults, for `lines`, about arrays that training should move and does not."""
    faults = []
    if seen.vanished:
        tip = (
            "Their gradient has vanished, so rounding loses their steps: look at the first weights."
        )
        faults.append(("first weights", never_move(seen.vanished), tip))
    if left := [name for name in seen.unmoved if name not in seen.vanished]:
        tip = "The optimizer has their gradient and leaves them: are they frozen on purpose?"
        faults.append(("optimizer", never_move(left), tip))
    if seen.unreached:
        tip = "Their gradient does not arrive, or they are put back: are they frozen on purpose?"
        faults.append(("training loop", never_move(seen.unreached), tip))
    still = {name for size in debugging.activations(network, parameters, X) for name in size.still}
    if seen.training and (kept := [name for name in seen.kept if name not in still]):
        tip = "Layers change them in training, but they are put back, or a copy is changed instead."
        faults.append(("training loop", never_move(kept), tip))
    return faults


def judge_gradients(seen):
    """Return faults, as in judge_loop, in the gradients that the optimizer got."""
    ratios, directions = seen.ratios, seen.directions
    if np.all(directions < 0):
        return [("gradient reversed", "Its sign is wrong: the optimizer subtracts it.")]
    if np.nanmax(ratios, initial=1) > GROWN or np.nanmin(directions, initial=1) < TURNED:
        tip = "Are gradients of earlier batches still in it, or set to 0 too late?"
        return [(f"gradient up to {digits(np.nanmax(ratios))} times its batch's", tip)]
    if np.ptp(of_full_batches(seen)) <= SAME * np.max(ratios) < SAME * SHRUNK:
        below = f"gradient below {digits(np.max(ratios))} times its batch's at every step"
        tip = "It is divided once too often: 1/N is in the loss's gradient already."
        return [(below, tip)]
    return []


def of_full_batches(seen):
    """The ratios of the steps with the largest batches; a shorter batch has a different N."""
    sizes = np.concatenate(seen.sizes)
    return seen.ratios[sizes == sizes.max()]


def see_repeats(asked):
    chosen = some(len(asked.X), max(3 * asked.batch_size, 50))
    r = of_epochs(debugging.repeats, asked, chosen)
    apart = f"weights {digits(r.apart)} apart"
    tip = "Something draws from a generator other than the one passed in."
    faults = [] if r.same else [("training loop", apart, tip)]
    return lines("repeats", "the same bits twice", "the same bits twice", faults)


def see_steps(asked):
    if not np.isfinite(asked.starting().found):
        return []  # no step can be measured; the check of the loss reports it
    s = debugging.steps(
        *network_of(asked), asked.X, asked.y, asked.loss, asked.optimizer, asked.rng,
        asked.batch_size,
    )  # fmt: skip
    sizes = list(s.ratios.values()) or [0]
    least, most = np.min(sizes), np.max(sizes)  # nan if one of them is nan
    found, faults, notes = f"{digits(least)} to {digits(most)} of the weights", [], []
    if s.downhill < 0:
        tip = "A step goes against the gradient: θ ← θ − η g."
        faults.append(("optimizer", "the first step goes uphill", tip))
    if s.expected and not s.memory:
        tip = "Its velocity, or means, must last from step to step: is it created again?"
        faults.append(("optimizer", "no step knows of earlier ones", tip))
    at_first = max(s.first.values(), default=0)
    if outside(most, STEP) or at_first > STEP[1]:
        died = any(s.first.get(name, 0) > 100 * ratio for name, ratio in s.ratios.items())
        large = not most <= STEP[1] or at_first > STEP[1] or died
        tip = f"The learning rate is too {'large' if large else 'small'}: try another power of 10."
        if died and at_first > most:
            found = f"{digits(at_first)} of the weights, then {digits(least)} to {digits(most)}"
            tip = "The first step is too large: try a smaller rate, or smaller inputs."
        elif math.isnan(most):
            tip = "It is not a number: look for the first nan, in the gradient or in the step."
        faults.append(("optimizer", found, tip))
    elif (most < USUAL[0] or least > USUAL[1]) and not faults:
        other = "larger one may learn faster" if most < USUAL[0] else "smaller one may be steadier"
        notes.append(("optimizer", found, f"Try another rate too: a {other}."))
    return lines("steps", found, f"{USUAL[0]:g} to {USUAL[1]:g}", faults, notes)


def see_overfit(asked):
    return judge_overfit(
        asked, learned, lambda o: percent(o.accuracy), f"{percent(LEARNED)} or more"
    )


def judge_overfit(asked, learned, score, normal):
    """Return findings on learning twenty examples by heart. learned, score : functions of an
    Overfit: whether it has learnt them, and how well, in words; normal : what is well enough, in
    words."""
    own = by_heart(asked, asked.optimizer, learned)
    found = said_of(own, score)
    if learned(own):
        return lines("overfit", found, normal, [])
    other = by_heart(asked, Adam(0.001), learned)
    if learned(other):
        helped = f"{found}; with Adam {said_of(other, score).replace(' of 20', '')}"
        tip = "The program can learn. The rate is too small or too large, or steps too few."
        return lines("overfit", helped, normal, [("optimizer", helped, tip)])
    tip = "Nor with Adam: the program is at fault, not the rate. The lines above say where."
    return lines("overfit", found, normal, [("forward pass", found, tip)])


def by_heart(asked, optimizer, learned):
    """The result of 300 steps on twenty examples, or of 3,000 if 300 are not enough: an Overfit."""
    for steps in (300, 3000):
        o = debugging.overfit(
            *network_of(asked), asked.X, asked.y, asked.loss, optimizer, asked.rng, steps=steps
        )
        if learned(o) or not np.isfinite(o.losses).all():
            break
    return o


def learned(o):
    """Whether an Overfit knows its examples; small networks may not have room for twenty."""
    return np.isfinite(o.losses).all() and (o.accuracy >= LEARNED or o.losses[-1] < o.losses[0] / 2)


def said_of(o, score):
    """An Overfit in words, with its score."""
    if not np.isfinite(o.losses).all():
        return "the loss is nan or inf"
    return f"{score(o)} of 20 after {len(o.losses):,} steps"


def see_without_inputs(asked):
    return judge_without_inputs(
        asked,
        lambda w: w.accuracy > w.blind_accuracy + deviations(w.blind_accuracy, w.held),
        lambda w: f"{percent(w.accuracy)} of others right; {percent(w.blind_accuracy)} with zeros",
    )


def judge_without_inputs(asked, learned, said):
    """Return findings on whether the inputs are of any use. learned, said : functions of a
    WithoutInputs: whether it learns more with the inputs, and how much, in words."""
    chosen, better = some(len(asked.X), 2000), "better than with zeros"
    for steps in (FEW, MORE):
        w = debugging.without_inputs(
            *network_of(asked), asked.X[chosen], asked.y[chosen], asked.loss, asked.optimizer,
            asked.rng, asked.batch_size, steps,
        )  # fmt: skip
        if not np.isfinite(w.losses).all():
            return []  # the loss or the steps are reported already
        if learned(w):
            return lines("without_inputs", better, better, [])
    belongs = f"the {asked.target.word}s belong to them"
    tip = f"Do the inputs reach the network, and {belongs}? Or is the problem hard?"
    return lines("without_inputs", said(w), better, [], [], [("data", said(w), tip)])
