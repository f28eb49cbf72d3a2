"""What the words of a story's members add up to, laid out so that many are compared at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from crossread.text.tfidf import Places, Values

ROOM = 160  # terms of a story to begin with: nine articles in ten have fewer


class Board:
    """A table with a row for each place of a term, on which one text's values are laid out."""

    def __init__(self) -> None:
        self.values: Values = np.zeros(0)
        self.rows: Places = np.zeros(0, np.intp)  # of what was looked for last, see ``Sums.add``

    def fit(self, room: int) -> None:
        """Give each of so many places a row."""
        if len(self.values) < room:
            self.values, self.rows = np.zeros(room), np.zeros(room, np.intp)

    def columns(self, places: Places) -> tuple[Places, Places]:
        """Return a column for each of some places, and the distinct ones as they first come."""
        order = np.arange(len(places))
        self.rows[places[::-1]] = order[::-1]
        first = self.rows[places]
        fresh = first == order
        return (np.cumsum(fresh) - 1)[first], places[fresh]

    @contextmanager
    def laid(self, places: Places, values: Values) -> Iterator[None]:
        """Lay values out while others are held against them."""
        self.values[places] = values
        try:
            yield
        finally:
            self.values[places] = 0.0


class Sums:
    """The values of terms added up, the terms in the order in which they came."""

    __slots__ = ("_places", "_values", "count")

    def __init__(self) -> None:
        self._places: Places = np.zeros(0, np.intp)
        self._values: Values = np.zeros(0)
        self.count = 0

    @property
    def places(self) -> Places:
        """The places of the terms."""
        return self._places[: self.count]

    @property
    def values(self) -> Values:
        """What each term adds up to."""
        return self._values[: self.count]

    def add(self, places: Places, values: Values, board: Board) -> None:
        """Add the values of some terms, each named once.

        A row that the board gives for a term holds only where the sums have that term in this row:
        what others left on the board does no harm and is never wiped.
        """
        if not self.count:
            self._append(places, values)
            return
        own = self.places
        board.rows[own] = np.arange(self.count)
        rows = np.minimum(board.rows[places], self.count - 1)
        known = own[rows] == places
        self._values[rows[known]] += values[known]
        self._append(places[~known], values[~known])

    def _append(self, places: Places, values: Values) -> None:
        end = self.count + len(places)
        if end > len(self._places):
            more = max(ROOM, end) if not self.count else max(2 * self.count, end)
            self._places, self._values = np.resize(self.places, more), np.resize(self.values, more)
        self._places[self.count : end] = places
        self._values[self.count : end] = values
        self.count = end

    def times(self, board: Board) -> float:
        """Return the product with the values that are laid out."""
        return float(board.values[self.places] @ self.values)

    def shared(self, board: Board) -> int:
        """Return how many terms have a value laid out."""
        return int(np.count_nonzero(board.values[self.places]))
