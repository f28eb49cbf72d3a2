# Development commands; `just check` is what CI checks before the floors and tests.

check: format lint types imports docs test

format:
    ruff format --check .

lint:
    ruff check .

types:
    mypy

imports:
    lint-imports

# The terminal picture in the README is made from the example; fails where it is out of date.
docs:
    python docs/make_picture.py --check

test:
    python -m pytest

floors:
    python -m evaluation example
    python -m evaluation gold
    python -m evaluation clusters
    python -m evaluation grouping --sample
    python -m evaluation wire
    python -m evaluation speed
    python -m evaluation treebank --sample
    python -m evaluation ner --sample
    python -m evaluation roles --sample
    python -m evaluation happened --sample
