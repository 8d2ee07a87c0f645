"""An explorer of notebook 07: a run to watch, pause and stop, beside the runs before it."""

import collections
import functools
import inspect
import math
import threading
import time
from dataclasses import dataclass, field

import numpy as np

from mlpkit.fitting.arguments import Arguments
from mlpkit.fitting.checkpoints import (
    LISTS,
    History,
    Run,
    check_checkpoint,
    name_of,
    put_back,
    snapshot,
)
from mlpkit.fitting.one_at_a_time import Ended, Turn, lost_turn
from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, drawing
from mlpkit.training import fit
from mlpkit.widgets import Explorer, bundle, stage, watched_images
from mlpkit.widgets.controls import Buttons

OFTEN = 0.05  # seconds between two messages about a run, at least
POINTS = 400  # of a curve; no screen shows more
TOLD = 100  # epochs of a run under way that still get a sentence each
FIRST = 50  # epochs on the axis of a long run, until it has more
WORSE = 3  # epochs without a new lowest validation loss, after which that is said
HUGE = 1e30  # a loss that the browser's float32 still holds
BUTTONS = {"start": "Start", "pause": "Pause", "stop": "Stop", "forget": "Forget earlier runs"}


@dataclass(eq=False)
class Watched:
    """What is kept of a run: its settings in words, and its history; nothing of the network.

    task : (inputs, classes), for only runs of one task can be compared
    """

    settings: str
    task: tuple
    history: History = field(default_factory=History)
    loss: object = "cross_entropy"


RUNS = collections.deque(maxlen=5)  # the last that monitors have watched, the oldest first


def in_words(network, optimizer, batch_size, examples):
    """Settings: "widths 784-128-10, relu, Adam, rate 0.001, batches of 100, 5,000 examples"."""
    names = dict.fromkeys(layer.name for layer in network if hasattr(layer, "name"))
    rate = "a rate by schedule" if callable(optimizer.rate) else f"rate {optimizer.rate}"
    return (
        f"{', '.join(['widths ' + '-'.join(map(str, network.sizes)), *names])}, "
        f"{name_of(optimizer)}, "
        f"{rate}, batches of {batch_size}, {examples:,} examples"
    )


def compute(run, earlier, epochs, seen=None):
    """The curves of a Watched run, of which `epochs` are planned, after those of earlier ones.

    seen : {epoch: what `watched_images.judged` gave after it}
    guessing: what loss, of cross-entropy only, and accuracy are when each class is as likely.
    """
    runs = [curves(one) for one in (*earlier, run)]
    begun = [one for one in runs if len(one["epochs"])]
    longest = max((one["epochs"][-1] for one in begun), default=0)
    losses = [max([*one["losses"], *one["validation_losses"]]) for one in begun]
    accuracies = [min([*one["accuracies"], *one["validation_accuracies"]]) for one in begun]
    classes, usual = run.task[1], run.loss == "cross_entropy"
    numbers = {
        "runs": runs,
        "guessing": {"accuracy": 1 / classes, **({"loss": math.log(classes)} if usual else {})},
        "finished": run.history.epochs,
        "latest": latest(run.history),
        "epochs": epochs,
        "last": last_on_axis(int(longest), epochs),
        "highest_loss": highest_on_axis(losses),
        "lowest_accuracy": max(min(accuracies, default=0) - 0.05, 0),
    }
    seen = seen or {}
    shown = [next(iter(seen), 0), *runs[-1]["epochs"].tolist()]
    numbers |= watched_images.wall(seen, dict.fromkeys(shown))
    return numbers, sentence(run.history, epochs, seen)


def past(history, epoch):
    """A history as it was after an epoch."""
    return History(*(getattr(history, name)[:epoch] for name in LISTS))


def sentence(history, epochs, seen):
    """What a run has come to after its last epoch."""
    said = f"Epoch {history.epochs} of {epochs}: {history.latest}."
    said += watched_images.said(seen, history.epochs)
    losses = history.validation_losses
    best = 1 + losses.index(min(losses)) if losses else history.epochs
    if history.epochs - best >= WORSE:
        said += (
            f" The validation loss was lowest after epoch {best}: since then it grows surer of its "
            "mistakes."
        )
    return said


