"""The watch stage: rulebooks as data, and what reported conduct they would cover."""

from __future__ import annotations

from crossread.watch.rulebooks import available, load
from crossread.watch.screening import screen

__all__ = ["available", "load", "screen"]
