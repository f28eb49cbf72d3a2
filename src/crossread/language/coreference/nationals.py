"""Persons told by their State alone: "the Norlander" is the one of that State spoken of before."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import words_of
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.text.countries import CountryBasis, find_country
from crossread.text.polities import is_polity_code

_WINDOW = 3  # sentences, as for other nominals
_ARGUMENTS = ("nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl:agent")
_BESIDE = frozenset({"flat", "appos", "compound"})  # relations of a name to the noun that calls it


def resolve_nationals(chains: Chains) -> None:
    """Join "the Norlander" to the one person of that State in focus, in text order.

    Where several can be meant it stays open; where none is known it is a person of its own.
    """
    for mention in chains.document.mentions:
        if not _is_national(chains, mention) or len(chains.facts(mention.index).mentions) > 1:
            continue
        fits = _compatriots(chains, mention)
        if len(fits) == 1:
            chains.join(mention.index, fits[0], 0.7, "only one of that State spoken of before")
        elif fits:
            chains.leave_open(mention.index, "no one clear person of that State")


def _is_national(chains: Chains, mention: Mention) -> bool:
    """Tell whether a mention is a definite phrase whose noun is a demonym, with no more to it."""
    document = chains.document
    if mention.kind is not MentionKind.NOMINAL or mention.entity is not EntityKind.PERSON:
        return False
    if not mention.country or mention.role or mention.plural or not document.is_definite(mention):
        return False
    singled = {document.lemmas[child] for child in document.children(mention.head, "amod")}
    if document.children(mention.head, "acl", "nmod") or singled & words_of("singled_out"):
        return False  # "the first Norlander to land there"
    country = find_country(document.tokens[mention.head].text)
    listed = country is not None and country.basis is CountryBasis.DEMONYM
    return listed or is_polity_code(mention.country)


def _compatriots(chains: Chains, mention: Mention) -> list[int]:
    """Return the named persons of the State who were spoken of in the last sentences.

    The other arguments of the phrase's own verb are others.
    """
    document = chains.document
    predicate = document.tokens[mention.head].head
    beside = document.children(predicate, *_ARGUMENTS) if predicate >= 0 else []
    others = {chains.root(at) for child in beside if (at := chains.at(child)) is not None}
    fits = []
    for root in chains.roots(EntityKind.PERSON):
        facts = chains.facts(root)
        before = [index for index in facts.mentions if index < mention.index]
        if (
            not (facts.named and before)
            or facts.plural
            or mention.country not in _countries(chains, before)
        ):
            continue
        focal = any(_is_in_focus(chains, document.mentions[index], mention) for index in before)
        if focal and root not in others:
            fits.append(root)
    return fits


def _is_in_focus(chains: Chains, earlier: Mention, mention: Mention) -> bool:
    """Tell whether an earlier mention does or suffers something in one of the last sentences.

    Who is only named in another's phrase ("the son of X") is not spoken of.
    """
    document = chains.document
    token = document.tokens[document.first_conjunct(earlier.head)]
    while token.relation in _BESIDE and token.head >= 0:
        token = document.tokens[document.first_conjunct(token.head)]
    near = mention.sentence - earlier.sentence <= _WINDOW
    return near and (token.relation in _ARGUMENTS or token.relation == "root")


def _countries(chains: Chains, mentions: Sequence[int]) -> set[str]:
    """Return the States told of some mentions of a person, be it beside: "Norlandish skater X"."""
    document = chains.document
    found: set[str] = set()
    for index in mentions:
        mention = document.mentions[index]
        found.add(mention.country)
        token = document.tokens[mention.head]
        if token.relation in _BESIDE and token.head >= 0:
            for child in document.children(token.head, "amod", "compound"):
                placed = chains.at(child)
                if placed is not None and chains.facts(placed).kind is EntityKind.STATE:
                    found |= chains.facts(placed).countries
    return found
