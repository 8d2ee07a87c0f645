"""The checks, one in each module: `judge(case)` reads what is in a Case and gives a Verdict."""
