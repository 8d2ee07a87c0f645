"""Notebook 03's initialization from images: the check can't know how the weights are drawn."""

import pytest

from mlpkit.checker.judge import judge
from mlpkit.exercises import course
from mlpkit.exercises.forward_pass.init_from_data import EXERCISE, fitted

DRAWS = {
    "normal": lambda shape, rng: rng.normal(size=shape),
    "uniform": lambda shape, rng: rng.uniform(-0.3, 0.3, shape),
}
CHANGES = {
    "he-alone": lambda W, mean, std: (W, 0 * mean),
    "std-forgotten": lambda W, mean, std: (W, -mean),
    "variance": lambda W, mean, std: (W / std**2, -mean / std),
    "multiplied": lambda W, mean, std: (W * std, -mean * std),
    "mean-in-the-weights": lambda W, mean, std: ((W - mean) / std, -mean / std),
    "no-bias": lambda W, mean, std: (W / std, 0 * mean),
    "bias-not-divided": lambda W, mean, std: (W / std, -mean),
    "bias-added": lambda W, mean, std: (W / std, mean),
}


def measured_after_f(draw):
    def init_from_data(X, sizes, f, rng):
        parameters, a = {}, X
        for k in range(1, len(sizes)):
            W = draw((sizes[k - 1], sizes[k]), rng)
            z = f(a @ W)
            parameters[f"W{k}"] = W / z.std(axis=0)
            parameters[f"b{k}"] = -z.mean(axis=0) / z.std(axis=0)
            a = f(a @ parameters[f"W{k}"] + parameters[f"b{k}"])
        return parameters

    return init_from_data


def next_on_old_z(draw):
    def init_from_data(X, sizes, f, rng):
        parameters, a = {}, X
        for k in range(1, len(sizes)):
            W = draw((sizes[k - 1], sizes[k]), rng)
            z = a @ W
            parameters[f"W{k}"] = W / z.std(axis=0)
            parameters[f"b{k}"] = -z.mean(axis=0) / z.std(axis=0)
            a = f(z)
        return parameters

    return init_from_data


SLIPS = {slug: lambda draw, change=change: fitted(change, draw) for slug, change in CHANGES.items()}
SLIPS |= {"measured-after-f": measured_after_f, "next-on-old-z": next_on_old_z}


@pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)
@pytest.mark.parametrize("slug", SLIPS)
def test_a_slip_is_recognized_however_the_weights_are_drawn(slug, draw):
    verdict = judge(course, EXERCISE, SLIPS[slug](draw))
    told = next(mistake.sentence for mistake in EXERCISE.mistakes if mistake.slug == slug)
    assert (verdict.mistake, verdict.message) == (slug, f"init_from_data: {told}")
