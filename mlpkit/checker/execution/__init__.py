"""A function run on the cases of its exercise, so that whatever it does the kernel goes on."""
