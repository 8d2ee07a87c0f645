"""The commands in README.md and the pages next to it, word for word, and other statements there.
CI runs the commands, or a test does; for a few that take long, a test only sees what they call.
"""

import inspect
import re
import shlex
from pathlib import Path

import nbformat
import numpy as np
import pytest
import yaml

from mlpkit.checker import schedule
from mlpkit.checker.contents.edition import stated
from mlpkit.checker.review import due, placement
from mlpkit.classroom import small_groups
from mlpkit.exercises import check, course
from tests.project import test_makefile

ROOT = Path(__file__).parents[2]
PAGES = "README.md", "CONTRIBUTING.md", "TEACHING.md"
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.M | re.S)
SHELLS = {"sh", "bash", "shell", "console", "powershell", "bat", "cmd"}
TRY_LAB = re.compile(r"^python3? \.ci/try_lab\.py ")

RUN = {  # {a command that CI does not run: the test that runs it, without starting JupyterLab}
    "mlpkit lab --fresh 01_preprocessing": (
        "test_a_changed_original_is_mentioned_until_a_fresh_copy_is_made"
    ),
    "mlpkit lab --update 01_preprocessing": (
        "test_an_update_moves_what_the_learner_wrote_and_keeps_the_old_copy"
    ),
    "mlpkit search recipe.py --trials 100 --storage study.db --workers 2": (
        "test_the_search_runs_as_the_readme_says"
    ),
    "mlpkit search --show study.db": "test_the_search_runs_as_the_readme_says",
    "dask scheduler": "test_the_search_runs_as_the_readme_says",
    "dask worker tcp://ADDRESS:8786 --nworkers 8 --nthreads 1": (
        "test_the_search_runs_as_the_readme_says"
    ),
    "mlpkit search recipe.py --trials 100 --storage study.db --scheduler tcp://ADDRESS:8786": (
        "test_the_search_runs_as_the_readme_says"
    ),
    "mlpkit carry mlpkit-progress.json": (
        "test_nothing_is_added_before_the_learner_has_seen_it_and_agreed"
    ),
    "mlpkit hand-in": "test_the_command_says_what_the_file_will_hold_before_writing_it",
    "mlpkit report handed-in --out report.html --completion solved.csv": (
        "test_the_command_says_what_it_wrote_and_does_not_read_it_again"
    ),
    "mlpkit questions --to gift": (
        "test_the_command_writes_all_questions_and_says_what_to_do_with_them"
    ),
    "mlpkit questions --to anki": (
        "test_the_command_writes_all_questions_and_says_what_to_do_with_them"
    ),
    "mlpkit review": "test_todays_review_is_written_and_opened",
    "mlpkit review --no-open": (
        "test_without_opening_it_the_review_is_written_and_jupyterlab_is_not_needed"
    ),
    "mlpkit copies ~/mlpkit": "test_a_folder_may_be_relative_and_in_the_users_home",
    "mlpkit copies ~/mlpkit --update all": "test_the_command_that_it_advises_updates_the_copy",
    "for s in $(ls submitted); do MLPKIT_HOME=$(mktemp -d) nbgrader autograde ps1 --student=$s; "
    "done": "test_the_pages_cells_give_the_marks_that_the_answer_deserves",
}
WIRED = {  # tested in tests/project/test_makefile.py, which sees what is called but runs nothing
    'make lab ARGS="--no-browser --port 8899"': "test_lab_passes_its_arguments_on",
    "make outputs": "test_outputs_runs_all_notebooks_or_those_named",
    "make site": "test_site_installs_what_it_is_built_with_and_builds",
    "make epub": "test_epub_installs_what_it_is_built_with_and_builds",
    "make bench": "test_bench_installs_what_it_compares_with_and_passes_its_arguments_on",
    'make bench ARGS="--only busy"': (
        "test_bench_installs_what_it_compares_with_and_passes_its_arguments_on"
    ),
}

WORK = "of that, the processor's time, seconds"
COPIES = "a learner's copies, and their originals, MB"
WITH_LAB = "an environment with the wheel and `lab`"
WITHOUT_LAB = "with the wheel and JupyterLab, without 10 and 13"
IMAGES = "of that, Fashion-MNIST, MB"


def fences(text):
    """Yield (language, lines) of each code block, without comments and empty lines."""
    for language, block in FENCE.findall(text):
        lines = [re.sub(r"(^|\s)# .*", "", line).strip() for line in block.splitlines()]
        yield language, [line for line in lines if line]


