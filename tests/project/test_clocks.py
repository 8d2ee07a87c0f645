"""No test that runs on every push depends on the machine's speed: none of them reads a clock."""

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]
CLOCKS = {"monotonic", "perf_counter", "process_time", "thread_time"}


def is_timed(test):
    """Whether a test reads a clock of the machine."""
    return any(
        isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in CLOCKS
        for node in ast.walk(test)
    )


def is_a_proof(test):
    return any("mark.proofs" in ast.unparse(decorator) for decorator in test.decorator_list)


def test_only_a_proof_reads_a_clock():
    wrong, proofs = set(), set()
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                if is_timed(node):
                    (proofs if is_a_proof(node) else wrong).add(f"{path.name}: {node.name}")
    assert wrong == set()
    assert len(proofs) >= 3
