"""Checkpoints made by hand, each wrong in one place: refused in one sentence, with nothing
changed."""

import copy
import io
import json
import tracemalloc
import zipfile

import numpy as np
import pytest

from mlpkit.fitting.checkpoints.file import load, save
from mlpkit.fitting.checkpoints.state import Checkpoint, History, restore, snapshot
from mlpkit.optimizers import SGD, Adam
from mlpkit.parameters import Parameters
from tests.fitting.test_checkpoints import NETWORK, begin, bits_of, go

NAN, INF = float("nan"), float("inf")


def parameters(vector):
    """Return parameters of the network's shapes, with this in place of their vector."""
    made = Parameters(NETWORK.shapes, np.float64)
    made._vector = vector
    return made


def history(**lists):
    """A history of two epochs, except for the lists given."""
    two = {"losses": [1.0, 0.5], "accuracies": [0.5, 0.75]}
    two |= {"validation_losses": [1.0, 0.5], "validation_accuracies": [0.5, 0.75]}
    return History(**two | lists)


def edited(generator, **numbers):
    """A generator's state with some of its numbers replaced, at any depth."""
    state = copy.deepcopy(generator)
    inner = state["state"] if isinstance(state["state"], dict) else {}
    for name, number in numbers.items():
        (inner if name in inner else state)[name] = number
    return state


V, KEPT = np.zeros(33), snapshot(go(begin(), 2))
STATE, GENERATOR = KEPT.state, KEPT.generator
PARAMETERS = [
    None,
    {},
    dict(KEPT.parameters),
    V,
    7,
    parameters(np.zeros(1)),
    parameters(np.zeros(())),
    parameters(np.zeros((33, 1))),
    parameters(np.zeros((1, 33))),
    parameters(np.zeros(34)),
    parameters(np.zeros(0)),
    parameters(np.zeros(33, np.float32)),
    parameters(np.zeros(33, complex)),
    parameters(np.zeros(33, int)),
    parameters(np.zeros(33, object)),
    parameters(np.full(33, "0")),
    parameters([0.0] * 33),
    parameters(None),
    parameters(np.full(33, NAN)),
    parameters(np.full(33, INF)),
    Parameters({"W1": (33,)}, np.float64),
    Parameters(dict(reversed(NETWORK.shapes.items())), np.float64),
]
OPTIMIZERS = [None, Adam, Adam(0.1), "SGD", "adam", "", ["Adam"]]
STEPS = [None, -1, 1.5, 6.0, NAN, "6", True, [6], 2**63, 10**400, np.float64(6), np.array([6])]
STATES = [
    None,
    [],
    {},
    {"m": V},
    {"v": V},
    STATE | {"w": V},
    {"m": V, "velocity": V},
    {"m": V, 1: V},
    *(
        STATE | {"v": wrong}
        for wrong in (
            None,
            0.0,
            V.tolist(),
            np.zeros(1),
            np.zeros(()),
            np.zeros(32),
            np.zeros((33, 1)),
            np.zeros(33, np.float32),
            np.zeros(33, int),
            np.zeros(33, complex),
            np.zeros(33, object),
            np.full(33, "0"),
            np.full(33, NAN),
            np.full(33, INF),
        )
    ),
]
GENERATORS = [
    None,
    [],
    {},
    "PCG64",
    {"bit_generator": "PCG64"},
    {"bit_generator": 1, "state": {}},
    {"bit_generator": "MT19937", "state": {}},
    {"bit_generator": "PCG64", "state": None},
    {"bit_generator": "PCG64", "state": {}},
    np.random.MT19937(1).state,
    {name: number for name, number in GENERATOR.items() if name != "uinteger"},
    GENERATOR | {"more": 1},
    *(
        edited(GENERATOR, **numbers)
        for numbers in (
            {"state": -1},
            {"state": 2**128},
            {"state": 1.5},
            {"state": "1"},
            {"state": None},
            {"inc": -1},
            {"inc": 2**128},
            {"inc": 4},
            {"inc": [1]},
            {"has_uint32": 2},
            {"has_uint32": -1},
            {"has_uint32": None},
            {"uinteger": -1},
            {"uinteger": 2**32},
            {"uinteger": 0.5},
        )
    ),
]
HISTORIES = [
    None,
    {},
    [[], [], [], []],
    history(losses=[]),
    history(losses=[1.0]),
    history(losses=[1.0, 0.5, 0.25]),
    history(accuracies=[0.5]),
    history(validation_losses=[]),
    history(validation_accuracies=[0.5]),
    history(validation_losses=[1.0], validation_accuracies=[0.5]),
    history(losses=(1.0, 0.5)),
    history(losses=np.array([1.0, 0.5])),
    history(losses=None),
    history(losses=7),
    history(losses="ab"),
    history(losses=[1.0, NAN]),
    history(losses=[INF, 1.0]),
    history(losses=[1.0, "0.5"]),
    history(losses=[1.0, None]),
    history(losses=[1.0, 10**400]),
    history(losses=[1.0, [0.5]]),
    history(losses=[1.0, True]),
    history(accuracies=[0.5, 75.0]),
    history(accuracies=[0.5, -0.1]),
    history(validation_losses=[NAN, 0.5]),
    history(validation_accuracies=[0.5, NAN]),
]
WRONG = [
    *(("parameters", value) for value in PARAMETERS),
    *(("optimizer", value) for value in OPTIMIZERS),
    *(("t", value) for value in STEPS),
    *(("state", value) for value in STATES),
    *(("generator", value) for value in GENERATORS),
    *(("history", value) for value in HISTORIES),
]


