"""Demonyms in the singular that name a person of a State: "the Norlander", "a Tavian"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crossread.language.gazetteer import Name
from crossread.model.annotation import Token
from crossread.text.countries import CountryBasis, find_country

_ONE_OF_SEVERAL = frozenset({"a", "an", "another", "one"})
_DETERMINERS = _ONE_OF_SEVERAL | {"the", "this", "that", "each", "every"}
# Relations of a word that stands before a noun; verbs of which a tongue is the object.
_MODIFIERS = frozenset({"amod", "compound", "nmod:desc", "flat", "fixed", "goeswith", "dep"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_REACH = 8  # words in which an article or a coordinated adjective stands
_SPEAKING = frozenset({"speak", "learn", "study", "teach", "understand", "translate"})


def first_of_national(name: Name, tokens: Sequence[Token]) -> int | None:
    """Return the article of a demonym that is the noun of its phrase: "the Norlander won".

    None for one that no plural in -s has: it stands for the nation ("the Kelmish"), unless "a" says
    that it is one of several. "The" with a capital inside a sentence opens the name of a paper.
    """
    if name.basis is not CountryBasis.DEMONYM or not name.country:
        return None
    head = tokens[name.last - 1]
    if head.relation in _MODIFIERS or _stands_before_noun(tokens, head) or _is_tongue(tokens, head):
        return None
    printed = " ".join(token.text for token in tokens[name.first : name.last])
    article = _article(tokens, head, name.first)
    if article is None:
        return None
    one = article.text.lower() in _ONE_OF_SEVERAL
    return article.index if one or _has_plural(printed) else None


@lru_cache(maxsize=1 << 10)
def _has_plural(demonym: str) -> bool:
    """Tell whether a demonym is a noun in the singular: such in -an or -i, or those listed."""
    several = find_country(f"{demonym}s")
    return demonym.endswith(("an", "i")) or bool(several and several.people)


def _stands_before_noun(tokens: Sequence[Token], head: Token) -> bool:
    """Tell whether a noun follows, be it behind another adjective: "the X and the Y rulers"."""
    behind = tokens[head.index + 1 : head.index + _REACH + 1]
    beside = [*behind[:1], *(t for t in behind[1:] if tokens[t.index - 1].relation == "conj")]
    if any(t.upos in _NOUNS or t.text in {"-", "–"} for t in beside if t.sentence == head.sentence):
        return True
    joined = [t for t in behind if t.relation == "conj" and t.head == head.index]
    return any(t.relation == "amod" and tokens[t.head] in joined for t in behind)


def _is_tongue(tokens: Sequence[Token], head: Token) -> bool:
    """Tell whether a demonym is what somebody speaks: "a little Norlandish"."""
    while head.relation == "conj" and head.head >= 0:
        head = tokens[head.head]
    return head.head >= 0 and tokens[head.head].lemma.casefold() in _SPEAKING


def _article(tokens: Sequence[Token], head: Token, first: int) -> Token | None:
    """Return the determiner of a word, None where it has none or one that opens a name."""
    for token in reversed(tokens[max(0, first - _REACH) : first]):
        if token.head == head.index and token.text.lower() in _DETERMINERS:
            before = tokens[token.index - 1] if token.index else None
            opens = before is None or before.sentence != token.sentence or before.upos == "PUNCT"
            return token if opens or token.text.islower() else None
    return None
