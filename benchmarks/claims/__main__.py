"""The claims of the course, measured seed by seed: python -m benchmarks.claims NAME …

Without names it lists them, with the hours of one core that each took. A claim consists of two ways
of doing something and a measure of both with one seed; the seed draws images, split, first weights
and batches, and both ways get the same. The claim's `same` names everything that the seed doesn't
draw. One seed is measured first: a claim that would take more than three hours is refused. Results
go to mlpkit/measured/claims.json, one claim at a time.
"""

import sys

from mlpkit.measured.claims import load_claims

from .measuring import keep, measured


def main(names):
    if not names:
        for claim in load_claims().values():
            print(f"{claim.name} ({claim.hours} h)\n{claim}\n")
    for name in names:
        keep(measured(name))
        print(load_claims()[name], flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
