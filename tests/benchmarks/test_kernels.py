"""The memory of a notebook's kernel, and checks in several kernels at once."""

import os
import sys

import nbformat
import pytest

pytest.importorskip("nbclient")

from benchmarks import kernels


@pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")
def test_the_peak_counts_what_was_freed_before_the_end(tmp_path, monkeypatch):
    cells = [
        nbformat.v4.new_code_cell(source) for source in ("x = bytearray(200_000_000)", "del x")
    ]
    (tmp_path / "notebooks").mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "notebooks" / "00_x.ipynb")
    monkeypatch.setattr(kernels, "ROOT", tmp_path)
    before = dict(os.environ)
    peak, end = kernels.memory_of("00_x")
    assert 195 < peak - end < 215 and 20 < end < 200  # MB
    assert dict(os.environ) == before


@pytest.mark.guards
def test_a_check_is_timed_in_one_kernel_and_in_two_at_once():
    found = kernels.at_once(2, 1)
    assert list(found) == list(kernels.CHECKED)
    for row in found.values():
        alone, together, slowest = map(float, row)
        assert 0 <= together <= slowest and alone >= 0


def test_code_that_fails_in_a_kernel_is_an_error():
    with kernels.own_home(), kernels.kernel() as client:
        kernels.run(client, kernels.CHECK.format(name="softmax"))
        with pytest.raises(RuntimeError, match="no exercise is called 'none'"):
            kernels.run(client, "check('none', None)")
