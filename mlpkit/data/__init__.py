"""Data sets: reading files, tables and folders of pictures, and those that come with mlpkit."""