def refused(checkpoint, state):
    """The sentence with which restore and fit refuse a checkpoint, leaving all as it was."""
    before = bits_of(snapshot(state))
    with pytest.raises(ValueError) as caught:
        restore(checkpoint, state)
    assert bits_of(snapshot(state)) == before
    with pytest.raises(ValueError) as again:
        go(state, 5, checkpoint)
    assert bits_of(snapshot(state)) == before
    said = str(caught.value)
    assert str(again.value) == said
    return said


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_a_part_that_no_run_can_have_saved_is_refused_in_one_sentence(number):
    part, value = WRONG[number]
    spoilt = copy.copy(KEPT)
    setattr(spoilt, part, value)
    said = refused(spoilt, go(begin(), 1))
    assert said.startswith("checkpoint: ") and said.endswith(".")
    assert "\n" not in said and len(said) < 300


def test_the_spoilt_part_is_all_that_is_wrong():
    restore(copy.copy(KEPT), go(begin(), 1))
    assert len(WRONG) >= 89


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("MT19937", {"pos": 625}),  # NumPy would read beyond its memory
        ("MT19937", {"pos": -1}),
        ("MT19937", {"key": [0] * 623}),
        ("MT19937", {"key": [2**32] * 624}),
        ("Philox", {"buffer_pos": 5}),
        ("Philox", {"buffer_pos": -1}),
        ("Philox", {"counter": [0, 0]}),
        ("SFC64", {"state": {"state": [1, 2]}}),
    ],
)
def test_a_generators_own_limits_hold(name, numbers):
    state = begin(bits=getattr(np.random, name))
    spoilt = snapshot(state)
    spoilt.generator = edited(spoilt.generator, **numbers)
    assert refused(spoilt, state) == f"checkpoint: a state that no {name} can have."


def test_a_state_may_be_empty_before_the_first_step_only():
    fresh = snapshot(begin())
    restore(fresh, begin())
    fresh.t = 1
    said = refused(fresh, begin())
    assert said == "checkpoint: the optimizer's state in it: none; in this run: m, v."
    restore(snapshot(go(begin(SGD(0.1)), 1)), begin(SGD(0.1)))  # SGD has no state


# --- files ---------------------------------------------------------------------------------------


def pieces(path):
    """The contents of a saved file: the facts and the arrays."""
    with np.load(path) as file:
        arrays = dict(file)
    return json.loads(str(arrays.pop("about"))), arrays


def without(facts, name):
    return {key: value for key, value in facts.items() if key != name}


