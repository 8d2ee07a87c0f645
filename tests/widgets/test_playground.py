"""The playground: its controls, its buttons, its thread, and its saved page."""

import json
import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest

from mlpkit.widgets import playground
from mlpkit.widgets.playground import Playground
from mlpkit.widgets.playground_run import FEATURES, begin, epoch
from mlpkit.widgets.recording import record, record_beginning
from tests.waiting import join, wait_for

from .playground_settings import PLAIN, RUNAWAY


@pytest.fixture
def play():
    explorer = Playground()
    explorer.move(**PLAIN)
    yield explorer
    explorer.pause()
    if explorer.thread is not None:
        join(explorer.thread)


def threads():
    return [thread for thread in threading.enumerate() if thread.name == "playground"]


# --- the explorer ---------------------------------------------------------------------------------


def test_the_first_repr_is_the_same_every_time(play):
    first = repr(Playground())
    assert first == repr(Playground())
    assert "rate=0.1, batch=10, penalty=0). Epoch 0: " in first


def test_step_trains_exactly_one_epoch_and_reset_goes_back_to_the_first_numbers(play):
    first, answer = repr(play), play.answer
    play.press("step")
    assert "Epoch 1: " in play.said and play.answer["numbers"] != answer["numbers"]
    expected = begin(**PLAIN)
    epoch(expected, 0.1)
    assert np.array_equal(play.run.parameters.vector, expected.parameters.vector)
    play.press("step")
    assert "Epoch 2: " in play.said
    play.press("reset")
    assert repr(play) == first and play.answer == answer
    assert not threads()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("data", "xor"),
        ("noise", 0.3),
        ("features", ["x₁", "x₂", "x₁²"]),
        ("hidden", []),
        ("hidden", [4, 4]),
        ("hidden", [7]),
        ("activation", "relu"),
        ("optimizer", "Adam"),
    ],
)
def test_a_different_network_or_different_data_start_a_new_run(play, name, value):
    play.step()
    play.move(**{name: value})
    assert "Epoch 0: " in play.said and len(play.run.losses) == 1
    play.step()
    assert "Epoch 1: " in play.said


def test_the_rate_applies_to_the_current_run(play):
    play.step()
    run = play.run
    play.move(rate=0.5)
    assert play.run is run and "Epoch 1: " in play.said
    expected = begin(**PLAIN)
    epoch(expected, 0.1)
    epoch(expected, 0.501187)  # the slider's value next to 0.5: 10 to the −0.3, six digits
    play.step()
    assert np.array_equal(run.parameters.vector, expected.parameters.vector)


def test_widths_are_kept_between_their_ends_and_anything_else_is_refused(play):
    play.move(hidden=[0, 9, 5])
    assert play.state["hidden"] == [1, 8, 5] and not play.failed
    for bad in ([4, 4, 4, 4], 4, [4.5], [True], "4"):
        play.move(hidden=bad)
        assert play.failed and "hidden layers: got" in play.said
        assert play.state["hidden"] == [1, 8, 5]


def test_without_hidden_layers_the_activation_is_disabled(play):
    described = {control["name"]: control for control in play.described}
    assert described["activation"]["only"] == {"hidden": [1, 2, 3, 4, 5, 6, 7, 8]}
    assert described["hidden"]["on_picture"] and described["features"]["on_picture"]


def test_the_last_feature_stays_on(play):
    play.move(features=["x₂"])
    play.move(features=[])
    assert play.state["features"] == ["x₂"] and play.run.network.sizes == (1, 4, 2)


def test_switching_the_last_feature_off_gets_an_explanation_of_why_it_stays_on(play):
    play.move(features=["x₂"])
    said = play.said
    for go_on in (lambda: play.move(rate=0.2), lambda: play.press("reset")):
        play.move(features=[])
        assert play.said == f"{said} A network needs at least one input."
        go_on()
        assert play.said == said


def test_pressing_train_twice_gives_one_thread_and_pause_ends_it(play):
    play.train()
    play.train()
    first = threads()
    assert len(first) == 1
    wait_for(lambda: len(play.run.losses) > 3)
    play.pause()
    play.train()
    # the first thread, or a later one after the first has ended
    wait_for(lambda: len(threads()) == 1)
    play.pause()
    for thread in threads():
        join(thread)
    epochs, said = len(play.run.losses), play.said
    assert f"Epoch {epochs - 1}: " in said  # the numbers are those of the last epoch
    time.sleep(0.2)
    assert len(play.run.losses) == epochs and not threads()


