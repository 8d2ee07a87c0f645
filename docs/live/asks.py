"""What a page must know about a cell before Python has loaded: the number of an exercise's hints, a
guess's letters or parts, and the packages that any other cell needs and a page cannot have.
"""

from mlpkit.checker.record import Guess, letters_of

NOT_HERE = (
    "It needs {}, which a page can't have. In JupyterLab it runs: take the course's folder and run "
    "`make lab` in it."
)
PACKAGES = {  # {package that the notebooks import: its proper name}
    **{name: name for name in ("optax", "safetensors", "pandas")},
    **{"torch": "PyTorch", "jax": "JAX", "distributed": "Dask", "optuna": "Optuna"},
    **{"onnx": "ONNX", "onnxruntime": "ONNX Runtime", "sklearn": "scikit-learn"},
    **{name: "Jupyter's widgets" for name in ("anywidget", "ipywidgets")},
    **{"IPython": "IPython", "subprocess": "a second process"},
}


def not_here(packages):
    """The sentence about packages that a page lacks."""
    return NOT_HERE.format(" and ".join(PACKAGES.get(name, name) for name in packages))


def asks_of(record):
    """The facts of a record that its cell on a page needs before Python has loaded.

    A guess that only its record can judge, such as one of two lists, is typed as code.
    """
    if not isinstance(record, Guess):
        absent = not_here(record.needs) if record.needs else ""
        return {"name": record.name, "hints": len(record.hints), "absent": absent}
    if record.judge is not None:
        return {"name": record.name, "hints": 0, "absent": ""}
    answer = (
        record.answer if isinstance(record.answer, tuple) and record.parts else (record.answer,)
    )
    return {
        "name": record.name,
        "guess": True,
        "letters": letters_of(record, () if callable(record.answer) else answer),
        "parts": list(record.parts),
    }
