"""Shorter and misspelt names of bodies and things: "Brell" for "Brell University", one slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import DamerauLevenshtein

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import words_of
from crossread.language.nominals import noun_kinds
from crossread.model.annotation import EntityKind, Mention
from crossread.model.articles import LineKind
from crossread.text.countries import CountryBasis
from crossread.text.name_forms import (
    is_common_letters,
    is_honour,
    is_last_word,
    is_legal_form,
    is_parent_of,
    share_last_word_only,
)
from crossread.text.polities import country_of
from crossread.text.similarity import compact_name, is_second_of_two, is_short_name, name_words

_BODY, _THING, _OPEN = EntityKind.ORGANISATION, EntityKind.THING, EntityKind.UNKNOWN
# A slip of the pen is taken for one only in a name of so many letters, in a word of so many: few
# other names lie so near. Set by eye on the names of data/clusters.
_LONG_NAME = 10
_LONG_WORD = 5


def join_short_names(chains: Chains) -> None:
    """Join shorter names of bodies and things to the one longer name, then names one slip apart."""
    named, ends, parents = _by_word(chains), _by_last_word(chains), _find_parents(chains)
    for root in chains.roots(_BODY, _THING, _OPEN):
        mention = chains.document.mentions[root]
        if not mention.name or _stands_for_state(mention):
            continue
        longer = [other for other in _longer(chains, root, named) if other not in parents]
        fits = {chains.root(other) for other in longer}
        if len(fits) == 1 and _is_told(chains, root, min(fits), ends):
            chains.join(root, fits.pop(), 0.8, "short form of the name")
    _join_slips(chains)


def _stands_for_state(mention: Mention) -> bool:
    """Tell whether a name is a State's; a body may be called by a State's adjective."""
    country = country_of(mention)
    called = mention.entity is _BODY and country and country.basis is CountryBasis.DEMONYM
    return country is not None and not called


def _by_word(chains: Chains) -> Mapping[str, list[int]]:
    """Return the named chains of bodies and things by the ends and the whole of their names."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for root in chains.roots(_BODY, _THING, _OPEN):
        for name in chains.facts(root).sorted_names():
            words = name_words(name)
            for key in {*words[:1], *words[-1:], compact_name(name)}:
                found[key].append(root)
    return found


def _by_last_word(chains: Chains) -> Mapping[str, set[str]]:
    """Return the longer names of an article, of whatever kind, by their last words."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for root in chains.roots():
        for name in chains.facts(root).names:
            words = name_words(name)
            if len(words) > 1:
                found[words[-1]].add(name)
    return found


def _find_parents(chains: Chains) -> frozenset[int]:
    """Return the chains of parent firms: "Zorvex Group" once the text has spoken of "Zorvex".

    A title shortens every name, and "Zorvex Group Inc." is the full name of the one firm.
    """
    document, before, found = chains.document, set[tuple[str, ...]](), set()
    for mention in document.mentions:
        if not mention.name or document.sentence(mention).kind is LineKind.TITLE:
            continue
        words = name_words(mention.name)
        first = chains.root(mention.index) == mention.index
        if first and words[:-1] in before and is_parent_of(mention.name, " ".join(words[:-1])):
            behind = document.tokens[max(document.tokens_of(mention)) + 1 :][:2]
            if not any(is_legal_form(token.text) for token in behind):
                found.add(mention.index)
        before.add(words)
    return frozenset(found)


def _is_told(chains: Chains, root: int, other: int, ends: Mapping[str, set[str]]) -> bool:
    """Tell whether the article leaves no doubt which longer name a shorter one stands for.

    A last word alone may be that of every name that ends so, and makes no two longer names one.
    """
    names, others = chains.facts(root).names, chains.facts(other).names
    short = chains.document.mentions[root].name
    if share_last_word_only(names, others):
        return False
    if not any(is_last_word(short, name) for name in others):
        return True
    longer = ends[name_words(short)[0]]
    return not any(share_last_word_only({name}, others) for name in longer)


def _longer(chains: Chains, root: int, named: Mapping[str, list[int]]) -> Iterator[int]:
    """Yield the chains whose names a chain's first name may shorten."""
    short, facts = chains.document.mentions[root].name, chains.facts(root)
    words = name_words(short)
    near = {other for key in {*words[:1], *words[-1:], compact_name(short)} for other in named[key]}
    for other in sorted(near):
        kinds = {facts.kind, chains.facts(other).kind}
        if chains.root(other) == chains.root(root) or not _countries_agree(chains, root, other):
            continue
        shortens = _shortens_body if kinds == {_BODY} else _shortens_thing
        if kinds != {_BODY} and (_THING not in kinds or _BODY in kinds):
            continue
        if any(shortens(short, name) for name in chains.facts(other).sorted_names()):
            yield other


def _shortens_body(short: str, name: str) -> bool:
    same = compact_name(short) == compact_name(name)
    if is_last_word(short, name) and is_common_letters(short):
        return False
    return same or is_short_name(short, name) or _tail(short, name) in words_of("name_tails")


def _shortens_thing(short: str, name: str) -> bool:
    """Tell whether a thing's name is another's without its maker, or what it is: "Brell Rocket"."""
    words, whole = name_words(short), name_words(name)
    if 0 < len(words) < len(whole) and whole[-len(words) :] == words:
        kind_only = set(words) <= noun_kinds().keys()
        return not (kind_only or is_common_letters(short) or is_second_of_two(words, whole))
    return noun_kinds().get(_tail(short, name)) is _THING and not is_honour(name)


def _tail(short: str, name: str) -> str:
    """Return the one word that a name has behind a shorter one, or ""."""
    words, whole = name_words(short), name_words(name)
    return whole[-1] if words and whole[:-1] == words else ""


def _countries_agree(chains: Chains, left: int, right: int) -> bool:
    one, other = chains.facts(left).countries, chains.facts(right).countries
    return not one or not other or bool(one & other)


def _join_slips(chains: Chains) -> None:
    """Join a long name used once to the one that differs from it by one letter of one word."""
    near: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for root in chains.roots(_BODY, _THING, _OPEN, EntityKind.PLACE):
        words = name_words(chains.document.mentions[root].name)
        if len(words) > 1 and sum(map(len, words)) >= _LONG_NAME:
            for place in range(len(words)):
                near[*words[:place], "", *words[place + 1 :]].append(root)
    for words, roots in sorted(near.items()):
        once = [root for root in roots if len(chains.facts(root).mentions) == 1]
        for root in once:
            fits = {
                chains.root(other)
                for other in roots
                if other != root and _is_slip(chains, root, other, words.index(""))
            }
            if len(fits) == 1 and _countries_agree(chains, root, *fits):
                chains.join(root, fits.pop(), 0.7, "one letter from the name")


def _is_slip(chains: Chains, root: int, other: int, place: int) -> bool:
    """Tell whether two names differ by one letter of the word at a place."""
    one, two = (name_words(chains.document.mentions[each].name)[place] for each in (root, other))
    if one == two or not (one + two).isalpha() or min(len(one), len(two)) < _LONG_WORD:
        return False
    return bool(DamerauLevenshtein.distance(one, two, score_cutoff=1) == 1)
