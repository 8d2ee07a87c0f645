"""Exercise of notebook 12: pytorch_nesterov_step, torch.optim.SGD with its arguments."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number


def pytorch_nesterov_step(theta, grad, buffer, rate, momentum, weight_decay):
    """One step of torch.optim.SGD(nesterov=True), in place on theta and buffer.

    Source: https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html
    """
    decayed = grad + weight_decay * theta
    buffer *= momentum
    buffer += decayed
    theta -= rate * (decayed + momentum * buffer)


def steps(rng):
    """theta, grad, buffer (P,), rate, momentum, weight_decay: a first step, and later ones."""
    cases = []
    for P, rate, momentum, decay, first in [
        (4, 0.1, 0.9, 0.1, False),
        (3, 0.5, 0.5, 0.02, True),
        (1, 0.25, 0.2, 0.3, False),
        (6, 0.02, 0.95, 0.0, False),
    ]:
        theta, grad = rng.normal(size=P), rng.normal(size=P)
        buffer = np.zeros(P) if first else rng.normal(0, 3, P)
        if P > 3:
            grad[0], grad[1], buffer[2], theta[3] = 0, -1000, 0, 0
        cases.append((theta, grad, buffer, rate, momentum, decay))
    return cases


def two_steps(f, rng):
    """From θ = 1 with gradient 1, momentum ½ and decay 1; the rate falls from 0.4 to 0.2."""
    theta, buffer = np.ones(1), np.zeros(1)
    for step, (rate, at) in enumerate(((0.4, -0.2), (0.2, -0.54)), 1):
        f(theta, np.ones(1), buffer, rate, 0.5, 1.0)
        if not np.allclose(theta, at, rtol=1e-5):
            return (
                f"after step {step} of two from theta 1 with gradient 1, momentum 0.5, decay 1 "
                f"and rates 0.4 and 0.2, theta is {number(theta[0])}. By hand it is {number(at)}."
            )


def in_loops(theta, grad, buffer, rate, momentum, weight_decay):
    for i in range(len(theta)):
        g = grad[i] + weight_decay * theta[i]
        buffer[i] = momentum * buffer[i] + g
        theta[i] -= rate * (g + momentum * buffer[i])


def as_pytorch_does(theta, grad, buffer, rate, momentum, weight_decay):
    """Line by line as on the page of torch.optim.SGD; also returns theta."""
    g = grad.copy()
    if weight_decay != 0:
        g = g + weight_decay * theta
    if momentum != 0:
        buffer[:] = momentum * buffer + (1 - 0) * g
        g = g + momentum * buffer
    theta[:] = theta - rate * g
    return theta


def from_the_old(theta, grad, buffer, rate, momentum, weight_decay):
    g = grad + weight_decay * theta
    theta -= rate * ((1 + momentum) * g + momentum**2 * buffer)
    buffer[:] = momentum * buffer + g


def decoupled(theta, grad, buffer, rate, momentum, weight_decay):
    theta *= 1 - rate * weight_decay
    pytorch_nesterov_step(theta, grad, buffer, rate, momentum, 0)


def paper(theta, grad, buffer, rate, momentum, weight_decay):
    """v ← μ v − η g; θ ← θ + v."""
    buffer[:] = momentum * buffer - rate * (grad + weight_decay * theta)
    theta += buffer


def keras(theta, grad, buffer, rate, momentum, weight_decay):
    """v ← μ v − η g; θ ← θ + μ v − η g."""
    g = grad + weight_decay * theta
    buffer[:] = momentum * buffer - rate * g
    theta += momentum * buffer - rate * g


def anew(theta, grad, buffer, rate, momentum, weight_decay):
    pytorch_nesterov_step(theta, grad, np.zeros_like(buffer), rate, momentum, weight_decay)


def on_copies(*names):
    """The step on copies of the arguments called theta or buffer, which therefore do not change."""

    def wrong(theta, grad, buffer, rate, momentum, weight_decay):
        theta = theta.copy() if "theta" in names else theta
        buffer = buffer.copy() if "buffer" in names else buffer
        pytorch_nesterov_step(theta, grad, buffer, rate, momentum, weight_decay)

    return wrong


EXERCISE = Exercise(
    notebook=12,
    reference=pytorch_nesterov_step,
    stub=(
        "One step of torch.optim.SGD(params, rate, momentum, weight_decay, nesterov=True).\n\n"
        "g ← g + λ θ, then b ← μ b + g, then θ ← θ − η (g + μ b), both with the new g.\n"
        "theta, grad, buffer have shape (P,); rate is η, momentum μ, weight_decay λ. Change\n"
        "theta and buffer in place, grad not; return nothing."
    ),
    cases=steps,
    extra=True,
    changes=("buffer", "theta"),
    hints=(
        "It is Nesterov's step of notebook 06. Only the first line is new: the decay is added to "
        "the gradient, before anything else, and so goes into the buffer too.",
        "g' = g + λ θ, a new array (P,). b ← μ b + g'. θ ← θ − η (g' + μ b), with the new b.",
        "decayed = grad + weight_decay * theta. buffer *= momentum, buffer += decayed. theta -= "
        "rate times a bracket of two: decayed, and momentum times buffer.",
    ),
    why="Why is the decay of PyTorch's SGD not the same as AdamW's once there is momentum?",
    properties=(Property("two steps by hand", two_steps),),
    mistakes=mistakes(
        ("no-decay", {"grad + weight_decay * theta": "grad"}),
        "this is Nesterov's step without decay: weight_decay has no effect. Add weight_decay times "
        "theta to the gradient, before anything else.",
        ("decoupled", decoupled),
        "the decay is in theta's move and not in the buffer, as in AdamW. In PyTorch's SGD it is "
        "added to the gradient first: buffer and move both have it.",
        ("raw-gradient-ahead", {"(decayed + momentum": "(grad + momentum"}),
        "buffer is right, but theta moved along the gradient as it came in. There, too, the "
        "gradient should include the decay.",
        ("momentum", {"(decayed + momentum * buffer)": "buffer"}),
        "buffer is right, but theta moved along it: plain momentum, nesterov=False. To look "
        "ahead, theta should move along g + μ b.",
        ("paper", paper),
        "this is the form of the paper: the rate is in the velocity, with its sign turned, and "
        "theta moves along it. PyTorch's buffer is a sum of gradients, and theta moves along "
        "g + μ b.",
        ("rate-inside", keras),
        "the rate is in the buffer, with its sign turned: v ← μ v − η g, as in Keras. theta "
        "agrees while the rate stays the same. In PyTorch the buffer sums up the gradients.",
        ("dampened", {"+= decayed": "+= (1 - momentum) * decayed"}),
        "the gradient went into the buffer with a factor 1 − μ. PyTorch calls that dampening; it "
        "is 0 by default, and must be 0 with nesterov.",
        ("decay-squared", {"weight_decay * theta": "weight_decay * theta**2"}),
        "the decay was multiplied by theta squared. The penalty is λ θ² / 2; its gradient is λ θ.",
        ("decay-doubled", {"weight_decay * theta": "2 * weight_decay * theta"}),
        "the decay counts twice. PyTorch's penalty has the ½, so its gradient is λ θ.",
        ("decay-minus", {"grad + weight_decay": "grad - weight_decay"}),
        "the decay was subtracted from the gradient, so theta grows by it. It should be added.",
        ("decay-by-sign", {"weight_decay * theta": "weight_decay * np.sign(theta)"}),
        "only the sign of theta is in the decay: that is the gradient of an L1 penalty. It should "
        "be λ θ.",
        ("rate-in-decay", {"weight_decay * theta": "rate * weight_decay * theta"}),
        "the decay was multiplied by the rate, and then again in the step. The rate should be in "
        "theta's line alone.",
        ("buffer-anew", anew),
        "buffer is as it was, and theta moved as if buffer were 0. Where a new buffer is made in "
        "every call, nothing is remembered.",
        ("buffer-reset", {"*= momentum": "*= 0"}),
        "buffer holds this step's gradient alone: μ times the old buffer should be in it too.",
        ("old-buffer-whole", {"(decayed + momentum * buffer)": "(decayed + buffer)"}),
        "buffer is right, but theta moved along g plus the whole buffer. Multiply it by μ: one "
        "step ahead, only that share of it is left.",
        ("uphill", {"-= rate": "+= rate"}),
        "buffer is right, but theta moved uphill.",
        ("rebinding", on_copies("theta", "buffer")),
        "theta and buffer are as they were. theta = theta − … makes a new array that nobody "
        "outside sees; change the arrays that came in.",
        ("theta-rebound", on_copies("theta")),
        "buffer is right, but theta is as it was: theta = … makes a new array that nobody outside "
        "sees.",
        (
            "changed-input",
            {"grad + weight_decay * theta": "np.add(grad, weight_decay * theta, out=grad)"},
        ),
        "changed grad in place: grad += … writes into the caller's array. The sum should be a new "
        "array.",
    ),
    alternatives=(in_loops, as_pytorch_does, from_the_old),
)
