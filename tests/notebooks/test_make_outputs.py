"""`make outputs` gives the same bytes twice, with nothing of this machine in them, and writes
nothing after an error."""

import nbformat
import pytest

from tests.notebooks import make_outputs
from tests.notebooks.rules import faults

pytestmark = pytest.mark.guards

v4 = nbformat.v4


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Write a notebook of these sources, run `make outputs` on it, return (exit code, text)."""
    for name in ("MLPKIT_HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, "")  # so that what fresh_home sets is undone after the test
    monkeypatch.setattr(make_outputs, "OUTLINES", tmp_path)
    monkeypatch.setattr(make_outputs, "COURSE", tmp_path.resolve())
    path = tmp_path / "one.ipynb"

    def store(*sources, tags=()):
        if sources:
            cells = [v4.new_code_cell(source) for source in sources]
            for cell in cells:
                cell.metadata = nbformat.from_dict({"tags": list(tags)} if tags else {})
            path.write_text(v4.writes(v4.new_notebook(cells=cells)))
        return make_outputs.main([path]), path.read_text()

    return store


def outputs(text):
    return [cell.outputs for cell in v4.reads(text).cells]


def test_two_runs_give_the_same_bytes_without_a_fault(store):
    widget = "import ipywidgets\nipywidgets.IntSlider()"
    split = "for i in range(3):\n    print(i, flush=True)"
    code, once = store(widget, split, "print({'b', 'a'} == {'a', 'b'})")
    assert (code, store()) == (0, (0, once))
    assert faults(v4.reads(once), once) == []
    assert outputs(once)[0][0].data == {"text/plain": "IntSlider(value=0)"}
    assert outputs(once)[1][0].text == "0\n1\n2\n"


def test_an_error_is_shown_and_nothing_is_written(store, capsys):
    code, text = store("1 / 0")
    assert code == 1 and outputs(text) == [[]]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_no_tag_excuses_an_error(store, capsys):
    code, text = store("1 / 0", tags=["raises-exception"])
    assert code == 1 and outputs(text) == [[]]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_the_outline_is_written_together_with_the_notebook(store, tmp_path):
    store("1 / 0")
    assert not (tmp_path / "one.txt").exists()
    _, text = store("print(1)")
    (cell,) = v4.reads(text).cells
    assert (tmp_path / "one.txt").read_text() == f"  code {cell.id}\n"


def test_every_run_has_its_own_home_and_the_settings_of_the_tests(store):
    _, once = store(
        "import os\nfrom pathlib import Path\n"
        "home = Path(os.environ['MLPKIT_HOME'])\n"
        "print(home.exists(), os.environ['TQDM_DISABLE'], os.environ['OPENBLAS_NUM_THREADS'])\n"
        "home.mkdir(parents=True)"
    )
    for text in (once, store()[1]):
        assert outputs(text)[0][0].text.startswith("False 1 ")


def test_a_notebook_runs_in_its_own_folder(store, tmp_path):
    _, text = store("from pathlib import Path\nprint(Path('one.ipynb').exists())")
    assert outputs(text)[0][0].text == "True\n"


def test_ids_are_kept_or_made_where_missing_and_never_random():
    cells = [{"source": "a", "id": "kept"}, {"source": "b", "id": "kept"}, {"source": "c"}]

    def ids():
        notebook = nbformat.from_dict({"cells": cells})
        make_outputs.give_ids(notebook)
        return [cell.id for cell in notebook.cells]

    assert ids() == ids()
    assert ids()[0] == "kept" and len(set(ids())) == 3


def test_the_stored_form_is_nbformats_own(tmp_path):
    notebook = v4.new_notebook(cells=[v4.new_code_cell("print('é ×')\nx = 1")])
    nbformat.write(notebook, tmp_path / "one.ipynb")
    assert (tmp_path / "one.ipynb").read_bytes().decode() == make_outputs.dumps(notebook)
