"""The same network, weights and optimizer in PyTorch, and PyTorch's networks in mlpkit.

PyTorch stores the weights of a linear layer as (outputs, inputs), the transpose of ours, and a
network is in one of two modes; it begins in the mode for training.
"""

import copy

import numpy as np
import torch
from torch import nn

from mlpkit.activations import ACTIVATIONS
from mlpkit.forward_pass import forward
from mlpkit.frameworks.layout import to_pytorch_layout
from mlpkit.frameworks.supported import DECAY, EPSILON, SLOPE, check_fits
from mlpkit.network import Activation, BatchNorm, Dropout, Linear, Network
from mlpkit.optimizers import SGD, AdaGrad, Adam, AdamW, Momentum, Nadam, Nesterov, RMSProp
from mlpkit.parameters import Parameters

ACTIVATION = {
    "identity": nn.Identity,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "relu": nn.ReLU,
    "leaky_relu": lambda: nn.LeakyReLU(SLOPE),
    "gelu": nn.GELU,
    "softmax": lambda: nn.Softmax(dim=1),
}
MOMENTUM = round(1 - DECAY, 3)  # the momentum of running means, in PyTorch's convention
KNOWN = nn.Linear, nn.BatchNorm1d, nn.Dropout, nn.Flatten, nn.Identity
HOOKS = "_forward_pre_hooks", "_forward_hooks", "_backward_pre_hooks", "_backward_hooks"


def to_torch(network, parameters):
    """The network as torch.nn.Sequential, a module for each layer, with copies of the numbers.

    It is in the mode for predicting, `model.eval()`, and its output is that of `forward`; before
    you train it, call `model.train()`. Raises ValueError for code of your own, and for parameters
    of a different network.
    """
    check_fits("to_torch", network, parameters)
    model = nn.Sequential(*(module_of(layer) for layer in network)).eval()
    model.to(torch.from_numpy(parameters.vector[:0].copy()).dtype)
    with torch.no_grad():
        for layer, module in zip(network, model, strict=True):
            for name, tensor in tensors(layer, module).items():
                tensor.copy_(torch.from_numpy(to_pytorch_layout(parameters[name])))
    return model


def module_of(layer):
    """PyTorch's module for one of our layers."""
    if isinstance(layer, Linear):
        return nn.Linear(layer.inputs, layer.outputs, bias=layer.bias)
    if isinstance(layer, BatchNorm):
        return nn.BatchNorm1d(layer.width, eps=EPSILON, momentum=MOMENTUM)
    if isinstance(layer, Dropout):
        return nn.Dropout(layer.rate)
    return ACTIVATION[layer.name]()


def tensors(layer, module):
    """Return {our name: PyTorch's tensor} of everything a layer trains or keeps."""
    if isinstance(layer, Linear):
        theirs = module.weight, module.bias
        return {n: t for n, t in zip(layer.names, theirs, strict=True) if t is not None}
    if isinstance(layer, BatchNorm):
        theirs = module.weight, module.bias, module.running_mean, module.running_var
        return dict(zip((*layer.names, *layer.running), theirs, strict=True))
    return {}


def from_torch(model):
    """Return (network, parameters) of a torch.nn.Sequential, with copies of its numbers.

    It may contain Linear, BatchNorm1d, Dropout, Flatten, Identity, and the activations that mlpkit
    has. The model is not changed. Raises ValueError for any other module, for a subclass, a hook or
    a parametrization, and for a setting that mlpkit lacks: it says which, and what would differ.
    Finally, a few random rows (N, D) go through the model, in its mode for predicting, and through
    the network; if the outputs differ, it raises ValueError too.
    """
    check_model(model)
    layers, sources, number = [], [], 0
    for place, module in enumerate(model):
        number += isinstance(module, nn.Linear)
        where = f"from_torch: module {place}, {' '.join(str(module).split())}"
        check_plain(module, where)
        if layer := layer_of(module, number, where):
            layers.append(layer)
            sources.append(module)
    network = Network(layers)
    if sum(len(layer.shapes) for layer in layers) > len(network.shapes):
        raise ValueError(
            "from_torch: two batch norms follow one linear layer, or one comes before the first; "
            "expected at most one after each linear layer."
        )
    dtypes = {tensor.dtype for tensor in model.parameters()} or {torch.float32}
    if len(dtypes) != 1 or not dtypes <= {torch.float32, torch.float64}:
        raise ValueError(f"from_torch: got numbers of {dtypes}; expected float32 or float64.")
    dtype = torch.empty(0, dtype=dtypes.pop()).numpy().dtype
    parameters = Parameters(network.shapes, dtype, network.statistics)
    for layer, module in zip(layers, sources, strict=True):
        for name, tensor in tensors(layer, module).items():
            theirs = tensor.detach().cpu().numpy()
            parameters[name] = theirs.T if theirs.ndim == 2 else theirs
    check_outputs(network, parameters, model)
    return network, parameters


