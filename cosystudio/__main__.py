"""`python -m cosystudio`: the commands, or the window."""

from cosystudio.cli import main

if __name__ == "__main__":
    main()