def button(play, name):
    return play.answer["numbers"]["buttons"][name]


def test_one_button_alternates_between_train_and_pause_and_says_which(play):
    assert button(play, "train") == {"label": "Train", "disabled": False}
    play.press("train")
    wait_for(lambda: button(play, "train")["label"] == "Pause")
    wait_for(lambda: len(play.run.losses) > 3)
    play.press("train")
    wait_for(lambda: not threads())
    assert button(play, "train")["label"] == "Train"


def test_numbers_are_sent_at_most_20_times_a_second(play, monkeypatch):
    heard, now = [], [100.0]

    monkeypatch.setattr(playground, "time", SimpleNamespace(monotonic=lambda: now[0]))
    play.listeners.append(lambda answer: heard.append(now[0]))
    play.until = now[0] + playground.LONGEST
    for pause in play.work():
        now[0] += pause
        if len(heard) > 20:
            play.pause()
    assert np.diff(heard[:-1]).min() > 0.0499  # the last one only says that it has paused


def test_pause_does_not_wait_for_the_current_slice(play):
    with play.lock:  # as if a slice were in progress
        pause = threading.Thread(target=play.pause)
        pause.start()
        join(pause)


def test_step_and_reset_end_a_training_run(play):
    first = repr(play)
    for action in (play.step, play.reset):
        play.train()
        thread = play.thread
        wait_for(lambda: len(play.run.losses) > 3)
        action()
        epochs = len(play.run.losses)
        join(thread)
        assert len(play.run.losses) == epochs
    assert repr(play) == first


@pytest.mark.parametrize(("name", "value"), [("batch", 150), ("penalty", 0.03)])
def test_batch_size_and_l2_apply_to_the_current_run(play, name, value):
    play.step()
    run = play.run
    play.move(**{name: value})
    assert play.run is run and "Epoch 1: " in play.said
    expected = begin(**PLAIN)
    epoch(expected, 0.1)
    epoch(expected, 0.1, **{name: value})
    play.step()
    assert np.array_equal(run.parameters.vector, expected.parameters.vector)


def test_the_last_position_of_a_control_wins_during_training(play):
    play.train()
    for units in (3, 8, 2, 7):
        play.move(hidden=[units])
    assert play.run.network.sizes == (2, 7, 2)  # and training continues
    wait_for(lambda: len(play.run.losses) > 2)
    assert threads()


def test_a_divergence_ends_the_training_and_reset_recovers_from_it(play):
    play.move(**RUNAWAY, rate=10.0)
    first = repr(play)
    play.train()
    wait_for(lambda: not threads())
    assert "Diverged" in play.said and "Diverged" in play.answer["said"]
    assert button(play, "train") == {"label": "Train", "disabled": True}
    assert button(play, "step")["disabled"]
    play.step()
    assert "Diverged" in play.said
    play.reset()
    assert repr(play) == first and not button(play, "step")["disabled"]
    play.move(rate=0.01)
    play.step()
    assert "Epoch 1: " in play.said


@pytest.mark.parametrize("part", ["train_some", "numbers_of"])
def test_an_error_in_the_thread_is_shown_and_ends_the_training(play, monkeypatch, part):
    first = repr(play)

    def broken(*args):
        raise RuntimeError("the <cable> is loose")

    monkeypatch.setattr(playground, part, broken)
    play.train()
    wait_for(lambda: not threads())
    assert play.said == "RuntimeError: the <cable> is loose"
    assert play.answer["failed"] and play.answer["said"] == play.said
    assert button(play, "train")["label"] == "Train"
    monkeypatch.undo()
    play.reset()
    assert repr(play) == first


def test_a_training_run_left_alone_ends_by_itself(play, monkeypatch):
    monkeypatch.setattr(playground, "LONGEST", 0.2)
    play.train()
    wait_for(lambda: not threads())
    assert len(play.run.losses) > 1


# --- a saved page ---------------------------------------------------------------------------------


