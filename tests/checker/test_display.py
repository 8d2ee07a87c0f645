"""Displayed output: the learner's text is always escaped, and the HTML says the same as the plain
text."""

import html
import re
import sys

from mlpkit import exercises
from mlpkit.checker.display import verdict as display

from .learner import define, shown, verdict


def test_all_text_from_the_learner_is_escaped():
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
        word, begins = display.WORDS[found.status]
        said = found.message.removeprefix("relu: ").removeprefix(begins)
        assert f"{word} · relu" in text and said.replace("`", "") in text.replace("  ", " ")


def test_a_verdict_is_a_status_and_its_first_sentence_is_emphasized():
    shown = verdict("def relu(z): return np.abs(z)")
    head, rest = shown.parted()
    assert shown._repr_html_().startswith('<div role="status"')
    assert "<b>Wrong · relu: </b>" in head and "font-weight: 600" in head
    told = html.unescape(re.sub("<[^>]+>", "", head)).strip()
    assert told == "Wrong · relu: this is |z|: negative values became positive."
    assert rest == "They should become 0."
    code = display.Verdict("f", "wrong", "f: `a. B` is 0.5.")
    assert code.parted()[1] == ""  # no sentence ends inside code or a number


def test_the_words_right_untried_and_kept_each_appear_only_once():
    def show_verdict(*what):
        return " ".join(re.sub("<[^>]+>", "", "".join(display.Verdict(*what).parted())).split())

    assert (
        show_verdict("f", "correct", "f: correct (6 checks). Look.")
        == "Correct · f (6 checks). Look."
    )
    assert (
        show_verdict("f", "not attempted", "f: not attempted yet. Do.")
        == "Not attempted yet · f Do."
    )
    assert show_verdict("f", "not attempted", "f: b is kept. Later.") == "f: b is kept. Later."


def test_the_next_step_is_a_link_where_its_address_is_known():
    def onward(*what):
        return display.Verdict("f", "correct", "f: correct (6 checks).", onward=what)

    assert (
        '<a href="02.ipynb#cell-id=a&amp;b">g</a>'
        in onward("Next", "g", "02.ipynb#cell-id=a&b")._repr_html_()
    )
    assert "Next: g.</p>" in onward("Next", "g", None)._repr_html_()
    assert str(onward("Next", "g", None)) == "f: correct (6 checks).\nNext: g."


def test_outcomes_differ_in_colour_and_in_sign():
    colours, signs = zip(*display.SIGNS.values(), strict=True)
    assert len(set(colours)) == len(set(signs)) == len(display.SIGNS)


def test_a_source_is_highlighted_in_the_colours_of_the_theme():
    source = shown(exercises.solution, "relu")._repr_html_()
    assert "var(--jp-mirror-editor-keyword-color" in source
    text = html.unescape(re.sub("<[^>]+>", "", source))
    assert "return np.maximum(z, 0)" in text


def test_a_source_without_pygments_has_the_same_text(monkeypatch):
    source = "def f(x):\n    return x < 1\n"
    coloured = re.sub("<[^>]+>", "", display.highlighted(source, numbered=True))
    monkeypatch.setitem(sys.modules, "pygments.lexers", None)
    plain = display.highlighted(source, numbered=True)
    assert "<span" not in plain
    assert re.sub("<[^>]+>", "", plain) == coloured
