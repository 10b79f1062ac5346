"""Speed as ratios against floors run beside: `python -m tests.benchmarks` prints the table.

A figure in milliseconds depends on the machine; the ratio to a floor that is run in turn with it does
so far less. Of many runs the best counts: what slows a run down is never the program itself.
"""

import sys

from tests.benchmarks.figure import Figure
from tests.benchmarks.figures import measured


def _line(figure: Figure) -> str:
    goal = "" if figure.goal is None else f"{figure.goal:g}"
    kept = "" if figure.goal is None else ("yes" if figure.is_kept else "NO")
    return (
        f"{figure.name:<42}{figure.milliseconds:>10.2f}{figure.floor_name:>32}"
        f"{figure.floor_milliseconds:>10.2f}{figure.ratio:>9.2f}{goal:>7}{kept:>6}"
    )


def main() -> int:
    """Print the table; 1 where a goal is missed."""
    sys.stdout.write(
        f"{'what':<42}{'ms':>10}{'floor':>32}{'ms':>10}{'ratio':>9}{'goal':>7}{'kept':>6}\n"
    )
    is_kept = True
    for figure in measured():
        sys.stdout.write(_line(figure) + "\n")
        sys.stdout.flush()
        is_kept = is_kept and figure.is_kept
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
