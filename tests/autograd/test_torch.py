"""Compared with PyTorch: its own samples of its operations, graphs with forks drawn at random, and
the
engine tests of micrograd, https://github.com/karpathy/micrograd, test/test_engine.py.
"""

import numpy as np
import pytest

from mlpkit import autograd
from mlpkit.autograd import Tensor

from .torch_samples import OPERATIONS, samples_by_name, tried


@pytest.fixture(scope="module")
def samples():
    pytest.importorskip("torch")
    pytest.importorskip("expecttest")  # imported by PyTorch's samples
    return samples_by_name()


@pytest.mark.parametrize("name", OPERATIONS)
def test_samples_of_pytorch_agree(name, samples):
    if name not in samples:
        pytest.skip(f"this PyTorch has no samples of {name}")
    agreed, _, faults = tried(name, samples)
    assert faults == []
    assert agreed > 0


# --- random graphs -------------------------------------------------------------------------------
SHAPES = [(), (3,), (1, 3), (2, 1), (2, 3)]


def unary(torch):
    """Return pairs of functions, ours and PyTorch's, that keep numbers small."""
    return [
        (autograd.tanh, torch.tanh),
        (autograd.sigmoid, torch.sigmoid),
        (autograd.relu, torch.relu),
        (autograd.gelu, torch.nn.functional.gelu),
        (autograd.leaky_relu, torch.nn.functional.leaky_relu),
        (lambda x: autograd.exp(-x * x), lambda x: torch.exp(-x * x)),
        (lambda x: autograd.log(x * x + 1), lambda x: torch.log(x * x + 1)),
        (lambda x: (x * x + 1) ** -0.5,) * 2,
        (lambda x: x.sum(),) * 2,
        (lambda x: x.mean(axis=-1, keepdims=True), lambda x: x.mean(-1, keepdim=True)),
        (lambda x: x.max(axis=-1, keepdims=True), lambda x: x.amax(-1, keepdim=True)),
        (lambda x: x.reshape(-1)[:1],) * 2,
        (lambda x: x[..., [0, 0, -1]],) * 2,
        (lambda x: 1 - x,) * 2,
        (lambda x: autograd.where(x.data > 0.1, x, 0.5), lambda x: torch.where(x > 0.1, x, 0.5)),
        (lambda x: x.reshape(1, -1) @ x.reshape(-1, 1),) * 2,
    ]


BINARY = [
    lambda a, b: a + b,
    lambda a, b: a - b,
    lambda a, b: a * b / 2,
    lambda a, b: a / (b * b + 1),
    lambda a, b: (a * a + 1) ** (b / (b * b + 1)),
]


@pytest.mark.parametrize("hundred", [0, 1])
def test_random_graphs_agree_with_pytorch(hundred):
    torch = pytest.importorskip("torch")
    functions, forks = unary(torch), 0
    for seed in range(100 * hundred, 100 * hundred + 100):
        rng = np.random.default_rng(seed)
        arrays = [rng.standard_normal(SHAPES[k]) for k in rng.integers(len(SHAPES), size=3)]
        pairs = [(Tensor(x, True), torch.tensor(x, requires_grad=True)) for x in arrays]
        leaves, used = pairs[:], []
        for _ in range(rng.integers(4, 13)):
            if rng.random() < 0.4:
                k, f = rng.integers(len(pairs)), functions[rng.integers(len(functions))]
                if pairs[k][0].ndim == 0:
                    continue
                pairs.append((f[0](pairs[k][0]), f[1](pairs[k][1])))
                used.append(k)
            else:
                a, b = rng.integers(len(pairs), size=2)
                f = BINARY[rng.integers(len(BINARY))]
                pairs.append((f(pairs[a][0], pairs[b][0]), f(pairs[a][1], pairs[b][1])))
                used += [a, b]
        forks += len(used) - len(set(used))
        ours, theirs = (sum(x.sum() for x in side) for side in zip(*pairs[3:], strict=True))
        ours.backward()
        theirs.backward()
        for tensor, leaf in leaves:
            expected = np.zeros(leaf.shape) if leaf.grad is None else leaf.grad.numpy()
            found = np.zeros(tensor.shape) if tensor.grad is None else tensor.grad
            scale = max(1, np.max(np.abs(expected)))
            assert np.max(np.abs(found - expected)) <= 1e-12 * scale, seed
    assert forks > 200


# --- micrograd -----------------------------------------------------------------------------------
def by_torch(program, *inputs):
    """The result and the gradients, by Tensor and by PyTorch."""
    torch = pytest.importorskip("torch")
    found = []
    for make, rectify in [
        (lambda x: Tensor(x, requires_grad=True), autograd.relu),
        (lambda x: torch.tensor(x, dtype=torch.float64, requires_grad=True), torch.relu),
    ]:
        tensors = [make([x]) for x in inputs]
        result = program(*tensors, rectify)
        result.backward()
        found.append([float(result.data[0]), *(float(t.grad[0]) for t in tensors)])
    return found


def test_micrograd_sanity_check():
    def program(x, relu):
        z = 2 * x + 2 + x
        q = relu(z) + z * x
        h = relu(z * z)
        return h + q + q * x

    ours, theirs = by_torch(program, -4.0)
    assert ours == theirs


def test_micrograd_more_operations():
    def program(a, b, relu):
        c = a + b
        d = a * b + b**3
        c += c + 1
        c += 1 + c + (-a)
        d += d * 2 + relu(b + a)
        d += 3 * d + relu(b - a)
        e = c - d
        f = e**2
        g = f / 2.0
        g += 10.0 / f
        return g

    ours, theirs = by_torch(program, -4.0, 2.0)
    assert ours == pytest.approx(theirs, rel=1e-12)
