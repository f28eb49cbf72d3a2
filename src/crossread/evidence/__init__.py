"""The evidence stage: what several articles together say of one story."""

from crossread.evidence.weigh import weigh

__all__ = ["weigh"]
