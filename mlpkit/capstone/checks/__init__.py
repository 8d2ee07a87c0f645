"""The checks, one in each module: `judge(case)` examines a Case and returns a Verdict."""
