"""Networks and optimizers in PyTorch: the same outputs, gradients and next ten steps."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from mlpkit.backprop import backward  # noqa: E402
from mlpkit.forward_pass import forward  # noqa: E402
from mlpkit.frameworks.pytorch import (  # noqa: E402
    THEIRS,
    from_torch,
    optimizer_to_torch,
    tensors,
    to_torch,
)
from mlpkit.losses import cross_entropy, cross_entropy_backward  # noqa: E402
from mlpkit.network import Dropout, mlp  # noqa: E402
from mlpkit.optimizers import AdamW, Nadam, cosine  # noqa: E402

from .networks import NETWORKS, examples, filled  # noqa: E402

WITHIN = {np.float32: 1e-6, np.float64: 1e-12}
every_network = pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
both_dtypes = pytest.mark.parametrize("dtype", WITHIN)


def apart(ours, theirs):
    """Return the largest difference, relative to the largest number."""
    theirs = theirs.detach().numpy() if hasattr(theirs, "detach") else theirs
    assert ours.shape == theirs.shape and ours.dtype == theirs.dtype
    return np.max(np.abs(ours - theirs)) / np.max(np.abs(ours))


def named(network, model):
    """Return {our name: their tensor} of the whole network."""
    pairs = (tensors(layer, module) for layer, module in zip(network, model, strict=True))
    return {name: tensor for pair in pairs for name, tensor in pair.items()}


def as_ours(tensor):
    return tensor.numpy().T if tensor.ndim == 2 else tensor.numpy()


@both_dtypes
@every_network
def test_the_outputs_equal_ours(network, dtype):
    parameters, (X, _) = filled(network, dtype), examples(dtype=dtype)
    ours, _ = forward(network, parameters, X)
    with torch.no_grad():
        theirs = to_torch(network, parameters)(torch.from_numpy(X))
    assert apart(ours, theirs) < WITHIN[dtype]


@both_dtypes
@every_network
def test_the_gradients_equal_ours(network, dtype):
    """In training, where batch normalization has the batch's own statistics; without dropout."""
    parameters, (X, _) = filled(network, dtype), examples(dtype=dtype)
    drops = any(isinstance(layer, Dropout) for layer in network)
    rng = None if drops else np.random.default_rng(0)
    model = to_torch(network, parameters).train(rng is not None)
    output, cache = forward(network, parameters, X, rng)
    gradients = parameters.like()
    grad = np.random.default_rng(2).standard_normal(output.shape).astype(dtype)
    backward(network, parameters, cache, grad, gradients)
    model(torch.from_numpy(X)).backward(torch.from_numpy(grad))
    theirs = named(network, model)
    for name in network.shapes:
        assert apart(gradients[name], as_ours(theirs[name].grad)) < 10 * WITHIN[dtype], name
    for name in network.statistics:
        assert apart(parameters[name], as_ours(theirs[name].detach())) < WITHIN[dtype], name


OPTIMIZERS = {
    **{kind.__name__: kind(0.05) for kind in THEIRS if kind is not AdamW},
    "AdamW": AdamW(0.05, 0.1),
}


def ten_steps(optimizer, network, parameters, model=None, theirs=None):
    """Ten steps of our optimizer, and of theirs alongside; cross-entropy, one batch."""
    X, y = examples(dtype=np.float64)
    gradients = parameters.like()
    for _ in range(10):
        output, cache = forward(network, parameters, X)
        backward(network, parameters, cache, cross_entropy_backward(output, y), gradients)
        optimizer.step(parameters, gradients)
        if model is not None:
            theirs.zero_grad()
            loss = nn.functional.cross_entropy(model(torch.from_numpy(X)), torch.from_numpy(y))
            loss.backward()
            theirs.step()


