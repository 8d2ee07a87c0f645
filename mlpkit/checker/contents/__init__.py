"""The contents page: the course, what is done and what is next, ways through it, explorers."""