def test_a_recording_is_one_training_run_with_the_current_settings(play):
    play.move(hidden=[5], rate=0.5)
    play.step()
    before = repr(play)
    stops, moments = play.recording()
    assert repr(play) == before  # the visible run continues as if nothing had happened
    times = stops["epoch"]
    assert times[:4] == [0, 1, 2, 3] and times[-1] == 200 and 25 < len(times) <= 37
    expected = begin(**PLAIN | {"hidden": [5]})
    for k in range(1, 4):
        epoch(expected, play.state["rate"])
        state, numbers, said = moments[k]
        assert state == play.state | {"epoch": k} and said.startswith(f"Epoch {k}: ")
        assert np.array_equal(numbers["weights"][0], expected.parameters["W1"])
        assert numbers["losses"][0, -1] == expected.losses[-1]


@pytest.mark.guards
def test_with_few_units_a_run_for_each_number_of_units_is_recorded_to_its_end(play):
    play.move(data="circles", hidden=[2])
    told = record(play)
    assert told["stops"]["hidden"] == [[1], [2], [3], [4]] and len(json.dumps(told)) < 512_000
    _, moments = play.recording()
    ends = {state["hidden"][0]: numbers for state, numbers, _ in moments if state["epoch"] == 200}
    for width, numbers in ends.items():
        run = begin(**PLAIN | {"data": "circles", "hidden": [width]})
        for _ in range(200):
            epoch(run, play.state["rate"])
        assert np.array_equal(numbers["weights"][0], run.parameters["W1"])
    # The answer to the explorer's question: one line does not separate the circles, three do.
    wrong = {width: numbers["wrong"].mean() for width, numbers in ends.items()}
    assert wrong[1] > 0.25 and wrong[3] < 0.05
    first = moments[told["first"]][0]
    assert first == play.state | {"epoch": 200}


def test_a_run_that_diverges_keeps_its_last_moment_while_the_others_go_on(play, monkeypatch):
    runs = {1: {0: "0", 7: "away"}, 2: {0: "0", 5: "5", 9: "9"}}
    monkeypatch.setattr(play, "recorded_run", lambda hidden, _: runs.get(*hidden, {0: "0"}))
    monkeypatch.setattr(play, "state", play.state | {"hidden": [1]})
    monkeypatch.setattr(playground, "FEW", [[1], [2]])
    runs = {
        width: {epoch: ({}, said) for epoch, said in run.items()} for width, run in runs.items()
    }
    stops, moments = play.recording()
    assert stops["epoch"] == [0, 5, 7, 9]
    assert [said for *_, said in moments] == ["0", "0", "away", "away", "0", "5", "5", "9"]


def test_a_run_of_more_than_200_epochs_gets_a_recording_of_the_same_length(play):
    for _ in range(230):
        epoch(play.run, 0.1)
    assert play.recording()[0]["epoch"][-1] == 230


def test_a_recording_ends_where_the_run_diverges(play):
    play.move(**RUNAWAY, rate=10.0)
    stops, moments = play.recording()
    assert stops["epoch"] == [0, 1]
    assert "Diverged" in moments[1][2] and "Diverged" not in moments[0][2]


def test_until_python_is_there_a_page_has_the_network_before_its_training(play):
    stops, moments = play.beginning()
    assert stops == {} and len(moments) == 1
    state, _, said = moments[0]
    assert state == play.state and said.startswith("Epoch 0: ")
    assert len(json.dumps(record_beginning(play))) < 50_000


def test_a_saved_page_plays_the_run_and_has_no_training_buttons(play, tmp_path):
    told = record(play)
    names = [control["name"] for control in told["described"]]
    assert names[:2] == ["play", "epoch"] and "run" not in names
    assert told["described"][0]["options"] == {"play": "Play", "pause": "Pause"}
    assert told["played"] == "epoch" and told["first"] == 4 * len(told["stops"]["epoch"]) - 1
    assert "features, other hidden layers, activation" in told["lasting"]["lacks"]
    play.move(data="spiral", features=list(FEATURES), hidden=[8, 8, 8], optimizer="Adam")
    size = play.save(tmp_path / "page.html").stat().st_size
    assert size < 600_000
