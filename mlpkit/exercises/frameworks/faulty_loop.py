"""Exercise of notebook 12: faulty_loop, a PyTorch loop translated with its faults."""

import inspect

import numpy as np

from mlpkit.activations import softmax, softmax_backward
from mlpkit.checker import Exercise, Property, mistakes, names_used
from mlpkit.losses import cross_entropy, cross_entropy_backward


def faulty_loop(X, y, W, b, rate):
    """The losses of a loop that never zeroes its gradients and has one softmax too many.

    X (T, N, D) and y (T, N) are T batches; W (D, C) and b (C,) stay as they are.
    """
    W, b, losses = W.copy(), b.copy(), []
    dW, db = np.zeros_like(W), np.zeros_like(b)
    for X_batch, y_batch in zip(X, y, strict=True):
        z = X_batch @ W + b
        p = softmax(z)
        losses.append(cross_entropy(p, y_batch))
        grad = softmax_backward(cross_entropy_backward(p, y_batch), z, p)
        dW += X_batch.T @ grad
        db += np.sum(grad, axis=0)
        W -= rate * dW
        b -= rate * db
    return np.array(losses)


def loops(rng):
    """T batches, first weights and a rate that lets the losses move."""
    cases = []
    for T, N, D, C, rate in ((5, 4, 3, 2, 1.0), (4, 1, 2, 3, 0.5), (10, 6, 4, 3, 2.0)):
        X, y = rng.normal(size=(T, N, D)), rng.integers(0, C, (T, N))
        cases.append((X, y, rng.normal(0, 0.5, (D, C)), rng.normal(0, 0.5, C), rate))
    return cases


def in_numpy(f, rng):
    """The loop is translated, not handed to PyTorch."""
    if {"torch", "nn"} & names_used(getattr(inspect.unwrap(f), "__code__", None)):
        return (
            "by-pytorch",
            "here PyTorch does the work. Translate each step into NumPy and your own functions.",
        )


def as_is(loss, N):
    return loss


def way_back(z, p, y):
    return softmax_backward(cross_entropy_backward(p, y), z, p)


def past_the_softmax(z, p, y):
    return cross_entropy_backward(p, y)


def as_if_meant(z, p, y):
    """The gradient of the intended loss with respect to the logits."""
    return cross_entropy_backward(z, y)


def as_if_meant_and_through(z, p, y):
    return softmax_backward(cross_entropy_backward(z, y), z, p)


def only_the_diagonal(z, p, y):
    """Each probability is taken to depend on its own logit alone."""
    return cross_entropy_backward(p, y) * p * (1 - p)


def arguments_swapped(z, p, y):
    return softmax_backward(cross_entropy_backward(p, y), p, z)


def divided_again(z, p, y):
    return way_back(z, p, y) / len(y)


def over_the_batch(grad):
    return np.sum(grad, axis=0)


def bias_mean(grad):
    return np.mean(grad, axis=0)


def undivided(grad):
    return len(grad) * np.sum(grad, axis=0)


def variant(
    zero="",
    once=False,
    back=way_back,
    mean=as_is,
    after=False,
    bias_slope=over_the_batch,
    kept=False,
):
    """The loop with one thing changed; zero (of "W", "b") and once each fix one of its faults.

    kept: the losses that are kept have one softmax, and the gradients are right.
    """

    def wrong(X, y, W, b, rate):
        W, b, losses = W.copy(), b.copy(), []
        dW, db = np.zeros_like(W), np.zeros_like(b)
        for X_batch, y_batch in zip(X, y, strict=True):
            z = X_batch @ W + b
            p = softmax(z)
            losses.append(mean(cross_entropy(z if once or kept else p, y_batch), len(y_batch)))
            grad = (as_if_meant if once else back)(z, p, y_batch)
            if "W" in zero:
                dW[:] = 0
            if "b" in zero:
                db[:] = 0
            dW += X_batch.T @ grad
            db += bias_slope(grad)
            W -= rate * dW
            b -= rate * db
            if after:
                p = softmax(X_batch @ W + b)
                losses[-1] = cross_entropy(p, y_batch)
        return np.array(losses)

    return wrong


