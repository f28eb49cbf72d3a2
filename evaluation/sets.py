"""Which part of the annotated sets a yardstick reads: test, dev, or the small sample of CI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from crossread.errors import InputError
from training.corpora import TreeSentence

T = TypeVar("T")

_EVERY = 3  # of the documents one in three is read: all samples together in some 20 s


class Part(StrEnum):
    """The part of a set: test to report, dev to choose, sample (of dev) for the floors of CI."""

    TEST = "test"
    DEV = "dev"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user asked of a yardstick: a part, some of its sets (none: all), details or not."""

    part: Part = Part.TEST
    sets: tuple[str, ...] = ()
    details: bool = False

    def pick(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return the chosen ones of the known sets, in their order.

        Raises:
            InputError: a chosen set is not known or has no such part.
        """
        for name in self.sets:
            if name not in known:
                raise InputError(name, f"no such set in {self.part}", f"known: {', '.join(known)}")
        return tuple(name for name in known if not self.sets or name in self.sets)

    def sample(self, documents: Sequence[T]) -> list[T]:
        """Return the documents that are read: one in three of a sample, else all."""
        return list(documents[::_EVERY] if self.part is Part.SAMPLE else documents)

    def file_part(self, name: str) -> str:
        """Return the part in the name of a set's file; a sample is one of dev, PUD is all test."""
        return "test" if self.part is Part.TEST or name == "pud" else "dev"


ALL_TESTS = Choice()


def present(path: Path) -> Path:
    """Return the path of a data file.

    Raises:
        FileNotFoundError: it is absent.
    """
    if not path.is_file():
        raise FileNotFoundError(2, "no such file", str(path))
    return path


def documents_of(sentences: Sequence[TreeSentence]) -> list[list[TreeSentence]]:
    """Return the sentences of each document, in order."""
    return [list(own) for _, own in groupby(sentences, key=lambda sentence: sentence.document)]
