"""Sentences printed broken in two: "..., during. Which he ..." is read as one."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.language.annotator import Parse

# Openers of a clause that leans on the sentence before it.
_OPENERS = (
    ("which",),
    ("and",),
    ("along", "with"),
    ("stating",),
    ("suggesting",),
    ("at", "the", "same", "time", "as"),
    ("including",),
    ("such", "as"),
    ("whilst",),
    ("whereas",),
    ("whose",),
)
_RELATIVES = frozenset({"which", "whose"})  # a whole clause, yet no sentence unless it asks
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
_HELPERS = frozenset({"aux", "aux:pass", "cop"})


def _states(parse: Parse, word: int, first: int, last: int) -> bool:
    """Tell whether a word of a sentence is a finite predicate with a subject of its own."""
    children = [place for place in range(first, last) if parse.heads[place] == word]
    finite = [word, *(child for child in children if parse.relations[child] in _HELPERS)]
    return any(parse.relations[child] in _SUBJECTS for child in children) and any(
        "VerbForm=Fin" in parse.feats[place] for place in finite
    )


def _is_fragment(words: Sequence[str], parse: Parse, first: int, last: int) -> bool:
    """Tell whether the sentence opens like a fragment and cannot stand alone."""
    lower = [word.lower() for word in words[first : min(last, first + 5)]]
    if not any(tuple(lower[: len(opener)]) == opener for opener in _OPENERS):
        return False
    if "?" in words[max(first, last - 2) : last]:
        return False
    if lower[0] == "and":  # whole sentences open so; the root of a spoken one is often misread
        return not any(_states(parse, place, first, last) for place in range(first, last))
    root = next(place for place in range(first, last) if parse.heads[place] < 0)
    return lower[0] in _RELATIVES or not _states(parse, root, first, last)


def find_stray_stops(words: Sequence[str], parse: Parse) -> list[int]:
    """Return the places of full stops that cut a sentence in two.

    The sentence after such a stop starts with an opener and has no finite root with a subject.
    """
    ends = [*parse.starts[1:], len(words)]
    return [
        first - 1
        for first, last in zip(parse.starts, ends, strict=True)
        if first > 1 and words[first - 1] == "." and _is_fragment(words, parse, first, last)
    ]
