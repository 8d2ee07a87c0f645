"""A page of a notebook."""

from mlpkit.exercises import course


def made():
    return {
        f"notebooks/{p.name}": p.read_text(encoding="utf-8")
        for p in course.notebooks.glob("*.ipynb")
    }
