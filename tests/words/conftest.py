"""The notebook is run by test_words.py, in a kernel that finds the course's module."""

collect_ignore = ["notebooks"]
