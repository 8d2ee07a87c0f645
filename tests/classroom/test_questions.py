"""`mlpkit questions`: what Moodle and Anki get, read back by a reader of each format written here.

tests/classroom/test_question_readers.py gives the files to programs of other people.
"""

import csv
import html
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from mlpkit import __main__ as command
from mlpkit.checker import Course, Guess
from mlpkit.checker.guesses import answer_of, judge_guess
from mlpkit.classroom.questions.anki import to_anki
from mlpkit.classroom.questions.collect import questions_of
from mlpkit.classroom.questions.gift import to_gift
from mlpkit.classroom.questions.markup import to_html
from mlpkit.command.lab import originals_folder
from mlpkit.exercises import course

ROOT = Path(__file__).parents[2]
CODE = "if a == {1: '#'}:\n    b = \\n ~ c\n\n    print(b)"
HARD = Guess(
    name="hard",
    notebook=1,
    again=rf"""
A path C:\new\table, a set {{1, 2}}, `x = a ~ b  # {{c}}`, a price
of $5 and $6, **bold** = a < b & c.

```python
{CODE}
```

$\nabla f = \frac{{a}}{{b}} < 1$ and $$\sum_{{i=1}}^n x_i \neq 0$$

- a) 100% of {{x}} = y
- b) `a -> b` # c,
  on two lines
- c) $\neg x$ ~ \n
""",
    answer="b",
    because=r"a: b = c, `{}` and \n.",
    wrong={"a": "it isn't {x} = y ~ z # w: no.", "c": "$x$, no."},
)
NUMBER = Guess(
    name="number",
    notebook=1,
    again="How many percent are 0.00001 of 1?",
    answer=0.001,
    tolerance=1e-6,
    percent=True,
    because="a share times 100.",
    wrong={1e-05: "that is the share.", 3: "too many.", float("inf"): "too many by far."},
)
FOLDS = r"""# Title

<details><summary>What is <code>{a: 1} = b</code>, with $\theta_1$?</summary>It is
$\frac{1}{2}$, or <em>half</em>.</details>

<details><summary>No question</summary>left out</details>"""
MEMORY = "## From memory\n\n<details><summary>Why?</summary>So.</details>"
LATER = "<details><summary>Left out, too?</summary>Yes.</details>"


@pytest.fixture
def hard(tmp_path, monkeypatch):
    """A course whose questions contain every character with a meaning in one of the formats."""
    cells = [{"cell_type": "markdown", "source": text} for text in (FOLDS, MEMORY, LATER)]
    (tmp_path / "01_signs.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    module = SimpleNamespace(EXERCISES=[HARD, NUMBER])
    monkeypatch.setitem(sys.modules, "hard_exercises", module)
    return questions_of(Course("hard", ("hard_exercises",), {1: "signs"}), tmp_path)


@pytest.fixture(scope="module")
def ours():
    return questions_of(course, originals_folder())


def unescaped(text):
    """Return a GIFT text without its escapes, as Moodle reads it."""
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], text, flags=re.S)


def cut(text, signs):
    """A text cut before each of the signs, unless a backslash precedes the sign."""
    return re.split(rf"(?<!\\)(?:\\\\)*(?=[{signs}])", text)


def read_gift(text):
    """Return {name: (question, [(sign, answer, what is said)])} of a GIFT file, and its
    categories."""
    found, categories = {}, []
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith("$CATEGORY: "):
            categories.append(block.removeprefix("$CATEGORY: "))
            continue
        comment, block = block.split("\n", 1)
        name, stem, answers = re.fullmatch(r"::(\w+)::\[html\](.*) \{(.*)\}", block, re.S).groups()
        assert comment.startswith("// [id:") and comment.endswith(f"/{name}]")
        assert not re.search(r"(?<!\\)(?:\\\\)*[~=#{}]", stem), stem
        lines = re.findall(r"(####|[=~])((?:\\.|[^\\])*?)(?=\n|$)", answers)
        parts = [(sign, *re.split(r"(?<!\\)#", line)) for sign, line in lines]
        found[name] = unescaped(stem), [tuple(map(unescaped, part)) for part in parts]
    return found, categories


