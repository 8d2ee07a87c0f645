"""The explorers of notebook 07: a run to watch, pause and stop; and a network's mistakes."""

import functools
import math
import re
import threading
import time

import numpy as np
from ipywidgets import Button, ButtonStyle, GridBox, HBox, IntProgress, Label, Layout

from mlpkit.checkpoints import History, Run, check_checkpoint, put_back, snapshot
from mlpkit.guards import check_arguments
from mlpkit.plots import TRAINING, VALIDATION, drawing
from mlpkit.training import confusion_matrix, fit
from mlpkit.turns import Ended, Turn, lost_turn
from mlpkit.widgets import Explorer, choice, slider, stage
from mlpkit.widgets.cells import take_over

ANY = "any"
SHOWN = 12  # images at a time


@drawing
def draw_history(history, epochs):
    """Loss and accuracy by epoch, training and, where there is one, validation."""
    figure, (left, right) = stage(1, 2, size=(7.6, 2.7), edges=(0.07, 0.18, 0.98, 0.9))
    pairs = (
        (left, "loss", history.losses, history.validation_losses),
        (right, "accuracy", history.accuracies, history.validation_accuracies),
    )
    for axis, name, training, validation in pairs:
        places = np.arange(1, history.epochs + 1)
        axis.plot(places, training, "o-", color=TRAINING, label="training", markersize=4)
        if validation:
            axis.plot(places, validation, "s--", color=VALIDATION, label="validation", markersize=4)
        axis.set(title=name, xlabel="epoch", xlim=(0.5, max(epochs, 2) + 0.5))
    left.set_ylim(0, 1.1 * max([*history.losses, *history.validation_losses], default=1))
    right.set_ylim(min([*history.accuracies, *history.validation_accuracies], default=0) - 0.05, 1)
    if history.epochs:
        left.legend(loc="lower left")
    return figure, f"Epoch {history.epochs} of {epochs}: {history.latest}."


