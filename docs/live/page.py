"""What a page of the site asks of Python in its worker: plain functions, JSON in and out."""


def ping(word):
    return word
