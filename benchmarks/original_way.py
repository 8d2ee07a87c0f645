"""One epoch in the form of the notebook that this course grew out of. A maker, as in `frameworks`.

Examples are columns of float64, in the given order; parameters, outputs and gradients are in
dictionaries, built again in every step; softmax does not shift, and every derivative is computed
from z again; the loss is computed twice; the gradient of the images is computed and left unused.
Its ReLU is leaky; the derivative is that of plain ReLU. Adam, which the notebook lacks, is written
in the same form.
"""

from itertools import pairwise

import numpy as np


def original_way(experiment, X, y):
    sizes, hidden, batch_size, optimizer, rate = experiment
    X, Y = X.astype(float).T, np.eye(sizes[-1], dtype=int)[y].T
    activation, derivative = {"sigmoid": (sigmoid, sigmoid_slope), "relu": (relu, relu_slope)}[
        hidden
    ]
    functions = [activation] * (len(sizes) - 2) + [softmax]
    rng = np.random.default_rng(0)

    def maker():
        parameters = {}
        for layer, (D, M) in enumerate(pairwise(sizes), start=1):
            parameters[f"W{layer}"] = rng.normal(0, np.sqrt(2 / D), (M, D))
            parameters[f"b{layer}"] = np.zeros((M, 1))
        moments = {}

        def work():
            theta, losses, total = parameters, np.array([]), 0
            for t, start in enumerate(range(0, X.shape[1], batch_size), start=1):
                X_batch = X[:, start : start + batch_size]
                Y_batch = Y[:, start : start + batch_size]
                outputs = forward(theta, X_batch, functions)
                gradients = backward(theta, outputs, X_batch, Y_batch, derivative)
                if optimizer == "sgd":
                    theta = sgd(theta, gradients, rate)
                else:
                    theta = adam(theta, gradients, moments, t, rate)
                probabilities = outputs[f"a{len(functions)}"]
                losses = np.append(losses, cross_entropy(Y_batch, probabilities))
                total = total + cross_entropy(Y_batch, probabilities)

            def predict(X):
                return np.argmax(forward(theta, X.T, functions)[f"a{len(functions)}"], axis=0)

            return predict

        return work

    return maker


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


def relu(z):
    return (z > 0) * z + (z < 0) * z * 0.01


def relu_slope(z):
    return np.where(z > 0, 1, 0)


def softmax(z):
    return np.exp(z) / np.sum(np.exp(z), axis=0)


def cross_entropy(Y, probabilities):
    return np.mean([-Y[k] * np.log(probabilities[k]) for k in range(len(Y))])


def forward(parameters, X, functions):
    """Return {h1: z of layer 1, a1: its activation, …}"""
    outputs, a = {}, X
    for layer, function in enumerate(functions, start=1):
        z = np.matmul(parameters[f"W{layer}"], a) + parameters[f"b{layer}"]
        a = function(z)
        outputs[f"h{layer}"], outputs[f"a{layer}"] = z, a
    return outputs


def backward(parameters, outputs, X, Y, derivative):
    """Return {dW1: …, db1: …, dh1: …, da0: …}"""
    layers, n = len(outputs) // 2, Y.shape[1]
    gradients = {f"dh{layers}": outputs[f"a{layers}"] - Y}
    for layer in range(layers, 0, -1):
        dz, below = gradients[f"dh{layer}"], outputs.get(f"a{layer - 1}", X)
        gradients[f"dW{layer}"] = 1 / n * np.matmul(dz, below.T)
        gradients[f"db{layer}"] = 1 / n * np.sum(dz, axis=1, keepdims=True)
        gradients[f"da{layer - 1}"] = np.matmul(parameters[f"W{layer}"].T, dz)
        if layer > 1:
            slopes = derivative(outputs[f"h{layer - 1}"])
            gradients[f"dh{layer - 1}"] = gradients[f"da{layer - 1}"] * slopes
    return gradients


def sgd(parameters, gradients, rate):
    return {name: value - rate * gradients[f"d{name}"] for name, value in parameters.items()}


def adam(parameters, gradients, moments, t, rate):
    stepped = {}
    for name, value in parameters.items():
        g = gradients[f"d{name}"]
        m, v = moments.get(name, (0, 0))
        m, v = moments[name] = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        stepped[name] = value - rate * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return stepped
