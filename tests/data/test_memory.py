"""Whether data fit into memory."""

import pytest

from mlpkit.data import memory


def test_free_memory_is_known_here_and_is_about_what_the_system_says():
    free = memory.available_memory()
    assert 1e6 < free < 1e14


def test_a_container_has_less_memory_than_its_machine(tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "CGROUP", tmp_path)
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "memory.current").write_text("1000\n")
    assert memory.available_memory() > 1e6
    (tmp_path / "memory.max").write_text("5000\n")
    assert memory.available_memory() == 4000
    (tmp_path / "memory.current").write_text("6000\n")
    assert memory.available_memory() == 0


def test_without_psutil_the_system_is_asked(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "psutil", None)
    free = memory.available_memory()
    assert free is None or 1e6 < free < 1e14
    monkeypatch.delattr("os.sysconf", raising=False)
    assert memory.available_memory() is None
    memory.refuse_too_much(1e30, "x.csv", "")  # the free memory is unknown, so nothing is refused


@pytest.mark.parametrize(("size", "words"), [(3, "1 MB"), (7.4e8, "740 MB"), (3.24e9, "3.2 GB")])
def test_a_demand_for_too_much_memory_is_put_in_words(monkeypatch, size, words):
    monkeypatch.setattr(memory, "available_memory", lambda: size)
    memory.refuse_too_much(size, "x.csv", "Take less.")
    with pytest.raises(MemoryError) as caught:
        memory.refuse_too_much(size + 1, "x.csv", "Take less.")
    assert str(caught.value) == (
        f"x.csv: got data that needs about {words} of memory; expected at most {words}, which is "
        "free now. Take less."
    )
