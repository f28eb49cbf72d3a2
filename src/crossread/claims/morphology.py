"""Verb lemmas that the language model got wrong, mended where the lexicon knows the verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossread.claims.lexicon import known_verbs

_VOWELS = frozenset("aeiou")


@cache
def mend_lemma(form: str, lemma: str) -> str:
    """Return the lemma, or the listed verb of which the form is a regular inflection.

    >>> mend_lemma("supplying", "supplye")
    'supply'
    >>> mend_lemma("praised", "prais")
    'praise'
    >>> mend_lemma("gave", "give")
    'give'
    """
    if lemma in known_verbs():
        return lemma
    return next((base for base in _bases(form) if base in known_verbs()), lemma)


def _bases(form: str) -> Iterator[str]:
    """Yield the possible base forms of a regular past, participle or third person."""
    yield form
    for ending in ("ing", "ed", "es", "s"):
        if not form.endswith(ending):
            continue
        stem = form[: -len(ending)]
        yield stem
        yield stem + "e"
        if ending in ("ed", "es") and stem.endswith("i"):
            yield stem[:-1] + "y"
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            yield stem[:-1]
