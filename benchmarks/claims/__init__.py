"""The course's claims and how they are measured: a module for each notebook."""
