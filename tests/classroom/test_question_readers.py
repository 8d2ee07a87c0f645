"""Other people's programs read all questions: gift-pegjs the GIFT file, Anki itself the cards."""

import json
import shutil
import subprocess

import pytest

from mlpkit.classroom.questions.anki import to_anki
from mlpkit.classroom.questions.collect import questions_of
from mlpkit.classroom.questions.gift import explained, plain, to_gift
from mlpkit.command.lab import originals_folder
from mlpkit.exercises import course
from tests.classroom.test_questions import hard

__all__ = ["hard"]

READ = """
const { parse } = require("gift-pegjs")
console.log(JSON.stringify(parse(require("fs").readFileSync(process.argv[1], "utf8"))))
"""
TYPES = {"letter": "MC", "number": "Numerical", "open": "Essay"}


@pytest.fixture(scope="session")
def gift_pegjs(tmp_path_factory):
    """Return a function that returns the questions in a GIFT file as gift-pegjs reads them."""
    program = shutil.which("npm")
    if program is None:
        pytest.skip("npm, which comes with Node.js, is not installed")
    folder = tmp_path_factory.mktemp("gift")
    (folder / "package.json").write_text("{}")
    subprocess.run([program, "install", "--silent", "gift-pegjs@1.0.2"], cwd=folder, check=True)

    def read(text):
        (folder / "questions.txt").write_text(text, encoding="utf-8")
        line = ["node", "-e", READ, "questions.txt"]
        done = subprocess.run(line, cwd=folder, capture_output=True, encoding="utf-8", check=True)
        found = json.loads(done.stdout)
        return {each["title"]: each for each in found if each["type"] != "Category"}

    return read


@pytest.fixture(params=["hard", "ours"])
def asked(request):
    """The questions of a course full of special characters, and those of mlpkit."""
    if request.param == "hard":
        return request.getfixturevalue("hard")
    return questions_of(course, originals_folder())


@pytest.mark.guards
def test_gift_pegjs_reads_every_question_as_it_is(gift_pegjs, asked):
    found = gift_pegjs(to_gift(asked, "any"))
    assert list(found) == [question.name for question in asked]
    for question in asked:
        there = found[question.name]
        assert there["type"] == TYPES[question.kind], question.name
        assert there["stem"] == {"format": "html", "text": question.text}
        if question.kind == "open":
            (answer,) = question.answers
            told = f"<p>{explained(answer.value, answer.why)}</p>"
            assert there["globalFeedback"]["text"] == told
            continue
        for answer, choice in zip(question.answers, there["choices"], strict=True):
            told = f"{'Right' if answer.right else 'Not right'}: {answer.why}"
            assert choice["feedback"] == {"format": "html", "text": f"<p>{told}</p>"}
            if question.kind == "letter":
                assert choice["isCorrect"] == answer.right
                assert choice["text"] == {"format": "html", "text": f"<p>{answer.value}</p>"}
            else:
                assert choice["weight"] == (None if answer.right else 0)
                assert choice["text"]["number"] == float(plain(answer.value))
                assert choice["text"]["range"] == float(plain(answer.tolerance))


@pytest.mark.guards
def test_anki_imports_every_card_and_a_later_edition_updates_it(asked, tmp_path):
    collections = pytest.importorskip(
        "anki.collection", reason="Anki is not installed: pip install anki"
    )
    there = collections.Collection(str(tmp_path / "collection.anki2"))
    path = tmp_path / "cards.txt"
    for edition in ("", " Once more."):
        path.write_text(to_anki(asked, "any").replace("</p>", f"{edition}</p>"), encoding="utf-8")
        metadata = there.get_csv_metadata(str(path), None)
        there.import_csv(collections.ImportCsvRequest(path=str(path), metadata=metadata))
    notes = {note.guid: note for note in map(there.get_note, there.find_notes(""))}
    assert notes.keys() == {f"any/{question.name}" for question in asked}
    for question in asked:
        note = notes[f"any/{question.name}"]
        assert note["Front"].startswith(question.text.replace("</p>", " Once more.</p>"))
        for answer in question.answers:
            assert answer.why in note["Back"]
        (card,) = note.cards()
        assert there.decks.name(card.did) == f"any::{question.title}"
    there.close()
