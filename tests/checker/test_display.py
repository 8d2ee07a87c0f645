"""What is shown: nothing of the learner's unescaped, and the same in HTML as in text."""

import html
import re

from mlpkit import exercises
from mlpkit.checker.showing import display

from .learner import define, shown, verdict


def test_every_text_of_the_learner_is_escaped():
    evil = "<script>alert(1)</script>"
    sources = [
        f"def relu(z): raise ValueError({evil!r})",
        f"def relu(z):\n    print({evil!r})\n    return z * 1",
        f"def relu(z): raise type({evil!r}, (Exception,), {{}})",
        f"def relu(z): return type({evil!r}, (), {{}})()",
    ]
    for source in sources:
        told = verdict(source)._repr_html_()
        assert "<script" not in told and "&lt;script&gt;" in told
    assert "<script" not in display.Note(evil, f"# {evil}")._repr_html_()
    assert "<script" not in display.table([evil], [[evil]])
    function = define("def relu(z): return z")
    function.__name__ = evil
    told = shown(exercises.exercise, function)
    assert "<script" not in told._repr_html_() and evil in str(told)


def test_html_says_the_same_as_the_text():
    for source in ("def relu(z): ...", "def relu(z): return z * 1", "def relu(z): return z[9]"):
        found = verdict(source)
        text = html.unescape(re.sub("<[^>]+>", "", found._repr_html_()))
        assert found.message.replace("`", "") in text.replace("`", "")


def test_outcomes_differ_in_colour_and_in_sign():
    colours, signs = zip(*display.SIGNS.values(), strict=True)
    assert len(set(colours)) == len(set(signs)) == len(display.SIGNS)


def test_a_source_is_highlighted_in_the_themes_colours():
    source = shown(exercises.solution, "relu")._repr_html_()
    assert "var(--jp-mirror-editor-keyword-color" in source
    text = html.unescape(re.sub("<[^>]+>", "", source))
    assert "return np.maximum(z, 0)" in text