class TrainingMonitor(Explorer):
    """`fit` with a progress bar, live curves and buttons; a click on Start trains in a thread.

    Arguments are those of `fit` without `progress`; they are checked at once. Stop puts parameters,
    optimizer and generator back to the end of the last whole epoch, as an interrupt of `fit` does;
    Start then goes on from there. `history` holds what has been seen so far.

    Another run of the same parameters ends it for good while it runs, and so does its cell when it
    is run again. Stopped before, it can be started afterwards, from what that run has left.
    """

    thread = None  # also of a monitor whose arguments were refused, for that is closed too
    why = ""  # it was ended for good

    def __init__(
        self,
        network,
        parameters,
        data,
        *,
        loss="cross_entropy",
        optimizer,
        batch_size,
        epochs,
        rng,
        validation=None,
        callbacks=(),
        threads=None,
        start=None,
    ):
        (X, y), validation, batch_size, epochs = check_arguments(
            network,
            parameters,
            data,
            loss,
            optimizer,
            batch_size,
            epochs,
            rng,
            validation,
            callbacks,
            threads,
            start,
        )
        self.now = functools.partial(Run, network, parameters, optimizer, rng)
        self.history, self.epochs, self.status = History(), epochs, "ready"
        if start is not None:
            check_checkpoint(start, self.now(self.history))
        take_over(self)
        if start is not None:
            with Turn(parameters) as turn:
                turn.wait()
                put_back(start, self.now(self.history))
        self.parameters = parameters
        self.lost_turn = functools.partial(lost_turn, parameters)
        settings = {"optimizer": optimizer, "batch_size": batch_size, "epochs": epochs, "rng": rng}
        settings |= {"loss": loss, "validation": validation, "threads": threads}
        self.fit = functools.partial(fit, network, parameters, (X, y), **settings)
        self.callbacks = (*callbacks, self.after_epoch)
        self.going, self.stopping = threading.Event(), False
        batches = math.ceil(len(X) / batch_size)
        self.bar = IntProgress(0, 0, epochs * batches, layout={"width": "400px"})
        self.clock = Label("not started")
        self.start, self.pause, self.stop = map(button, ("Start", "Pause", "Stop"))
        self.start.on_click(self.click_start)
        self.pause.on_click(self.click_pause)
        self.stop.on_click(self.click_stop)
        super().__init__(lambda: draw_history(self.history, epochs), {})
        buttons = HBox([self.start, self.pause, self.stop])
        asleep, *rest = self.children
        self.children = (asleep, buttons, HBox([self.bar, self.clock]), *rest)
        self.be("ready")

    @property
    def state(self):
        return {}

    def be(self, status):
        """Take a status; only the buttons that make sense in it can be pressed."""
        self.status = status
        running = status in ("training", "paused")
        done = self.history.epochs >= self.epochs
        self.start.disabled = running or status in ("stopping", "ended") or done
        self.pause.disabled = self.stop.disabled = not running
        self.pause.description = "Resume" if status == "paused" else "Pause"

    def click_start(self, _=None):
        with self.lock:
            if self.status not in ("training", "paused", "stopping"):
                self.stopping = False
                self.going.set()
                self.be("training")
                self.thread = threading.Thread(target=self.train, daemon=True)
                self.thread.start()

    def click_pause(self, _=None):
        with self.lock:
            if self.status == "training":
                self.going.clear()
                self.be("paused")
            elif self.status == "paused":
                self.be("training")
                self.going.set()

    def click_stop(self, _=None):
        with self.lock:
            if self.status in ("training", "paused"):
                self.stopping = True
                self.going.set()
                self.be("stopping")

    def end(self, why):
        """Stop the run, for good, and wait for its last batch."""
        thread = self.thread
        if thread is not None and thread.is_alive() and thread is not threading.current_thread():
            self.why = why
            self.click_stop()
            thread.join()

    def train(self):
        """The thread: fit, from where the last run ended; its errors are shown."""
        begun = self.history.epochs > 0
        self.spent, self.first, self.last = 0.0, None, time.perf_counter()
        try:
            with Turn(self.parameters) as turn:  # else another run may be half through an epoch
                turn.wait()
                start = snapshot(self.now(self.history)) if begun else None
            watch = {"progress": self.after_batch, "callbacks": self.callbacks}
            self.history = self.fit(start=start, **watch)
        except Ended as error:
            self.history, self.why = error.history, f"ended: {error}"
            status = "ended"
        except BaseException as error:  # SystemExit too: else nobody would say that it has ended
            self.history = getattr(error, "history", self.history)
            self.show_error(error)
            status = "failed"
        else:
            self.redraw()
            short = "ended" if self.why else "stopped"
            status = "finished" if self.history.epochs >= self.epochs else short
        after = f"after {self.history.epochs} of {self.epochs} epochs"
        self.clock.value = self.why or f"{status} {after}"
        with self.lock:  # a click that comes meanwhile finds one status or the other
            self.be(status)  # the last of all: from now on a click starts another thread

    def after_batch(self, done, total):
        """Move the bar, wait while paused, end the run when Stop was clicked."""
        now = time.perf_counter()
        self.first = done - 1 if self.first is None else self.first
        self.spent += now - self.last
        if now - self.bar_moved > 0.1 or done == total:
            self.bar_moved = now
            self.bar.value = done
            left = self.spent / (done - self.first) * (total - done)
            epoch = 1 + (done - 1) * self.epochs // total
            self.clock.value = f"epoch {epoch} of {self.epochs}, {clock(left)} left"
        if not self.going.is_set():
            self.clock.value = f"paused in {self.clock.value}"
            while not self.going.is_set() and not self.lost_turn():
                self.going.wait(0.2)
        self.last = time.perf_counter()
        if self.stopping:
            raise KeyboardInterrupt

    bar_moved = 0.0

    def after_epoch(self, run):
        self.history = run.history
        self.redraw()

    def __repr__(self):
        return f"TrainingMonitor({self.status}). {self.said}"


