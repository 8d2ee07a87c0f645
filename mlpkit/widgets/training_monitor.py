"""An explorer of notebook 07: a run to watch, pause and stop, next to the runs before it."""

import functools
import inspect
import math
import threading
import time

from mlpkit.fitting.arguments import Arguments
from mlpkit.fitting.checkpoints.state import Run, check_checkpoint, history_for, put_back, snapshot
from mlpkit.fitting.one_at_a_time import Ended, Turn, lost_turn
from mlpkit.helpers import place
from mlpkit.targets import target_of
from mlpkit.training import fit
from mlpkit.widgets import Explorer, recording, runs, watched_images
from mlpkit.widgets.controls import Buttons
from mlpkit.widgets.watched_runs import (
    RUNS,
    Watched,
    compute,
    in_words,
    latest,
    past,
    sentence,
    still,
)

OFTEN = 0.05  # seconds between two messages about a run, at least
TOLD = 100  # a run in progress has a sentence for each epoch, up to this many
BUTTONS = {"start": "Start", "pause": "Pause", "stop": "Stop", "forget": "Forget earlier runs"}


WATCH = (  # what to do after the press on Start, or on Play in a recording
    "and watch the wall: images that the network does not train on, clear while it gets them "
    "right, faint while it does not. ✓ has just been learned, ✕ just forgotten. Then go back, "
    "epoch by epoch, with the dot under a curve."
)
WATCH_TRAINED = (
    "and watch the wall: images that the network trains on, clear while it gets them right, faint "
    "while it does not. ✓ has just been learned, ✕ just forgotten. Then go back, epoch by epoch, "
    "with the dot under a curve."
)
WATCH_NUMBERS = (
    "and watch the curves. Predicting the mean for every row has a loss of 1 and an R² of 0; if "
    "every number is right, R² is 1. Then go back, epoch by epoch, with the dot under a curve."
)


