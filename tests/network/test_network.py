"""The layers, mlp and initialize; and whole networks against torch's autograd."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpkit import regularization
from mlpkit.activations import ACTIVATIONS, relu, relu_backward
from mlpkit.backprop import backward, linear_backward
from mlpkit.forward_pass import forward, linear, predict, predict_probabilities
from mlpkit.losses import LOSSES
from mlpkit.network import Activation, BatchNorm, Dropout, Linear, Network, initialize, mlp
from mlpkit.parameters import Parameters


def example(sizes, hidden="tanh", output="identity", seed=0, N=6, **options):
    """A network in float64 with all parameters away from zero, and inputs."""
    network = mlp(sizes, hidden, output, **options)
    rng = np.random.default_rng(seed)
    parameters = Parameters(network.shapes, np.float64)
    parameters.vector[:] = rng.standard_normal(parameters.vector.size)
    return network, parameters, rng.standard_normal((N, sizes[0])), rng


# Layers


def test_linear_layer_names_its_parameters_by_its_number():
    layer = Linear(3, 5, 2)
    assert layer.names == ("W3", "b3")
    assert layer.shapes == {"W3": (5, 2), "b3": (2,)}


def test_a_linear_layers_forward_pass_agrees_with_hand_calculation():
    parameters = Parameters({"W2": (2, 1), "b2": (1,)}, np.float64)
    parameters["W2"], parameters["b2"] = [[3.0], [5.0]], [7.0]
    x = np.array([[1.0, 2.0], [0.0, -1.0]])
    y, cache = Linear(2, 2, 1).forward(parameters, x)
    assert y.tolist() == [[3 + 2 * 5 + 7], [-5 + 7]]
    assert cache is x


def test_activation_layer_calls_its_two_functions():
    def double(z):
        return 2 * z

    def double_backward(grad, z, a):
        return grad, z, a

    layer = Activation("double", double, double_backward)
    assert layer.shapes == {}
    assert layer.forward(None, 3) == (6, (3, 6))
    assert layer.backward(None, None, (3, 6), 5) == (5, 3, 6)
    assert layer.backward(None, None, (3, 6), 5, need_input=False) == (5, 3, 6)


def test_layers_cannot_be_changed():
    for layer in mlp([2, 3, 2]):
        with pytest.raises(FrozenInstanceError):
            layer.name = "other"
        with pytest.raises(FrozenInstanceError):
            layer.inputs = 7


# mlp


def test_linear_layers_have_the_hidden_activation_between_them():
    network = mlp([784, 64, 32, 10])
    assert isinstance(network, Network) and isinstance(network, tuple)
    assert network == (
        Linear(1, 784, 64),
        Activation("relu", relu, relu_backward),
        Linear(2, 64, 32),
        Activation("relu", relu, relu_backward),
        Linear(3, 32, 10),
    )
    assert [layer.linear for layer in network[::2]] == [linear] * 3


@pytest.mark.parametrize("hidden", ACTIVATIONS)
@pytest.mark.parametrize("output", ACTIVATIONS)
def test_every_activation_can_be_used_in_a_hidden_layer_or_at_the_output(hidden, output):
    network = mlp([4, 3, 2], hidden, output)
    kinds = [Linear(1, 4, 3), Activation(hidden, *ACTIVATIONS[hidden]), Linear(2, 3, 2)]
    if output != "identity":
        kinds.append(Activation(output, *ACTIVATIONS[output]))
    assert network == tuple(kinds)
    assert network.output == output


def test_shapes_and_sizes_are_those_of_the_layers():
    network = mlp([784, 64, 10], output="softmax")
    assert network.shapes == {"W1": (784, 64), "b1": (64,), "W2": (64, 10), "b2": (10,)}
    assert list(network.shapes) == ["W1", "b1", "W2", "b2"]
    assert network.sizes == (784, 64, 10)
    assert mlp(np.array([5, 2])).sizes == (5, 2)


def test_a_networks_repr_describes_it():
    assert repr(mlp([784, 64, 32, 10])) == "Network(784-64-32-10, relu, relu: 52,650 parameters)"
    assert repr(mlp([2, 3])) == "Network(2-3, linear: 9 parameters)"
    assert repr(mlp((2, 3), output="softmax")) == "Network(2-3, softmax: 9 parameters)"


@pytest.mark.parametrize("sizes", [[], [3], [3, 0], [0, 3], [3, -1, 2], [3, 2.0], [3, "4"]])
def test_invalid_sizes_are_refused(sizes):
    with pytest.raises(ValueError) as error:
        mlp(sizes)
    assert str(error.value) == (
        f"mlp: got sizes {sizes}; expected two or more whole numbers, each ≥ 1."
    )


def test_a_width_of_one_is_enough():
    assert mlp([1, 1, 1]).sizes == (1, 1, 1)


@pytest.mark.parametrize("place", ["hidden", "output"])
def test_an_unknown_activation_is_refused(place):
    with pytest.raises(ValueError) as error:
        mlp([3, 4, 2], **{place: "ReLU"})
    assert str(error.value) == (
        "mlp: got the activation 'ReLU'; expected one of "
        "identity, sigmoid, tanh, relu, leaky_relu, gelu, softmax."
    )


# mlp with dropout and batch normalization


def test_dropout_and_batch_normalization_are_in_the_right_places():
    network = mlp([784, 64, 32, 10], dropout=0.25, batch_norm=True)
    relus = Activation("relu", relu, relu_backward)
    assert network == (
        *(Linear(1, 784, 64, bias=False), BatchNorm(1, 64), relus, Dropout(0.25)),
        *(Linear(2, 64, 32, bias=False), BatchNorm(2, 32), relus, Dropout(0.25)),
        Linear(3, 32, 10),
    )
    assert [type(layer) for layer in mlp([2, 3, 1], dropout=0.5)] == [
        *(Linear, Activation, Dropout),
        Linear,
    ]
    assert [type(layer) for layer in mlp([2, 3, 1], batch_norm=True)] == [
        *(Linear, BatchNorm, Activation),
        Linear,
    ]
    for options in ({}, {"dropout": 0}, {"dropout": 0.0, "batch_norm": False}):
        assert mlp([2, 3, 1], **options) == mlp([2, 3, 1])
    assert mlp([2, 3], dropout=0, batch_norm=False) == mlp([2, 3])


@pytest.mark.parametrize(("name", "value"), [("dropout", 0.5), ("batch_norm", True)])
def test_options_that_need_a_hidden_layer_are_refused_without_one(name, value):
    with pytest.raises(ValueError) as error:
        mlp([784, 10], **{name: value})
    assert str(error.value) == (
        f"mlp: got {name} {value} with sizes [784, 10]; expected a hidden layer for it, as in "
        "[784, 64, 10]."
    )


@pytest.mark.parametrize("wrong", ["no", "", 1, 0.9, None, np.ones(1, bool)], ids=repr)
def test_a_batch_norm_that_is_not_a_bool_is_refused(wrong):
    with pytest.raises(ValueError) as error:
        mlp([2, 3, 1], batch_norm=wrong)
    assert str(error.value) == f"mlp: got batch_norm {wrong!r}; expected True or False."
    assert mlp([2, 3, 1], batch_norm=np.True_) == mlp([2, 3, 1], batch_norm=True)


def test_a_normalized_network_has_trained_and_kept_numbers():
    network = mlp([5, 4, 3, 2], dropout=0.5, batch_norm=True)
    assert network.shapes == {
        **{"W1": (5, 4), "gain1": (4,), "shift1": (4,)},
        **{"W2": (4, 3), "gain2": (3,), "shift2": (3,)},
        **{"W3": (3, 2), "b3": (2,)},
    }
    assert network.statistics == {
        **{"mean1": (4,), "variance1": (4,)},
        **{"mean2": (3,), "variance2": (3,)},
    }
    assert (network.sizes, network.output, network.least) == ((5, 4, 3, 2), "identity", 2)
    assert mlp([5, 4, 2], dropout=0.5).least == Network([]).least == 1
    assert repr(network) == (
        "Network(5-4-3-2, batch norm, relu, dropout 0.5, batch norm, relu, dropout 0.5: "
        "54 parameters)"  # 20 + 8 + 12 + 6 + 6 + 2
    )
    for scheme in ("he", "normal"):
        parameters = initialize(network, np.random.default_rng(0), scheme)
        for number in (1, 2):
            for name, value in {"gain": 1, "shift": 0, "mean": 0, "variance": 1}.items():
                assert (parameters[f"{name}{number}"] == value).all()


def test_weight_decay_is_for_weights_only():
    network = mlp([2, 3, 4], batch_norm=True, dropout=0.5)
    assert network.weights.tolist() == [1] * 6 + [0] * 3 + [0] * 3 + [1] * 12 + [0] * 4
    assert mlp([2, 1]).weights.tolist() == [1, 1, 0]
    assert Network([]).weights.shape == (0,)
    parameters = initialize(network, np.random.default_rng(0))
    assert network.weights.shape == parameters.trained.shape < parameters.vector.shape


@pytest.mark.parametrize("rate", [1, 1.5, -0.1, np.nan, np.inf, "0.5", None, True])
@pytest.mark.parametrize("sizes", [[2, 3, 1], [2, 1]])
def test_a_dropout_that_leaves_nothing_or_is_not_a_share_is_refused(sizes, rate):
    with pytest.raises(ValueError) as error:
        mlp(sizes, dropout=rate)
    assert str(error.value) == f"mlp: got dropout {rate!r}; expected 0 or more, below 1."
    with pytest.raises(ValueError) as error:
        Dropout(rate)
    assert str(error.value) == f"Dropout: got rate {rate!r}; expected 0 or more, below 1."


def test_a_rate_may_be_a_numpy_number():
    for rate in (np.float64(0.25), np.float32(0.25)):
        network = mlp([2, 3, 1], dropout=rate)
        assert network == mlp([2, 3, 1], dropout=0.25) and type(network[2].rate) is float


def test_a_batch_of_one_has_no_variance_in_training_and_needs_none_later():
    network = mlp([2, 3, 1], batch_norm=True)
    parameters, rng = initialize(network, np.random.default_rng(0)), np.random.default_rng(1)
    X = np.ones((1, 2), np.float32)
    assert predict_probabilities(network, parameters, X).shape == (1, 1)
    for each in (network, network.buffered()):
        assert forward(each, parameters, X)[0].shape == (1, 1)
        with pytest.raises(ValueError) as error:
            forward(each, parameters, X, rng)
        assert str(error.value) == (
            "batch_norm: got a batch of 1 in training; expected 2 examples or more, "
            "because one has no variance."
        )


@pytest.mark.parametrize("training", [True, False])
def test_a_normalized_network_matches_torch(training):
    """Loss, gradients and running statistics, in both modes."""
    torch = pytest.importorskip("torch")
    F = torch.nn.functional
    network, rng = mlp([4, 6, 5, 3], "tanh", batch_norm=True), np.random.default_rng(0)
    parameters = initialize(network, rng, "xavier", np.float64)
    for name in parameters:
        if name[0] != "W":
            parameters[name] = rng.uniform(0.5, 2, parameters[name].shape)
    X, y = 3 + rng.standard_normal((8, 4)), rng.integers(3, size=8)
    tensors = {
        name: torch.tensor(np.array(array), requires_grad=name in network.shapes)
        for name, array in parameters.items()
    }
    a = torch.tensor(X)
    for n in (1, 2):
        names = (f"mean{n}", f"variance{n}", f"gain{n}", f"shift{n}")
        z = F.batch_norm(a @ tensors[f"W{n}"], *(tensors[name] for name in names), training)
        a = torch.tanh(z)
    loss = F.cross_entropy(a @ tensors["W3"] + tensors["b3"], torch.tensor(y))
    loss.backward()

    value, value_backward = LOSSES["cross_entropy"]
    for each in (network, network.buffered()):
        own = parameters.like()
        own.vector[:] = parameters.vector
        output, cache = forward(each, own, X, rng if training else None)
        assert value(output, y) == pytest.approx(loss.item(), rel=1e-12)
        gradients = own.like()
        backward(each, own, cache, value_backward(output, y), gradients)
        for name in network.shapes:
            theirs = tensors[name].grad.numpy()
            np.testing.assert_allclose(gradients[name], theirs, rtol=1e-10, atol=1e-10)
        for name in network.statistics:
            theirs = tensors[name].numpy()
            np.testing.assert_allclose(own[name], theirs, rtol=1e-10, atol=1e-10)
            assert (own[name] != parameters[name]).all() == training


# The learner's own functions


def test_a_learners_dropout_and_batch_normalization_are_called_in_training():
    calls, names = [], ("dropout", "batch_norm", "dropout_backward", "batch_norm_backward")

    def noted(name):
        def own(*arguments):
            calls.append(name)
            return getattr(regularization, name)(*arguments)

        return own

    options = {"dropout": 0.3, "batch_norm": True}
    plain = mlp([4, 5, 2], **options)
    network = mlp([4, 5, 2], functions={name: noted(name) for name in names}, **options)
    X, grad = np.random.default_rng(0).standard_normal((6, 4)), np.ones((6, 2))
    results = []
    for each in (plain, network, network.buffered()):
        parameters = initialize(plain, np.random.default_rng(1), dtype=np.float64)
        output, cache = forward(each, parameters, X, np.random.default_rng(2))
        gradients = parameters.like()
        backward(each, parameters, cache, grad, gradients)
        results.append(np.concatenate([output.ravel(), parameters.vector, gradients.vector]))
    for result in results[1:]:
        np.testing.assert_allclose(result, results[0], rtol=1e-12, atol=1e-14)
    assert calls == 2 * ["batch_norm", "dropout", "dropout_backward", "batch_norm_backward"]
    forward(network, parameters, X)
    assert calls[8:] == ["batch_norm"]  # dropout is not called in prediction


@pytest.mark.parametrize("name", ["dropout", "dropout_backward", "batch_norm_backward"])
def test_custom_functions_of_layers_need_a_network_with_such_layers(name):
    with pytest.raises(ValueError) as error:
        mlp([3, 4, 2], functions={name: print})
    assert str(error.value) == (
        f"mlp: functions holds {name}; this network uses linear, linear_backward, relu, "
        "relu_backward."
    )


def test_a_learners_functions_are_called_and_nothing_else_changes():
    calls = []

    def own(name, function):
        def called(*arguments):
            calls.append(name)
            return function(*arguments)

        return called

    functions = {
        "linear": own("linear", linear),
        "linear_backward": own("linear_backward", linear_backward),
        "tanh": own("tanh", ACTIVATIONS["tanh"][0]),
        "tanh_backward": own("tanh_backward", ACTIVATIONS["tanh"][1]),
        "softmax": own("softmax", ACTIVATIONS["softmax"][0]),
        "softmax_backward": own("softmax_backward", ACTIVATIONS["softmax"][1]),
    }
    results = []
    for options in [{}, {"functions": functions}]:
        network, parameters, X, rng = example([4, 5, 3, 2], "tanh", "softmax", **options)
        gradients = parameters.like()
        output, cache = forward(network, parameters, X)
        backward(network, parameters, cache, rng.standard_normal((6, 2)), gradients)
        results.append((output, gradients.vector))
    np.testing.assert_array_equal(results[1][0], results[0][0])
    np.testing.assert_allclose(results[1][1], results[0][1], rtol=1e-12, atol=1e-14)
    assert calls == [
        *["linear", "tanh"] * 2,
        *["linear", "softmax"],
        *["softmax_backward", "linear_backward"],
        *["tanh_backward", "linear_backward"] * 2,
    ]


def test_a_learners_functions_may_differ_from_the_library():
    network, parameters, X, _ = example([4, 3, 2], "relu", functions={"relu": np.square})
    W1, b1, W2, b2 = parameters.values()
    output, _ = forward(network, parameters, X)
    np.testing.assert_allclose(output, (X @ W1 + b1) ** 2 @ W2 + b2, rtol=1e-13)

    def halved(grad, z, a):
        return grad / 2

    network, parameters, X, rng = example([4, 3, 2], functions={"tanh_backward": halved})
    grad, gradients = rng.standard_normal((6, 2)), parameters.like()
    _, cache = forward(network, parameters, X)
    backward(network, parameters, cache, grad, gradients)
    np.testing.assert_allclose(gradients["W1"], X.T @ (grad @ parameters["W2"].T / 2), rtol=1e-12)


def test_the_callers_dictionary_stays_as_it_was():
    functions = {"relu": relu}
    mlp([3, 4, 2], functions=functions)
    assert functions == {"relu": relu}


@pytest.mark.parametrize(
    ("sizes", "options", "functions", "message"),
    [
        (
            [3, 4, 2],
            {},
            ["rleu", "tanh"],
            "mlp: functions holds rleu, tanh; this network uses "
            "linear, linear_backward, relu, relu_backward.",
        ),
        (
            [3, 4, 2],
            {"output": "softmax"},
            ["cross_entropy", "relu"],
            "mlp: functions holds cross_entropy; this network uses "
            "linear, linear_backward, relu, relu_backward, softmax, softmax_backward.",
        ),
        (
            [3, 2],
            {},
            ["relu"],
            "mlp: functions holds relu; this network uses linear, linear_backward.",
        ),
    ],
)
def test_functions_that_no_layer_uses_are_refused(sizes, options, functions, message):
    with pytest.raises(ValueError) as error:
        mlp(sizes, functions=dict.fromkeys(functions, relu), **options)
    assert str(error.value) == message


# initialize


@pytest.mark.parametrize(
    ("scheme", "W1", "W2", "biases"),
    [
        ("he", (2 / 300) ** 0.5, (2 / 500) ** 0.5, 0),
        ("xavier", (2 / (300 + 500)) ** 0.5, (2 / (500 + 400)) ** 0.5, 0),
        ("normal", 0.01, 0.01, 1),
    ],
)
def test_schemes_have_their_standard_deviations(scheme, W1, W2, biases):
    """150,000 weights and 500 biases: within 4 standard errors."""
    parameters = initialize(mlp([300, 500, 400]), np.random.default_rng(0), scheme)
    assert parameters["W1"].std() == pytest.approx(W1, rel=4 / (2 * 150_000) ** 0.5)
    assert parameters["W2"].std() == pytest.approx(W2, rel=4 / (2 * 200_000) ** 0.5)
    assert abs(parameters["W1"].mean()) < 4 * W1 / 150_000**0.5
    for name, size in [("b1", 500), ("b2", 400)]:
        if biases:
            assert parameters[name].std() == pytest.approx(1, rel=4 / (2 * size) ** 0.5)
            assert abs(parameters[name].mean()) < 4 / size**0.5
        else:
            assert not parameters[name].any()


def test_zeros_are_zeros():
    assert not initialize(mlp([3, 4, 2]), np.random.default_rng(0), "zeros").vector.any()


def test_he_and_float32_are_the_defaults():
    network = mlp([30, 40, 20])
    parameters = initialize(network, np.random.default_rng(0))
    he = initialize(network, np.random.default_rng(0), "he", np.float64)
    assert parameters.vector.dtype == np.float32
    assert he.vector.dtype == np.float64
    np.testing.assert_array_equal(parameters.vector, he.vector.astype(np.float32))
    assert parameters.shapes == network.shapes


@pytest.mark.parametrize("scheme", ["he", "xavier", "normal"])
def test_the_state_of_the_generator_decides_the_parameters(scheme):
    network, rng = mlp([3, 4, 2]), np.random.default_rng(7)
    first, second = initialize(network, rng, scheme), initialize(network, rng, scheme)
    again = initialize(network, np.random.default_rng(7), scheme)
    np.testing.assert_array_equal(first.vector, again.vector)
    assert not np.array_equal(first["W1"], second["W1"])
    assert not np.array_equal(first["W1"].reshape(-1)[:8], first["W2"].reshape(-1))


def test_an_unknown_scheme_is_refused():
    with pytest.raises(ValueError) as error:
        initialize(mlp([3, 2]), np.random.default_rng(0), "He")
    assert str(error.value) == (
        "initialize: got the scheme 'He'; expected he, xavier, zeros, normal."
    )


# Whole networks


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_network_stays_in_its_dtype(activation, dtype):
    network = mlp([4, 5, 3], activation, activation)
    rng = np.random.default_rng(0)
    parameters = initialize(network, rng, "xavier", dtype)
    X = rng.standard_normal((6, 4)).astype(dtype)
    output, cache = forward(network, parameters, X)
    assert output.dtype == dtype
    assert predict_probabilities(network, parameters, X).dtype == dtype
    grad = LOSSES["cross_entropy"][1](output, np.zeros(6, int))
    for layer, kept in zip(reversed(network), reversed(cache), strict=True):
        grad = layer.backward(parameters, parameters.like(), kept, grad)
        assert grad.dtype == dtype


@given(seed=st.integers(0, 2**32 - 1), N=st.integers(1, 8), hidden=st.sampled_from([*ACTIVATIONS]))
@settings(max_examples=60)
def test_a_permuted_batch_gives_permuted_outputs_and_the_same_gradients(seed, N, hidden):
    network, parameters, X, rng = example([4, 5, 3], hidden, "softmax", seed, N)
    order, grad = rng.permutation(N), rng.standard_normal((N, 3))
    gradients, permuted = parameters.like(), parameters.like()
    output, cache = forward(network, parameters, X)
    backward(network, parameters, cache, grad, gradients)
    other, cache = forward(network, parameters, X[order])
    backward(network, parameters, cache, grad[order], permuted)
    np.testing.assert_allclose(other, output[order], rtol=1e-11, atol=1e-14)
    np.testing.assert_allclose(permuted.vector, gradients.vector, rtol=1e-9, atol=1e-11)
    labels = predict(network, parameters, X)
    np.testing.assert_array_equal(predict(network, parameters, X[order]), labels[order])


def torch_gradients(torch, sizes, hidden, output, loss, parameters, X, targets):
    """Return loss and gradients of the same network, written with torch's own operations."""
    F = torch.nn.functional
    functions = {
        "identity": lambda z: z,
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": torch.relu,
        "leaky_relu": lambda z: F.leaky_relu(z, 0.01),
        "gelu": F.gelu,
        "softmax": lambda z: torch.softmax(z, dim=1),
    }
    losses = {
        "mean_squared_error": lambda a, y: F.mse_loss(a, y, reduction="sum") / len(a),
        "cross_entropy": F.cross_entropy,
    }
    weights = {
        name: torch.tensor(np.array(values), requires_grad=True)
        for name, values in parameters.items()
    }
    a, layers = torch.tensor(X), len(sizes) - 1
    for number in range(1, layers + 1):
        z = a @ weights[f"W{number}"] + weights[f"b{number}"]
        a = functions[output if number == layers else hidden](z)
    value = losses[loss](a, torch.tensor(targets))
    value.backward()
    return value.item(), {name: tensor.grad.numpy() for name, tensor in weights.items()}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("output", ACTIVATIONS)
