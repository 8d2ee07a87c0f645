import pytest

from mlpkit.autograd import Tensor


def test_gradients_add_where_paths_meet():
    a = Tensor(2.0, requires_grad=True)
    b = a + a
    (b + b).backward()
    assert a.grad == 4


def test_a_second_backward_is_an_error():
    a = Tensor(2.0, requires_grad=True)
    b = a * a
    b.backward()
    with pytest.raises(RuntimeError, match="let go"):
        b.backward()
    assert a.grad == 4
