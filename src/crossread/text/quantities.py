"""Quantities in text: find them as intervals, compare them."""

from crossread.text.quantity_compare import compare
from crossread.text.quantity_reading import parse

__all__ = ["compare", "parse"]
