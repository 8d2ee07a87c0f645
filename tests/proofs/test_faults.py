"""The table of faults fits the project: each can be put in, and the tests that should notice it
exist."""

import shutil
from pathlib import Path

import pytest

from tests.proofs.faults import FAULTS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_can_be_put_in(fault, tmp_path):
    copy = tmp_path / fault.file
    copy.parent.mkdir(parents=True)
    shutil.copy(ROOT / fault.file, copy)
    fault.put_in(tmp_path)
    assert copy.read_bytes() != (ROOT / fault.file).read_bytes()


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_the_tests_that_should_notice_a_fault_exist(fault):
    for target in fault.seen_by:
        file, *tests = target.split("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not tests or f"def {tests[-1].partition('[')[0]}(" in text or "Suite" in text, target
