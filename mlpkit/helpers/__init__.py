"""Helpers that every other room builds on and no notebook imports."""
