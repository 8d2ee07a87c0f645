"""For a class: what a learner hands in, the report on what a class has handed in, and questions.

hand_in.py makes a learner's attempts into one file; handed_in.py reads a folder of such files;
learner.py says what one of them tells about each exercise, class_numbers.py counts over all of
them; small_groups.py merges what would say something about fewer than five people. The page is in
page.py, its part on a notebook in notebook_part.py, made of parts.py and pictures.py, with the
bank's words from mistake_words.py; completion.py is the table of who has solved what. questions/
writes the course's questions for other programs.
"""
