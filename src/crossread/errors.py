"""One tree of errors. An error carries its facts as attributes; the class builds the message."""

from __future__ import annotations


class CrossreadError(Exception):
    """Base of every error that Crossread raises on purpose; its text is fit for a user."""


class InputError(CrossreadError):
    """An input could not be read.

    Attributes:
        source: what the user named: a path, ``-`` or ``path:line``.
        reason: what is wrong, in one clause.
        remedy: what the user can do about it, in one clause ("" when there is nothing to do).
    """

    def __init__(self, source: str, reason: str, remedy: str = "") -> None:
        self.source = source
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{source}: {reason}" + (f" ({remedy})" if remedy else ""))


class CitationError(CrossreadError):
    """A citation such as ``000:317-408`` is malformed or points outside its article."""

    def __init__(self, citation: str, reason: str) -> None:
        self.citation = citation
        self.reason = reason
        super().__init__(f"citation {citation!r}: {reason}; write it like 000:317-408")


class ResourceError(CrossreadError):
    """A resource file (ontology, lexicon, rulebook) is malformed.

    Attributes:
        problems: every problem found, each as (path, line, message); line is 1-based, 0 if unknown.
    """

    def __init__(self, problems: list[tuple[str, int, str]]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{path}:{line}: {text}" for path, line, text in problems))


class ModelError(CrossreadError):
    """The language model's files are missing or do not belong together."""
