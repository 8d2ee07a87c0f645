"""Running a function on the cases of its exercise, so that the kernel survives whatever it does."""
