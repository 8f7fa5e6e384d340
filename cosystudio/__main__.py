"""`python -m cosystudio`: the commands, or the window.

Where the program is one file with its own interpreter, ``-m`` starts a module of it as a process of its own.
"""

import runpy
import sys


def main() -> None:
    """Start what is asked for."""
    if sys.argv[1:2] == ["-m"]:
        module, sys.argv[1:3] = sys.argv[2], []
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        from cosystudio.cli import main as run  # a process of its own has no use for it

        run()


if __name__ == "__main__":
    main()
