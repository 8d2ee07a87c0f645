"""What has moved or has another name: the old name goes on working, in copies made before."""

import importlib
import importlib.abc
import importlib.machinery
import sys

MOVED = {  # old: new, also for what is inside
    "mlpkit.best_network": "mlpkit.measured.best_network",
    "mlpkit.cases": "mlpkit.clinic",
    "mlpkit.checker.notebook_suite": "mlpkit.checker.testing.notebook_suite",
    "mlpkit.checker.suite": "mlpkit.checker.testing.suite",
    "mlpkit.checkup": "mlpkit.debugging.checkup",
    "mlpkit.fitting.preparation": "mlpkit.own_data.preparation",
    "mlpkit.plots.splits": "mlpkit.plots.own_data.splits",
    "mlpkit.remedies": "mlpkit.measured.remedies",
    "mlpkit.rivals": "mlpkit.measured.search_race",
    "mlpkit.study": "mlpkit.search.study",
    "mlpkit.surface": "mlpkit.measured.surface",
    "mlpkit.threads": "mlpkit.fitting.blas_threads",
    "mlpkit.widgets.activations": "mlpkit.widgets.activation_explorer",
    "mlpkit.widgets.backprop": "mlpkit.widgets.backprop_stepper",
    "mlpkit.widgets.debugging": "mlpkit.widgets.clinic",
    "mlpkit.widgets.forward_pass": "mlpkit.widgets.gain_through_layers",
    "mlpkit.widgets.garment": "mlpkit.widgets.draw_garment",
    "mlpkit.widgets.ladder": "mlpkit.widgets.halving_ladder",
    "mlpkit.widgets.losses": "mlpkit.widgets.softmax_explorer",
    "mlpkit.widgets.mistakes": "mlpkit.widgets.mistakes_browser",
    "mlpkit.widgets.optimizers": "mlpkit.widgets.optimizer_race",
    "mlpkit.widgets.preprocessing": "mlpkit.widgets.scale_the_bowl",
    "mlpkit.widgets.regularization": "mlpkit.widgets.smooth_the_border",
    "mlpkit.widgets.search": "mlpkit.widgets.search_by_hand",
    "mlpkit.widgets.start_here": "mlpkit.widgets.move_the_line",
    "mlpkit.widgets.training": "mlpkit.widgets.training_monitor",
}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the module that an old name means. It comes before Python's own finders: these would
    find what is inside a moved package a second time, under its old name, as another module.
    """

    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self) if new_name(name) else None

    def exec_module(self, module):
        sys.modules[module.__name__] = importlib.import_module(new_name(module.__name__))


def new_name(name):
    """The name that a module has now; None where it has not moved."""
    old = name
    while old.startswith("mlpkit."):
        if old in MOVED:
            return MOVED[old] + name[len(old) :]
        old = old.rpartition(".")[0]
    return None