def curves(run):
    """A Watched run for the picture: of each curve POINTS at most, the last among them."""
    total = run.history.epochs
    every = max(math.ceil(total / POINTS), 1)
    chosen = [*range(every - 1, total - 1, every), total - 1] if total else []
    lists = {name: getattr(run.history, name) for name in LISTS}
    # While `fit` writes an epoch down, a list may be one behind.
    found = {name: [one[k] for k in chosen if k < len(one)] for name, one in lists.items()}
    return {
        "settings": run.settings,
        "lowest": lowest(run.history),
        "epochs": np.array(chosen, int) + 1,
        **{name: np.clip(numbers, -HUGE, HUGE) for name, numbers in found.items()},
    }


def latest(history):
    """{name of a curve: its last number in words}, as the sentence says them."""
    lists = {name: getattr(history, name) for name in LISTS}
    return {name: f"{numbers[-1]:.3g}" for name, numbers in lists.items() if numbers}


def lowest(history):
    """Where the loss that counts was lowest, in words; "" for a run without an epoch."""
    name, losses, accuracies = "training", history.losses, history.accuracies
    if history.validation_losses:
        name, losses = "validation", history.validation_losses
        accuracies = history.validation_accuracies
    if not accuracies:
        return ""
    low = min(losses[: len(accuracies)])
    epoch = 1 + losses.index(low)
    return (
        f"lowest {name} loss {low:.3g} in epoch {epoch} of {history.epochs}, accuracy "
        f"{accuracies[epoch - 1]:.3g}"
    )


def last_on_axis(longest, planned):
    """Where the axis of epochs ends: with many planned it doubles until it holds the longest."""
    last = FIRST
    while last < longest:
        last *= 2
    return max(min(last, max(planned, longest)), 2)


def highest_on_axis(highest):
    """Where the axis of the loss ends; of runs' highest losses, one that leaps goes beyond it."""
    end = 1.1 * min(max(highest), 3 * min(highest)) if highest else 0
    return end if end > 0 else 1.0


@drawing
def still(numbers, state):
    """Loss and accuracy by epoch, training and, where there is one, validation."""
    figure, (left, right) = stage(1, 2, size=(7.6, 2.7), edges=(0.07, 0.18, 0.98, 0.9))
    *earlier, run = numbers["runs"]
    for axis, name, training, validation in (
        (left, "loss", "losses", "validation_losses"),
        (right, "accuracy", "accuracies", "validation_accuracies"),
    ):
        for one in earlier:
            draw = functools.partial(axis.plot, color=QUIET, linewidth=0.8, alpha=0.6)
            draw(one["epochs"], one[training])
            if len(one[validation]):
                draw(one["epochs"], one[validation], linestyle="--")
        draw = functools.partial(axis.plot, run["epochs"], markersize=4)
        draw(run[training], "o-", color=TRAINING, label="training")
        if len(run[validation]):
            draw(run[validation], "s--", color=VALIDATION, label="validation")
        axis.set(title=name, xlabel="epoch", xlim=(0, numbers["last"]))
        if not numbers["finished"] and name in numbers["guessing"]:  # all there is to see yet
            axis.axhline(level := numbers["guessing"][name], color=QUIET, linestyle=":")
            axis.annotate("guessing", (0, level), (6, 4), textcoords="offset points", color=INK)
    begun = numbers["finished"] or "loss" not in numbers["guessing"]
    left.set_ylim(0, numbers["highest_loss"] if begun else 1.3 * numbers["guessing"]["loss"])
    right.set_ylim(numbers["lowest_accuracy"], 1)
    if numbers["finished"]:
        right.legend(loc="lower right")
    return figure


