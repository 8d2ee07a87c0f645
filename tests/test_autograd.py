import gc
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import mutually_broadcastable_shapes

from mlpkit import activations, autograd, losses
from mlpkit.autograd import (
    Tensor,
    cross_entropy,
    debug,
    exp,
    log,
    no_grad,
    operation,
    relu,
    topological_order,
    unbroadcast,
    where,
)
from mlpkit.backprop import backward, numerical_gradient, relative_error
from mlpkit.forward_pass import forward
from mlpkit.network import initialize, mlp


def leaf(data):
    return Tensor(data, requires_grad=True)


# --- by hand -------------------------------------------------------------------------------------
def test_a_gradient_is_multiplied_along_a_path():
    x = leaf(3.0)
    y = -((x * 2) ** 2)  # −4x²
    y.backward()
    assert y.data == -36 and x.grad == -24


def test_gradients_add_where_paths_meet():
    a = leaf(2.0)
    b = a + a
    c = b + b
    c.backward()
    assert (a.grad, b.grad, c.grad) == (4, 2, 1)


def test_a_part_is_passed_on_once_everything_made_from_its_value_has_been_visited():
    """d = a (a + 1) + a (a + 1)²: in any other order part of d/da would be lost."""
    a = leaf(2.0)
    b = a + 1
    c = a * b
    d = c + b * c
    d.backward()
    assert a.grad == (2 * 2 + 1) + (3 * 2**2 + 4 * 2 + 1)  # a² + a, and a³ + 2a² + a


def test_both_inputs_of_each_operation_get_their_gradient():
    for f, by_a, by_b in [
        (lambda a, b: a + b, 1, 1),
        (lambda a, b: a - b, 1, -1),
        (lambda a, b: a * b, 4, 3),
        (lambda a, b: a / b, 1 / 4, -3 / 16),
        (lambda a, b: a**b, 4 * 3**3, 3**4 * np.log(3)),
    ]:
        a, b = leaf(3.0), leaf(4.0)
        f(a, b).backward()
        assert (a.grad, b.grad) == pytest.approx((by_a, by_b), rel=1e-15)


def test_a_layer_agrees_with_hand_calculation():
    X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    W, b, grad = leaf([[1.0], [-1.0]]), leaf([0.5]), np.array([[1.0], [10.0], [100.0]])
    y = X @ W + b
    y.backward(grad)
    assert y.data.tolist() == [[-0.5], [-0.5], [-0.5]]
    assert W.grad.tolist() == [[531], [642]] and b.grad.tolist() == [111]


def test_max_passes_the_gradient_to_the_largest_and_equals_share_it():
    x = leaf([[1.0, 5.0, 5.0], [7.0, 0.0, 2.0]])
    x.max(axis=1).backward([10.0, 1.0])
    assert x.grad.tolist() == [[0, 5, 5], [1, 0, 0]]


def test_a_value_taken_twice_by_an_index_gets_both_parts():
    x = leaf([1.0, 2.0, 3.0])
    x[[0, 0, 2]].backward([1.0, 10.0, 100.0])
    assert x.grad.tolist() == [11, 0, 100]


