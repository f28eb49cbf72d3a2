"""Times in text: find them, anchor them, compare them."""

from crossread.text.time_compare import compare, earlier_event
from crossread.text.time_durations import duration_quantity
from crossread.text.time_reading import parse
from crossread.text.time_resolve import resolve, resolve_from, resolve_point

__all__ = [
    "compare",
    "duration_quantity",
    "earlier_event",
    "parse",
    "resolve",
    "resolve_from",
    "resolve_point",
]