def read_anki(text):
    """Return {id: (deck, front, back)} of a file for Anki."""
    head, rows = re.fullmatch(r"((?:#[^\n]*\n)+)(.*)", text, re.S).groups()
    assert head == "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#deck column:2\n"
    cards = list(csv.reader(rows.splitlines(keepends=True), delimiter="\t", strict=True))
    return {guid: tuple(others) for guid, *others in cards}


def test_code_and_formulas_survive_in_gift(hard):
    found, categories = read_gift(to_gift(hard, "hard"))
    assert categories == ["hard/01 signs"] and len(found) == 4
    text, answers = found["hard"]
    assert f"<pre><code>{html.escape(CODE, quote=False)}</code></pre>" in text
    assert r"<p>A path C:\new\table, a set {1, 2}, <code>x = a ~ b # {c}</code>, " in text
    assert "a price of $5 and $6, <b>bold</b> = a &lt; b &amp; c.</p>" in text
    assert r"\(\nabla f = \frac{a}{b} &lt; 1\) and \[\sum_{i=1}^n x_i \neq 0\]" in text
    assert answers == [
        ("~", "<p>100% of {x} = y</p>", "<p>Not right: it isn't {x} = y ~ z # w: no.</p>"),
        (
            "=",
            "<p><code>a -&gt; b</code> # c, on two lines</p>",
            r"<p>Right: a: b = c, <code>{}</code> and \n.</p>",
        ),
        ("~", r"<p>\(\neg x\) ~ \n</p>", r"<p>Not right: \(x\), no.</p>"),
    ]


def test_a_number_has_its_tolerance_and_no_exponent_and_each_wrong_one_its_sentence(hard):
    _, answers = read_gift(to_gift(hard, "hard"))[0]["number"]
    assert answers == [
        ("=", "0.001:0.000001", "<p>Right: a share times 100.</p>"),
        ("=", "0.00001:0.00000001", "<p>Right: a share times 100.</p>"),
        ("=", "%0%0.00001:0.0000001", "<p>Not right: that is the share.</p>"),
        ("=", "%0%3:0", "<p>Not right: too many.</p>"),
        ("####", "<p>The answer is 0.001.</p>"),
    ]


def test_questions_from_memory_are_those_of_the_first_cell_and_of_the_heading(hard):
    found = read_gift(to_gift(hard, "hard"))[0]
    asked = [each for name, each in found.items() if name.startswith("from_memory_")]
    assert asked == [
        (
            r"<p>What is <code>{a: 1} = b</code>, with \(\theta_1\)?</p>",
            [("####", r"<p>It is \(\frac{1}{2}\), or <em>half</em>.</p>")],
        ),
        ("<p>Why?</p>", [("####", "<p>So.</p>")]),
    ]


def test_code_and_formulas_survive_in_cards(hard):
    cards = read_anki(to_anki(hard, "hard"))
    deck, front, back = cards["hard/hard"]
    assert deck == "hard::01 signs"
    assert f"<pre><code>{html.escape(CODE, quote=False)}</code></pre>" in front
    assert r"\(\nabla f = \frac{a}{b} &lt; 1\)" in front
    assert front.endswith(
        '<ol type="a"><li>100% of {x} = y</li><li><code>a -&gt; b</code> # c, on two lines</li>'
        r"<li>\(\neg x\) ~ \n</li></ol>"
    )
    assert (
        back.startswith("<p><b>b</b></p><ol") and "<li>it isn't {x} = y ~ z # w: no.</li>" in back
    )
    assert cards["hard/number"][2] == (
        "<p><b>0.001</b>: a share times 100.</p><ul><li>0.00001: that is the share.</li>"
        "<li>3: too many.</li></ul>"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a * b * c, 2 * 3", "<p>a * b * c, 2 * 3</p>"),
        ("*one* and `a*b*c`", "<p><i>one</i> and <code>a*b*c</code></p>"),
        ("one\ntwo\n\nthree", "<p>one two</p><p>three</p>"),
        ("- one\n- two\n  more", "<ul><li>one</li><li>two more</li></ul>"),
        ("    a = 1\n      b < 2", "<pre><code>a = 1\n  b &lt; 2</code></pre>"),
        ("costs $5, or $6 each", "<p>costs $5, or $6 each</p>"),
        ("**$x$ is `y`**", r"<p><b>\(x\) is <code>y</code></b></p>"),
    ],
)
def test_markdown_becomes_html(text, expected):
    assert to_html(text) == expected