# --- every operation, against nudging ------------------------------------------------------------
A, B = np.random.default_rng(0).uniform(0.2, 2, (2, 3, 4))
LABELS = np.array([0, 3, 1])
CASES = {
    "add": (lambda x: x + B, lambda x: B + x, lambda x: 2 + x, lambda x: x + A[0]),
    "subtract": (lambda x: x - B, lambda x: B - x, lambda x: 2 - x, lambda x: x - 2),
    "multiply": (lambda x: x * B, lambda x: B * x, lambda x: 2 * x, lambda x: x * x),
    "divide": (lambda x: x / B, lambda x: B / x, lambda x: 2 / x, lambda x: x / 2),
    "power": (lambda x: x**B, lambda x: B**x, lambda x: 2**x, lambda x: x**3, lambda x: x**-0.5),
    "matmul": (lambda x: x @ B.T, lambda x: B.T @ x, lambda x: x @ B[0], lambda x: A[:, 0] @ x),
    "negative": (lambda x: -x,),
    "exp and log": (exp, log),
    "sum": (lambda x: x.sum(), lambda x: x.sum(0), lambda x: x.sum(axis=(0, -1), keepdims=True)),
    "mean": (lambda x: x.mean(), lambda x: x.mean(1, True), lambda x: x.mean(axis=(0, 1))),
    "max": (lambda x: x.max(), lambda x: x.max(-1), lambda x: x.max(axis=0, keepdims=True)),
    "reshape": (lambda x: x.reshape(2, 6), lambda x: x.reshape((6, -1)), lambda x: x.reshape(-1)),
    "transpose": (lambda x: x.T, lambda x: x.transpose(1, 0), lambda x: x.transpose((-1, 0))),
    "index": (
        lambda x: x[1],
        lambda x: x[:, ::-2],
        lambda x: x[[0, 0, 2], [1, 1, 3]],
        lambda x: x[A > 1],
        lambda x: x[..., None, 0],
    ),
    "where": (lambda x: where(A > 1, x, 0.0), lambda x: where(A > 1, B, x * x)),
    "activations": tuple(getattr(autograd, name) for name in activations.ACTIVATIONS),
    "slope": (lambda x: autograd.leaky_relu(x - 1, slope=0.3),),
    "losses": (
        lambda x: cross_entropy(x, LABELS),
        lambda x: autograd.mean_squared_error(x, B) * 3,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_gradients_agree_with_nudging(name):
    for f in CASES[name]:
        x = leaf(A)
        y = f(x)
        weights = np.random.default_rng(1).standard_normal(y.shape)
        y.backward(weights)
        by_nudging = numerical_gradient(lambda x, f=f, w=weights: np.sum(w * f(Tensor(x)).data), A)
        assert relative_error(x.grad, by_nudging) < 1e-8


def test_operations_have_the_courses_names_and_values():
    for name, (f, _) in (activations.ACTIVATIONS | losses.LOSSES).items():
        ours = getattr(autograd, name)
        assert ours.__name__ == name and ours.__doc__ == f.__doc__
    assert np.array_equal(autograd.gelu(Tensor(A)).data, activations.gelu(A))
    assert cross_entropy(Tensor(A), LABELS).data == losses.cross_entropy(A, LABELS)


# --- broadcasting --------------------------------------------------------------------------------
@given(mutually_broadcastable_shapes(num_shapes=2, max_dims=4, max_side=3), st.integers(0, 99))
def test_unbroadcast_is_the_adjoint_of_broadcasting(shapes, seed):
    """⟨unbroadcast(grad), x⟩ = ⟨grad, x broadcast⟩ for every x: that is the definition."""
    shape, spread = shapes.input_shapes[0], shapes.result_shape
    rng = np.random.default_rng(seed)
    grad, x = rng.integers(-9, 9, spread), rng.integers(-9, 9, shape)
    found = unbroadcast(grad, shape)
    assert found.shape == shape
    assert np.sum(found * x) == np.sum(grad * np.broadcast_to(x, spread))


def test_unbroadcast_says_what_does_not_fit():
    for grad, shape in [((3,), (2,)), ((2,), (2, 1)), ((1, 3), (2, 3)), ((), (1,))]:
        with pytest.raises(ValueError, match=r"unbroadcast: got a gradient .*; expected one for"):
            unbroadcast(np.zeros(grad), shape)


# --- NumPy on either side ------------------------------------------------------------------------
def test_arrays_and_numbers_of_numpy_may_be_on_either_side():
    x = leaf([1.0, 2.0])
    for y in (np.ones(2) * x, np.ones((3, 1)) + x, np.float64(2) / x, np.ones((3, 2)) @ x):
        assert type(y) is Tensor and y.requires_grad and y.dtype == float
    array = np.ones(2)
    with pytest.raises(TypeError):
        array += x  # a plain array can't hold a graph


def test_numpy_does_not_take_a_tensor_for_an_array():
    for f in (np.asarray, np.exp, lambda x: np.concatenate([x, x]), lambda x: Tensor([x, x])):
        with pytest.raises(TypeError):
            f(leaf([1.0, 2.0]))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtypes_are_kept(dtype):
    a, b = leaf(A.astype(dtype)), leaf(B[0].astype(dtype))
    y = where(a.data > 1, 2 * a + 1, a / 3) ** 2 - 0.5**a
    z = cross_entropy(autograd.gelu(y * b).reshape(3, 4), LABELS) + y.max() * y.mean() + b[1]
    z.backward()
    assert y.dtype == z.dtype == a.grad.dtype == b.grad.dtype == dtype
    assert type(z.data) is type(b[1].data) is np.ndarray


def test_a_gradient_has_its_arrays_dtype_even_next_to_a_different_one():
    a = leaf(np.float32([1, 2]))
    (a * np.array([1.0, 2.0])).sum().backward()
    assert a.grad.dtype == np.float32 and a.grad.tolist() == [1, 2]


def test_data_are_floats_and_the_array_itself():
    array = np.zeros(3, np.float32)
    assert Tensor(array).data is array
    for data in (3, [1, 2], True, np.arange(3), np.float16([1])):
        assert Tensor(data).dtype == float
    for data in ("a", [1j], [None]):
        with pytest.raises(ValueError, match=r"Tensor: got data of .*; expected real numbers"):
            Tensor(data)


def test_a_tensors_repr_describes_it():
    x = leaf([[1.0, 2.0, 3.0]])
    assert (x.shape, x.ndim, len(x), x.T.shape, x.dtype) == ((1, 3), 2, 1, (3, 1), np.float64)
    assert repr(leaf(1.0)) == "Tensor(1.0, float64, made by nobody)"
    assert repr(leaf(1.0) * 2) == "Tensor(2.0, float64, made by multiply)"


# --- what requires a gradient --------------------------------------------------------------------
def test_no_gradient_is_made_for_constants():
    """Not for images, nor for results of constants alone."""

    def never(grad, a, b, y):
        raise AssertionError("asked for")

    times = operation(np.multiply, never, lambda grad, a, b, y: grad * a)
    images, w = Tensor(A), leaf(B)
    for constant in (A, images, images * 2, w.detach()):
        y = times(constant, w)
        assert y.parents == (w,)
        y.backward(A)
    assert images.grad is None and not (images * 2).requires_grad


def test_no_grad_keeps_no_parents_and_ends_with_its_block():
    x = leaf(2.0)
    with pytest.raises(KeyError), no_grad():
        with no_grad():
            pass
        y = x * x
        raise KeyError
    assert not y.requires_grad and y.parents == () and y.made_by is None
    assert (x * x).parents == (x, x)


def test_detach_ends_the_graph_and_shares_the_array():
    x = leaf([2.0])
    y = x * x
    z = y.detach() * x
    z.backward()
    assert x.grad == 4 and y.detach().data is y.data


def test_an_input_without_a_backward_must_be_a_constant():
    for call in (
        lambda: autograd.mean_squared_error(leaf(A), leaf(B)),
        lambda: where(leaf(A), leaf(A), leaf(B)),
    ):
        with pytest.raises(ValueError, match="an input requires a gradient; expected a constant"):
            call()


def test_a_constant_may_be_any_tensor_where_no_gradient_is_wanted():
    x = leaf(A)
    with no_grad():
        loss, y = autograd.mean_squared_error(x, x), where(x, x, 0)
    assert loss.data == 0 and y.data.tolist() == A.tolist() and not y.requires_grad


# --- positional arguments ------------------------------------------------------------------------
def test_a_setting_by_position_is_refused():
    """It would come before the result, where a backward expects the result."""
    for x in (leaf(-2.0), leaf([-1.0, 2.0])):
        expected = "leaky_relu: got 2 inputs; expected at most 1, and settings by keyword"
        with pytest.raises(ValueError, match=expected):
            autograd.leaky_relu(x, 0.1)
    x = leaf(-2.0)
    autograd.leaky_relu(x, slope=0.1).backward()
    assert x.grad == 0.1


def test_an_axis_may_be_given_by_position_as_in_numpy():
    for f, expected in [
        (autograd.total, [[1, 10], [1, 10]]),
        (autograd.mean, [[0.5, 5], [0.5, 5]]),
        (autograd.largest, [[0, 10], [1, 0]]),
    ]:
        for settings in ((0,), (0, True)):
            x = leaf([[1.0, 4.0], [2.0, 3.0]])
            y = f(x, *settings)
            y.backward(np.reshape([1, 10], y.shape))
            assert x.grad.tolist() == expected


def test_lists_of_numbers_count_as_arrays():
    column, row, two = [[3.0], [5.0]], [[3.0, 5.0]], (2, 3)
    for f in (
        lambda x, a=column: x @ a,
        lambda x, a=row: a @ x,
        lambda x, a=row: x**a,
        lambda x, a=[[0.0, 2.0]]: a**x,
        lambda x, a=two: x @ a,
        lambda x, a=two: a @ x,
        lambda x, a=two: x * a,
        lambda x, a=two: a / x,
        lambda x, a=range(2, 4): x @ a,
    ):
        found, expected = leaf([[1.0, 2.0], [3.0, 4.0]]), leaf([[1.0, 2.0], [3.0, 4.0]])
        y, z = f(found), f(expected, np.array(f.__defaults__[0]))
        y.backward(np.ones(y.shape))
        z.backward(np.ones(z.shape))
        assert np.array_equal(y.data, z.data) and np.array_equal(found.grad, expected.grad)


# --- an operation of one's own -------------------------------------------------------------------
def test_a_custom_operation_takes_three_lines():
    cube = operation(lambda x, by=1: by * x**3, lambda grad, x, y, by=1: grad * by * 3 * x**2)
    x = leaf([1.0, 2.0])
    cube(x, by=10).sum().backward()
    assert x.grad.tolist() == [30, 120]


def test_a_gradient_of_the_wrong_shape_is_reported():
    wrong = operation(np.exp, lambda grad, x, y: np.ones(3))
    with pytest.raises(ValueError, match=r"got a gradient \(3,\); expected one for \(2,\)"):
        wrong(leaf([1.0, 2.0])).sum().backward()


# --- backward: from what, how often --------------------------------------------------------------
def test_backward_starts_from_a_single_number_of_any_shape_or_with_a_gradient():
    x = leaf([[3.0]])
    (x * 2).backward()
    assert x.grad.tolist() == [[2]]
    x = leaf([1.0, 2.0])
    (x * x).backward([1, 10])
    assert x.grad.tolist() == [2, 40]
    for y, grad, came in [
        (x * x, None, "no gradient"),
        (x * x, 1.0, r"a gradient \(\)"),
        ((x * x).sum(), [1.0, 2.0], r"a gradient \(2,\)"),
    ]:
        with pytest.raises(ValueError, match=f"backward: got {came}; expected one of"):
            y.backward(grad)
    with pytest.raises(RuntimeError, match="requires a gradient"):
        (Tensor(2.0) * 3).backward()
    assert x.grad.tolist() == [2, 40]


def test_a_leaf_may_be_its_own_end():
    x = leaf(5.0)
    x.backward()
    x.backward(2.0)
    assert x.grad == 3
    x, grad = leaf(A), np.ones((3, 4))
    x.backward(grad)
    assert x.grad is not grad


def test_gradients_add_up_until_they_are_zeroed():
    x = leaf([1.0, 2.0])
    (x * x).sum().backward()
    first = x.grad
    (x * 3).sum().backward()
    assert x.grad.tolist() == [5, 7] and first.tolist() == [2, 4]
    x.zero()
    assert x.grad is None
    (x * 3).sum().backward()
    assert x.grad.tolist() == [3, 3]


def test_a_second_backward_is_an_error_and_changes_nothing():
    x = leaf(2.0)
    h = x * x
    y = h + h
    y.backward()
    for end in (y, h, h * 3, x + h):
        with pytest.raises(RuntimeError, match="let go by an earlier backward"):
            end.backward()
    assert x.grad == 8


def test_a_shared_part_is_released_after_both_its_branches():
    x = leaf(2.0)
    h = x * x
    (h * 3 + exp(h) * 0 + h * 4).backward()
    assert x.grad == 28


def test_two_losses_that_share_a_part_can_go_back_only_as_their_sum():
    def two(x):
        h = x * x
        return h * 3, h * 4

    x = leaf(2.0)
    first, second = two(x)
    first.backward()
    with pytest.raises(RuntimeError, match="add two losses"):
        second.backward()
    assert x.grad == 12
    x.zero()
    first, second = two(x)
    (first + second).backward()
    assert x.grad == 28


def test_a_gradient_is_an_array_that_nothing_else_holds():
    a, b, c, ones = leaf(A), leaf(B), leaf(A), np.ones((3, 4))
    y = a + b
    (y + c).backward(ones)
    a.grad *= 5
    assert (b.grad == 1).all() and (c.grad == 1).all() and (ones == 1).all()
    for f in (Tensor.sum, Tensor.mean, lambda x: x.T.reshape(-1)[0], autograd.identity):
        x = leaf(A)
        f(x).backward(np.ones(f(x).shape))
        x.grad += 1
        assert x.grad.base is None


def test_an_array_that_a_custom_backward_returns_stays_unchanged():
    slopes = np.full((3, 4), 2.0)
    for f_backward in (lambda grad, x, y: slopes, lambda grad, x, y: x):
        x = leaf(A)
        autograd.operation(np.sum, f_backward)(x).backward()
        x.grad *= 0
        assert (slopes == 2).all() and (x.data == A).all()


@pytest.mark.parametrize("order", ["C", "F"])
def test_numpys_reshape_of_a_tensor_goes_back_in_the_order_it_came(order):
    x, weights = leaf(A), np.arange(12.0).reshape(2, 6)
    (np.reshape(x, (2, 6), order=order) * weights).sum().backward()
    for place in np.ndindex(3, 4):
        nudged = np.zeros((3, 4))
        nudged[place] = 1
        assert x.grad[place] == (np.reshape(nudged, (2, 6), order=order) * weights).sum()


# --- the walk ------------------------------------------------------------------------------------
@given(st.integers(0, 10_000))
def test_an_order_puts_each_node_after_its_parents_and_the_end_last(seed):
    rng = np.random.default_rng(seed)
    tensors = [leaf(1.0), leaf(1.0), Tensor(1.0)]
    for _ in range(rng.integers(1, 12)):
        a, b = rng.integers(len(tensors), size=2)
        tensors.append(tensors[a] + tensors[b])
    end = tensors[-1]
    order = topological_order(end)
    place = {tensor: k for k, tensor in enumerate(order)}
    assert order[-1] is end and len(place) == len(order)
    assert all(place[p] < place[t] for t in order for p in t.parents)


@pytest.mark.guards
def test_a_hundred_thousand_operations_in_a_row_need_no_recursion():
    x = leaf(1.0)
    y = z = x
    for _ in range(100_000):
        y = y + 1
    y.backward()
    assert x.grad == 1
    for _ in range(50_000):
        z = z + 1
    del z  # a graph that was never walked is released without recursion too


@pytest.fixture
def no_gc():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_a_released_graph_is_collected_at_once(no_gc):
    x = leaf(A)
    for walk in (True, False):
        parts = [exp(x), None, None]
        parts[1] = parts[0] @ B.T
        parts[2] = relu(parts[1]).sum()
        seen = [weakref.ref(part) for part in parts]
        arrays = [weakref.ref(part.data) for part in parts]
        end = parts.pop()
        parts.clear()
        assert [ref() is None for ref in seen] == [False, False, False]
        if walk:
            end.backward()
            assert [ref() is None for ref in seen] == [True, True, False]
        del end
        assert not any(ref() is not None for ref in seen + arrays)


def test_during_backward_a_part_is_released_as_soon_as_it_was_visited(no_gc):
    """So that memory falls during the backward pass."""
    alive = []

    def look(grad, x, y):
        alive.append(seen() is not None)
        return grad

    x = leaf(A)
    y = operation(np.copy, look)(x)
    z = exp(y)
    seen = weakref.ref(z)
    end = z.sum()
    del z
    end.backward()
    assert alive == [False]


# --- compared with the pass by hand --------------------------------------------------------------
@pytest.mark.parametrize(
    ("hidden", "sizes"), [("sigmoid", [784, 64, 32, 10]), ("relu", [784, 64, 32, 10])]
)
def test_the_network_of_07_gets_the_same_gradients_to_the_bit(hidden, sizes):
    network, rng = mlp(sizes, hidden), np.random.default_rng(0)
    parameters = initialize(network, rng, "xavier")
    gradients, found = parameters.like(), parameters.like()
    tensors = {name: leaf(parameters[name]) for name in parameters}
    for _ in range(5):
        X, y = rng.random((200, 784), np.float32), rng.integers(0, 10, 200)
        output, cache = forward(network, parameters, X)
        grad = losses.cross_entropy_backward(output, y)
        backward(network, parameters, cache, grad, gradients)
        a = X
        for k in (1, 2, 3):
            z = a @ tensors[f"W{k}"] + tensors[f"b{k}"]
            a = getattr(autograd, hidden)(z)
        loss = cross_entropy(z, y)
        loss.backward()
        for name, tensor in tensors.items():
            found[name] = tensor.grad
            tensor.zero()
        assert z.data.tobytes() == output.tobytes()
        assert loss.data == losses.cross_entropy(output, y) and loss.dtype == np.float32
        assert found.vector.tobytes() == gradients.vector.tobytes()
        parameters.vector -= np.float32(0.5) * gradients.vector


# --- debug ---------------------------------------------------------------------------------------
def test_debug_names_the_line_that_used_an_array_which_was_changed_later():
    W, X = leaf(A), B.copy()
    with debug():
        loss = (X * W).sum()  # the line
    W.data -= 0.1
    expected = r"array \(3, 4\) was changed in place after multiply in line \d+: loss = \(X \* W\)"
    with pytest.raises(RuntimeError, match=expected):
        loss.backward()
    W.zero()
    with debug():
        loss = (X * W).sum()
    X[0, 0] += 1  # not a leaf, but the gradient of W depends on it
    with pytest.raises(RuntimeError, match="changed in place"):
        loss.backward()
    loss = (X * W).sum()  # not watched
    W.data -= 0.1
    loss.backward()


def test_debug_accepts_what_is_right():
    W = leaf(A)
    with debug():
        for _ in range(2):
            loss = cross_entropy(relu(B.T @ W), np.array([0, 1, 2, 3]))
            loss = loss + (W[[0, 1]] ** 2).sum() * 0.1
            loss.backward()
            W.data -= 0.1 * W.grad
            W.zero()


def test_debug_names_the_first_operation_that_makes_nan():
    x = leaf([1.0, -1.0])
    with np.errstate(invalid="ignore", divide="ignore"), debug():
        with pytest.raises(FloatingPointError, match=r"the first nan: log in line \d+: y = log\(x"):
            y = log(x)  # named
        with pytest.raises(FloatingPointError, match=r"was given nan: add in line"):
            Tensor([np.nan]) + 1
        root = leaf([0.0, 1.0]) ** 0.5
        loss = (root * 0).sum()
        with pytest.raises(FloatingPointError, match=r"the backward of pow in line \d+: root = "):
            loss.backward()
    with np.errstate(invalid="ignore"):
        y = log(x)  # not watched
    assert np.isnan(y.data).any()