@pytest.mark.parametrize("begun", [False, True], ids=["fresh", "begun"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_the_next_ten_steps_equal_ours(optimizer, begun):
    network = mlp([5, 7, 3], "tanh")
    parameters, optimizer = filled(network, np.float64), type(optimizer)(**settings(optimizer))
    if begun:
        ten_steps(optimizer, network, parameters)
    model = to_torch(network, parameters)
    theirs = optimizer_to_torch(optimizer, network, model)
    ten_steps(optimizer, network, parameters, model, theirs)
    for name, tensor in named(network, model).items():
        assert apart(parameters[name], as_ours(tensor.detach())) < 1e-12, name


def settings(optimizer):
    return {name: value for name, value in vars(optimizer).items() if name not in ("t", "state")}


def test_decay_for_weights_alone_is_converted_tensor_by_tensor():
    network = mlp([5, 7, 3], "tanh")
    parameters, optimizer = filled(network, np.float64), AdamW(0.05, 0.2 * network.weights)
    model = to_torch(network, parameters)
    theirs = optimizer_to_torch(optimizer, network, model)
    assert [group["weight_decay"] for group in theirs.param_groups] == [0.2, 0, 0.2, 0]
    ten_steps(optimizer, network, parameters, model, theirs)
    for name, tensor in named(network, model).items():
        assert apart(parameters[name], as_ours(tensor.detach())) < 1e-12, name
    uneven = AdamW(0.05, np.arange(network.weights.size) / 100)
    with pytest.raises(ValueError, match="differs within W1, b1, W2, b2"):
        optimizer_to_torch(uneven, network, model)


def test_networks_and_optimizers_without_a_counterpart_are_refused():
    network = mlp([5, 7, 3])
    model = to_torch(network, filled(network))
    with pytest.raises(ValueError, match="lets a factor grow from step to step"):
        optimizer_to_torch(Nadam(0.1), network, model)
    with pytest.raises(ValueError, match="a separate scheduler"):
        optimizer_to_torch(AdamW(lambda step: cosine(step, 9, 0.1), 0.1), network, model)
    with pytest.raises(ValueError, match="expected one of SGD, Momentum, Nesterov"):
        optimizer_to_torch(object(), network, model)
    own = mlp([5, 7, 3], functions={"relu": abs})
    with pytest.raises(ValueError, match="layer 1, Activation, has your own relu"):
        to_torch(own, filled(network))
    with pytest.raises(ValueError, match=r"got parameters .*; expected the network's"):
        to_torch(mlp([5, 6, 3]), filled(network))


@both_dtypes
@every_network
def test_a_round_trip_gives_the_same_network(network, dtype):
    parameters = filled(network, dtype)
    back, numbers = from_torch(to_torch(network, parameters))
    assert back == network and numbers == parameters


def test_a_network_of_theirs_gives_the_same_outputs():
    torch.manual_seed(0)
    body = [nn.Linear(6, 5), nn.BatchNorm1d(5), nn.ReLU(), nn.Dropout(0.5), nn.Linear(5, 4)]
    model = nn.Sequential(nn.Flatten(), *body, nn.Sigmoid())
    model(torch.randn(30, 2, 3))  # a pass in training mode moves the running statistics
    network, parameters = from_torch(model.eval())
    X = np.random.default_rng(0).standard_normal((8, 2, 3)).astype(np.float32)
    with torch.no_grad():
        theirs = model(torch.from_numpy(X))
    assert apart(forward(network, parameters, X.reshape(8, 6))[0], theirs) < 1e-6
    parameters.vector[:] = 0  # distinct numbers
    assert model[1].weight.abs().sum() > 0


@pytest.mark.parametrize(
    ("module", "said"),
    [
        (nn.Conv2d(1, 2, 3), "module 1, Conv2d.*: mlpkit has no such layer"),
        (nn.GELU(approximate="tanh"), "mlpkit has GELU.*'none'.*; the outputs would differ"),
        (nn.LeakyReLU(0.2), "mlpkit has LeakyReLU"),
        (nn.Sequential(), "mlpkit has no such layer"),
        (nn.Softmax(dim=0), "mlpkit has Softmax"),
        (nn.BatchNorm1d(7, momentum=0.5), "mlpkit's batch norm has eps 1e-05, momentum 0.1"),
    ],
)
def test_a_layer_that_mlpkit_lacks_is_refused(module, said):
    with pytest.raises(ValueError, match=said):
        from_torch(nn.Sequential(nn.Linear(5, 7), module))
    with pytest.raises(ValueError, match=r"got a Linear; expected nn\.Sequential"):
        from_torch(nn.Linear(5, 7))
    with pytest.raises(ValueError, match="expected float32 or float64"):
        from_torch(nn.Sequential(nn.Linear(5, 7).half()))


def test_settings_that_change_no_number_are_accepted():
    body = nn.Linear(5, 7), nn.ReLU(inplace=True), nn.Linear(7, 3), nn.Softmax(dim=-1)
    network, parameters = from_torch(nn.Sequential(*body))
    assert network == mlp([5, 7, 3], output="softmax")
    X, _ = examples()
    with torch.no_grad():
        theirs = nn.Sequential(*body)(torch.from_numpy(X))
    assert apart(forward(network, parameters, X)[0], theirs) < 1e-6


def test_two_batch_norms_in_a_row_are_refused_and_one_on_the_inputs_is_converted():
    twice = nn.Linear(5, 7), nn.BatchNorm1d(7), nn.BatchNorm1d(7), nn.Linear(7, 3)
    with pytest.raises(ValueError, match="two batch norms follow one linear layer"):
        from_torch(nn.Sequential(*twice))
    torch.manual_seed(0)
    model = nn.Sequential(nn.BatchNorm1d(5), nn.Linear(5, 7), nn.BatchNorm1d(7), nn.Linear(7, 3))
    model(3 * torch.randn(50, 5) + 1)
    network, parameters = from_torch(model.eval())
    X, _ = examples()
    with torch.no_grad():
        theirs = model(torch.from_numpy(X))
    assert apart(forward(network, parameters, X)[0], theirs) < 1e-6


def test_two_values_of_cross_entropy_agree():
    network = mlp([5, 7, 3])
    parameters, (X, y) = filled(network), examples()
    ours = cross_entropy(forward(network, parameters, X)[0], y)
    with torch.no_grad():
        logits = to_torch(network, parameters)(torch.from_numpy(X))
    theirs = nn.functional.cross_entropy(logits, torch.from_numpy(y))
    assert ours == pytest.approx(theirs.item(), rel=1e-6)