@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_loss_and_gradients_equal_those_of_torch(loss, output, hidden):
    torch = pytest.importorskip("torch")
    value, value_backward = LOSSES[loss]
    for sizes in [(4, 3), (4, 6, 5, 3)]:
        network, parameters, X, rng = example(sizes, hidden, output, seed=3)
        targets = rng.integers(3, size=6) if loss == "cross_entropy" else rng.random((6, 3))
        result, cache = forward(network, parameters, X)
        gradients = parameters.like()
        backward(network, parameters, cache, value_backward(result, targets), gradients)
        theirs = torch_gradients(torch, sizes, hidden, output, loss, parameters, X, targets)
        assert value(result, targets) == pytest.approx(theirs[0], rel=1e-12)
        for name in parameters:
            np.testing.assert_allclose(gradients[name], theirs[1][name], rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("sizes", [784, 2.5, None, "784", {784, 10}, [True, True], [784, True]])
def test_sizes_in_the_wrong_form_are_refused(sizes):
    with pytest.raises(ValueError, match=r"^mlp: got sizes .*; expected two or more whole numbers"):
        mlp(sizes)


def test_integer_weights_are_refused_because_they_would_all_be_0():
    with pytest.raises(ValueError, match=r"got dtype int64; expected float32 or float64"):
        initialize(mlp([2, 3]), np.random.default_rng(0), dtype=int)


def test_a_plain_tuple_of_layers_gives_probabilities_too():
    X = np.random.default_rng(0).normal(0, 1, (5, 2))
    for output in ("identity", "softmax"):
        network = mlp([2, 4, 3], output=output)
        parameters = initialize(network, np.random.default_rng(1), dtype=np.float64)
        expected = predict_probabilities(network, parameters, X)
        np.testing.assert_array_equal(
            predict_probabilities(tuple(network), parameters, X), expected
        )
