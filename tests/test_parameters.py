"""Named views of one vector."""

import copy
import pickle

import numpy as np
import pytest

from mlpkit.parameters import Parameters

SHAPES = {"W1": (3, 2), "b1": (2,), "W2": (2, 4), "b2": (4,)}


def counted(dtype=np.float64):
    """Return parameters that hold 0, 1, 2, … in the order of the vector."""
    parameters = Parameters(SHAPES, dtype)
    parameters.vector[:] = np.arange(20)
    return parameters


def test_parameters_start_as_zeros_in_float32():
    parameters = Parameters(SHAPES)
    assert parameters.vector.shape == (3 * 2 + 2 + 2 * 4 + 4,)
    assert parameters.vector.dtype == np.float32
    assert not parameters.vector.any()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_dtype_is_that_of_the_vector_and_of_every_view(dtype):
    parameters = Parameters(SHAPES, dtype)
    assert parameters.vector.dtype == dtype
    assert all(view.dtype == dtype for view in parameters.values())


def test_the_vector_holds_the_arrays_one_after_the_other():
    parameters = counted()
    assert parameters["W1"].tolist() == [[0, 1], [2, 3], [4, 5]]
    assert parameters["b1"].tolist() == [6, 7]
    assert parameters["W2"].tolist() == [[8, 9, 10, 11], [12, 13, 14, 15]]
    assert parameters["b2"].tolist() == [16, 17, 18, 19]


def test_a_view_and_the_vector_are_the_same_numbers():
    parameters = counted()
    for name in parameters:
        assert np.shares_memory(parameters[name], parameters.vector)
    parameters["b1"][1] = -1
    assert parameters.vector[7] == -1
    parameters.vector[12] = -2
    assert parameters["W2"][1, 0] == -2


def test_parameters_read_like_a_dictionary_in_the_given_order():
    parameters = counted()
    assert parameters.names == ("W1", "b1", "W2", "b2")
    assert list(parameters) == ["W1", "b1", "W2", "b2"]
    assert len(parameters) == 4
    assert "b2" in parameters and "W3" not in parameters
    assert {name: view.shape for name, view in parameters.items()} == SHAPES
    assert parameters.shapes == SHAPES
    with pytest.raises(KeyError, match="W3"):
        parameters["W3"]


def test_shapes_may_be_lists_and_the_callers_dictionary_is_not_kept():
    given = {"W1": [3, 2]}
    parameters = Parameters(given)
    given["b1"] = [2]
    assert parameters.shapes == {"W1": (3, 2)}


def test_an_update_in_place_reaches_the_vector():
    parameters = counted()
    before = parameters.vector
    parameters["b1"] -= np.array([1.0, 10.0])
    parameters["W2"] *= 2
    assert parameters.vector is before
    assert parameters.vector.tolist() == [
        *range(6),
        *(6 - 1, 7 - 10),
        *range(16, 32, 2),
        *range(16, 20),
    ]


def test_the_whole_vector_is_updated_in_place():
    parameters = counted()
    before = parameters.vector
    parameters.vector -= 5
    assert parameters.vector is before
    assert parameters["b1"].tolist() == [1, 2]


def test_setting_copies_the_values():
    parameters = Parameters(SHAPES, np.float64)
    values = np.array([7.0, 8.0])
    parameters["b1"] = values
    values[0] = 100
    assert parameters["b1"].tolist() == [7, 8]
    assert parameters.vector[6:8].tolist() == [7, 8]
    parameters["b1"] = [3, 4]
    assert parameters.vector[6:8].tolist() == [3, 4]


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("W1", np.ones((2, 3)), "W1: got shape (2, 3); expected (3, 2)."),
        ("W1", np.ones(2), "W1: got shape (2,); expected (3, 2)."),
        ("b1", np.ones((1, 2)), "b1: got shape (1, 2); expected (2,)."),
        ("b1", 1.0, "b1: got shape (); expected (2,)."),
    ],
)
def test_a_wrong_shape_is_refused_not_broadcast(name, values, message):
    parameters = counted()
    with pytest.raises(ValueError) as error:
        parameters[name] = values
    assert str(error.value) == message
    assert parameters.vector.tolist() == list(range(20))


def test_the_vector_cannot_be_replaced():
    parameters = counted()
    with pytest.raises(AttributeError) as error:
        parameters.vector = np.zeros(20)
    assert str(error.value) == "vector can't be replaced; write into it: vector[:] = …"
    assert parameters.vector.tolist() == list(range(20))


def test_the_trained_part_is_updated_in_place_and_cannot_be_replaced():
    parameters = Parameters({"W1": (2, 2)}, np.float64, {"mean": (2,)})
    parameters.trained -= 5
    assert parameters.vector.tolist() == [-5] * 4 + [0] * 2
    for other in (np.zeros(4), parameters.vector, parameters.trained[::-1], [0.0] * 4, 0):
        with pytest.raises(AttributeError) as error:
            parameters.trained = other
        assert str(error.value) == "trained can't be replaced; write into it: trained[:] = …"
    assert parameters.vector.tolist() == [-5] * 4 + [0] * 2


def test_shapes_may_be_numpys_integers():
    parameters = Parameters({"W1": (np.int64(3), np.uint8(2))}, statistics={"m": (np.int8(2),)})
    assert repr(parameters) == "Parameters(W1 (3, 2); statistics m (2,): 8 numbers, float32)"


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_like_gives_new_zeros_in_the_same_layout(dtype):
    parameters = counted(dtype)
    gradients = parameters.like()
    assert gradients.shapes == SHAPES
    assert gradients.names == parameters.names
    assert gradients.vector.dtype == dtype
    assert gradients.vector.tolist() == [0] * 20
    gradients.vector[:] = 9
    assert parameters.vector.tolist() == list(range(20))


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda p: pickle.loads(pickle.dumps(p))])
def test_a_copy_is_complete_and_independent(copied):
    parameters = counted()
    twin = copied(parameters)
    assert twin.vector.tolist() == list(range(20))
    twin.vector[6] = -1
    assert twin["b1"][0] == -1
    assert parameters["b1"][0] == 6


def test_the_repr_says_what_it_holds():
    assert repr(Parameters({"W1": (784, 64), "b1": (64,)})) == (
        "Parameters(W1 (784, 64), b1 (64,): 50,240 numbers, float32)"
    )


def test_parameters_may_be_empty():
    parameters = Parameters({})
    assert parameters.vector.shape == (0,)
    assert len(parameters) == 0


@pytest.mark.parametrize("dtype", [int, bool, np.uint8, complex, object])
def test_trained_numbers_are_real_floats(dtype):
    name = np.dtype(dtype)
    with pytest.raises(ValueError, match=f"^Parameters: got dtype {name}; expected float32 or "):
        Parameters({"W1": (2, 3)}, dtype)


def test_two_parameters_are_equal_when_layout_and_numbers_are():
    one = Parameters({"W1": (2, 3), "b1": (3,)}, np.float64)
    other = one.like()
    assert one == other and not one != other
    other["b1"][1] = 1e-9
    assert one != other
    assert one != Parameters({"W1": (3, 2), "b1": (3,)}, np.float64)
    assert one != Parameters({"W1": (2, 3), "b1": (3,)}, np.float32)
    assert one != Parameters({"W1": (2, 3)}, np.float64, {"b1": (3,)})
    assert one != {"W1": 0} and one != 3
