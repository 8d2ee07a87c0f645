"""PyTorch models: those that compute what their modules say are converted, others refused."""

from itertools import pairwise

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402
from torch.nn.modules import module as for_all  # noqa: E402
from torch.nn.utils import parametrizations, parametrize, prune  # noqa: E402

from mlpkit.forward_pass import forward  # noqa: E402
from mlpkit.frameworks.pytorch import from_torch  # noqa: E402

ACTIVATIONS = (
    nn.ReLU,
    nn.Tanh,
    nn.Sigmoid,
    nn.GELU,
    lambda: nn.LeakyReLU(0.01),
    lambda: nn.ReLU(inplace=True),
    lambda: nn.Softmax(dim=-1),
    nn.Identity,
)


def healthy(seed):
    """A typical model of random depth, briefly trained, in one of the two modes."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    widths = rng.integers(1, 9, rng.integers(2, 6)).tolist()
    modules = [nn.Flatten()] * int(rng.integers(2))
    for inputs, outputs in pairwise(widths):
        modules.append(nn.Linear(inputs, outputs, bias=bool(rng.integers(2))))
        modules += [nn.BatchNorm1d(outputs)] * int(rng.integers(2))
        modules.append(ACTIVATIONS[rng.integers(len(ACTIVATIONS))]())
        modules += [nn.Dropout(0.3)] * int(rng.integers(2))
    model = nn.Sequential(*modules)
    with torch.no_grad():
        # a pass in training mode moves the running statistics
        model(3 * torch.randn(40, widths[0]) + 1)
        for tensor in model.parameters():
            tensor += 0.3 * torch.randn_like(tensor)
            tensor *= 10.0 ** rng.integers(-3, 4)
    model.train(bool(rng.integers(2)))
    return model.double() if rng.integers(2) else model


def kept(model):
    numbers = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    return numbers, [module.training for module in model.modules()]


# 662, 728, 806: models whose outputs are almost 0
@pytest.mark.parametrize("seed", [*range(50), 662, 728, 806])
def test_a_healthy_model_is_converted_and_stays_as_it_is(seed):
    model = healthy(seed)
    before, modes = kept(model)
    drawn = torch.get_rng_state()
    network, parameters = from_torch(model)
    after, modes_after = kept(model)
    assert all(torch.equal(before[name], after[name]) for name in before)
    assert modes_after == modes and torch.equal(torch.get_rng_state(), drawn)
    dtype = next(model.parameters()).dtype
    X = torch.randn(20, next(model.parameters()).shape[-1], dtype=dtype)
    with torch.no_grad():
        theirs = model.eval()(X.clone()).numpy()
    ours, _ = forward(network, parameters, X.numpy())
    assert ours.dtype == theirs.dtype
    np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=1e-6 + 1e-5 * np.abs(theirs).max())


def test_a_model_whose_pruning_or_norm_was_removed_again_is_converted():
    pruned, normed = nn.Linear(4, 4), parametrizations.weight_norm(nn.Linear(4, 4))
    prune.remove(prune.l1_unstructured(pruned, "weight", 0.5), "weight")
    parametrize.remove_parametrizations(normed, "weight")
    model = nn.Sequential(pruned, nn.Tanh(), normed)
    network, parameters = from_torch(model)
    X = torch.randn(9, 4)
    with torch.no_grad():
        theirs = model(X).numpy()
    np.testing.assert_allclose(forward(network, parameters, X.numpy())[0], theirs, atol=1e-6)


class Residual(nn.Sequential):
    def forward(self, x):
        return x + super().forward(x)


class Pair(nn.Sequential):
    """A subclass that computes the same as nn.Sequential, although nobody can see that from
    outside."""


class Doubled(nn.Linear):
    def forward(self, x):
        return 2 * super().forward(x)


class Unmoved(nn.BatchNorm1d):
    def forward(self, x):
        return x * self.weight


class AlwaysOn(nn.Dropout):
    def forward(self, x):
        return nn.functional.dropout(x, self.p, True)


class Shifted(nn.Identity):
    def forward(self, x):
        return x + 1


class Turned(nn.Flatten):
    def forward(self, x):
        return super().forward(x).flip(1)


class Bent(nn.ReLU):
    def forward(self, x):
        return x.clamp(-0.5)


def plain():
    return nn.Sequential(nn.Linear(4, 4), nn.Identity(), nn.Dropout(0.1), nn.Linear(4, 4))


def with_first(change):
    model = plain()
    change(model[0])
    return model


def with_replaced(forward, at=0):
    model = plain()
    (model if at is None else model[at]).forward = forward
    return model


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (Residual(nn.Linear(4, 4)), "got a Residual; expected nn.Sequential itself"),
        (Pair(nn.Linear(4, 4)), "got a Pair; expected nn.Sequential itself"),
        (nn.Sequential(Residual(nn.Linear(4, 4))), "mlpkit has no such layer"),
        (nn.Sequential(Doubled(4, 4)), "Doubled is a subclass of nn.Linear, and may compute"),
        (nn.Sequential(nn.Linear(4, 4), Unmoved(4)), "Unmoved is a subclass of nn.BatchNorm1d"),
        (nn.Sequential(nn.Linear(4, 4), AlwaysOn(0.5)), "AlwaysOn is a subclass of nn.Dropout"),
        (nn.Sequential(nn.Linear(4, 4), Shifted()), "Shifted is a subclass of nn.Identity"),
        (nn.Sequential(Turned(), nn.Linear(4, 4)), "Turned is a subclass of nn.Flatten"),
        (nn.Sequential(nn.Linear(4, 4), Bent()), "module 1, Bent.*mlpkit has no such layer"),
        (nn.Sequential(nn.Flatten(0), nn.Linear(4, 4)), "mlpkit flattens as Flatten"),
        (with_replaced(lambda x: x), "its forward was replaced"),
        (with_replaced(lambda x: x, None), "the model: its forward was replaced"),
        (with_first(lambda m: m.register_forward_hook(lambda *_: None)), "it has hooks"),
        (with_first(lambda m: m.register_forward_pre_hook(lambda *_: None)), "it has hooks"),
        (with_first(lambda m: m.register_full_backward_hook(lambda *_: None)), "it has hooks"),
        (with_first(lambda m: m.register_full_backward_pre_hook(lambda *_: None)), "it has hooks"),
        (with_first(parametrizations.weight_norm), "computed by a parametrization"),
        (with_first(parametrizations.spectral_norm), "computed by a parametrization"),
        (with_first(lambda m: prune.l1_unstructured(m, "weight", 0.5)), "it has hooks, as"),
        (with_first(nn.utils.spectral_norm), "it has hooks, as"),
        (nn.Sequential(nn.Linear(4, 4), nn.Linear(3, 4)), r"can't take an input of shape \(8, 4\)"),
        (nn.Sequential(nn.BatchNorm1d(2), nn.Flatten(), nn.Linear(6, 4)), "can't take an input"),
    ],
)
def test_a_model_that_may_compute_something_else_is_refused_in_one_line(model, told):
    with pytest.raises(ValueError, match=f"^from_torch: .*{told}") as caught:
        from_torch(model)
    assert "\n" not in str(caught.value)


@pytest.mark.filterwarnings("ignore:.*weight_norm.*:FutureWarning")
def test_the_old_weight_norm_is_refused():
    with pytest.raises(ValueError, match="it has hooks, as from weight_norm or prune"):
        from_torch(with_first(nn.utils.weight_norm))


@pytest.mark.filterwarnings("ignore:Lazy modules:UserWarning")
def test_a_layer_that_does_not_know_its_inputs_yet_is_refused():
    with pytest.raises(ValueError, match=r"LazyLinear is a subclass of nn\.Linear"):
        from_torch(nn.Sequential(nn.LazyLinear(4)))


def test_a_hook_on_the_model_is_refused():
    (model := plain()).register_forward_hook(lambda module, given, output: output + 1)
    with pytest.raises(ValueError, match="from_torch: the model: it has hooks"):
        from_torch(model)


@pytest.mark.parametrize("kind", ["forward_hook", "forward_pre_hook", "full_backward_hook"])
def test_hooks_on_all_modules_are_refused_while_they_are_there(kind):
    handle = getattr(for_all, f"register_module_{kind}")(lambda *_: None)
    try:
        with pytest.raises(ValueError, match="a model while global hooks are set"):
            from_torch(plain())
    finally:
        handle.remove()
    from_torch(plain())


@pytest.mark.parametrize("kind", [nn.Linear, nn.Identity, nn.Dropout, nn.Sequential])
def test_a_class_whose_forward_was_replaced_is_found_by_its_outputs(kind, monkeypatch):
    taught = kind.forward
    monkeypatch.setattr(kind, "forward", lambda self, x: taught(self, x) + 1e-3)
    with pytest.raises(ValueError, match="the model's outputs differ from those of its modules"):
        from_torch(plain())
