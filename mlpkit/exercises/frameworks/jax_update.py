"""Exercise of notebook 12: jax_update, a step of momentum that changes nothing."""

from functools import partial

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes


def jax_update(loss_and_slopes, weights, velocity, X, y, rate, beta):
    """New (weights, velocity), and the loss before the step."""
    loss, slopes = loss_and_slopes(weights, X, y)
    velocity = {name: beta * velocity[name] + slopes[name] for name in weights}
    weights = {name: weights[name] - rate * velocity[name] for name in weights}
    return weights, velocity, loss


def update_cases(rng):
    """W (D, C), b (C,), their velocities, X (N, D), y (N,), rate and beta."""
    cases = []
    for N, D, C, rate, beta in ((5, 3, 2, 0.5, 0.9), (4, 2, 3, 0.1, 0.5), (1, 4, 3, 0.2, 0.0)):
        shapes = (D, C), (C,), (D, C), (C,), (N, D)
        arrays = [rng.normal(size=shape).astype(np.float32) for shape in shapes]
        cases.append((*arrays, rng.integers(0, C, N), rate, beta))
    return cases


def loss_of(weights, X, y):
    """The cross-entropy of a linear layer, in JAX."""
    import jax
    import jax.numpy as jnp

    log_p = jax.nn.log_softmax(X @ weights["W"] + weights["b"])
    return -jnp.mean(jnp.take_along_axis(log_p, y[:, None], axis=1))


def in_jax(W, b, W_velocity, b_velocity, X, y):
    """weights and velocity as dictionaries of JAX arrays, and X and y."""
    import jax.numpy as jnp

    W, b, W_velocity, b_velocity, X, y = map(jnp.array, (W, b, W_velocity, b_velocity, X, y))
    return {"W": W, "b": b}, {"W": W_velocity, "b": b_velocity}, X, y


def handed_on(f, W, b, W_velocity, b_velocity, X, y, rate, beta):
    """What f returns, as NumPy arrays, and whether the dictionaries that came in are as before."""
    import jax

    weights, velocity, *batch = in_jax(W, b, W_velocity, b_velocity, X, y)
    before = {**weights}, {**velocity}
    found = f(jax.value_and_grad(loss_of), weights, velocity, *batch, rate, beta)
    pairs = zip((weights, velocity), before, strict=True)
    kept = all(now.get(name) is old[name] for now, old in pairs for name in old)
    if not isinstance(found, tuple) or len(found) != 3:
        return found if found is None else as_numpy(found)
    return *as_numpy(found), int(kept)


