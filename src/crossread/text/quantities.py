"""Quantities in text, usable alone: find them as intervals, compare them.

>>> [(one.low, one.high, one.unit) for one in find("Nearly 50 boats left.")]
[(46.0, 50.0, 'boat')]
"""

from crossread.text.quantity_compare import compare
from crossread.text.quantity_reading import find

__all__ = ["compare", "find"]
