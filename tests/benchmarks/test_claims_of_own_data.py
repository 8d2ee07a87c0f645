"""The ingredients of notebook 13's claims."""

import numpy as np
import pytest

from benchmarks.claims import how_sure, own_data
from benchmarks.claims.small_tables import table_of


def test_a_split_by_time_and_person_validates_on_the_latest_rows_of_people_not_in_training():
    table = own_data.drawn(3)
    training, validation = own_data.split_of(table, "time and person", 3)
    learnt, judged = table.iloc[training], table.iloc[validation]
    assert len(judged) and not set(learnt["person"]) & set(judged["person"])
    assert learnt["date"].max() < judged["date"].min()
    latest = table[table["date"] > learnt["date"].max()]
    assert set(latest["person"]) - set(learnt["person"]) == set(judged["person"])


def test_hall_by_hall_predicts_the_mean_of_the_training_rows_of_each():
    table = own_data.drawn(3)
    training, validation = own_data.split_of(table, "person", 3)
    learnt, judged = table.iloc[training], table.iloc[validation]
    said = judged["hall"].map(learnt.groupby("hall")["hang"].mean())
    y = judged["hang"]
    expected = 1 - ((y - said) ** 2).sum() / ((y - y.mean()) ** 2).sum()
    assert own_data.hall_by_hall(3)["r_squared"] == pytest.approx(expected)


def test_person_by_person_is_a_mean_for_each_person():
    table = own_data.drawn(3)
    values = np.arange(len(table), dtype=float)
    expected = table.assign(value=values).groupby("person")["value"].mean()
    assert how_sure.person_by_person(table, values) == pytest.approx(expected.to_numpy())


def test_the_penguins_equal_those_of_the_notebook_without_the_year():
    assert "year" not in table_of("penguins")[0].columns
