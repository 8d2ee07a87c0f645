"""Data sets: reading files, tables and folders of pictures; and the data sets that come with
mlpkit."""