def no_steps(X, y, W, b, rate):
    return np.array([cross_entropy(softmax(x @ W + b), t) for x, t in zip(X, y, strict=True)])


def total(X, y, W, b, rate):
    return np.sum(faulty_loop(X, y, W, b, rate))


def in_place(X, y, W, b, rate):
    """Trains the weights that were passed in."""
    dW, db, losses = np.zeros_like(W), np.zeros_like(b), []
    for X_batch, y_batch in zip(X, y, strict=True):
        z = X_batch @ W + b
        p = softmax(z)
        losses.append(cross_entropy(p, y_batch))
        grad = softmax_backward(cross_entropy_backward(p, y_batch), z, p)
        dW += X_batch.T @ grad
        db += np.sum(grad, axis=0)
        W -= rate * dW
        b -= rate * db
    return np.array(losses)


def momentum_in_mind(X, y, W, b, rate):
    """The gradients that add up, written as momentum with β = 1."""
    theta, velocity = [W.copy(), b.copy()], [np.zeros_like(W), np.zeros_like(b)]
    losses = np.empty(len(X))
    for step in range(len(X)):
        z = X[step] @ theta[0] + theta[1]
        p = softmax(z)
        losses[step] = cross_entropy(p, y[step])
        grad = softmax_backward(cross_entropy_backward(p, y[step]), z, p)
        for k, slope in enumerate((X[step].T @ grad, grad.sum(axis=0))):
            velocity[k] = velocity[k] + slope
            theta[k] = theta[k] - rate * velocity[k]
    return losses


def with_one_hot(X, y, W, b, rate):
    """With the targets one-hot, as the program has them."""
    theta, total = np.vstack([W, b]), np.zeros((len(W) + 1, len(b)))
    losses = []
    for X_batch, labels in zip(X, y, strict=True):
        ones = np.hstack([X_batch, np.ones((len(labels), 1))])
        targets = np.eye(len(b))[labels]
        p = softmax(ones @ theta)
        q = softmax(p)
        losses.append(-np.sum(targets * np.log(q)) / len(labels))
        grad = (q - targets) / len(labels)
        grad = p * (grad - np.sum(grad * p, axis=1, keepdims=True))
        total = total + ones.T @ grad
        theta = theta - rate * total
    return np.array(losses)


def example_by_example(X, y, W, b, rate):
    """Each example sends its own slope, through the softmax's whole Jacobian."""
    W, b, losses = np.array(W), np.array(b), []
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for X_batch, y_batch in zip(X, y, strict=True):
        loss = 0.0
        for x, label in zip(X_batch, y_batch, strict=True):
            p = softmax((x @ W + b)[None])[0]
            q = softmax(p[None])[0]
            loss -= np.log(q[label])
            grad = (np.diag(p) - np.outer(p, p)) @ (q - np.eye(len(b))[label]) / len(y_batch)
            dW += np.outer(x, grad)
            db += grad
        losses.append(loss / len(y_batch))
        W -= rate * dW
        b -= rate * db
    return np.array(losses)