def test_every_guess_that_a_review_asks_is_there_with_a_sentence_for_each_wrong_answer(ours):
    found, _ = read_gift(to_gift(ours, "mlpkit"))
    asked = {name for name in found if not name.startswith("from_memory_")}
    assert asked == {name for name, guess in course.guesses.items() if guess.again}
    for name in asked:
        guess, answers = course.guesses[name], found[name][1]
        if isinstance(answer_of(guess), str):
            assert [sign for sign, *_ in answers].count("=") == 1
            assert len(answers) == 1 + len(guess.wrong)
        said = html.unescape(" ".join(part for answer in answers for part in answer))
        finite = {k: v for k, v in guess.wrong.items() if k != float("inf")}
        if not guess.parts and not isinstance(answer_of(guess), tuple):
            assert all(sentence.replace("`", "") in plain(said) for sentence in finite.values())


def plain(text):
    return re.sub("</?code>", "", text)


def test_a_right_number_is_judged_right_by_the_course_and_a_wrong_one_wrong(ours):
    for question in ours:
        if question.kind == "number":
            for answer in question.answers:
                verdict = judge_guess(course.guesses[question.name], answer.value)
                assert verdict.status == ("correct" if answer.right else "wrong"), question.name


def test_every_notebook_but_the_first_has_questions_from_memory(ours):
    titles = {q.title for q in ours if q.name.startswith("from_memory_")}
    assert titles == {course.title(number) for number in course.titles if number}
    assert len({q.name for q in ours}) == len(ours)


@pytest.mark.parametrize("kind", ["gift", "anki"])
def test_the_command_writes_all_questions_and_says_what_to_do_with_them(
    kind, ours, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert command.main(["questions", "--to", kind]) == 0
    path = tmp_path / f"mlpkit_{kind}.txt"
    text = path.read_bytes().decode()
    read = {"gift": lambda text: read_gift(text)[0], "anki": read_anki}[kind]
    assert len(read(text)) == len(ours)
    said = capsys.readouterr().out
    assert said.startswith(f"{len(ours)} questions: {path}. In ")
    assert said.endswith(" guesses whose questions need their notebook.\n")


def test_a_name_that_moodle_would_refuse_is_refused(tmp_path, capsys):
    assert command.main(["questions", "--to", "gift", "--out", str(tmp_path / "all.gift")]) == 2
    assert capsys.readouterr().err == "mlpkit: got all.gift; expected a name that ends in .txt\n"
    assert not list(tmp_path.iterdir())


def test_a_course_of_ones_own_has_its_questions_too(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    command.main(["course", "new", "bread"])
    assert command.main(["questions", "--to", "gift", "--course", "bread"]) == 0
    found, categories = read_gift((tmp_path / "bread_gift.txt").read_text(encoding="utf-8"))
    assert list(found) == ["largest_word"] and categories == ["bread/01 longest word"]


def test_the_teachers_page_counts_the_questions_as_they_are(ours):
    page = " ".join((ROOT / "TEACHING.md").read_text(encoding="utf-8").split())
    kinds = [question.kind for question in ours]
    assert f"writes {len(ours)} of the course's questions" in page
    letters, numbers = kinds.count("letter"), kinds.count("number")
    assert f"gets {letters} questions with letters and {numbers} with a number" in page
    assert f"leave out {sum(not g.again for g in course.guesses.values())} guesses" in page
