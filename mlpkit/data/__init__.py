"""Data sets: files, tables and folders of pictures as they are read, and those of mlpkit itself."""
