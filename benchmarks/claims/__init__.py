"""What the course claims, and how it is measured: a module for each notebook."""
