"""The stories stage: which articles are about one event, and who depends on whom."""

from crossread.stories.grouping import arrange, group
from crossread.stories.tracing import trace

__all__ = ["arrange", "group", "trace"]
