"""The book of a search: which trial comes next."""

import optuna

from mlpkit.search import LogUniform
from mlpkit.search.study.book import Book
from mlpkit.search.study.trials import Outcome


def test_a_draw_that_was_running_at_a_kill_is_drawn_again_and_no_other_is():
    kept = optuna.create_study()
    settings = ({"rate": LogUniform(1e-4, 1)}, 0, 4, None, None, False, False)
    book = Book(kept, *settings)
    book.begin()
    second, _ = book.begin()
    book.finish(second, Outcome("complete", [0.5], 0.1))
    after = Book(kept, *settings)  # the first was running when the earlier process ended
    assert [after.begin()[0].user_attrs["draw"] for _ in range(3)] == [0, 2, 3]
