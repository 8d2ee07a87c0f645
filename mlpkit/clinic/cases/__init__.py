"""The records of the programs that are wrong, one each."""
