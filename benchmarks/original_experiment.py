"""The experiment from the notebook that this course grew out of, over five seeds, and its plateau.

Run it from the top of the checkout, with one thread for BLAS:

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.original_experiment   # 90 seconds
    OPENBLAS_NUM_THREADS=1 python -m benchmarks.original_experiment --why  # one minute

784-64-32-10, sigmoid, cross-entropy, SGD at rate 0.25, batches of 200, 30 epochs, pixels / 255,
all 60,000 training images. The original starts from weights 0.01 · N(0, 1) and biases N(0, 1).
"""

import argparse
import math

import numpy as np

from mlpkit.backprop import backward
from mlpkit.forward_pass import forward, predict
from mlpkit.losses import cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit
from mlpkit.training import accuracy, evaluate, fit

SEEDS = range(5)
NETWORK = mlp([784, 64, 32, 10], hidden="sigmoid")
LN10 = math.log(10)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--why", action="store_true", help="why the loss first stays at ln 10")
    options = parser.parse_args()
    data = load_fashion_mnist()
    train = scale_to_unit(flatten(data.train_images)), data.train_labels
    test = scale_to_unit(flatten(data.test_images)), data.test_labels
    if options.why:
        print_why(train)
    else:
        print_experiment(train, test)


def start(weights, biases, seed, last=None):
    """Return Parameters with the weights of one scheme and the biases of another; last: the scheme
    of b3."""
    parameters = initialize(NETWORK, np.random.default_rng(seed), weights)
    for name, scheme in {"b1": biases, "b2": biases, "b3": last or biases}.items():
        parameters[name] = initialize(NETWORK, np.random.default_rng(seed), scheme)[name]
    return parameters


def train_on(train, parameters, epochs, seed, callbacks=()):
    """The History of the original's training."""
    return fit(
        NETWORK,
        parameters,
        train,
        optimizer=SGD(0.25),
        batch_size=200,
        epochs=epochs,
        rng=np.random.default_rng(100 + seed),
        callbacks=callbacks,
        progress=False,
        threads=1,
    )


def plateau(losses):
    """How many epochs have a loss within 1% of ln 10, the loss of ten equal guesses."""
    return sum(abs(loss / LN10 - 1) < 0.01 for loss in losses)


def print_experiment(train, test):
    for scheme in ("normal", "xavier"):
        print(f'scheme "{scheme}"')
        print("seed  test accuracy  test loss  plateau  training loss of the first five epochs")
        rows = []
        for seed in SEEDS:
            parameters = start(scheme, scheme, seed)
            losses = train_on(train, parameters, 30, seed).losses
            right = accuracy(test[1], predict(NETWORK, parameters, test[0]))
            loss, _ = evaluate(NETWORK, parameters, *test)
            rows.append((right, loss, plateau(losses)))
            first = "  ".join(f"{loss:.3f}" for loss in losses[:5])
            print(f"{seed:4}  {right:13.4f}  {loss:9.4f}  {rows[-1][2]:7}  {first}", flush=True)
        right, loss, flat = np.array(rows).T
        print(f"test accuracy {right.mean():.4f} ± {right.std(ddof=1):.4f}", end=" ")
        print(f"(min {right.min():.4f}, max {right.max():.4f})", end=", ")
        print(f"test loss {loss.mean():.4f} ± {loss.std(ddof=1):.4f}, plateau {flat.mean():.1f}\n")


STARTS = {  # name: (weights' scheme, biases' scheme, and that of b3 if different)
    "original: 0.01 weights, N(0, 1) biases": ("normal", "normal"),
    "only biases changed: 0.01 weights, 0 biases": ("normal", "zeros"),
    "only b1 and b2 changed: 0 but for the output's biases": ("normal", "zeros", "normal"),
    "only b3 changed: 0 in the output": ("normal", "normal", "zeros"),
    "only weights changed: Xavier weights, N(0, 1) biases": ("xavier", "normal"),
    "both changed: Xavier weights, 0 biases": ("xavier", "zeros"),
}


def print_why(train):
    """Print how much of the image reaches each layer, and how much of the loss comes back to it."""
    print("sd: over 10,000 images, root mean square over the units of a layer")
    print("|dW|: norm of the gradient, mean over 50 batches of 200; all means over five seeds")
    for name, schemes in STARTS.items():
        print(f"\n{name}")
        print(
            "epoch   loss    sd z1    sd a1    sd z2    sd a2  sd logits   |dW1|    |dW2|    |dW3|"
        )
        rows = [measured_epochs(train, schemes, seed) for seed in SEEDS]
        for epoch, row in enumerate(np.mean(rows, axis=0)):
            cells = "  ".join(f"{number:7.2g}" for number in row[1:])
            print(f"{epoch:5}  {row[0]:5.3f}  {cells}")


def measured_epochs(train, schemes, seed, epochs=5):
    """Return one row of measurements before the first epoch and after each."""
    weights, biases, *last = schemes
    parameters, rows = start(weights, biases, seed, *last), []
    rows.append(measure(parameters, train))
    train_on(train, parameters, epochs, seed, [lambda run: rows.append(measure(parameters, train))])
    return rows


def measure(parameters, train):
    X, y = train[0][:10_000], train[1][:10_000]
    loss, _ = evaluate(NETWORK, parameters, X, y)
    logits, cache = forward(NETWORK, parameters, X)
    (z1, a1), (z2, a2) = cache[1], cache[3]
    spreads = [math.sqrt(np.mean(np.var(values, axis=0))) for values in (z1, a1, z2, a2, logits)]
    norms, gradients = np.zeros(3), parameters.like()
    for batch in range(50):
        part = slice(200 * batch, 200 * (batch + 1))
        output, cache = forward(NETWORK, parameters, X[part])
        grad = cross_entropy_backward(output, y[part])
        backward(NETWORK, parameters, cache, grad, gradients)
        norms += [np.linalg.norm(gradients[name]) / 50 for name in ("W1", "W2", "W3")]
    return [loss, *spreads, *norms]


if __name__ == "__main__":
    main()
