"""Optimizers: each is its formula on whole vectors, in place; then a thin object that keeps state.

theta (P,) are the parameters, grad (P,) the gradient; both, and the state, are changed in place
where the docstring says so. Schedules give the learning rate for a step, counted from 0.
"""

import math

import numpy as np

from mlpkit.helpers import in_place
from mlpkit.helpers.ranges import within
from mlpkit.helpers.shapes import shapes

BLOCK = 2**16  # how many numbers a step handles at a time
FADED = 1e-30  # anything nearer to 0 in the state may as well be 0
LOOK = 100  # steps between two searches for such numbers


@shapes(theta="P", grad="P")
def sgd_step(theta, grad, rate):
    """$θ ← θ − η g$. Changes theta.

    Source: Robbins & Monro, "A Stochastic Approximation Method" (1951); as used for networks,
    Rumelhart, Hinton & Williams (1986), equation 8.
    """
    theta -= rate * grad


@shapes(theta="P", grad="P")
def clipped_step(theta, grad, rate, longest):
    """$θ ← θ − η g$, but never further than `longest`, in the same direction. Changes theta.

    The step as a whole, a vector of length $‖η g‖$, is multiplied by $min(1, longest / ‖η g‖)$.
    Source: Pascanu, Mikolov & Bengio, "On the difficulty of training recurrent neural networks"
    (2013), algorithm 1; there the gradient's length is bounded, here the step's.
    """
    step = rate * grad
    length = np.linalg.norm(step)
    if length > longest:
        step *= longest / length
    theta -= step


@shapes(theta="P", grad="P", velocity="P")
def momentum_step(theta, grad, velocity, rate, beta):
    """$v ← β v + g$; $θ ← θ − η v$. Changes theta and velocity.

    Source: Polyak, "Some methods of speeding up the convergence of iteration methods" (1964);
    Rumelhart, Hinton & Williams (1986), equation 9. This form, with η outside v, is PyTorch's.
    """
    velocity *= beta
    velocity += grad
    theta -= rate * velocity


@shapes(theta="P", grad="P", velocity="P")
def nesterov_step(theta, grad, velocity, rate, beta):
    """$v ← β v + g$; $θ ← θ − η (g + β v)$. Changes theta and velocity.

    The published form takes the gradient at the look-ahead point: $v ← β v + ∇L(θ − η β v)$;
    $θ ← θ − η v$. With that look-ahead point called θ it becomes this one, which needs the gradient
    only where the network is. Source: Sutskever et al., "On the importance of initialization and
    momentum in deep learning" (2013), equations 3 and 4; Bengio, Boulanger-Lewandowski & Pascanu,
    "Advances in optimizing recurrent networks" (2013), equation 7.
    """
    velocity *= beta
    velocity += grad
    theta -= rate * (grad + beta * velocity)


@shapes(theta="P", grad="P", total="P")
def adagrad_step(theta, grad, total, rate, epsilon=1e-10):
    """$s ← s + g²$; $θ ← θ − η g / (√s + ε)$. Changes theta and total (s).

    Source: Duchi, Hazan & Singer, "Adaptive Subgradient Methods" (2011), section 1.
    """
    total += grad * grad
    theta -= rate * grad / (np.sqrt(total) + epsilon)


