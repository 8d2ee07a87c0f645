"""Put the README.md here together from sections/, which `make bench` writes, and notes/, written by
hand.

A section's file is written whole when it is measured; a note of the same name comes after it.
"""

from pathlib import Path

HERE = Path(__file__).parent
TEXT = """# Benchmarks

`make bench` measures what is in the tables, on an idle machine, and says how long each section
took; `make bench ARGS="--only search"` measures one section. A ratio compares two things measured
in turns in one run; a time depends on the machine. A target is an aim, not a test: whether it was
met is said next to it. "load" is how many processes waited for the processor before the run. The
BLAS is the one that NumPy used in the measured processes; in brackets is the processor whose code
the BLAS chose to run.

mlpkit stays plain NumPy. The functions that are taught make a new array for each result, which is
what makes them easy to read. For a run, `fit` writes the results of the same formulas into arrays
that it keeps from step to step: `mlpkit/helpers/in_place.py` and `mlpkit/network/buffered.py`.
Tests check that the two agree up to rounding."""


def keep(name, section, measured):
    """Write a section into its file, with a line on when and where it was measured."""
    heading, text = section.split("\n\n", 1)
    path = HERE / "sections" / f"{name}.md"
    path.write_text(f"{heading}\n\n{measured}\n\n{text}\n", encoding="utf-8")


def together(names):
    """Return the page: the sections that have been measured, each with its note."""
    files = [HERE / folder / f"{name}.md" for name in names for folder in ("sections", "notes")]
    return "\n".join([f"{TEXT}\n", *(path.read_text("utf-8") for path in files if path.exists())])


def write(names):
    (HERE / "README.md").write_text(together(names), encoding="utf-8")
