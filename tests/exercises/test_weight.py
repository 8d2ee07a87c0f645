"""The list of what the engine says about each mistake without the bank."""

from mlpkit.exercises import check, course

from .weight import listing


def test_each_mistake_is_listed_with_the_banks_sentence_and_the_engines():
    record = course.find("one_hot")
    before, lines = record.mistakes, list(listing(record))
    assert [line.removeprefix("    bank:   ") for line in lines[2::3]] == [
        mistake.sentence for mistake in before
    ]
    place = lines.index("ten-columns (a review shows its code)")
    assert lines[place + 2].startswith("    engine: (typed-number) shape (7, 10), expected (7, 3)")
    named = sum("engine: (None)" not in line for line in lines[3::3])
    assert lines[0] == f"## one_hot: {len(before)} mistakes, {named} named without the bank"


def test_a_mistake_is_known_again_after_it_was_listed():
    record = course.find("dead_units")
    before, _ = record.mistakes, list(listing(record))
    for mistake in before:
        assert check("dead_units", mistake.function).mistake == mistake.slug


def test_the_fault_in_a_stub_is_not_listed():
    record = course.find("repair_softmax")
    slugs = [line.partition(" ")[0] for line in list(listing(record))[1::3]]
    assert slugs == [each.slug for each in record.mistakes if each.slug != record.buggy]