EXERCISE = Exercise(
    notebook=12,
    version=2,
    reference=faulty_loop,
    stub=(
        "The losses of a PyTorch loop, faults and all, in NumPy: an array (T,).\n\n"
        "Its model is one nn.Linear. For each batch: criterion(model(X).softmax(dim=1), y),\n"
        "backward(), and SGD's step(); never zero_grad(). X (T, N, D) and y (T, N) hold T\n"
        "batches; W (D, C) and b (C,) are the first weights, in mlpkit's layout, and stay as\n"
        "they are. criterion is nn.CrossEntropyLoss(), rate is SGD's."
    ),
    cases=loops,
    uses=("softmax", "softmax_backward", "cross_entropy", "cross_entropy_backward"),
    seconds=10,
    hints=(
        "Go through the loop line by line, and ask what each line does, not what was meant. What "
        "does criterion do with probabilities? What gradient does step() find?",
        "Each loss is the cross_entropy of probabilities, not of logits. In the backward pass "
        "every function of the forward pass has its turn, in reverse order. And the gradients that "
        "backward() leaves last from batch to batch.",
        "Before the loop: copies of W and b, dW and db of zeros, losses = []. In it: z, p = "
        "softmax(z), losses.append(…), then grad = softmax_backward(cross_entropy_backward(p, "
        "labels), z, p); then add to dW and db what linear_backward would return, and take the "
        "step with these sums.",
    ),
    why=(
        "SGD whose gradients are never set to 0 is one of the optimizers of notebook 06. Which one?"
    ),
    mistakes=mistakes(
        ("zeroed", variant(zero="Wb")),
        "the gradients begin at 0 in every step. In the program they add up: keep that fault.",
        ("one-softmax", variant(once=True)),
        "this is −log of the model's probabilities, with one softmax. The program has two, the "
        "second in the loss: keep that fault.",
        ("bias-zeroed", variant(zero="b")),
        "W's gradients add up, but b's begin at 0 in every step. In the program both add up.",
        ("weights-zeroed", variant(zero="W")),
        "b's gradients add up, but W's begin at 0 in every step. In the program both add up.",
        ("one-softmax-kept", variant(kept=True)),
        "the steps are right, but each loss here is −log of the model's probabilities. The "
        "program's loss takes another softmax of them: cross_entropy does that.",
        ("both-mended", variant(zero="Wb", once=True)),
        "this is the loop as it was meant. The program's gradients add up, and it has a softmax "
        "before the one in the loss.",
        ("not-through-the-softmax", variant(back=past_the_softmax)),
        "the loss is right in the first step. But the gradient skipped the softmax before the "
        "loss. In the backward pass that softmax is a layer like any other.",
        ("summed", variant(mean=lambda loss, N: loss * N)),
        "each loss is N times too large: a sum over the batch. PyTorch's default is the mean.",
        ("after-the-step", variant(after=True)),
        "these are the losses after each step. The program computes the loss first, then steps.",
        ("no-steps", no_steps),
        "W and b never change. The program steps after each batch.",
        ("bias-left", variant(bias_slope=np.sum)),
        "b keeps its first value. Either it never steps, or its gradient is one number, the sum "
        "over the classes as well, which is 0 after a softmax. Sum over the batch alone: axis=0.",
        ("bias-mean", variant(bias_slope=bias_mean)),
        "W's gradient is right, but b's is N times too small. cross_entropy_backward has divided "
        "by N already, so b's gradient is a sum over the batch.",
        ("divided-again", variant(back=divided_again)),
        "the gradients are N times too small. cross_entropy_backward has divided by N already.",
        ("weights-divided", variant(back=divided_again, bias_slope=undivided)),
        "b's gradient is right, but W's is N times too small. cross_entropy_backward has divided "
        "by N already.",
        ("as-if-meant", variant(back=as_if_meant)),
        "the losses have two softmaxes, but the gradient is that of the loss with one. The loss "
        "got probabilities: take its gradient at these, and send it back through the first "
        "softmax.",
        ("as-if-meant-and-through", variant(back=as_if_meant_and_through)),
        "the gradient went back through the softmax, but it was taken at the logits. The loss got "
        "probabilities: take its gradient at these.",
        ("only-the-diagonal", variant(back=only_the_diagonal)),
        "the gradient was multiplied by p (1 − p), a sigmoid's slope. In a softmax each logit "
        "moves all probabilities: softmax_backward has those terms too.",
        ("arguments-swapped", variant(back=arguments_swapped)),
        "softmax_backward got z and p in the wrong order. It takes the gradient, then the "
        "softmax's inputs, then its outputs.",
        ("changed-input", in_place),
        "the losses are right, but W and b that came in were trained. Work on copies.",
    ),
    properties=(Property("in NumPy", in_numpy),),
    alternatives=(momentum_in_mind, with_one_hot, example_by_example),
)