def as_numpy(value):
    """JAX's arrays in value, in tuples, lists and dictionaries too, as NumPy's."""
    if isinstance(value, dict):
        return {name: as_numpy(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(map(as_numpy, value))
    return np.asarray(value) if hasattr(value, "devices") else value


NUMBERS = (
    "it runs, but jax.jit can't compile it: something in it needs the numbers themselves "
    "(float(), .item(), np.asarray(), or an if). While JAX compiles, it passes stand-ins without "
    "numbers."
)


def compiles(f, rng):
    """jax.jit can compile it: it runs on stand-ins, which have shapes and no numbers."""
    import jax

    *arrays, rate, beta = update_cases(rng)[0]
    given = *in_jax(*arrays), rate, beta
    try:
        jax.eval_shape(partial(f, jax.value_and_grad(loss_of)), *given)
    except jax.errors.JAXTypeError:
        return (
            "needs-numbers",
            NUMBERS,
        )


def one_by_one(weights, step):
    return {name: step(name) for name in weights}


def variant(
    velocity_of=lambda v, g, rate, beta: beta * v + g,
    weight_of=lambda w, v, g, rate, beta: w - rate * v,
    old_velocity=False,
    result=lambda weights, velocity, loss: (weights, velocity, loss),
):
    """The step with other formulas."""

    def wrong(loss_and_slopes, weights, velocity, X, y, rate, beta):
        loss, g = loss_and_slopes(weights, X, y)
        v = one_by_one(weights, lambda n: velocity_of(velocity[n], g[n], rate, beta))
        used = velocity if old_velocity else v
        w = one_by_one(weights, lambda n: weight_of(weights[n], used[n], g[n], rate, beta))
        return result(w, v, loss)

    return wrong


def in_their_dictionaries(loss_and_slopes, weights, velocity, X, y, rate, beta):
    loss, slopes = loss_and_slopes(weights, X, y)
    for name in weights:
        velocity[name] = beta * velocity[name] + slopes[name]
        weights[name] = weights[name] - rate * velocity[name]
    return weights, velocity, loss


def in_place(loss_and_slopes, weights, velocity, X, y, rate, beta):
    loss, slopes = loss_and_slopes(weights, X, y)
    for name in weights:
        velocity[name][...] = beta * velocity[name] + slopes[name]
        weights[name][...] = weights[name] - rate * velocity[name]
    return weights, velocity, loss


def loss_after(loss_and_slopes, weights, velocity, X, y, rate, beta):
    weights, velocity, _ = jax_update(loss_and_slopes, weights, velocity, X, y, rate, beta)
    return weights, velocity, loss_and_slopes(weights, X, y)[0]


def gradient_ahead(loss_and_slopes, weights, velocity, X, y, rate, beta):
    """The slopes are taken at the point to which the old velocity leads."""
    ahead = {name: weights[name] - rate * beta * velocity[name] for name in weights}
    loss, slopes = loss_and_slopes(ahead, X, y)
    velocity = {name: beta * velocity[name] + slopes[name] for name in weights}
    return {n: weights[n] - rate * velocity[n] for n in weights}, velocity, loss


def results_dropped(loss_and_slopes, weights, velocity, X, y, rate, beta):
    loss, _ = loss_and_slopes(weights, X, y)
    return weights, velocity, loss


def dictionary_times_number(loss_and_slopes, weights, velocity, X, y, rate, beta):
    loss, slopes = loss_and_slopes(weights, X, y)
    velocity = beta * velocity + slopes
    return weights - rate * velocity, velocity, loss


def pair_as_slopes(loss_and_slopes, weights, velocity, X, y, rate, beta):
    slopes = loss_and_slopes(weights, X, y)
    velocity = {name: beta * velocity[name] + slopes[name] for name in weights}
    return {n: weights[n] - rate * velocity[n] for n in weights}, velocity, slopes


def slopes_first(loss_and_slopes, weights, velocity, X, y, rate, beta):
    slopes, loss = loss_and_slopes(weights, X, y)
    velocity = {name: beta * velocity[name] + slopes[name] for name in weights}
    return {n: weights[n] - rate * velocity[n] for n in weights}, velocity, loss


def slopes_first_by_slope(loss_and_slopes, weights, velocity, X, y, rate, beta):
    slopes, loss = loss_and_slopes(weights, X, y)
    velocity = {name: beta * velocity[name] + slopes[name] for name in slopes}
    return {n: weights[n] - rate * velocity[n] for n in weights}, velocity, loss


def names_typed(loss_and_slopes, weights, velocity, X, y, rate, beta):
    """Assumes the names of notebook 03's weights, whatever was passed."""
    loss, slopes = loss_and_slopes(weights, X, y)
    names = "W1", "b1", "W2", "b2"
    velocity = {name: beta * velocity[name] + slopes[name] for name in names}
    return {name: weights[name] - rate * velocity[name] for name in names}, velocity, loss


def plain_sgd(loss_and_slopes, weights, velocity, X, y, rate, beta):
    loss, slopes = loss_and_slopes(weights, X, y)
    return {name: weights[name] - rate * slopes[name] for name in weights}, velocity, loss


def old_velocity_handed_on(loss_and_slopes, weights, velocity, X, y, rate, beta):
    weights, _, loss = jax_update(loss_and_slopes, weights, velocity, X, y, rate, beta)
    return weights, velocity, loss


def as_a_float(loss_and_slopes, weights, velocity, X, y, rate, beta):
    weights, velocity, loss = jax_update(loss_and_slopes, weights, velocity, X, y, rate, beta)
    return weights, velocity, float(loss)


def first_alone(loss_and_slopes, weights, velocity, X, y, rate, beta):
    """Only W has moved."""
    new, speed, loss = jax_update(loss_and_slopes, weights, velocity, X, y, rate, beta)
    return {**weights, "W": new["W"]}, {**velocity, "W": speed["W"]}, loss


def by_tree(loss_and_slopes, weights, velocity, X, y, rate, beta):
    import jax

    loss, slopes = loss_and_slopes(weights, X, y)
    velocity = jax.tree_util.tree_map(lambda v, g: beta * v + g, velocity, slopes)
    return jax.tree_util.tree_map(lambda w, v: w - rate * v, weights, velocity), velocity, loss


def in_a_loop(loss_and_slopes, weights, velocity, X, y, rate, beta):
    loss, slopes = loss_and_slopes(weights, X, y)
    new_weights, new_velocity = {}, {}
    for name, slope in slopes.items():
        v = velocity[name] * beta
        v += slope
        new_velocity[name] = v
        new_weights[name] = weights[name].at[...].add(-rate * v)
    return new_weights, new_velocity, loss


def on_copies(loss_and_slopes, weights, velocity, X, y, rate, beta):
    loss, slopes = loss_and_slopes(weights, X, y)
    weights, velocity = dict(weights), velocity.copy()
    for name in weights:
        velocity[name] = beta * velocity[name] + slopes[name]
        weights[name] -= rate * velocity[name]
    return weights, velocity, loss


EXERCISE = Exercise(
    notebook=12,
    reference=jax_update,
    needs=("jax",),
    stub=(
        "One step of momentum, v ← β v + g, then w ← w − η v: (weights, velocity, loss).\n\n"
        "weights and velocity are dictionaries of JAX arrays with the same names, and\n"
        "loss_and_slopes(weights, X, y) returns the loss and a dictionary of the slopes g. Return\n"
        "two new dictionaries and the loss before the step; change nothing that came in. It\n"
        "must also run when jax.jit compiles it. rate is η, beta is β."
    ),
    cases=update_cases,
    run=handed_on,
    returns=("weights", "velocity", "loss", "kept"),
    seconds=30,
    hints=(
        "Nothing is changed here, so each line makes something new. One line can make a "
        "dictionary, with a formula for each name.",
        "loss and slopes come from one call. New velocity, for each name: β times the old one plus "
        "the slope. New weight: the old one minus η times the new velocity.",
        "loss, slopes = loss_and_slopes(weights, X, y); velocity = {name: beta * velocity[name] + "
        "slopes[name] for name in weights}; make weights in the same way, with the new velocity; "
        "return all three.",
    ),
    why="Why can the same function be compiled, and one that changes its arguments can't?",
    properties=(Property("it compiles", compiles),),
    mistakes=mistakes(
        ("changed-input", in_their_dictionaries),
        "the numbers are right, but they were put into the dictionaries that came in, so the old "
        "weights are lost. Return two new dictionaries.",
        ("in-place", in_place),
        "JAX's arrays can't be changed. Make a new one: beta * v + g is a new one already.",
        ("no-memory", variant(velocity_of=lambda v, g, rate, beta: g)),
        "the old velocity is forgotten: this is plain SGD. The new velocity should be β v + g.",
        ("beta-missing", variant(velocity_of=lambda v, g, rate, beta: v + g)),
        "the old velocity was not multiplied by β, so nothing brakes it.",
        ("beta-on-the-slope", variant(velocity_of=lambda v, g, rate, beta: v + beta * g)),
        "β multiplied the slope. It should multiply the old velocity: v ← β v + g.",
        ("averaged", variant(velocity_of=lambda v, g, rate, beta: beta * v + (1 - beta) * g)),
        "the slope was multiplied by 1 − β, as in Adam's mean. Momentum in notebook 06, and in "
        "torch.optim.SGD, adds the whole slope.",
        (
            "rate-in-velocity",
            variant(
                velocity_of=lambda v, g, rate, beta: beta * v + rate * g,
                weight_of=lambda w, v, g, rate, beta: w - v,
            ),
        ),
        "the rate went into the velocity. It should multiply the velocity in the step: w − η v.",
        (
            "rate-in-velocity-and-turned",
            variant(
                velocity_of=lambda v, g, rate, beta: beta * v - rate * g,
                weight_of=lambda w, v, g, rate, beta: w + v,
            ),
        ),
        "rate and sign went into the velocity: v ← β v − η g, w ← w + v. It should be v ← β v + "
        "g, then w ← w − η v.",
        ("rate-twice", variant(velocity_of=lambda v, g, rate, beta: beta * v + rate * g)),
        "the rate was used twice, in the velocity and in the step. Only the step should have it.",
        ("no-rate", variant(weight_of=lambda w, v, g, rate, beta: w - v)),
        "the weights moved by the whole velocity. The step should be η times the velocity.",
        ("uphill", variant(weight_of=lambda w, v, g, rate, beta: w + rate * v)),
        "velocity is right, but the weights moved uphill along it. Subtract it.",
        ("along-the-slope", variant(weight_of=lambda w, v, g, rate, beta: w - rate * g)),
        "velocity is right, but the weights moved along the slope alone. They should move along "
        "the new velocity.",
        (
            "looked-ahead",
            variant(weight_of=lambda w, v, g, rate, beta: w - rate * (g + beta * v)),
        ),
        "the weights moved along g + β v: that is Nesterov's form. They should move along v.",
        ("old-velocity", variant(old_velocity=True)),
        "velocity is right, but the weights moved along the old one. Compute the new velocity "
        "first, then take the step.",
        ("loss-after-the-step", loss_after),
        "weights and velocity are right, but the loss is the one after the step. Return the loss "
        "that came with the slopes.",
        ("another-order", variant(result=lambda w, v, loss: (loss, w, v))),
        "all three are right, but in the wrong order: return (weights, velocity, loss).",
        ("velocity-first", variant(result=lambda w, v, loss: (v, w, loss))),
        "weights and velocity have changed places: return (weights, velocity, loss).",
        ("velocity-lost", variant(result=lambda w, v, loss: (w, loss))),
        "the velocity is not returned, so the next step can't have it. Nothing is remembered "
        "between calls: return all three.",
        ("weights-alone", variant(result=lambda w, v, loss: w)),
        "the weights came back alone. Return (weights, velocity, loss): nothing here remembers the "
        "other two.",
        ("loss-lost", variant(result=lambda w, v, loss: (w, v))),
        "the loss is missing: return (weights, velocity, loss).",
        ("needs-numbers", as_a_float),
        NUMBERS,
        ("first-alone", first_alone),
        "W has moved, and the other weights have not. Take the step for every name.",
        ("names-typed", names_typed),
        "the names W1, b1, … were typed in. Take them from weights: the check has other names.",
        ("dictionary-times-number", dictionary_times_number),
        "a dictionary can't be multiplied or added; its arrays can. Make a new dictionary, name by "
        "name.",
        ("pair-as-slopes", pair_as_slopes),
        "loss_and_slopes returns two things, the loss and the slopes. Take both.",
        ("slopes-first", slopes_first),
        "loss_and_slopes returns the loss first, then the slopes.",
        ("slopes-first-by-slope", slopes_first_by_slope),
        "loss_and_slopes returns the loss first, then the slopes.",
        ("plain-sgd", plain_sgd),
        "this is plain SGD: the weights moved along the slope, and the velocity is as it came.",
        ("old-velocity-handed-on", old_velocity_handed_on),
        "the weights are right, but the old velocity came back. The next step needs the new one.",
        ("gradient-ahead", gradient_ahead),
        "the slopes were taken at a point ahead, w − η β v, as in Nesterov's paper. Take them at "
        "the weights that came in.",
        ("nothing-moved", results_dropped),
        "the loss is right, but weights and velocity came back as they were. .at[…].set, like "
        "everything in JAX, returns a new array: keep that one.",
    ),
    alternatives=(by_tree, in_a_loop, on_copies),
)
