"""result.html"""

from mlpkit.whole_files import whole


def write_page(path, result):
    with whole(path) as file:
        file.write(f"<!doctype html><meta charset=utf-8><pre>{result}</pre>".encode())