def clock(seconds):
    """Seconds as minutes:seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def button(word):
    return Button(description=word, layout={"width": "90px"})


class MistakesBrowser(Explorer):
    """The confusion matrix as buttons; a click shows its images, the most confident first.

    images (N, 28, 28), labels (N,), probabilities (N, C), class_names: C names. The two lists do
    what the buttons do. Raises ValueError when the lengths don't fit.
    """

    def __init__(self, images, labels, probabilities, class_names):
        images, labels, probabilities = map(np.asarray, (images, labels, probabilities))
        N, C = len(images), len(class_names)
        if np.shape(labels) != (N,) or np.shape(probabilities) != (N, C):
            raise ValueError(
                f"MistakesBrowser: got {N} images, labels {np.shape(labels)}, probabilities "
                f"{np.shape(probabilities)} and {C} class names; expected labels ({N},) and "
                f"probabilities ({N}, {C})."
            )
        predicted = np.argmax(probabilities, axis=1)
        counts = confusion_matrix(labels, predicted, C)
        names = [(ANY, -1), *zip(class_names, range(C), strict=True)]
        controls = {
            "true": choice("true class", names, -1),
            "taken_for": choice("taken for", names, -1),
            "page": slider("page, 12 images each", 1, 1, 1, 1),
        }
        self.chosen = functools.partial(chosen, labels, predicted, probabilities)
        draw = functools.partial(draw_mistakes, images, labels, probabilities, class_names)
        super().__init__(draw, controls)
        for name in ("true", "taken_for"):
            controls[name].observe(self.first_page, "value")
        self.first_page()
        asleep, *rest = self.children
        self.children = (asleep, matrix(counts, class_names, self.click), *rest)

    def first_page(self, _=None):
        """Back to page 1, and as many pages as the choice has."""
        page = self.controls["page"]
        found = self.chosen(self.controls["true"].value, self.controls["taken_for"].value)
        page.value = 1
        page.max = max(1, -(-len(found) // SHOWN))

    def click(self, true, taken_for):
        with self.together():
            self.controls["true"].value = true
            self.controls["taken_for"].value = taken_for

    def __repr__(self):
        # Long training ends differently on each processor: only what is the same on all is said.
        state = {name: control.label for name, control in list(self.controls.items())[:2]}
        said = ", ".join(f"{name}={label}" for name, label in state.items())
        return f"MistakesBrowser({said}, page={self.controls['page'].value})"


def chosen(labels, predicted, probabilities, true, taken_for):
    """Indices of the images of class `true` taken for `taken_for`, the most confident first.

    −1 stands for any class; where one is any, only mistakes are chosen.
    """
    keep = np.ones(len(labels), bool) if min(true, taken_for) >= 0 else labels != predicted
    keep &= (true < 0) | (labels == true)
    keep &= (taken_for < 0) | (predicted == taken_for)
    found = np.flatnonzero(keep)
    return found[np.argsort(-probabilities[found, predicted[found]], kind="stable")]


@drawing
def draw_mistakes(images, labels, probabilities, class_names, true, taken_for, page):
    """One page of the chosen images, each with its label, what it was taken for, how surely."""
    labels, predicted = np.asarray(labels), np.argmax(probabilities, axis=1)
    found = chosen(labels, predicted, probabilities, true, taken_for)
    shown = found[SHOWN * (page - 1) : SHOWN * page]
    figure, axis = stage(size=(7.6, 3.6), edges=(0, 0, 1, 1))
    axis.axis("off")
    for place, n in enumerate(shown):
        row, column = divmod(place, SHOWN // 2)
        left, top = 40 * column + 6, 50 * row + 16
        axis.imshow(images[n], extent=(left, left + 28, top + 28, top))
        words = f"{class_names[labels[n]]}\nas {class_names[predicted[n]]}"
        p = probabilities[n, predicted[n]]
        axis.text(left + 14, top - 1, words, ha="center", va="bottom", fontsize=8)
        axis.text(left + 14, top + 29, surely(p), ha="center", va="top", fontsize=8)
    axis.set(xlim=(0, 240), ylim=(104, 0), aspect="equal")
    if not len(shown):
        axis.text(120, 52, "none", ha="center", va="center")
    names = [ANY if k < 0 else class_names[k] for k in (true, taken_for)]
    return figure, (
        f"True class: {names[0]}; taken for: {names[1]}. {len(found):,} of {len(labels):,} images"
        f"{', the surest first' if len(found) else ''}."
    )


def surely(p):
    return "> 99.9 %" if p > 0.999 else f"{100 * p:.1f} %"


def matrix(counts, class_names, click):
    """The confusion matrix as a grid of buttons: rows true, columns predicted."""
    size = Layout(width="58px", height="26px", margin="1px", padding="0")
    wrong = counts * (1 - np.eye(len(counts)))
    short = [name if len(name) < 9 else re.split("[ /]", name)[-1][:8] for name in class_names]
    cells = [Label("true \\ as", layout=size), *(Label(name, layout=size) for name in short)]
    shades = {}
    for i, row in enumerate(counts):
        cells.append(Label(short[i], layout=size))
        for j, count in enumerate(row):
            share = 0.25 if i == j else round(float(wrong[i, j] / max(wrong.max(), 1)), 1)
            shade = f"rgba({'0, 158, 115' if i == j else '213, 94, 0'}, {share})"
            style = shades.setdefault(shade, ButtonStyle(button_color=shade))
            about = f"{class_names[i]} taken for {class_names[j]}: {count}"
            cell = Button(description=str(count), tooltip=about, layout=size, style=style)
            cell.on_click(lambda _, i=i, j=j: click(i, j))
            cells.append(cell)
    return GridBox(cells, layout={"grid_template_columns": f"repeat({len(counts) + 1}, 60px)"})
