"""The engine against the published reference client and against what the service can do; prints one table.

    PYTHONPATH=. python tests/benchmarks/engine.py [--only uniform prose] [--lines 400] [--quick]

Service, reference and ours each run in a process of their own, one run after the other.  Ours is measured as the
product runs it: every sound decoded, checked against its line, encoded and written; start and end are counted.
The whole takes some fifteen minutes.
"""

import argparse
import time

from tests.benchmarks.engine_parts import PARTS, Row, Size

MARKS = {True: "ok", False: "missed", None: ""}


def main() -> None:
    """Read the options, run the parts and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=list(PARTS), choices=list(PARTS))
    parser.add_argument("--lines", type=int, default=0, help="so many lines where the number is not the point")
    parser.add_argument("--quick", action="store_true", help="a quarter of everything")
    options = parser.parse_args()
    size = Size(options.lines, options.quick)
    rows = [row for name in options.only for row in run(name, size)]
    print("\n| what | figure | target | |\n|---|---|---|---|")
    for row in rows:
        print(f"| {row.what} | {row.figure} | {row.target} | {MARKS[row.met]} |")


def run(name: str, size: Size) -> list[Row]:
    """Return the rows of one part, and show them as they come."""
    began = time.perf_counter()
    rows = []
    for row in PARTS[name](size):
        rows.append(row)
        print(f"{row.what:55} {row.figure:60} {row.target:18} {MARKS[row.met]}", flush=True)
    print(f"    {name} took {time.perf_counter() - began:.0f} s", flush=True)
    return rows


if __name__ == "__main__":
    main()
