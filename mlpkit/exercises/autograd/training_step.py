"""Exercise of notebook 11: training_step, forward, backward, move, zero."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.exercises.autograd.cases import Value


def training_step(loss_of, weights, rate):
    """One step of gradient descent on Values: forward, backward, move, zero. Return the loss.

    loss_of(weights) returns the loss, a Value. Each weight.data moves by rate times its gradient,
    downhill; the gradient is 0 afterwards, because backward adds to it.
    """
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        weight.data = weight.data - rate * weight.grad
        weight.zero()
    return loss.data


def batches(rng):
    """batches, weights, rate: W (D, M) and b (M,), or also a scale, (); N examples a batch."""
    cases = []
    for sizes, D, M, rate, scaled in [
        ([4], 3, 2, 0.1, False),
        ([5, 3], 2, 4, 0.05, True),
        ([3, 1, 6, 2], 4, 3, 0.02, False),
        ([2, 4, 3], 3, 1, 0.2, True),
    ]:
        weights = [rng.normal(size=(D, M)), rng.normal(size=M)]
        weights += [np.asarray(rng.uniform(0.5, 1))] * scaled
        made = [(rng.normal(0, 0.7, (n, D)), rng.normal(size=(n, M))) for n in sizes]
        cases.append((made, weights, rate))
    return cases


def squared_error(X, y, ends):
    """The function loss_of(weights): the mean of (s (X W + b) − y)², s = 1 without a third weight.

    Each loss is put at the end of `ends`.
    """

    def loss_of(weights):
        W, b, *scale = (weight.data for weight in weights)
        s = scale[0] if scale else 1.0
        linear = X @ W + b
        error = s * linear - y

        def send_back(grad):
            back = grad * 2 * error / error.size
            parts = [s * X.T @ back, np.sum(s * back, axis=0)]
            return tuple([*parts, np.asarray(np.sum(linear * back))][: len(weights)])

        ends.append(Value(np.mean(error**2), "mean", tuple(weights), send_back))
        return ends[-1]

    return loss_of


def count_sets(self, name, value):
    object.__setattr__(self, name, value)
    if name == "data":
        self.times_set += 1


# A Value that counts how often its data are set; error messages still call it a Value.
Watched = type("Value", (Value,), {"times_set": 0, "__setattr__": count_sets})


def observed(f, made, arrays, rate):
    """(the losses, the weights, 0 or one of STILL) after a step for each batch."""
    weights = [Watched(array.copy()) for array in arrays]
    held, losses, ends = list(weights), [], []
    for X, y in made:
        loss_of = squared_error(X, y, ends)
        losses.append(as_number(f(loss_of, weights, rate)))
    data = [np.ravel(weight.data) for weight in held]
    same = all(np.array_equal(*pair) for pair in zip(data, map(np.ravel, arrays), strict=True))
    return np.array(losses), np.concatenate(data), why_still(held, ends) if same else 0


STILL = {"no backward": 1, "never set": 2, "zeroed before the move": 3}  # why no weight moved


def why_still(weights, ends):
    """Return the reason in STILL why no weight has moved."""
    if all(np.all(end.grad == 0) for end in ends):
        return STILL["no backward"]
    once = all(weight.times_set == 1 for weight in weights)  # set only once, when they were made
    return STILL["never set" if once else "zeroed before the move"]


CAME = {"nothing": 1e6, "a value": 2e6, "a pair": 3e6, "something": 4e6}  # in place of a loss


def as_number(loss):
    """The loss as a number; if it is not one, a number for what came back."""
    for kind, came in ((type(None), "nothing"), (Value, "a value"), (tuple, "a pair")):
        if isinstance(loss, kind):
            return CAME[came]
    if isinstance(loss, (int, float, np.ndarray, np.number)) and np.ndim(loss) == 0:
        return float(loss)
    return CAME["something"]


def bowl(weights):
    """L = ½ w²."""
    (w,) = weights
    return Value(w.data**2 / 2, "½ w²", (w,), lambda grad: (grad * w.data,))


def steps_in_a_bowl(f, rng):
    """What is wrong with two steps that can be done by hand."""
    w = Value(np.asarray(1.0))
    for step, (loss, stop) in enumerate([(0.5, 0.9), (0.405, 0.81)], start=1):
        found = as_number(f(bowl, [w], 0.1))
        told = f"L = ½ w², from w = 1 at a rate of 0.1: step {step}"
        if found >= CAME["nothing"]:
            return f"{told} should return the loss, the number {loss}; it returned something else."
        if not np.isclose(found, loss):
            return f"{told} returned the loss {number(found)}, expected {number(loss)}."
        if not np.isclose(w.data, stop):
            came = number(float(w.data))
            return (
                f"{told} returned the right loss, but w is {came} after it, expected "
                f"{number(stop)}."
            )


def zeroed_first(loss_of, weights, rate):
    """Zero the gradients before the way back, as many loops do, and move the weights in place."""
    for weight in weights:
        weight.grad = 0.0
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        weight.data -= rate * weight.grad
    return float(loss.data)


def in_two_loops(loss_of, weights, rate):
    loss = loss_of(weights)
    before = loss.data
    loss.backward()
    gradients = [weight.grad for weight in weights]
    for weight, gradient in zip(weights, gradients, strict=True):
        weight.data = weight.data + gradient * -rate
    for weight in weights:
        weight.zero()
    return before


def reset_to_new_zeros(loss_of, weights, rate):
    loss = loss_of(weights)
    loss.backward()
    for k in range(len(weights)):
        weights[k].data = weights[k].data - rate * weights[k].grad
        weights[k].grad = np.zeros_like(weights[k].data)
    return loss.data.item()


def zeroed_too_soon(loss_of, weights, rate):
    """The gradients are already 0 when the step uses them."""
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        weight.zero()
    for weight in weights:
        weight.data = weight.data - rate * weight.grad
    return loss.data


def last_zeroed(loss_of, weights, rate):
    """Only the last weight is zeroed, because zero is called after the loop."""
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        weight.data = weight.data - rate * weight.grad
    weight.zero()
    return loss.data


def last_moved(loss_of, weights, rate):
    """All are zeroed in the loop, but only the last is moved, after it."""
    loss = loss_of(weights)
    loss.backward()
    for weight in weights[:-1]:
        weight.zero()
    weights[-1].data = weights[-1].data - rate * weights[-1].grad
    weights[-1].zero()
    return loss.data


def returned_in_the_loop(loss_of, weights, rate):
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        weight.data = weight.data - rate * weight.grad
        weight.zero()
        return loss.data


def other_values(loss_of, weights, rate):
    """The list gets new values; the values passed in do not change."""
    loss = loss_of(weights)
    loss.backward()
    for k, weight in enumerate(weights):
        weights[k] = Value(weight.data - rate * weight.grad)
        weight.zero()
    return loss.data


def nothing_moves(loss_of, weights, rate):
    """The result is only bound to a local name."""
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        data = weight.data
        data = data - rate * weight.grad
        weight.zero()
    return loss.data


def zero_forgets_the_weights(loss_of, weights, rate):
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        weight.data = weight.data - rate * weight.grad
        weight.data = 0.0 * weight.data
    return loss.data


def values_subtracted(loss_of, weights, rate):
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        weight -= rate * weight.grad
        weight.zero()
    return loss.data


def name_moved(loss_of, weights, rate):
    """After the move the name w is bound to an array, which has no method zero."""
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        weight = weight.data - rate * weight.grad
        weight.zero()
    return loss.data


def loss_lost(loss_of, weights, rate):
    loss = loss_of(weights).backward()
    for weight in weights:
        weight.data = weight.data - rate * weight.grad
        weight.zero()
    return loss.data


def two_steps(loss_of, weights, rate):
    loss = training_step(loss_of, weights, rate)
    training_step(loss_of, weights, rate)
    return loss


def two_ways_back(loss_of, weights, rate):
    loss_of(weights).backward()
    return training_step(loss_of, weights, rate)


def a_pass_for_each(loss_of, weights, rate):
    """Each weight has its own passes, with the weights before it already moved."""
    for weight in weights:
        weight.zero()
        loss = loss_of(weights)
        loss.backward()
        weight.data = weight.data - rate * weight.grad
    return loss.data


def a_pass_for_each_own_zero(loss_of, weights, rate):
    """As above, but each weight is zeroed after its own move: the others keep the gradients they
    got."""
    for weight in weights:
        loss = loss_of(weights)
        loss.backward()
        weight.data = weight.data - rate * weight.grad
        weight.zero()
    return loss.data


def zero_for_the_weights(loss_of, weights, rate):
    loss = loss_of(weights)
    loss.backward()
    for weight in weights:
        weight.data = 0.0
    return loss.data


def list_as_a_value(loss_of, weights, rate):
    loss = loss_of(weights)
    loss.backward()
    weights.data = weights.data - rate * weights.grad
    weights.zero()
    return loss.data


def list_zeroed(loss_of, weights, rate):
    weights.zero()


LOSS = "return loss.data"
BACK = "loss.backward()"
MOVE = "weight.data - rate * weight.grad"
ZERO = "weight.zero()"
A_PASS_FOR_EACH = (
    "each weight had a forward and a backward pass of its own, after the weights before it had "
    "moved. One forward and one backward pass give all gradients: they belong before the loop."
)

EXERCISE = Exercise(
    notebook=11,
    reference=training_step,
    stub=(
        "One step of gradient descent. Return the loss before the step, a number.\n\n"
        "weights is a list of values. loss_of(weights) goes forward and returns the loss, a "
        "value.\n"
        "loss.backward() adds to weight.grad, and weight.zero() sets that to 0. Move weight.data\n"
        "downhill by rate. The function is called for each batch, with the same weights: each\n"
        "step should go along its own gradient alone."
    ),
    cases=batches,
    run=observed,
    returns=("losses", "weights", "what moved"),
    properties=(Property("steps in a bowl", steps_in_a_bowl),),
    hints=(
        "Four parts: forward, backward, move, zero. Which of them are done for each weight?",
        "loss = loss_of(weights), a value; loss.backward(). For each weight: data ← data − rate · "
        "grad, and then set its gradient to 0. Return the number in loss.",
        "After loss.backward() comes a loop over weights, with two lines: `weight.data = "
        "weight.data - rate * weight.grad`, then `weight.zero()`. After the loop return loss.data.",
    ),
    why="Along what would the second step go if the first one had left its gradient?",
    fade="weight.data = ",
    mistakes=mistakes(
        ("never-zeroed", {ZERO: ""}),
        "the first step is right. Each later one goes along the sum of all gradients so far, "
        "because backward adds to what is there. Set each weight's gradient to 0 once a step, with "
        "weight.zero(); without brackets it is not called.",
        ("zeroed-too-soon", zeroed_too_soon),
        "no weight has moved: the gradients were set to 0 between backward and the move.",
        ("last-zeroed", last_zeroed),
        "only the last weight had its gradient set to 0. Call zero in the loop over the weights.",
        ("last-moved", last_moved),
        "only the last weight has moved. Move each in the loop over the weights.",
        ("returned-in-the-loop", returned_in_the_loop),
        "only the first weight has moved: return is inside the loop, and ends it.",
        ("uphill", {MOVE: "weight.data + rate * weight.grad"}),
        "the weights moved uphill. The gradient points to where the loss rises: subtract it.",
        ("no-rate", {MOVE: "weight.data - weight.grad"}),
        "each weight moved by its whole gradient. The step should be rate times the gradient.",
        ("data-replaced", {MOVE: "-rate * weight.grad"}),
        "each weight holds only the step, −rate · gradient. Add the step to what the weight held.",
        ("averaged", {MOVE: "weight.data - rate * weight.grad / len(weights)"}),
        "each step was divided by the number of weights. Each weight should move by rate times "
        "its own gradient.",
        ("loss-gradient", {MOVE: "weight.data - rate * loss.grad"}),
        "each weight moved as if its gradient were 1, like that of the loss. Each should move "
        "along its own gradient, weight.grad.",
        ("no-backward", {BACK: ""}),
        "no weight has moved: backward was not called on the loss, so each gradient is 0. Call "
        "loss.backward(), with brackets.",
        ("nothing-moves", nothing_moves),
        "no weight has moved: the new numbers never reached weight.data.",
        ("values-subtracted", values_subtracted),
        "a number is subtracted from a Value, and a Value has no subtraction. The numbers to move "
        "are in weight.data.",
        ("name-moved", name_moved),
        "the loop's own name now stands for the result, an array, and no weight has moved. Set "
        "the .data of the weight.",
        ("loss-lost", loss_lost),
        "backward returns nothing, and that was kept as the loss. Keep the loss first, then call "
        "its backward, in a line of its own.",
        ("other-values", other_values),
        "the list has new values now, and those that came in have not moved. Change weight.data.",
        ("weights-zeroed", zero_forgets_the_weights),
        "the weights themselves were set to 0, and all that they had learnt is lost. Set their "
        "gradients to 0.",
        ("weights-zeroed-by-a-number", zero_for_the_weights),
        "the weights themselves were set to 0, and all that they had learnt is lost. Set their "
        "gradients to 0.",
        ("list-as-a-value", list_as_a_value),
        "weights is a list, and a list has no data. Each weight in it has: use a loop.",
        ("list-zeroed", list_zeroed),
        "weights is a list, and a list has no zero. Each weight in it has: use a loop.",
        ("two-ways-back", two_ways_back),
        "each weight moved twice as far: two backward passes added to its gradient. A step is one "
        "forward and one backward pass.",
        ("a-pass-for-each", a_pass_for_each),
        A_PASS_FOR_EACH,
        ("a-pass-for-each-own-zero", a_pass_for_each_own_zero),
        A_PASS_FOR_EACH,
        ("loss-after-the-step", {LOSS: "return loss_of(weights).data"}),
        "the weights have moved as they should, but the loss is the one after the step. Return the "
        "one before it.",
        ("a-value", {LOSS: "return loss"}),
        "the weights have moved as they should, but a value came back. Return the number in it, "
        "loss.data.",
        ("nothing-returned", {LOSS: ""}),
        "the weights have moved as they should, but nothing came back. Return the loss, a number.",
        ("gradient-returned", {LOSS: "return loss.grad"}),
        "the weights have moved as they should, but the gradient of the loss came back, which is "
        "always 1. Return loss.data.",
        ("weights-returned", {LOSS: "return weights"}),
        "the weights have moved as they should, but the weights came back. Return the loss, a "
        "number.",
        ("loss-and-weights", {LOSS: "return loss.data, weights"}),
        "the weights have moved as they should, but two things came back. Return the loss alone.",
        ("spread-weights", {"loss_of(weights)": "loss_of(*weights)"}),
        "loss_of takes the list of weights as it is, without a star.",
        ("one-weight", {"loss_of(weights)": "loss_of(weights[0])"}),
        "loss_of takes the whole list of weights, not one of them.",
        ("no-weights", {"loss_of(weights)": "loss_of()"}),
        "loss_of takes the list of weights.",
        ("two-steps", two_steps),
        "two steps were taken. One call should take one step.",
        ("none-for-zero", {ZERO: "weight.grad = None"}),
        "after the first step the gradient is None, and backward can't add to None. Set it "
        "to 0.0, as zero does. (PyTorch uses None.)",
    ),
    alternatives=(zeroed_first, in_two_loops, reset_to_new_zeros),
)