def commands(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    return [line for language, lines in fences(text) if language in SHELLS for line in lines]


def run_by_ci():
    """Return every line that .ci/run and ci.yml run, without the prefix that watches JupyterLab."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            lines += step.get("run", "").splitlines()
    return {TRY_LAB.sub("", line.strip()) for line in lines}


@pytest.mark.parametrize("page", PAGES)
def test_every_command_is_run_or_wired_somewhere(page):
    given = commands(page)
    assert given, f"{page} gives no command"
    untried = [line for line in given if line not in run_by_ci() | RUN.keys() | WIRED.keys()]
    assert untried == []


def test_a_command_listed_as_tested_is_on_a_page_and_is_not_run_by_ci():
    given = {line for page in PAGES for line in commands(page)}
    assert sorted(RUN.keys() | WIRED.keys()) == sorted(given - run_by_ci())
    assert not RUN.keys() & WIRED.keys()


def table_after(heading, path):
    """Return the rows of the tables under a heading of a Markdown file, as lists of cells."""
    part = path.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if line.startswith("|")
    ]


def test_the_ratios_are_the_lowest_and_the_highest_of_the_benchmarks():
    found = []
    path = ROOT / "benchmarks" / "sections" / "side_by_side.md"
    for rival, threads, *cells in table_after("One epoch, side by side", path):
        if threads == "best" and re.search("PyTorch|scikit-learn|JAX", rival):
            found.append(cells[2])
    assert len(found) == 6
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    low, high = re.search(r"takes (\S+) to (\S+) times as long", text).groups()
    assert (low, high) == (min(found, key=float), max(found, key=float))


def measured(section):
    """Return {what: its first number} of a section of the benchmarks."""
    path = ROOT / "benchmarks" / "sections" / f"{section}.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    return {row[0]: row[1] for row in rows if row[1][:1].isdigit()}


def test_sizes_and_seconds_of_an_installation_are_those_of_the_benchmarks():
    found = measured("installation")
    wheel, images = (round(float(found[what])) for what in ("the wheel, MB", IMAGES))
    lab, plain = (int(found[f"{what}, MB"]) for what in (WITH_LAB, WITHOUT_LAB))
    for page, said in (
        ("README.md", f"{found['its `.venv`, MB']} MB. That takes {found[WORK]} seconds of a"),
        ("README.md", f"{wheel} MB, of which {images} MB are Fashion-MNIST"),
        ("TEACHING.md", f"{found[COPIES]} MB of disk for the copies"),
        ("TEACHING.md", f"{lab} MB with the extra `lab`, which is enough for all notebooks but"),
        ("TEACHING.md", f"12, and {plain} MB without the packages of 10 and 13"),
        ("TEACHING.md", f"the environment is then {lab - plain} MB smaller"),
    ):
        assert said in " ".join((ROOT / page).read_text(encoding="utf-8").split()), said


def test_minutes_days_and_people_are_those_of_the_code():
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    days = ", ".join(map(str, schedule.WAITS[:-1])) + f" and {schedule.WAITS[-1]} days"
    assert f"comes back after {days}" in text
    numbers = {5: "five", 10: "ten", 13: "thirteen"}
    asked = numbers[int(placement.minutes(course).split()[0])]
    assert f"{asked} minutes of questions" in text
    assert f"puts {numbers[due.MINUTES]} minutes' worth of it" in text
    assert f"Groups of fewer than {numbers[small_groups.LEAST]} people" in text


def test_a_hundred_workers_wait_if_their_trials_take_a_second_as_measured():
    """Each trial takes 1 s; whatever a round takes beyond that, the workers spend waiting."""
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert "a hundred workers busy; where a hundred workers finish theirs within a second" in text
    found = measured("search")
    few, many = (float(found[f"{n} places that sleep, memory: s a round"]) - 1 for n in (10, 100))
    assert few < 0.5 <= many < 3


@pytest.mark.parametrize("page", PAGES)
def test_every_code_block_says_its_language(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert all(language for language, _ in fences(text))


def test_each_picture_is_described_for_a_page_that_does_not_show_it():
    """A package index shows README.md without its pictures."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", text)
    assert len(pictures) == 3 and all(len(told.split()) >= 12 for told, _ in pictures)

    def softmax(z):
        e = np.exp(z - np.max(z, axis=0))
        return e / np.sum(e, axis=0)

    (told,) = (told for told, path in pictures if path.endswith("wrong_answer.png"))
    verdict = check("softmax", softmax).message.removeprefix("softmax: ")
    assert verdict.lower() in told.lower()


def test_the_readme_links_to_the_site_if_the_site_has_an_address():
    conf = (ROOT / "docs" / "conf.py").read_text(encoding="utf-8")
    address = re.search(r'^html_baseurl = "(.*?)"', conf, re.M)[1]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert (f"]({address})" in text) == bool(address) and ("no address" in text) != bool(address)


@pytest.mark.parametrize("name", sorted(set(RUN.values())))
def test_the_tests_that_run_commands_exist(name):
    """Whether they really run these commands is for a reader to check."""
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    assert sum(f"def {name}(" in text for text in tests) == 1


@pytest.mark.parametrize(("line", "name"), WIRED.items())
def test_the_tests_of_wired_commands_call_them(line, name):
    _, target, *arguments = shlex.split(line)
    call = f'make("{target}", ' + ", ".join(f'"{one}"' for one in arguments)
    source = inspect.getsource(getattr(test_makefile, name))
    assert (call if arguments else f'make("{target}")') in source


def test_the_commands_are_found_in_a_text():
    text = (
        "Go:\n\n```sh\nmake lab  # opens it\n\n# a comment\nmake test\n```\n```python\nx = 1\n```\n"
    )
    assert list(fences(text)) == [("sh", ["make lab", "make test"]), ("python", ["x = 1"])]


def test_the_main_commands_are_run_by_ci():
    routes = {"make lab", "make test", "mlpkit lab", "pytest --nbval", "uv venv", "ruff check"}
    assert run_by_ci() >= routes | {r".venv\Scripts\mlpkit lab", "conda activate mlpkit"}


def test_the_minutes_are_those_that_the_notebooks_state():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| [")]
    rows = [re.findall(r"\[(\d\d)|(\d+) min", line) for line in lines]
    shown = {row[0][0]: [int(minutes) for _, minutes in row[1:]] for row in rows}
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        core, deeper = stated(nbformat.read(path, as_version=4).cells[0].source)
        assert shown.pop(path.name[:2]) == [core, deeper][: 2 if deeper else 1]
    assert shown == {}