class TrainingMonitor(Explorer):
    """`fit` with a progress bar, live curves and buttons; a press on Start trains in a thread.

    Arguments are those of `fit` without `progress`; they are checked at once. Stop puts parameters,
    optimizer and generator back to the end of the last whole epoch, as an interrupt of `fit` does;
    Start then goes on from there. `history` holds what has been seen so far. The curves of the last
    runs that monitors have watched, of networks with as many inputs and classes, stand behind.

    Another run of the same parameters ends it for good while it runs, and so does its cell when it
    is run again. Stopped before, it can be started afterwards, from what that run has left.
    """

    _esm = bundle("training_monitor")
    question = "Its accuracy stands still. Does the network?"
    task = (
        "Press Start and watch the wall: images that it is not trained with, clear while it gets "
        "them right, faint while it does not. ✓ has just been learned, ✕ just forgotten. Then go "
        "back, epoch by epoch, with the dot under a curve."
    )
    thread = None  # also of a monitor whose arguments were refused, for that is closed too
    why = ""  # it was ended for good
    told = 0.0  # when the browser was last told of a batch or an epoch

    __signature__ = inspect.signature(fit).replace(
        parameters=[p for p in inspect.signature(fit).parameters.values() if p.name != "progress"]
    )

    def __init__(self, *arguments, **settings):
        given = Arguments(**self.__signature__.bind(*arguments, **settings).arguments)
        task, start = (given.network.sizes[0], given.network.sizes[-1]), given.start
        batch_size, examples = given.batch_size, len(given.data[0])
        words = in_words(given.network, given.optimizer, batch_size, examples)
        self.run = Watched(words, task, loss=given.loss)
        state = given.network, given.parameters, given.optimizer, given.rng
        self.now = functools.partial(Run, *state)
        if start is not None:
            check_checkpoint(start, self.now(self.history))
        self.parameters = given.parameters
        self.lost_turn = functools.partial(lost_turn, given.parameters)
        self.fit = functools.partial(fit, **vars(given))
        self.callbacks = (*given.callbacks, self.after_epoch)
        self.going, self.stopping = threading.Event(), False
        self.epochs, self.per_epoch = given.epochs, math.ceil(examples / batch_size)
        self.earlier, self.status, self.clock, self.done = [], "ready", "not started", 0
        X, y = given.validation or given.data
        places = watched_images.chosen(y, task[1])
        self.wall, self.seen = (X[places], y[places]), {}
        images = watched_images.as_images(self.wall[0], given.data[0])
        lasting = {"count": len(places), "images": images, "apart": given.validation is not None}
        lasting["sample"] = watched_images.sample(len(places), len(y), lasting["apart"])
        super().__init__("Training", self.look, still, {"run": Buttons(BUTTONS)}, lasting)
        # From here on nothing is refused, and what this cell trained before has ended.
        if start is not None:
            with Turn(given.parameters) as turn:
                turn.wait()
                put_back(start, self.now(self.history))
        self.earlier = [run for run in RUNS if run.task == task]
        self.rest("not started", "ready")

    @property
    def history(self):
        return self.run.history

    @history.setter
    def history(self, history):
        self.run.history = history

    def look(self):
        """What the picture shows, the progress, and which buttons make sense."""
        numbers, said = compute(self.run, self.earlier, self.epochs, self.seen)
        running = self.status in ("training", "paused")
        over = self.status in ("stopping", "ended") or self.history.epochs >= self.epochs
        if over and not running and self.status != "stopping":
            said += " This run is over; its epochs stay to be looked at. "
            said += "Run the cell again for another run."
        shown = numbers["runs"][-1]["epochs"].tolist()
        few = self.status != "training" or self.history.epochs <= TOLD
        numbers["told"] = [  # for an epoch that is looked at; the last one's is the answer's
            sentence(past(self.history, epoch), self.epochs, self.seen)
            for epoch in (shown[:-1] if few else ())
        ]
        numbers["progress"] = {
            "status": self.status,
            "clock": self.clock,
            "batches": self.done,
            "of": self.epochs * self.per_epoch,
        }
        numbers["buttons"] = {
            "start": {"disabled": running or over},
            "pause": {
                "disabled": not running,
                "label": "Resume" if self.status == "paused" else "Pause",
            },
            "stop": {"disabled": not running},
            "forget": {"disabled": not self.earlier},
        }
        return numbers, said

    def recording(self):
        """Of a run so far, what has been seen after each epoch, or each that is drawn.

        Raises ValueError before the first epoch.
        """
        if not self.history.epochs:
            raise ValueError(
                "TrainingMonitor.save: no epoch has been trained yet, so there is no run to show. "
                "Press Start, and save it after an epoch or more."
            )
        numbers, _ = self.look()
        moments = []
        for epoch in (0, *numbers["runs"][-1]["epochs"].tolist()):
            then = past(self.history, epoch)
            said = sentence(then, self.epochs, self.seen)
            bar = numbers["progress"] | {
                "batches": epoch * self.per_epoch,
                "clock": f"epoch {epoch} of {self.epochs}",
            }
            changed = {"finished": epoch, "latest": latest(then), "progress": bar, "told": []}
            moments.append(({"epoch": epoch}, numbers | changed, said))
        return {"epoch": [state["epoch"] for state, _, _ in moments]}, moments

    def press(self, name):
        """Start, Pause or Resume, Stop, Forget earlier runs; what makes no sense now is ignored."""
        does = {"start": self.begin, "pause": self.pause, "stop": self.stop, "forget": self.forget}
        with self.lock:
            does[name]()

    def be(self, status):
        """Take a status and tell it."""
        with self.lock:
            self.status = status
            self.tell()

    def begin(self):
        if self.status not in ("training", "paused", "stopping", "ended"):
            self.stopping = False
            self.going.set()
            self.be("training")
            self.thread = threading.Thread(target=self.train, daemon=True)
            self.thread.start()

    def pause(self):
        if self.status == "training":
            self.going.clear()
            self.be("paused")
        elif self.status == "paused":
            self.be("training")
            self.going.set()

    def stop(self):
        if self.status in ("training", "paused"):
            self.stopping = True
            self.going.set()
            self.be("stopping")

    def forget(self):
        """Forget the runs that monitors of this kernel have watched, but for this one's own."""
        self.earlier = []
        for run in tuple(RUNS):
            if run is not self.run:
                RUNS.remove(run)
        self.tell()

    def end(self, why):
        """Stop the run, for good, and wait for its last batch."""
        thread = self.thread
        if thread is not None and thread.is_alive() and thread is not threading.current_thread():
            self.why = why
            self.press("stop")
            thread.join()

    def train(self):
        """The thread: fit, from where the last run ended; its errors are shown."""
        begun, fault = self.history.epochs > 0, None
        self.spent, self.first, self.last = 0.0, None, time.perf_counter()
        try:
            with Turn(self.parameters) as turn:  # else another run may be half through an epoch
                turn.wait()
                start = snapshot(self.now(self.history)) if begun else None
                self.judge(self.now(self.history))
            watch = {"progress": self.after_batch, "callbacks": self.callbacks}
            self.keep(self.fit(start=start, **watch))
        except Ended as error:
            self.keep(error.history)
            self.why = f"ended: {error}"
            status = "ended"
        except BaseException as error:  # SystemExit too: else nobody would say that it has ended
            self.keep(getattr(error, "history", self.history))
            status, fault = "failed", error
        else:
            short = "ended" if self.why else "stopped"
            status = "finished" if self.history.epochs >= self.epochs else short
        after = f"after {self.history.epochs} of {self.epochs} epochs"
        with self.lock:  # a press that comes meanwhile finds one status or the other
            self.rest(self.why or f"{status} {after}", status)
            if fault:
                self.fail(fault)

    def rest(self, clock, status):
        """Stand at the last whole epoch."""
        self.clock, self.done = clock, self.history.epochs * self.per_epoch
        self.be(status)  # the last of all: from now on a press starts another thread

    def after_batch(self, done, total):
        """Move the bar, wait while paused, end the run when Stop was pressed."""
        now = time.perf_counter()
        self.first = done - 1 if self.first is None else self.first
        self.spent += now - self.last
        self.done = done
        left = self.spent / (done - self.first) * (total - done)
        epoch = 1 + (done - 1) * self.epochs // total
        self.clock = f"epoch {epoch} of {self.epochs}, {clock(left)} left"
        if self.going.is_set():
            self.tell_now_and_then()
        else:
            self.clock = f"paused in {self.clock}"
            self.tell()
            while not self.going.is_set() and not self.lost_turn():
                self.going.wait(0.2)
        self.last = time.perf_counter()
        if self.stopping:
            raise KeyboardInterrupt

    def after_epoch(self, run):
        self.judge(run)
        self.keep(run.history)
        self.tell_now_and_then()

    def judge(self, run):
        """Look which images on the wall are right now."""
        epoch = run.history.epochs
        found = watched_images.judged(run, *self.wall, self.seen.get(epoch - 1))
        with self.lock:  # the browser may be told meanwhile
            self.seen[epoch] = found

    def keep(self, history):
        """Take what a run has seen; once that is an epoch, later monitors show it."""
        self.history = history
        if history.epochs and self.run not in RUNS:
            RUNS.append(self.run)

    def tell_now_and_then(self):
        """Tell the browser, unless it has been told a moment ago."""
        now = time.perf_counter()
        if now - self.told >= OFTEN:
            self.told = now
            self.tell()

    def __repr__(self):
        return f"TrainingMonitor({self.status}). {self.said}"


def clock(seconds):
    """Seconds as minutes:seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
