"""Names of one article that are one: same words, aliases, full names, surnames."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from crossread.language.coreference.appositions import join_appositions, join_name_in_nominal
from crossread.language.coreference.chains import Chains
from crossread.language.coreference.kin import part_kin
from crossread.language.coreference.short_names import join_short_names
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.text.countries import CountryBasis
from crossread.text.name_forms import is_named_after
from crossread.text.person_names import parse_name, same_person
from crossread.text.polities import country_of
from crossread.text.similarity import acronym, name_words

_OPENING = re.compile(r"['’]?s?\s*\(\s*")  # between a name and its acronym
_ARTICLES = frozenset({"the", "a", "an"})
_PERSON = (EntityKind.PERSON, EntityKind.UNKNOWN)


def join_names(chains: Chains, kinds: dict[int, EntityKind]) -> None:
    """Join the names of an article; ``kinds`` holds the reading of capitals and seats."""
    part_kin(chains)
    names = [m for m in chains.document.mentions if m.kind is MentionKind.NAME and m.name]
    _join_equal(chains, names, kinds)
    _join_full_names(chains)
    _join_acronyms(chains, names)
    join_appositions(chains)
    join_name_in_nominal(chains)
    single = [name for name in names if not parse_name(name.name).full]
    _join_surnames(chains, single)
    _join_given_names(chains, single)
    join_short_names(chains)


def _key(mention: Mention, kinds: dict[int, EntityKind]) -> tuple[str, str]:
    """Return what two names must share to be the same name: a State by its code, else words."""
    country = country_of(mention) if mention.entity is not EntityKind.PERSON else None
    body = mention.entity is EntityKind.ORGANISATION  # called by a State's adjective, if by any
    bases = {CountryBasis.NAME} if body else {CountryBasis.NAME, CountryBasis.DEMONYM}
    if country and country.code and country.basis in bases:
        people = "people" if country.people else "state"
        return people, country.code
    reading = kinds.get(mention.index)
    return (reading.value if reading else "name"), " ".join(name_words(mention.name))


def _join_equal(chains: Chains, names: list[Mention], kinds: dict[int, EntityKind]) -> None:
    first: dict[tuple[str, str], int] = {}
    for mention in names:
        key = _key(mention, kinds)
        if not key[1] or _is_printed_low(mention):
            continue
        if key in first:
            reason = "same name" if key[0] != "state" else "names of one State"
            chains.join(mention.index, first[key], 1.0, reason)
        first.setdefault(key, mention.index)


def _is_printed_low(mention: Mention) -> bool:
    """Tell whether a name stands all in small letters: a slip of a rewriter, not a name."""
    return mention.entity is EntityKind.STATE and mention.name == mention.name.casefold()


def _full_names(chains: Chains) -> list[int]:
    """Return the first mention of each chain of persons that holds a full name."""
    return [
        root
        for root in chains.roots(*_PERSON)
        if chains.facts(root).full_names() and not chains.facts(root).plural
    ]


def _join_full_names(chains: Chains) -> None:
    full = _full_names(chains)
    names = [chains.document.mentions[root].name for root in full]
    for position, (root, name) in enumerate(zip(full, names, strict=True)):
        for earlier, other in zip(full[:position], names, strict=False):
            match = same_person(other, name)
            if not match.same:
                continue
            named = _may_be_person(chains, root) and _may_be_person(chains, earlier)
            named = named and not _names_another(chains, root, earlier)
            if named and chains.join(root, earlier, 0.95, match.reason):
                break


def _names_another(chains: Chains, root: int, earlier: int) -> bool:
    """Tell whether one of two that are not both persons is named after the other."""
    one, other = (chains.document.mentions[each].name for each in (root, earlier))
    sure = all(chains.facts(each).kind is EntityKind.PERSON for each in (root, earlier))
    return not sure and (is_named_after(one, other) or is_named_after(other, one))


def _may_be_person(chains: Chains, root: int) -> bool:
    """Tell whether a chain is a person's, or of unknown kind and never with an article."""
    facts = chains.facts(root)
    return facts.kind is EntityKind.PERSON or all(
        chains.document.determiners(chains.document.mentions[m]).isdisjoint(_ARTICLES)
        for m in facts.mentions
    )


def _join_acronyms(chains: Chains, names: list[Mention]) -> None:
    bodies = [m for m in names if m.entity is not EntityKind.PERSON]
    shortened: dict[str, list[Mention]] = defaultdict(list)
    for mention in bodies:
        shortened[acronym(mention.name)].append(mention)
    for mention in bodies:
        letters = mention.name.replace(".", "")
        if not (letters.isupper() and 2 <= len(letters) <= 8 and letters.isalpha()):
            continue
        fits = [m for m in shortened.get(letters, ()) if m.index != mention.index]
        beside = [m for m in fits if _stands_in_parenthesis(chains, m, mention)]
        if beside:
            chains.join(mention.index, beside[0].index, 0.95, "acronym in parenthesis")
        elif len({chains.root(m.index) for m in fits}) == 1:
            chains.join(mention.index, fits[0].index, 0.85, "initials of the name")


def _stands_in_parenthesis(chains: Chains, long: Mention, short: Mention) -> bool:
    between = chains.document.text[long.span.end : short.span.start]
    return long.span.end <= short.span.start and bool(_OPENING.fullmatch(between))


def _candidates(chains: Chains, mention: Mention, roots: Iterable[int]) -> list[int]:
    """Return the chains of full names that a single word can call, in text order."""
    fits = {
        chains.root(root)
        for root in roots
        for name in chains.facts(root).full_names()
        if same_person(mention.name, name).same and chains.can_join(mention.index, root)
    }
    return sorted(fits)


def _join_surnames(chains: Chains, single: list[Mention]) -> None:
    full = _full_names(chains)
    for mention in single:
        if chains.facts(mention.index).kind not in _PERSON:
            continue
        fits = _candidates(chains, mention, full)
        if len(fits) == 1:
            chains.join(mention.index, fits[0], 0.95, "surname, one candidate")
        elif fits:
            _join_ambiguous_surname(chains, mention, fits)


def _join_ambiguous_surname(chains: Chains, mention: Mention, fits: list[int]) -> None:
    """Give a surname that several bear to the one that the article is about, if one stands out.

    Three times as many mentions as the next: a person named once in the background ("X's father")
    does not take the surname over.
    """
    counts = sorted(((len(chains.facts(fit).mentions), -fit) for fit in fits), reverse=True)
    if counts[0][0] >= 3 * counts[1][0]:
        chains.join(mention.index, -counts[0][1], 0.7, "surname, of the one most spoken of")


def _join_given_names(chains: Chains, single: list[Mention]) -> None:
    """Join a given name alone to the one who bears it; one used again and again only behind it."""
    full = _full_names(chains)
    for mention in single:
        facts = chains.facts(mention.index)
        if facts.kind is not EntityKind.PERSON or facts.plural:
            continue
        word = parse_name(mention.name).family
        fits = {
            chains.root(root)
            for root in full
            for name in chains.facts(root).sorted_names()
            if word == parse_name(name).given[:1]
        }
        again = len(facts.mentions) > 1
        if len(fits) == 1 and (not again or min(fits) < chains.root(mention.index)):
            chains.join(mention.index, min(fits), 0.75, "given name, one candidate")