def check_model(model):
    """Raise a ValueError unless a model only passes its rows from module to module."""
    if type(model) is not nn.Sequential:
        raise ValueError(
            f"from_torch: got a {type(model).__name__}; expected nn.Sequential itself, because "
            "another class may compute something else. nn.Sequential(*model) has only its modules."
        )
    if any(getattr(nn.modules.module, f"_global{name}") for name in HOOKS):
        raise ValueError(
            "from_torch: got a model while global hooks are set, which may change its outputs; "
            "expected none: remove them first."
        )
    check_plain(model, "from_torch: the model")


def check_plain(module, where):
    """Raise a ValueError if a module may compute something other than its class does."""
    if nn.utils.parametrize.is_parametrized(module):
        raise ValueError(
            f"{where}: its weights are computed by a parametrization; expected plain ones, as left "
            "by torch.nn.utils.parametrize.remove_parametrizations."
        )
    base = next((kind.__name__ for kind in KNOWN if isinstance(module, kind)), None)
    if base and type(module) not in KNOWN:
        raise ValueError(
            f"{where}: {type(module).__qualname__} is a subclass of nn.{base}, and may compute "
            f"something else; expected nn.{base} itself."
        )
    if any(getattr(module, name) for name in HOOKS):
        raise ValueError(
            f"{where}: it has hooks, as from weight_norm or prune, which may change its output; "
            "remove them first, with remove_weight_norm or prune.remove."
        )
    if "forward" in vars(module):
        raise ValueError(f"{where}: its forward was replaced, and may compute something else.")


def check_outputs(network, parameters, model):
    """Raise a ValueError unless network and model have the same outputs for random rows.

    In float64, so that rounding can't be mistaken for a difference.
    """
    exact = Parameters(network.shapes, np.float64, network.statistics)
    exact.vector[:] = parameters.vector
    # the last axis of the first parameter has the length of a row
    first = next(model.parameters(), torch.empty(5))
    X = np.random.default_rng(0).standard_normal((8, first.shape[-1]))
    try:
        with np.errstate(all="ignore"):  # the model's numbers may be nan or inf
            ours, _ = forward(network, exact, X)
        with torch.no_grad():
            theirs = copy.deepcopy(model).cpu().double().eval()(torch.tensor(X)).numpy()
    except (RuntimeError, ValueError, IndexError) as error:
        raise ValueError(
            f"from_torch: the model can't take an input of shape {X.shape} "
            f"({(str(error) or type(error).__name__).splitlines()[0]})."
        ) from error
    largest = np.max(np.abs(theirs), where=np.isfinite(theirs), initial=0)
    near = 1e-9 * largest + 1e-12  # where PyTorch's GELU gives 0, ours gives 1e-29
    if theirs.shape != ours.shape or not np.allclose(ours, theirs, 1e-6, near, equal_nan=True):
        raise ValueError(
            "from_torch: the model's outputs differ from those of its modules run in order; "
            "expected a model that computes nothing else."
        )


def layer_of(module, number, where):
    """Our layer for one of PyTorch's modules; None for a module that changes nothing."""
    if isinstance(module, nn.Linear):
        return Linear(number, module.in_features, module.out_features, bias=module.bias is not None)
    if isinstance(module, nn.BatchNorm1d):
        settings = module.eps, module.momentum, module.affine, module.track_running_stats
        if settings != (EPSILON, MOMENTUM, True, True):
            raise ValueError(
                f"{where}: mlpkit's batch norm has eps {EPSILON}, momentum {MOMENTUM}, a gain "
                "and a shift, and running means; with other settings its outputs would differ."
            )
        return BatchNorm(number, module.num_features)
    if isinstance(module, nn.Dropout):
        return Dropout(float(module.p))
    if isinstance(module, nn.Flatten) and (module.start_dim, module.end_dim) != (1, -1):
        raise ValueError(f"{where}: mlpkit flattens as {nn.Flatten()} does; expected that.")
    if isinstance(module, (nn.Flatten, nn.Identity)):
        return None
    for name, make in ACTIVATION.items():
        theirs = make()
        if type(theirs) is type(module):
            if settings_of(theirs) != settings_of(module):
                raise ValueError(f"{where}: mlpkit has {theirs} instead; the outputs would differ.")
            return Activation(name, *ACTIVATIONS[name])
    raise ValueError(f"{where}: mlpkit has no such layer.")


