"""The contents page: the course, what is done of it, what is next, ways through it, explorers."""
