"""Few garments and many epochs; at the end the weights go back to the best epoch's."""

import numpy as np

from mlpkit.data.idx import load_fashion_mnist
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch

rng = np.random.default_rng(0)
garments = load_fashion_mnist()
X, y = flatten(scale_to_unit(garments.train_images[:400])), garments.train_labels[:400].astype(int)
X_validation = flatten(scale_to_unit(garments.train_images[2000:3000]))
y_validation = garments.train_labels[2000:3000].astype(int)
network = mlp([784, 64, 10])
parameters = initialize(network, rng)
loss = (cross_entropy, cross_entropy_backward)
optimizer = Adam(0.004)
batch_size = 20


def run(epochs=20):
    """Train, and leave in `parameters` what did best on the validation set."""
    seen, lowest, best = [], np.inf, None
    for _ in range(epochs):
        batches = minibatches(X, y, batch_size, rng)
        trained, _ = train_epoch(network, parameters, batches, optimizer, *loss, rng)
        value, accuracy = evaluate(network, parameters, X_validation, y_validation)
        seen.append((trained, value, accuracy))
        if value < lowest:
            lowest, best = value, parameters.vector.copy()
    parameters.vector[:] = best
    return seen


def predict(images):
    return np.argmax(forward(network, parameters, flatten(scale_to_unit(images)))[0], axis=1)
