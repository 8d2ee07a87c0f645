"""Every optimizer compared with steps worked out by hand, published recurrences and torch.optim."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpkit import optimizers
from mlpkit.optimizers import (
    SGD,
    AdaGrad,
    Adam,
    AdamW,
    Momentum,
    Nadam,
    Nesterov,
    RMSProp,
    adagrad_step,
    adam_step,
    adamw_step,
    clipped_step,
    constant,
    cosine,
    nadam_step,
    nesterov_step,
    rmsprop_step,
    step_decay,
    warmup,
)

from .small_optimizers import MAKERS, STEPS, holding, path

# Two steps by hand. theta starts at (1, −2); the gradients are (2, −4), then (3, −1).
BY_HAND = {
    "SGD": [
        (1 - 0.1 * 2, -2 + 0.1 * 4),
        (1 - 0.1 * 2 - 0.1 * 3, -2 + 0.1 * 4 + 0.1 * 1),
    ],
    # velocity (2, −4), then (1 + 3, −2 − 1)
    "Momentum": [
        (1 - 0.1 * 2, -2 + 0.1 * 4),
        (1 - 0.1 * 2 - 0.1 * 4, -2 + 0.1 * 4 + 0.1 * 3),
    ],
    # the same velocity; steps of g + v/2: (3, −6), then (5, −2.5)
    "Nesterov": [
        (1 - 0.1 * 3, -2 + 0.1 * 6),
        (1 - 0.1 * 3 - 0.1 * 5, -2 + 0.1 * 6 + 0.1 * 2.5),
    ],
    # sums of squares (4, 16), then (13, 17)
    "AdaGrad": [
        (1 - 0.1 * 2 / (2 + 0.5), -2 + 0.1 * 4 / (4 + 0.5)),
        (
            1 - 0.1 * 2 / (2 + 0.5) - 0.1 * 3 / (sqrt(13) + 0.5),
            -2 + 0.1 * 4 / (4 + 0.5) + 0.1 * 1 / (sqrt(17) + 0.5),
        ),
    ],
    # v = (1, 4), then (0.75 + 9/4, 3 + 1/4)
    "RMSProp": [
        (1 - 0.1 * 2 / (1 + 0.5), -2 + 0.1 * 4 / (2 + 0.5)),
        (
            1 - 0.1 * 2 / (1 + 0.5) - 0.1 * 3 / (sqrt(3) + 0.5),
            -2 + 0.1 * 4 / (2 + 0.5) + 0.1 * 1 / (sqrt(3.25) + 0.5),
        ),
    ],
    # m = (1, −2), then (2, −1.5); v as above.
    # m is divided by 1/2, then 3/4; v by 1/4, then 7/16.
    "Adam": [
        (1 - 0.1 * 2 / (2 + 0.5), -2 + 0.1 * 4 / (4 + 0.5)),
        (
            1 - 0.1 * 2 / (2 + 0.5) - 0.1 * (2 / 0.75) / (sqrt(3 / 0.4375) + 0.5),
            -2 + 0.1 * 4 / (4 + 0.5) + 0.1 * (1.5 / 0.75) / (sqrt(3.25 / 0.4375) + 0.5),
        ),
    ],
    # before each of Adam's steps, theta is multiplied by 1 − 0.1 · 0.2 = 0.98
    "AdamW": [
        (0.98 - 0.1 * 2 / (2 + 0.5), -2 * 0.98 + 0.1 * 4 / (4 + 0.5)),
        (
            0.98 * (0.98 - 0.1 * 2 / (2 + 0.5)) - 0.1 * (2 / 0.75) / (sqrt(3 / 0.4375) + 0.5),
            0.98 * (-2 * 0.98 + 0.1 * 4 / (4 + 0.5))
            + 0.1 * (1.5 / 0.75) / (sqrt(3.25 / 0.4375) + 0.5),
        ),
    ],
    # m/2 divided by 3/4, then 7/8, plus g/2 divided by 1/2, then 3/4
    "Nadam": [
        (1 - 0.1 * (0.5 / 0.75 + 2) / (2 + 0.5), -2 + 0.1 * (1 / 0.75 + 4) / (4 + 0.5)),
        (
            1
            - 0.1 * (0.5 / 0.75 + 2) / (2 + 0.5)
            - 0.1 * (1 / 0.875 + 1.5 / 0.75) / (sqrt(3 / 0.4375) + 0.5),
            -2
            + 0.1 * (1 / 0.75 + 4) / (4 + 0.5)
            + 0.1 * (0.75 / 0.875 + 0.5 / 0.75) / (sqrt(3.25 / 0.4375) + 0.5),
        ),
    ],
}


@pytest.mark.parametrize("name", MAKERS)
def test_two_steps_agree_with_hand_calculation(name):
    visited = path(MAKERS[name](), [1.0, -2.0], [[2.0, -4.0], [3.0, -1.0]])
    np.testing.assert_allclose(visited, BY_HAND[name], rtol=1e-14)


def test_the_state_agrees_with_hand_calculation():
    parameters, states = holding([1.0, -2.0]), {}
    for name, make in MAKERS.items():
        optimizer = make()
        assert (optimizer.t, optimizer.state) == (0, {})
        for grad in [[2.0, -4.0], [3.0, -1.0]]:
            optimizer.step(parameters, holding(grad))
        assert optimizer.t == 2
        states[name] = {slot: vector.tolist() for slot, vector in optimizer.state.items()}
    assert states == {
        "SGD": {},
        "Momentum": {"velocity": [4, -3]},
        "Nesterov": {"velocity": [4, -3]},
        "AdaGrad": {"total": [13, 17]},
        "RMSProp": {"v": [3, 3.25]},
        "Adam": {"m": [2, -1.5], "v": [3, 3.25]},
        "AdamW": {"m": [2, -1.5], "v": [3, 3.25]},
        "Nadam": {"m": [2, -1.5], "v": [3, 3.25]},
    }


# The defaults, where they make a difference: a gradient as small as epsilon, and the state after
# it.


def test_momentum_keeps_nine_tenths_by_default():
    for optimizer in [Momentum(0.1), Nesterov(0.1)]:
        path(optimizer, [0.0], [[2.0], [5.0]])
        assert optimizer.state["velocity"] == pytest.approx(0.9 * 2 + 5, rel=1e-15)


def test_the_default_epsilon_of_adagrad_is_1e_10():
    theta, total = np.zeros(1), np.zeros(1)
    adagrad_step(theta, np.array([1e-10]), total, 0.1)
    assert theta == pytest.approx(-0.1 * 1e-10 / (1e-10 + 1e-10), rel=1e-14)
    assert path(AdaGrad(0.1), [0.0], [[1e-10]]) == pytest.approx(-0.05, rel=1e-14)


def test_the_defaults_of_rmsprop_are_nine_tenths_and_1e_8():
    """v = (1 − 0.9) g² = 1e-16 for g = √10 · 1e-8."""
    theta, v = np.zeros(1), np.zeros(1)
    rmsprop_step(theta, np.array([sqrt(10) * 1e-8]), v, 0.1)
    assert v == pytest.approx(1e-16, rel=1e-14)
    assert theta == pytest.approx(-0.1 * sqrt(10) / 2, rel=1e-14)
    visited = path(RMSProp(0.1), [0.0], [[sqrt(10) * 1e-8]])
    assert visited == pytest.approx(-0.1 * sqrt(10) / 2, rel=1e-14)


@pytest.mark.parametrize(
    ("step", "make", "options", "shift"),
    [
        (adam_step, Adam, {}, 1),
        (adamw_step, AdamW, {"decay": 0.2}, 1),
        (nadam_step, Nadam, {}, 1 + 0.9 * 0.1 / (1 - 0.9**2)),
    ],
)
def test_the_defaults_of_adam_and_its_kin_are_0_9_and_0_999_and_1e_8(step, make, options, shift):
    """g = 1e-8 gives m = 1e-9, v = 1e-19, m̂ = 1e-8 (times the shift of Nadam) and √v̂ = ε."""
    theta, m, v = np.zeros((3, 1))
    step(theta, np.array([1e-8]), m, v, 1, 0.1, **options)
    assert m == pytest.approx(1e-9, rel=1e-12, abs=0)
    assert v == pytest.approx(1e-19, rel=1e-12, abs=0)
    assert theta == pytest.approx(-0.1 * shift / 2, rel=1e-12)
    optimizer = make(0.1, **options)
    assert path(optimizer, [0.0], [[1e-8]]) == pytest.approx(-0.1 * shift / 2, rel=1e-12)
    assert optimizer.state["m"] == pytest.approx(1e-9, rel=1e-12, abs=0)
    assert optimizer.state["v"] == pytest.approx(1e-19, rel=1e-12, abs=0)


# Published forms, over many steps


def test_nesterov_is_the_published_look_ahead_form():
    """Sutskever et al. (2013), equations 3 and 4, on a quadratic.

    v ← μ v − ε ∇f(x + μ v); x ← x + v. What the code calls theta is the look-ahead point x + μ v.
    """
    rng = np.random.default_rng(0)
    root = rng.standard_normal((4, 4))
    A, b = root @ root.T / 4, rng.standard_normal(4)
    mu, rate = 0.85, 0.05
    x, v = rng.standard_normal(4), np.zeros(4)
    theta, velocity = x.copy(), np.zeros(4)
    for _ in range(200):
        v = mu * v - rate * (A @ (x + mu * v) - b)
        x = x + v
        nesterov_step(theta, A @ theta - b, velocity, rate, mu)
        np.testing.assert_allclose(theta, x + mu * v, rtol=1e-11, atol=1e-11)
    assert np.linalg.norm(A @ theta - b) < np.linalg.norm(b) / 10


@pytest.mark.parametrize("options", [{}, {"beta1": 0.7, "beta2": 0.95, "epsilon": 0.01}])
def test_nadam_is_its_published_recurrence(options):
    """Dozat (2016) with the decay of the first moment constant, one number at a time."""
    mu, nu, epsilon = [*options.values()] or [0.9, 0.999, 1e-8]
    grads = np.random.default_rng(1).standard_normal(50)
    x, m, n, expected = 0.3, 0.0, 0.0, []
    mu_product = 1.0
    for t, g in enumerate(grads.tolist(), start=1):
        m = mu * m + (1 - mu) * g
        n = nu * n + (1 - nu) * g**2
        mu_product *= mu
        look_ahead = mu * m / (1 - mu_product * mu) + (1 - mu) * g / (1 - mu_product)
        x -= 0.02 * look_ahead / (sqrt(n / (1 - nu**t)) + epsilon)
        expected.append([x])
    visited = path(Nadam(0.02, **options), [0.3], grads[:, None])
    np.testing.assert_allclose(visited, expected, rtol=1e-12, atol=1e-12)


TORCH = [
    (lambda: SGD(0.1), "SGD", {"lr": 0.1}),
    (lambda: Momentum(0.1), "SGD", {"lr": 0.1, "momentum": 0.9}),
    (lambda: Momentum(0.1, 0.6), "SGD", {"lr": 0.1, "momentum": 0.6}),
    (lambda: Nesterov(0.1), "SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True}),
    (lambda: Nesterov(0.1, 0.6), "SGD", {"lr": 0.1, "momentum": 0.6, "nesterov": True}),
    (lambda: AdaGrad(0.1), "Adagrad", {"lr": 0.1}),
    (lambda: AdaGrad(0.1, 0.03), "Adagrad", {"lr": 0.1, "eps": 0.03}),
    (lambda: RMSProp(0.1), "RMSprop", {"lr": 0.1, "alpha": 0.9}),
    (lambda: RMSProp(0.1, 0.6, 0.03), "RMSprop", {"lr": 0.1, "alpha": 0.6, "eps": 0.03}),
    (lambda: Adam(0.1), "Adam", {"lr": 0.1}),
    (lambda: Adam(0.1, 0.6, 0.8, 0.03), "Adam", {"lr": 0.1, "betas": (0.6, 0.8), "eps": 0.03}),
    (lambda: AdamW(0.1, 0.3), "AdamW", {"lr": 0.1, "weight_decay": 0.3}),
    (
        lambda: AdamW(0.1, 0.3, 0.6, 0.8, 0.03),
        "AdamW",
        {"lr": 0.1, "weight_decay": 0.3, "betas": (0.6, 0.8), "eps": 0.03},
    ),
]


@pytest.mark.parametrize(
    ("make", "name", "options"), TORCH, ids=[repr(make()) for make, _, _ in TORCH]
)
def test_every_step_matches_torch(make, name, options):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(2)
    start, grads = rng.standard_normal(7), rng.standard_normal((50, 7))
    theirs = torch.tensor(start, requires_grad=True)
    optimizer = getattr(torch.optim, name)([theirs], **options)
    expected = []
    for grad in grads:
        theirs.grad = torch.tensor(grad)
        optimizer.step()
        expected.append(theirs.detach().numpy().copy())
    np.testing.assert_allclose(path(make(), start, grads), expected, rtol=0, atol=1e-10)


# Clipped steps


@pytest.mark.parametrize(
    ("grad", "longest", "moved"),
    [
        ((3, 4), 5, (3, 4)),  # rate 2: the step is (6, 8), 10 long
        ((3, 4), 10, (6, 8)),
        ((3, 4), 11, (6, 8)),
        ((0, 0), 1, (0, 0)),
        ((-5, 12), 1.3, (-0.5, 1.2)),
    ],
)
def test_a_clipped_step_agrees_with_hand_calculation(grad, longest, moved):
    theta, grad = np.array([1.0, -1.0]), np.array(grad, dtype=float)
    kept = grad.copy()
    with np.errstate(all="raise"):
        clipped_step(theta, grad, 2, longest)
    np.testing.assert_allclose(theta, np.subtract((1, -1), moved), rtol=1e-14)
    assert grad.tolist() == kept.tolist()


@pytest.mark.parametrize("longest", [0.1, 1.0, 100.0])
def test_a_clipped_step_matches_torch(longest):
    """There the gradient is clipped to `most` first: longest = rate · most."""
    torch = pytest.importorskip("torch")
    rng, rate = np.random.default_rng(3), 0.25
    theta, grads = rng.standard_normal(9), 10 * rng.standard_normal((20, 9))
    theirs = torch.tensor(theta, requires_grad=True)
    optimizer = torch.optim.SGD([theirs], lr=rate)
    for grad in grads:
        clipped_step(theta, grad, rate, longest)
        theirs.grad = torch.tensor(grad)
        torch.nn.utils.clip_grad_norm_([theirs], longest / rate)
        optimizer.step()
    np.testing.assert_allclose(theta, theirs.detach().numpy(), rtol=0, atol=1e-5)


# Properties of every optimizer


@pytest.mark.parametrize("name", MAKERS)
def test_a_step_changes_the_parameters_in_place_and_leaves_the_gradients_alone(name):
    parameters, gradients = holding([[1.0, -2.0], [3.0, 4.0]]), holding([[2.0, 3.0], [-5.0, 7.0]])
    vector = parameters.vector
    assert MAKERS[name]().step(parameters, gradients) is None
    assert parameters.vector is vector
    assert (
        np.sign(np.array([[1.0, -2.0], [3.0, 4.0]]) - parameters["x"]) == [[1, 1], [-1, 1]]
    ).all()
    assert gradients.vector.tolist() == [2, 3, -5, 7]


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_state_has_the_dtype_of_the_parameters(name, dtype):
    optimizer, parameters = MAKERS[name](), holding([1.0, -2.0], dtype)
    for _ in range(2):
        optimizer.step(parameters, holding([0.3, 0.4], dtype))
    assert parameters.vector.dtype == dtype
    assert all(vector.dtype == dtype for vector in optimizer.state.values())


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("size", [optimizers.BLOCK, 2 * optimizers.BLOCK + 3])
def test_a_long_vector_steps_as_its_pieces_do(name, size):
    """No number affects another, so pieces that are cut inside a block give the same bits."""
    rng, cut = np.random.default_rng(5), size // 3
    theta, grads = rng.standard_normal(size), rng.standard_normal((3, size))
    whole, left, right = (
        path(MAKERS[name](), theta[part], grads[:, part])
        for part in (slice(None), slice(cut), slice(cut, None))
    )
    np.testing.assert_array_equal(whole, np.concatenate([left, right], axis=1))


STEADY = {  # 0.9¹⁰⁰ is 3 · 10⁻⁵: 10⁻³⁰ at one check is 10⁻³⁵ before the next
    "Momentum": lambda: Momentum(0.1, 0.9),
    "Nesterov": lambda: Nesterov(0.1, 0.9),
    "AdaGrad": lambda: AdaGrad(0.1),
    "RMSProp": lambda: RMSProp(0.1, 0.9),
    "Adam": lambda: Adam(0.1, 0.9, 0.99),
    "AdamW": lambda: AdamW(0.1, 0.01, 0.9, 0.99),
    "Nadam": lambda: Nadam(0.1, 0.9, 0.99),
}


def after_the_gradient_is_gone(optimizer, steps):
    """The parameters after two steps and `steps` more with a gradient of 0, all of float32; and
    whether some number of the state was subnormal after a step."""
    parameters, subnormal = holding([1.0, -2.0, 3.0], np.float32), False
    for grad in ([0.5, -2.0, 0.01], [0.3, 1.0, -4.0], *np.zeros((steps, 3))):
        optimizer.step(parameters, holding(grad, np.float32))
        for vector in optimizer.state.values():
            small = np.abs(vector) < np.finfo(np.float32).tiny
            subnormal = subnormal or bool(np.any(small & (vector != 0)))
    return parameters.vector, subnormal


@pytest.mark.parametrize("name", STEADY)
def test_a_state_that_fades_never_becomes_subnormal_and_the_bits_stay(name, monkeypatch):
    optimizer = STEADY[name]()
    parameters, subnormal = after_the_gradient_is_gone(optimizer, 2000)
    assert not subnormal
    fading = {"velocity", "m"} | ({"v"} if name == "RMSProp" else set())
    assert all((optimizer.state[slot] == 0).all() for slot in fading & set(optimizer.slots))
    monkeypatch.setattr(optimizers, "LOOK", 10**9)
    as_it_was, subnormal = after_the_gradient_is_gone(STEADY[name](), 2000)
    np.testing.assert_array_equal(parameters, as_it_was)
    assert subnormal or name == "AdaGrad"  # otherwise the test could not fail


@pytest.mark.parametrize("make", [RMSProp, Adam, Nadam])
def test_at_epsilon_0_nothing_of_the_state_is_dropped(make):
    betas = {"beta": 0.9} if make is RMSProp else {"beta1": 0.9, "beta2": 0.9}
    parameters, _ = after_the_gradient_is_gone(make(0.01, **betas, epsilon=0), 2000)
    assert np.isfinite(parameters).all()


@pytest.mark.parametrize("name", MAKERS)
def test_float32_follows_float64(name):
    grads = np.random.default_rng(3).standard_normal((20, 5))
    parameters, optimizer = holding(np.ones(5), np.float32), MAKERS[name]()
    for grad in grads:
        optimizer.step(parameters, holding(grad, np.float32))
    exact = path(MAKERS[name](), np.ones(5), grads)[-1]
    np.testing.assert_allclose(parameters.vector, exact, atol=1e-5)


@pytest.mark.parametrize("name", MAKERS)
def test_the_rate_may_be_a_function_of_the_step_counted_from_0(name):
    rates, seen = [0.3, 0.1, 0.2], []

    def schedule(step):
        seen.append(step)
        return rates[step]

    grads = np.random.default_rng(4).standard_normal((3, 5))
    visited = path(MAKERS[name](schedule), np.ones(5), grads)
    assert seen == [0, 1, 2]
    changing = MAKERS[name]()
    parameters = holding(np.ones(5))
    for rate, grad, expected in zip(rates, grads, visited, strict=True):
        changing.rate = rate
        changing.step(parameters, holding(grad))
        np.testing.assert_array_equal(parameters.vector, expected)


@pytest.mark.parametrize("name", MAKERS)
def test_two_optimizers_share_nothing(name):
    one, other = MAKERS[name](), MAKERS[name]()
    grads = np.random.default_rng(5).standard_normal((3, 4))
    alone = path(one, np.ones(4), grads)
    np.testing.assert_array_equal(path(other, np.ones(4), grads), alone)


def test_an_optimizers_repr_names_its_settings():
    assert [repr(make()) for make in MAKERS.values()] == [
        "SGD(rate=0.1)",
        "Momentum(rate=0.1, beta=0.5)",
        "Nesterov(rate=0.1, beta=0.5)",
        "AdaGrad(rate=0.1, epsilon=0.5)",
        "RMSProp(rate=0.1, beta=0.75, epsilon=0.5)",
        "Adam(rate=0.1, beta1=0.5, beta2=0.75, epsilon=0.5)",
        "AdamW(rate=0.1, beta1=0.5, beta2=0.75, epsilon=0.5, decay=0.2)",
        "Nadam(rate=0.1, beta1=0.5, beta2=0.75, epsilon=0.5)",
    ]
    stepped = Adam(0.1)
    path(stepped, [1.0], [[1.0]])
    assert repr(stepped) == repr(Adam(0.1))


# Properties

seeds = st.integers(0, 2**32 - 1)
some = settings(max_examples=40)


@given(seeds)
@some
def test_special_cases_of_an_optimizer_with_one_number_at_zero(seed):
    rng = np.random.default_rng(seed)
    start, grads = rng.standard_normal(4), rng.standard_normal((5, 4))
    plain = path(SGD(0.1), start, grads)
    np.testing.assert_allclose(path(Momentum(0.1, 0), start, grads), plain, rtol=1e-14)
    np.testing.assert_allclose(path(Nesterov(0.1, 0), start, grads), plain, rtol=1e-14)
    adam = path(Adam(0.1), start, grads)
    np.testing.assert_array_equal(path(AdamW(0.1, 0), start, grads), adam)
    np.testing.assert_allclose(
        path(Nadam(0.1, 0, 0.9), start, grads),
        path(Adam(0.1, 0, 0.9), start, grads),
        rtol=1e-12,
        atol=1e-15,  # parameters near 1 may end near 0, with the rounding of numbers near 1
    )


@pytest.mark.parametrize("make", [AdaGrad, RMSProp, Adam, Nadam])
@given(seed=seeds, scale=st.floats(1e-3, 1e3))
@some
def test_adaptive_steps_do_not_depend_on_the_scale_of_the_gradient(make, seed, scale):
    rng = np.random.default_rng(seed)
    start, grads = rng.standard_normal(4), rng.standard_normal((5, 4))
    visited = path(make(0.1, epsilon=0), start, grads)
    scaled = path(make(0.1, epsilon=0), start, scale * grads)
    np.testing.assert_allclose(scaled, visited, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("name", MAKERS)
@given(seed=seeds)
@some
def test_each_coordinate_moves_independently(name, seed):
    rng = np.random.default_rng(seed)
    start, grads = rng.standard_normal(6), rng.standard_normal((4, 6))
    order = rng.permutation(6)
    visited = path(MAKERS[name](), start, grads)
    permuted = path(MAKERS[name](), start[order], grads[:, order])
    np.testing.assert_allclose(permuted, visited[:, order], rtol=1e-14)


@given(seeds, st.floats(0.01, 0.5))
@some
def test_adams_first_step_is_the_rate_for_any_gradient(seed, rate):
    grad = np.random.default_rng(seed).standard_normal(6)
    theta = path(Adam(rate, epsilon=0), np.zeros(6), [grad])[0]
    np.testing.assert_allclose(theta, -rate * np.sign(grad), rtol=1e-12)


# Schedules by hand


def test_a_constant_schedule_agrees_with_hand_calculation():
    assert [constant(step, 0.3) for step in (0, 1, 1000)] == [0.3, 0.3, 0.3]


def test_step_decay_agrees_with_hand_calculation():
    rates = [step_decay(step, every=10, factor=0.25, rate=0.8) for step in (0, 9, 10, 19, 20)]
    assert rates == [0.8, 0.8, 0.8 / 4, 0.8 / 4, 0.8 / 16]
    assert step_decay(4, 2, 0.5, 1.0) == 0.25


def test_cosine_agrees_with_hand_calculation():
    rates = [cosine(step, steps=4, rate=0.8) for step in (0, 1, 2, 3, 4, 5, 1000)]
    by_hand = [0.8, 0.4 * (1 + sqrt(0.5)), 0.4, 0.4 * (1 - sqrt(0.5)), 0, 0, 0]
    assert rates == pytest.approx(by_hand, rel=1e-14, abs=1e-15)


def test_warmup_agrees_with_hand_calculation():
    rates = [warmup(step, steps=4, rate=0.8) for step in (0, 1, 2, 3, 4, 1000)]
    assert rates == pytest.approx([0.2, 0.4, 0.6, 0.8, 0.8, 0.8], rel=1e-15)


def test_schedules_combine():
    rates = [warmup(step, 2, cosine(step, 4, 0.8)) for step in (0, 1, 2, 4)]
    assert rates == pytest.approx([0.4, 0.4 * (1 + sqrt(0.5)), 0.4, 0], rel=1e-14, abs=1e-15)


def test_a_schedule_drives_an_optimizer():
    """Rates 0.8, 0.4 (1 + √½), 0.4, 0.4 (1 − √½), then 0, and a gradient of 1."""
    visited = path(SGD(lambda step: cosine(step, 4, 0.8)), [0.0], np.ones((6, 1)))
    total = 0.8 + 0.4 * 2 + 0.4
    assert visited[3:, 0] == pytest.approx([-total] * 3, rel=1e-14)


def test_every_optimizer_of_the_module_is_tested_here():
    made = {name for name, thing in vars(optimizers).items() if isinstance(thing, type)}
    assert made - {"Optimizer"} == set(MAKERS) == set(STEPS) == set(BY_HAND)
