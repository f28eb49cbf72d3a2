"""``python -m crossread`` is ``crossread``."""

from crossread.cli import main

if __name__ == "__main__":
    main()
