"""A course's questions for other programs: a quiz in Moodle, cards in Anki.

collect.py reads them from the course's guesses and notebooks; gift.py and anki.py write them in the
formats of these programs; markup.py turns their Markdown into HTML, which both programs show.
"""
