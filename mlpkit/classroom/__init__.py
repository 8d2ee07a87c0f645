"""For a class: what a learner hands in, and the report on what a class has handed in.

hand_in.py makes a learner's attempts into one file; handed_in.py reads a folder of such files; learner.py says what one of them tells about each
exercise, class_numbers.py counts over all of them; small_groups.py merges what would say something
about fewer than five people; page.py and pictures.py make the page, completion.py the table of who
has solved what.
"""