def settings_of(module):
    """An activation's settings, as text, without those that don't affect rows (N, C)."""
    return repr(module).replace("inplace=True", "").replace(", )", ")").replace("dim=-1", "dim=1")


def optimizer_to_torch(optimizer, network, model):
    """PyTorch's optimizer that takes the same steps from here on, for a model that `to_torch` made.

    Its running means and its count of steps so far are copied. Raises ValueError for Nadam, whose
    schedule of β₁ is different in PyTorch, for a rate that is a function of the step, and for an
    optimizer of your own.
    """
    if type(optimizer) is Nadam:
        raise ValueError(
            "optimizer_to_torch: PyTorch's NAdam lets a factor grow from step to step, by Dozat's "
            "schedule of 0.96^(t / 250); mlpkit's is constant, so the steps would differ. optax "
            "agrees with mlpkit: use optimizer_to_optax."
        )
    if type(optimizer) not in THEIRS:
        raise ValueError(
            f"optimizer_to_torch: got {optimizer!r}; expected one of "
            f"{', '.join(kind.__name__ for kind in THEIRS)}."
        )
    if callable(optimizer.rate):
        raise ValueError(
            "optimizer_to_torch: the rate is a function of the step; in PyTorch a separate "
            "scheduler changes the rate. Expected a number."
        )
    make, names = THEIRS[type(optimizer)]
    pairs = [tensors(layer, module) for layer, module in zip(network, model, strict=True)]
    trained = {name: t for pair in pairs for name, t in pair.items() if name in network.shapes}
    made = make(optimizer, groups(optimizer, network, trained))
    copy_state(optimizer, network, trained, made, names)
    return made


def groups(optimizer, network, trained):
    """PyTorch's groups of parameters: one for all, or one per tensor if the decay is a vector."""
    decay = getattr(optimizer, "decay", 0.0)
    if np.ndim(decay) == 0:
        return [{"params": list(trained.values()), "weight_decay": float(decay)}]
    each = Parameters(network.shapes, np.float64)
    each.trained[:] = decay
    if uneven := [name for name in trained if np.ptp(each[name])]:
        raise ValueError(
            f"optimizer_to_torch: the decay differs within {', '.join(uneven)}; expected one "
            "number per tensor, because PyTorch keeps one."
        )
    return [
        {"params": [tensor], "weight_decay": float(each[name].flat[0])}
        for name, tensor in trained.items()
    ]


def copy_state(optimizer, network, trained, made, names):
    """Copy our optimizer's state into PyTorch's; names: {our slot: theirs}."""
    if not optimizer.t:
        return
    like = Parameters(network.shapes, next(iter(optimizer.state.values()), np.zeros(0, "f")).dtype)
    for slot, theirs in names.items():
        like.trained[:] = optimizer.state[slot]
        for name, tensor in trained.items():
            made.state[tensor][theirs] = torch.from_numpy(to_pytorch_layout(like[name]))
            made.state[tensor]["step"] = torch.tensor(float(optimizer.t))


def make_rmsprop(optimizer, groups):
    return torch.optim.RMSprop(groups, optimizer.rate, alpha=optimizer.beta, eps=optimizer.epsilon)


def make_adam_with(make):
    def adam(optimizer, groups):
        betas = optimizer.beta1, optimizer.beta2
        return make(groups, optimizer.rate, betas=betas, eps=optimizer.epsilon)

    return adam


VELOCITY, MOMENTS = {"velocity": "momentum_buffer"}, {"m": "exp_avg", "v": "exp_avg_sq"}
THEIRS = {  # {our class: (function that makes theirs, {our slot: their name})}
    SGD: (lambda o, g: torch.optim.SGD(g, o.rate), {}),
    Momentum: (lambda o, g: torch.optim.SGD(g, o.rate, momentum=o.beta), VELOCITY),
    Nesterov: (lambda o, g: torch.optim.SGD(g, o.rate, momentum=o.beta, nesterov=True), VELOCITY),
    AdaGrad: (lambda o, g: torch.optim.Adagrad(g, o.rate, eps=o.epsilon), {"total": "sum"}),
    RMSProp: (make_rmsprop, {"v": "square_avg"}),
    Adam: (make_adam_with(torch.optim.Adam), MOMENTS),
    AdamW: (make_adam_with(torch.optim.AdamW), MOMENTS),
}
