"""A made-up table with the faults of real data. Two climbing halls test climbers for two years. It
looks fine, and five things are wrong with it. The truth is known all the same, because new climbers
can be drawn.
"""

import numpy as np

FINDINGS = ("sound", "finger", "elbow", "shoulder")
YEARS = 730  # days in two years
POUNDS = 2.2046  # in a kilogram
WORN, SHARP = 22, 300  # kg lost on a fully worn edge, and days until 63% of that is lost
MONTHS = 120  # days within which all visits of a climber fall
REST = {"sound": (0, 3), "finger": (28, 60), "elbow": (10, 24), "shoulder": (70, 120)}  # days


def climbers(rng, people=160, days=(0, YEARS), rare=12, advised=True):
    """Return visits of climbers to two halls: a DataFrame with a row per visit, in order of time.

    Columns: person; date; hall, "north" or "south"; sex; age; years of climbing; height_cm; span_cm
    of the arms; finger_cm, the length of the middle finger; mass_kg; hours of climbing a week;
    pulls, pull-ups in a row; sleep_h of the last night; pain, 0 to 10; finding, one of FINDINGS;
    rest_days, what was advised after the finding; hang, the weight that a hand holds for five
    seconds.

    Parameters
    ----------
    people : how many climbers; each comes one to ten times, six times on average
    days : the first day, and the day after the last, from 2024-01-01
    rare : how many rows have the finding "shoulder"
    advised : whether rest_days have been advised yet; if not, they are missing

    The traps: rest_days follow from the finding; a climber's visits are similar; "shoulder" has
    `rare` rows; hang is in kg in the north and in pounds in the south; the wooden edge that the
    climbers hang from wears down, so that hang falls, quickly at first.
    """
    import pandas

    of = characters(people, rng)
    person = np.repeat(np.arange(people), 1 + rng.binomial(9, 0.57, people).astype(int))
    of, N = {name: values[person] for name, values in of.items()}, len(person)
    day = rng.integers(days[0], days[1] - MONTHS, people)[person] + rng.integers(0, MONTHS, N)
    visit = {
        "age": of["age"] + day // 365,
        "years": np.round(of["years"] + day / 365, 1),
        "mass_kg": np.round(of["mass_kg"] + rng.normal(0, 0.5, N), 1),
        "hours": np.round(np.maximum(0, of["hours"] + rng.normal(0, 0.6, N)), 1),
        "pulls": np.maximum(0, of["pulls"] + rng.normal(0, 1, N)).astype(int),
        "sleep_h": np.round(rng.normal(7.2, 0.9, N), 1),
    }
    held = kilograms(of | visit, day) + rng.normal(0, 2, N)
    place = findings(of | visit, rare, rng)
    low, high = np.array(list(REST.values()))[place].T
    pain = np.clip(np.round(rng.normal(1.5 + 2.5 * (place > 0), 1.5)), 0, 10).astype(int)
    date = pandas.Timestamp("2024-01-01") + pandas.to_timedelta(day, unit="D")
    table = {
        "person": [f"C{number:03d}" for number in 1 + rng.permutation(people)[person]],
        "date": date.strftime("%Y-%m-%d"),
        "hall": np.where(of["south"], "south", "north"),
        "sex": np.where(of["male"], "m", "f"),
        **{name: visit.get(name, of.get(name)) for name in ("age", "years", "height_cm")},
        "span_cm": of["span_cm"],
        "finger_cm": of["finger_cm"],
        **{name: visit[name] for name in ("mass_kg", "hours", "pulls", "sleep_h")},
        "pain": pain,
        "finding": np.array(FINDINGS)[place],
        "rest_days": rng.integers(low, high + 1) if advised else np.full(N, np.nan),
        "hang": np.round(np.where(of["south"], POUNDS * held, held), 1),
    }
    order = np.argsort(day, kind="stable")
    return pandas.DataFrame(table).iloc[order].reset_index(drop=True)


def characters(people, rng):
    """Return climbers' traits that don't change from visit to visit, measurable or not: {name:
    (people,)}.

    proneness (people, 2): to trouble with finger and elbow. grip: kg held above the average.
    """
    male = rng.random(people) < 0.55
    height = rng.normal(166, 6.5, people) + 13 * male
    return {
        "south": rng.random(people) < 0.45,
        "male": male,
        "age": np.clip(rng.normal(31, 9, people), 16, 64).astype(int),
        "years": np.round(rng.gamma(2, 3, people), 1),
        "height_cm": np.round(height, 1),
        "span_cm": np.round(1.03 * height - 4 + rng.normal(0, 4, people), 1),
        "finger_cm": np.round(0.046 * height + rng.normal(0, 0.35, people), 2),
        "mass_kg": 0.62 * (height - 166) + 61 + rng.normal(0, 6, people),
        "hours": rng.gamma(4, 1.8, people),
        "pulls": np.maximum(0, 6 + 5 * male + rng.normal(0, 4, people)),
        "proneness": rng.normal(0, 1, (people, 2)),
        "grip": rng.normal(0, 4, people),
    }


def kilograms(of, day):
    """Return the weight that a hand holds, in kg, (N,): more for heavier or more experienced
    climbers, less on a worn edge."""
    trained = 9 * np.log1p(of["years"]) + 1.1 * of["hours"]
    worn = WORN * (1 - np.exp(-day / SHARP))
    return 0.45 * of["mass_kg"] + trained + of["grip"] - worn


def findings(of, rare, rng):
    """Return indices into FINDINGS (N,): much climbing hurts fingers, age and pull-ups hurt
    elbows."""
    N = len(of["age"])
    finger = -0.8 + 0.45 * (of["hours"] - 7) + 2.8 * of["proneness"][:, 0]
    elbow = -0.6 + 0.14 * (of["age"] - 31) + 0.2 * (of["pulls"] - 9) + 2.8 * of["proneness"][:, 1]
    place = np.argmax(np.stack([np.zeros(N), finger, elbow]) + rng.gumbel(0, 0.35, (3, N)), axis=0)
    shoulder = 0.05 * (of["age"] - 31) + 0.1 * of["pulls"] + rng.gumbel(0, 1, N)
    place[np.argsort(shoulder)[N - rare :]] = 3
    return place
