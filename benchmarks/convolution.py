"""A first convolution, in PyTorch, and a perceptron that gets as much processor time.

    python -m benchmarks.convolution

A seed draws training images of Fashion-MNIST's training set and 10,000 others to evaluate on, first
weights and batches; the test set is not touched. The convolution trains for a few epochs on one
thread. One epoch of the perceptron is timed, and it gets as many as fit into the convolution's
seconds of processor time. Both use Adam with decay and a rate that falls as a cosine; no setting
of either was tuned. On 10,000 images for 8 epochs, and on 50,000 for 4; in all it takes 25 minutes
of processor time. Writes the file that `mlpkit.measured.convolution` reads, after each seed.
"""

import datetime
import json
import platform
import time

import numpy as np
import torch
from torch import nn

from mlpkit.forward_pass import predict
from mlpkit.helpers.whole_files import whole
from mlpkit.measured.convolution import FILE
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import AdamW, cosine
from mlpkit.preprocessing import pixel_statistics, standardize
from mlpkit.training import fit

from .images import drawn_images

SETTINGS = {10_000: 8, 50_000: 4}  # images to train on: epochs of the convolution
SEEDS = range(10)
JUDGED, BATCH_SIZE, RATE, DECAY = 10_000, 128, 0.003, 0.02
SIZES, DROPOUT = [784, 512, 256, 10], 0.35


def images(seed, trained):
    """`trained` rows (X, y) to train on, and (X, y) to evaluate on, X standardized by the first."""
    X, y = drawn_images(seed, trained + JUDGED)
    X = standardize(X, *pixel_statistics(X[:trained]))
    return (X[:trained], y[:trained]), (X[trained:], y[trained:])


def first_convolution():
    """nn.Sequential for images (N, 1, 28, 28): convolution and maximum twice, then a layer.

    20,490 weights. Source of the architecture: LeCun et al., Gradient-Based Learning, 1998.
    """
    return nn.Sequential(
        nn.Conv2d(1, 16, kernel_size=3, padding=1),  # (N, 16, 28, 28)
        nn.ReLU(),
        nn.MaxPool2d(2),  # (N, 16, 14, 14)
        nn.Conv2d(16, 32, kernel_size=3, padding=1),  # (N, 32, 14, 14)
        nn.ReLU(),
        nn.MaxPool2d(2),  # (N, 32, 7, 7)
        nn.Flatten(),  # (N, 1568)
        nn.Linear(32 * 7 * 7, 10),
    )


def by_convolution(train, seed, epochs):
    """X (N, 784) → labels (N,), by a trained convolution; and seconds of processor time."""
    torch.manual_seed(seed)
    X, y = (torch.from_numpy(np.ascontiguousarray(part)) for part in train)
    X, y = X.reshape(-1, 1, 28, 28), y.long()
    begin, model = time.process_time(), first_convolution().train()
    stepper = torch.optim.AdamW(model.parameters(), RATE, weight_decay=DECAY)
    steps = epochs * -(-len(y) // BATCH_SIZE)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(stepper, steps)
    for _ in range(epochs):
        for batch in torch.randperm(len(y)).split(BATCH_SIZE):
            stepper.zero_grad()
            nn.functional.cross_entropy(model(X[batch]), y[batch]).backward()
            stepper.step()
            falling.step()
    seconds = time.process_time() - begin

    def predicted(X):
        with torch.no_grad():
            parts = torch.from_numpy(X).reshape(-1, 1, 28, 28).split(1000)
            return torch.cat([model(part).argmax(1) for part in parts]).numpy()

    model.eval()
    return predicted, seconds


def by_perceptron(train, seed, seconds):
    """Return the same for a perceptron, trained for as many epochs as fit into this many
    seconds."""
    network = mlp(SIZES, dropout=DROPOUT, batch_norm=True)

    def trained(epochs):
        rng = np.random.default_rng([seed, 1])
        parameters = initialize(network, rng)
        steps = epochs * -(-len(train[1]) // BATCH_SIZE)
        rule = AdamW(lambda step: cosine(step, steps, RATE), DECAY)
        how = {"batch_size": BATCH_SIZE, "epochs": epochs, "rng": rng, "progress": False}
        begin = time.process_time()
        fit(network, parameters, train, optimizer=rule, threads=1, **how)
        return parameters, time.process_time() - begin

    epochs = max(1, int(seconds / trained(1)[1]))
    parameters, taken = trained(epochs)
    return (lambda X: predict(network, parameters, X)), taken, epochs


def of_seed(seed, trained, epochs):
    """Return {"seed", "convolution", "perceptron"}: accuracy, seconds and epochs of each."""
    train, (X, y) = images(seed, trained)
    conv, seconds = by_convolution(train, seed, epochs)
    plain, taken, fitted = by_perceptron(train, seed, seconds)
    return {
        "seed": seed,
        "convolution": {"accuracy": share(conv(X) == y), "seconds": seconds, "epochs": epochs},
        "perceptron": {"accuracy": share(plain(X) == y), "seconds": taken, "epochs": fitted},
    }


def share(right):
    return round(float(np.mean(right)), 4)


def main():
    torch.set_num_threads(1)
    kept = []
    for trained, epochs in SETTINGS.items():
        kept.append({"images": trained, "runs": []})
        for seed in SEEDS:
            kept[-1]["runs"].append(of_seed(seed, trained, epochs))
            print(kept[-1]["runs"][-1], flush=True)
            keep(kept)


def keep(settings):
    made = {
        "command": "python -m benchmarks.convolution",
        "when": datetime.date.today().isoformat(),
        "judged": JUDGED,
        "batch_size": BATCH_SIZE,
        "rate": RATE,
        "decay": DECAY,
        "perceptron": {"sizes": SIZES, "dropout": DROPOUT, "batch_norm": True},
        "versions": {
            "Python": platform.python_version(),
            "NumPy": np.__version__,
            "PyTorch": torch.__version__,
        },
        "settings": settings,
    }
    with whole(FILE) as file:
        file.write((json.dumps(made, indent=1) + "\n").encode())


if __name__ == "__main__":
    main()