@shapes(theta="P", grad="P", v="P")
def rmsprop_step(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    """$v ← β v + (1 − β) g²$; $θ ← θ − η g / (√v + ε)$. Changes theta and v.

    Source: Tieleman & Hinton, "Neural Networks for Machine Learning", lecture 6.5 (2012).
    """
    v *= beta
    v += (1 - beta) * grad * grad
    theta -= rate * grad / (np.sqrt(v) + epsilon)


@shapes(theta="P", grad="P", m="P", v="P")
def adam_step(theta, grad, m, v, t, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Running means of g and g², corrected for their bias towards 0. Changes theta, m and v.

    $m ← β₁ m + (1 − β₁) g$; $v ← β₂ v + (1 − β₂) g²$; $m̂ = m / (1 − β₁ᵗ)$; $v̂ = v / (1 − β₂ᵗ)$;
    $θ ← θ − η m̂ / (√v̂ + ε)$. t counts the steps from 1. Source: Kingma & Ba, "Adam: A Method for
    Stochastic Optimization" (2015), algorithm 1.
    """
    m *= beta1
    m += (1 - beta1) * grad
    v *= beta2
    v += (1 - beta2) * grad * grad
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    theta -= rate * m_hat / (np.sqrt(v_hat) + epsilon)


@shapes(theta="P", grad="P", m="P", v="P")
def adamw_step(theta, grad, m, v, t, rate, decay, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """$θ ← θ − η λ θ$, then Adam's step: the decay λ stays out of m and v. Changes theta, m and v.

    Source: Loshchilov & Hutter, "Decoupled Weight Decay Regularization" (2019), algorithm 2. There
    the decay is not multiplied by the rate; here it is, as in PyTorch.
    """
    theta *= 1 - rate * decay
    adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon)


@shapes(theta="P", grad="P", m="P", v="P")
def nadam_step(theta, grad, m, v, t, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Adam that looks ahead like Nesterov. Changes theta, m and v.

    Adam's m and v, but $m̂ = β₁ m / (1 − β₁ᵗ⁺¹) + (1 − β₁) g / (1 − β₁ᵗ)$. Source: Dozat,
    "Incorporating Nesterov Momentum into Adam" (2016), algorithm 2, with β₁ constant and with
    Adam's v̂ (that page has $β₂ v̂$; the same author's report of 2015 and PyTorch have v̂).
    """
    m *= beta1
    m += (1 - beta1) * grad
    v *= beta2
    v += (1 - beta2) * grad * grad
    m_hat = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * grad / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    theta -= rate * m_hat / (np.sqrt(v_hat) + epsilon)


def constant(step, rate):
    """The rate itself, at every step."""
    return rate


def step_decay(step, every, factor, rate):
    """$rate · factor^⌊step / every⌋$: a staircase."""
    return rate * factor ** (step // every)


def cosine(step, steps, rate):
    """$½ rate (1 + cos(π step / steps))$: from rate at step 0 to 0 at `steps`, and 0 after that.

    Source: Loshchilov & Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2017),
    equation 5, with one period and minimum 0.
    """
    return rate * (1 + math.cos(math.pi * min(step, steps) / steps)) / 2


def warmup(step, steps, rate):
    """$rate · min(1, (step + 1) / steps)$: rises linearly over `steps` steps, then stays.

    rate may be another schedule's: ``warmup(step, 100, cosine(step, 3000, 0.1))``. Source: Goyal et
    al., "Accurate, Large Minibatch SGD" (2017), section 2.2.
    """
    return rate * min(1, (step + 1) / steps)


def forget_faded(vector):
    """Set to 0, in place, every number that is nearer to 0 than FADED.

    Where the gradient has become 0, as at a dead unit, its running mean shrinks with every step
    and in float32 is soon below 1e-38, among the subnormal numbers, which can take a processor a
    hundred times as long as others.
    """
    vector *= np.abs(vector) >= FADED


class Optimizer:
    """The parts that all optimizers share: the rate, the step count and the state.

    rate is a number above 0, or a function of the step, counted from 0, that returns one of 0 or
    more. `t` counts the steps taken; `state` holds the vectors that `slots` names, zeros before the
    first step, and `squares` names those of them that are sums or means of squares; every LOOK
    steps `forget_faded` goes through the state. Raises ValueError for a setting that is not finite
    or impossible.

    A subclass writes `update(theta, grad, rate, **state)`, where settings that are `vectors` come
    after the state. It is called with a block of the vectors at a time, so it may only work element
    by element.
    """

    slots = squares = ()

    def __init__(self, rate):
        if not callable(rate) and not (within(rate, 0, math.inf) and rate > 0):
            self.refuse("the rate", rate, "a finite number above 0, or a function of the step")
        self.rate = rate
        self.t = 0
        self.state = {}

    def refuse(self, name, came, expected):
        raise ValueError(f"{type(self).__name__}: got {name} {came!r}; expected {expected}.")

    def set_betas(self, **betas):
        """Set the betas, the shares kept of the old value. ValueError unless 0 ≤ beta < 1."""
        for name, beta in betas.items():
            if not within(beta, 0, 1):
                self.refuse(name, beta, "0 or more, below 1")
        vars(self).update(betas)

    def set_epsilon(self, epsilon):
        """Set epsilon, finite, 0 or more. Raises ValueError otherwise."""
        if not within(epsilon, 0, math.inf):
            self.refuse("epsilon", epsilon, "a finite number, 0 or more")
        self.epsilon = epsilon

    def check_dtype(self, dtype):
        """Raise a ValueError when epsilon would be 0 in parameters of this dtype."""
        epsilon = getattr(self, "epsilon", 0)
        if epsilon and not dtype.type(epsilon):
            raise ValueError(
                f"{type(self).__name__}: got parameters of {dtype}, in which epsilon {epsilon:g} "
                "is 0; expected float32 or float64."
            )

    def check_sizes(self, theta, vectors):
        """Raise a ValueError unless each of the vectors, by name, is as long as theta (P,)."""
        for what, vector in vectors.items():
            if vector.shape != theta.shape:
                raise ValueError(
                    f"{type(self).__name__}: got {vector.size:,} numbers in {what}; expected "
                    f"{theta.size:,}, as in the parameters. An optimizer serves one network."
                )

    def check_settings(self, theta):
        """Raise a ValueError when no step could be taken from parameters (P,) like theta."""
        self.check_dtype(theta.dtype)
        self.check_sizes(theta, self.vectors(theta.dtype))

    def rate_now(self):
        """The rate of the next step. Raises ValueError when it is not finite or below 0."""
        rate = self.rate(self.t) if callable(self.rate) else self.rate
        if not within(rate, 0, math.inf):
            self.refuse(f"rate (step {self.t})", rate, "a finite number, 0 or more")
        return rate

    def step(self, parameters, gradients):
        """One update of what is trained in `parameters` from `gradients`, both of the same layout.

        Raises ValueError, before anything is changed, when the gradients or the state do not have
        the size of the parameters, or the rate or epsilon can't be used.
        """
        theta, grad = parameters.trained, gradients.trained
        fresh = {slot: np.zeros_like(theta) for slot in self.slots if slot not in self.state}
        fixed = self.vectors(theta.dtype)
        self.check_sizes(theta, {"gradients": grad, **fixed, **self.state})
        if fresh:
            self.check_dtype(theta.dtype)
        rate = self.rate_now()
        self.state |= fresh
        self.t += 1
        # with epsilon 0, a faded state might lead to 0 / 0
        forget = self.t % LOOK == 0 and getattr(self, "epsilon", 1) > 0
        # Block by block, so that the formula's intermediate results stay in the cache.
        for start in range(0, theta.size, BLOCK):
            part = slice(start, start + BLOCK)
            state = {slot: vector[part] for slot, vector in self.state.items()}
            given = {name: vector[part] for name, vector in fixed.items()}
            self.update(theta[part], grad[part], rate, **state, **given)
            if forget:
                for vector in state.values():
                    forget_faded(vector)

    def vectors(self, dtype):
        """Settings that are vectors (P,), by name: `update` gets a block of each, of this dtype."""
        return {}

    def __repr__(self):
        shown = {name: value for name, value in vars(self).items() if name not in ("t", "state")}
        vectors = [n for n, v in shown.items() if isinstance(v, np.ndarray) and v.size]
        words = (
            f"{name}={value.min():g} … {value.max():g}" if name in vectors else f"{name}={value}"
            for name, value in shown.items()
        )
        return f"{type(self).__name__}({', '.join(words)})"


class SGD(Optimizer):
    """`sgd_step` at every step."""

    def update(self, theta, grad, rate):
        sgd_step(theta, grad, rate)


class Momentum(Optimizer):
    """`momentum_step`, with its velocity kept from step to step."""

    slots = ("velocity",)

    def __init__(self, rate, beta=0.9):
        super().__init__(rate)
        self.set_betas(beta=beta)

    def update(self, theta, grad, rate, velocity):
        momentum_step(theta, grad, velocity, rate, self.beta)


class Nesterov(Momentum):
    """`nesterov_step`, with its velocity kept from step to step."""

    def update(self, theta, grad, rate, velocity):
        nesterov_step(theta, grad, velocity, rate, self.beta)


class AdaGrad(Optimizer):
    """`adagrad_step`, with its sum of squares kept from step to step."""

    slots = squares = ("total",)

    def __init__(self, rate, epsilon=1e-10):
        super().__init__(rate)
        self.set_epsilon(epsilon)

    def update(self, theta, grad, rate, total):
        adagrad_step(theta, grad, total, rate, self.epsilon)


class RMSProp(Optimizer):
    """`rmsprop_step`, with its mean square kept from step to step."""

    slots = squares = ("v",)

    def __init__(self, rate, beta=0.9, epsilon=1e-8):
        super().__init__(rate)
        self.set_betas(beta=beta)
        self.set_epsilon(epsilon)

    def update(self, theta, grad, rate, v):
        rmsprop_step(theta, grad, v, rate, self.beta, self.epsilon)


class Adam(Optimizer):
    """`adam_step`, with its two moments kept from step to step."""

    slots, squares = ("m", "v"), ("v",)

    def __init__(self, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__(rate)
        self.set_betas(beta1=beta1, beta2=beta2)
        self.set_epsilon(epsilon)

    def update(self, theta, grad, rate, m, v):
        in_place.adam_step(theta, grad, m, v, self.t, rate, self.beta1, self.beta2, self.epsilon)


class AdamW(Adam):
    """`adamw_step`: Adam with decoupled weight decay.

    decay is one number for all parameters, or a vector (P,) with one for each. Biases, gains and
    shifts are left alone by ``0.02 * network.weights``. Raises ValueError for a decay below 0, or
    so large that rate · decay is above 1: each step would flip the sign of a weight.
    """

    def __init__(self, rate, decay, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__(rate, beta1, beta2, epsilon)
        numbers = np.asarray(decay).dtype.kind in "fiu" and np.size(decay) > 0
        if numbers and np.ndim(decay) == 1:
            decay = np.array(decay, dtype=float)
            wrong = decay[~(np.isfinite(decay) & (decay >= 0))]
            if wrong.size:
                self.refuse("a decay of", float(wrong[0]), "finite numbers, 0 or more")
        elif not within(decay, 0, math.inf):
            self.refuse("decay", decay, "a finite number, 0 or more, or a vector of such numbers")
        self.decay = decay
        if not callable(rate):
            self.rate_now()

    def rate_now(self):
        rate = super().rate_now()
        largest = self.decay.max() if np.ndim(self.decay) else self.decay
        if rate * largest > 1:
            came = float(rate * largest)
            self.refuse("rate · decay", came, "1 at most, at which a weight becomes 0")
        return rate

    def vectors(self, dtype):
        if np.ndim(self.decay) == 0:
            return {}
        # converted only once: later steps find it converted
        self.decay = self.decay.astype(dtype, copy=False)
        return {"decay": self.decay}

    def update(self, theta, grad, rate, m, v, decay=None):
        theta *= 1 - rate * (self.decay if decay is None else decay)
        super().update(theta, grad, rate, m, v)


class Nadam(Adam):
    """`nadam_step`, with its two moments kept from step to step."""

    def update(self, theta, grad, rate, m, v):
        nadam_step(theta, grad, m, v, self.t, rate, self.beta1, self.beta2, self.epsilon)