class TrainingMonitor(Explorer):
    """`fit` with a progress bar, live curves and buttons; a press on Start trains meanwhile.

    Arguments are those of `fit` without `progress`; they are checked at once. Stop puts parameters,
    optimizer and generator back to the end of the last whole epoch, as an interrupt of `fit` does;
    Start then goes on from there. `history` is what has been seen so far. Behind the run's curves
    are those of the last runs watched by monitors, for networks with the same inputs and classes.
    If the target is numeric, R² replaces the accuracy, and there is no wall of images.

    While it runs, another run of the same parameters ends it for good, and so does running its cell
    again. If it had been stopped before, it can start again afterwards, from where the other run
    ended.
    """

    bundle = "training_monitor"
    question = "Its validation accuracy stands still. Does the network?"
    watch = WATCH
    between = None  # on a page, the Turn that stands for the run between two epochs
    thread = None  # a class attribute, because a monitor whose arguments were refused is closed too
    why = ""  # why the run was ended for good, if it was
    told = 0.0  # when the browser last heard of a batch or an epoch

    __signature__ = inspect.signature(fit).replace(
        parameters=[p for p in inspect.signature(fit).parameters.values() if p.name != "progress"]
    )

    def __init__(self, *arguments, **settings):
        given = Arguments(**self.__signature__.bind(*arguments, **settings).arguments)
        target, sizes, start = target_of(given.loss), given.network.sizes, given.start
        task = (sizes[0], sizes[-1], *([target] if target.kept else []))
        batch_size, examples = given.batch_size, len(given.data[0])
        words = in_words(given.network, given.optimizer, batch_size, examples)
        self.run = Watched(words, task, history_for(target.kept), given.loss)
        state = given.network, given.parameters, given.optimizer, given.rng
        self.now = functools.partial(Run, *state, target=target.kept)
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
        if not len(places):
            self.question = "Does it know more than the mean?"
            self.watch = WATCH_NUMBERS
        elif given.validation is None:
            self.question = "Its accuracy stands still. Does the network?"
            self.watch = WATCH_TRAINED
        self.wall, self.seen = (X[places], y[places]), {}
        images = watched_images.as_images(self.wall[0], given.data[0])
        lasting = {"count": len(places), "images": images, "apart": given.validation is not None}
        lasting["sample"] = watched_images.sample(len(places), len(y), lasting["apart"])
        super().__init__("Training", self.look, still, {"run": Buttons(BUTTONS)}, lasting)
        # From here on nothing is refused, and the cell's earlier run has ended.
        if start is not None:
            with Turn(given.parameters) as turn:
                turn.wait()
                put_back(start, self.now(self.history))
        self.earlier = [run for run in RUNS if run.task == task]
        self.rest("not started", "ready")

    @property
    def task(self):
        return f"Press Start {self.watch}"

    @property
    def task_alone(self):
        """Return the task for a recording, which has no Start and plays the run."""
        return f"Press Play {self.watch}"

    @property
    def history(self):
        return self.run.history

    @history.setter
    def history(self, history):
        self.run.history = history

    def look(self):
        """The numbers of the picture, the progress, and which buttons can be pressed."""
        numbers, said = compute(self.run, self.earlier, self.epochs, self.seen)
        running = self.status in ("training", "paused")
        over = self.status in ("stopping", "ended") or self.history.epochs >= self.epochs
        if over and not running and self.status != "stopping":
            said += " This run is over; its epochs can still be viewed. "
            said += "Run the cell again for another run."
        shown = numbers["runs"][-1]["epochs"].tolist()
        few = self.status != "training" or self.history.epochs <= TOLD
        # sentences for each epoch shown but the last, whose sentence is in the answer
        numbers["told"] = [
            sentence(past(self.history, epoch), self.epochs, self.seen)
            for epoch in (shown[:-1] if few else ())
        ]
        numbers["progress"] = {
            "status": self.status,
            "clock": self.clock,
            "batches": self.done,
            "of": self.epochs * self.per_epoch,
        }
        idle = {"disabled": not running, "why": "nothing is running"}
        numbers["buttons"] = {
            "start": {
                "disabled": running or over,
                "why": "it has begun" if running else "this run is over: run the cell again",
            },
            "pause": idle | {"label": "Resume" if self.status == "paused" else "Pause"},
            "stop": idle,
            "forget": {"disabled": not self.earlier, "why": "there are no earlier runs"},
        }
        return numbers, said

    def recording(self):
        """Record the run so far, after each epoch or each that is drawn.

        Raises ValueError before the first epoch.
        """
        if not self.history.epochs:
            raise ValueError(
                "TrainingMonitor.save: no epoch has been trained yet, so there is no run to show. "
                "Press Start, and save it after at least one epoch."
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

    def beginning(self):
        return recording.grid(self, {})

    def press(self, name):
        """Start, Pause or Resume, Stop, Forget earlier runs; ignore a press that makes no sense."""
        does = {"start": self.begin, "pause": self.pause, "stop": self.stop, "forget": self.forget}
        with self.lock:
            does[name]()

    def be(self, status):
        """Set the status and send it to the browser."""
        with self.lock:
            self.status = status
            self.tell()

    def begin(self):
        if self.status not in ("training", "paused", "stopping", "ended"):
            self.stopping = False
            self.going.set()
            self.be("training")
            self.thread = runs.begin(self.train(), "training")

    def pause(self):
        if self.status == "training":
            self.going.clear()
            if not place.THREADS:  # else the run says in which epoch
                self.clock = f"paused after {self.history.epochs} of {self.epochs} epochs"
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
        """Forget the runs that monitors of this kernel have watched, except this monitor's."""
        self.earlier = []
        for run in tuple(RUNS):
            if run is not self.run:
                RUNS.remove(run)
        self.tell()

    def end(self, why):
        """Stop the run for good, and wait for its last batch."""
        thread = self.thread
        if thread is not None and thread.is_alive() and thread is not runs.current():
            self.why = why
            self.press("stop")
            thread.join()

    def train(self):
        """The steps of a run: `fit`, from where the last run ended; show its errors.

        A thread does it in one step, and waits while it is paused. A page hears that a button was
        pressed only between two steps, so there a step is an epoch.
        """
        fault, self.over = None, False
        self.spent, self.first = 0.0, None
        try:
            while self.goes_on():
                while self.waits():
                    yield OFTEN
                if self.goes_on():
                    self.fit_to(self.epochs if place.THREADS else self.history.epochs + 1)
                yield 0
        except Ended as error:
            self.keep(getattr(error, "history", self.history))
            self.why = f"ended: {error}"
            status = "ended"
        # including SystemExit: otherwise nothing would say that the run has ended
        except BaseException as error:
            self.keep(getattr(error, "history", self.history))
            status, fault = "failed", error
        else:
            short = "ended" if self.why else "stopped"
            status = "finished" if self.history.epochs >= self.epochs else short
        if self.between:
            self.between.give_to(None)
            self.between = None
        after = f"after {self.history.epochs} of {self.epochs} epochs"
        with self.lock:  # so that a press in between finds either the old status or the new one
            self.rest(self.why or f"{status} {after}", status)
            if fault:
                self.fail(fault)

    def goes_on(self):
        """Whether there is anything left to train."""
        return self.history.epochs < self.epochs and not (self.over or self.stopping)

    def waits(self):
        """Whether a page's run is paused, and no other run has begun meanwhile."""
        paused = self.status == "paused" and not place.THREADS
        return paused and not (self.between and self.between.lost)

    def fit_to(self, epochs):
        """Train to the end of an epoch, and keep it."""
        if self.between:
            self.between.check()
        with Turn(self.parameters) as turn:  # or another run may be halfway through an epoch
            turn.wait()
            now = self.now(self.history)
            start = snapshot(now) if self.history.epochs else None
            self.judge(now)
        self.last = time.perf_counter()
        watch = {"progress": self.after_batch, "callbacks": self.callbacks}
        self.keep(self.fit(start=start, epochs=epochs, **watch))
        self.over = self.over or self.history.epochs < epochs
        if not place.THREADS:
            self.between = Turn(self.parameters).stand_by()

    def rest(self, clock, status):
        """Put the progress bar back to the last whole epoch, and set the status."""
        self.clock, self.done = clock, self.history.epochs * self.per_epoch
        self.be(status)  # last of all: from now on a press starts a new thread

    def after_batch(self, done, total):
        """Move the bar, wait while paused, end the run if Stop was pressed."""
        now = time.perf_counter()
        self.first = done - 1 if self.first is None else self.first
        self.spent += now - self.last
        self.done = done
        left = self.spent / (done - self.first) * (self.epochs * self.per_epoch - done)
        epoch = 1 + (done - 1) // self.per_epoch
        self.clock = f"epoch {epoch} of {self.epochs}, {clock(left)} left"
        if self.going.is_set() or not place.THREADS:
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
        self.over = run.stop
        self.judge(run)
        self.keep(run.history)
        self.tell_now_and_then()

    def judge(self, run):
        """Record which images on the wall are classified correctly now."""
        epoch = run.history.epochs
        if not len(self.wall[1]):
            return
        found = watched_images.judged(run, *self.wall, self.seen.get(epoch - 1))
        with self.lock:  # because another thread may be sending `seen` to the browser
            self.seen[epoch] = found

    def keep(self, history):
        """Add the run to those watched once it has an epoch, so that later monitors show it."""
        self.history = history
        if history.epochs and self.run not in RUNS:
            RUNS.append(self.run)

    def tell_now_and_then(self):
        """Tell the browser, unless it was told a moment ago."""
        now = time.perf_counter()
        if now - self.told >= OFTEN:
            self.told = now
            self.tell()

    def __repr__(self):
        return f"TrainingMonitor({self.status}). {self.said}"


def clock(seconds):
    """Format seconds as minutes:seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