ABOUT = [
    lambda about: [],
    lambda about: without(about, "t"),
    lambda about: without(about, "history"),
    lambda about: about | {"more": 1},
    lambda about: about | {"shapes": []},
    lambda about: about | {"shapes": {"W1": [33]} | {"b1": [0]}},
    lambda about: about | {"shapes": {"W1": [-1, -33]}},
    lambda about: about | {"shapes": {"W1": [33.0]}},
    lambda about: about | {"shapes": {"W1": [3]}},
    lambda about: about | {"shapes": {"W1": 33}},
    lambda about: about | {"shapes": {"W1": [33, *[1] * 100]}},
    lambda about: about | {"shapes": {"W1": [2**40, 2**40]}},
    lambda about: about | {"shapes": {"W1": [True] * 3, "b1": [30]}},
    lambda about: about | {"t": -1},
    lambda about: about | {"t": 0.5},
    lambda about: about | {"optimizer": None},
    lambda about: about | {"state": ["m"]},
    lambda about: about | {"generator": None},
    lambda about: about | {"history": {}},
    lambda about: about | {"history": {"losses": [1.0]}},
    lambda about: about | {"history": about["history"] | {"more": []}},
    lambda about: about | {"history": about["history"] | {"losses": [None]}},
    lambda about: about | {"history": about["history"] | {"losses": [NAN]}},
]


@pytest.fixture
def path(tmp_path):
    save(tmp_path / "run.npz", go(begin(), 1))
    return tmp_path / "run.npz"


def unreadable(path):
    with pytest.raises(ValueError) as caught:
        load(path)
    said = str(caught.value)
    assert said.startswith(f"{path}: not a checkpoint that mlpkit reads (") and said.endswith(").")
    assert "\n" not in said
    return said


@pytest.mark.parametrize("number", range(len(ABOUT)))
def test_a_file_that_describes_something_else_is_refused(number, path):
    about, arrays = pieces(path)
    np.savez(path, about=np.array(json.dumps(ABOUT[number](about))), **arrays)
    unreadable(path)


@pytest.mark.parametrize(
    "vector",
    [np.zeros(1), np.zeros(32), np.zeros((33, 1)), np.zeros(()), np.zeros(33, int), V + NAN],
    ids=["(1,)", "(32,)", "(33, 1)", "()", "int", "nan"],
)
def test_a_vector_of_the_wrong_shape_or_dtype_is_refused(vector, path):
    about, arrays = pieces(path)
    np.savez(path, about=np.array(json.dumps(about)), **arrays | {"vector": vector})
    unreadable(path)


def header(shape, dtype="<f8"):
    """An .npy file that claims a shape and ends after its header."""
    file = io.BytesIO()
    claimed = {"descr": dtype, "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, claimed)
    return file.getvalue()


GIGABYTE = {
    "in a header": lambda archive, about: archive.writestr("vector.npy", header((2**27,))),
    "in a kind": lambda archive, about: archive.writestr("vector.npy", header((), f"|V{2**30}")),
    "of text": lambda archive, about: archive.writestr("vector.npy", header((), f"<U{2**28}")),
    "in shapes": lambda archive, about: archive.writestr(
        "about.npy", npy(json.dumps(about | {"shapes": {"W1": [2**27]}}))
    ),
    "compressed": lambda archive, about: archive.writestr(
        "vector.npy", header((2**22,)) + bytes(2**25), zipfile.ZIP_DEFLATED
    ),
}


def npy(text):
    file = io.BytesIO()
    np.save(file, np.array(text))
    return file.getvalue()


@pytest.mark.parametrize("what", GIGABYTE)
def test_a_small_file_allocates_no_gigabyte(what, path):
    about, arrays = pieces(path)
    with zipfile.ZipFile(path, "w") as archive:
        GIGABYTE[what](archive, about)
        names = set(archive.namelist())
        if "about.npy" not in names:
            archive.writestr("about.npy", npy(json.dumps(about)))
        if "vector.npy" not in names:
            archive.writestr("vector.npy", npy(arrays["vector"]))
    assert path.stat().st_size < 50_000
    tracemalloc.start()
    unreadable(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**20


def test_a_duplicate_name_is_refused(path):
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("vector.npy", npy([0.0]))
    assert "two arrays with the same name" in unreadable(path)


def test_a_learners_own_optimizer_may_keep_what_it_likes(tmp_path):
    class Own:
        rate, t = 0.1, 0

        def __init__(self):
            self.state = {"mean": np.array(0.5)}

        def step(self, parameters, gradients):
            self.t += 1
            self.state["mean"] = self.state["mean"] + 1

    state = go(begin(Own()), 2)
    save(tmp_path / "run.npz", state)
    other = begin(Own())
    restore(load(tmp_path / "run.npz"), other)
    assert bits_of(snapshot(other)) == bits_of(snapshot(state))
    assert isinstance(load(tmp_path / "run.npz"), Checkpoint)
