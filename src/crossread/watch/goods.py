"""Which goods a filler names, by the lemmas of its noun phrase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from crossread.model.annotation import Annotation, Token
from crossread.model.claims import Filler
from crossread.text import resources

_WITHIN = frozenset({"compound", "amod", "flat"})


@cache
def _lemmas(name: str) -> frozenset[str]:
    return frozenset(resources.load("watch.yaml")[name])


def _words(token: Token) -> frozenset[str]:
    return frozenset({token.lemma.casefold(), token.text.casefold()})


def _children(annotation: Annotation, head: Token) -> Iterator[Token]:
    sentence = annotation.sentences[head.sentence]
    return (t for t in annotation.sentence_tokens(sentence) if t.head == head.index)


def _cores(annotation: Annotation, head: Token) -> Iterator[Token]:
    """Yield the head and, where it only packs or portions goods, the nouns of what it holds."""
    yield head
    if _words(head) & _lemmas("carriers"):
        for child in _children(annotation, head):
            if child.relation.partition(":")[0] == "nmod":
                yield from _cores(annotation, child)
                yield from (c for c in _children(annotation, child) if c.relation == "conj")


def _ends(annotation: Annotation, core: Token) -> Iterator[Token]:
    """Yield the words at which the name of the goods may end."""
    yield core
    if _words(core) & _lemmas("parts"):
        yield from (c for c in _children(annotation, core) if c.relation in _WITHIN)


def _ends_with(annotation: Annotation, end: Token, phrase: Sequence[str]) -> bool:
    """Tell whether the words up to ``end`` are the phrase."""
    first = end.index - len(phrase) + 1
    if first < annotation.sentences[end.sentence].first:
        return False
    words = annotation.tokens[first : end.index + 1]
    return all(part in _words(token) for part, token in zip(phrase, words, strict=True))


@lru_cache(maxsize=1024)  # lists of a rulebook's classes
def _by_last_word(nouns: tuple[str, ...]) -> Mapping[str, list[tuple[str, list[str]]]]:
    """Return the nouns, each with its words, by the last of them."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for noun in nouns:
        words = noun.casefold().split()
        found.setdefault(words[-1] if words else "", []).append((noun, words))
    return found


def named_goods(annotation: Annotation, filler: Filler, nouns: Iterable[str]) -> str:
    """Return the longest of the nouns that names what the filler is, "" if none does.

    "7,400 containers of ammunition" is ammunition, "missile parts" are missile parts, but "a model
    of a car" is no car.
    """
    if not 0 <= filler.head < len(annotation.tokens):
        return ""
    head = annotation.tokens[filler.head]
    ends = [end for core in _cores(annotation, head) for end in _ends(annotation, core)]
    known = _by_last_word(tuple(nouns))
    found = {
        noun
        for end in ends
        for word in _words(end)
        for noun, phrase in known.get(word, ())
        if _ends_with(annotation, end, phrase)
    }
    return max(found, key=lambda noun: (len(noun.split()), len(noun), noun), default="")
