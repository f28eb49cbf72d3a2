"""The State for which a role is held: "spokesperson for Xan's ministry", "its navy"."""

from __future__ import annotations

from crossread.language.coreference.chains import Chains
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.text.countries import CountryBasis, find_country
from crossread.text.roles import has_single_holder, is_leader, is_state_body, speaks_for_state


def read_employers(chains: Chains) -> dict[int, str]:
    """Return the country of each role or State's body without one, where its employer tells it.

    The employer is a State, an organ of a State, or, for a possessive, a State's leader; the
    owner of a body is a State.
    """
    found: dict[int, str] = {}
    for mention in chains.document.mentions:
        if not mention.role or mention.country or mention.kind is MentionKind.PRONOUN:
            continue
        country = ""
        if mention.entity is EntityKind.PERSON and speaks_for_state(mention.role):
            country = _employer_country(chains, mention) or _capital_country(chains, mention)
        elif mention.entity is EntityKind.ORGANISATION and is_state_body(mention.role):
            country = _owner_country(chains, mention)
        if country:
            found[mention.index] = country
    return found


def _employer_country(chains: Chains, mention: Mention) -> str:
    document = chains.document
    for relation in ("nmod:poss", "nmod"):
        for child in document.children(mention.head, relation):
            placed = chains.at(child)
            if placed is None or not _employs(chains, placed, relation):
                continue
            countries = sorted(chains.facts(placed).countries)
            if len(countries) == 1:
                return countries[0]
    return ""


def _capital_country(chains: Chains, mention: Mention) -> str:
    """Return the country of "In Xanville, the Xan capital, Foreign Minister Sol said".

    Only for an office with one holder, and where no other State is named before it.
    """
    if not mention.name or not has_single_holder(mention.role):
        return ""
    before = [
        other
        for other in chains.document.mentions
        if other.sentence == mention.sentence and other.span.end <= mention.span.start
    ]
    called = any(chains.document.word(other) == "capital" and other.country for other in before)
    countries = {other.country for other in before} - {""}
    return next(iter(countries)) if called and len(countries) == 1 else ""


def _owner_country(chains: Chains, mention: Mention) -> str:
    """Return the country of the State that owns a body: "its Foreign Ministry"."""
    for child in chains.document.children(mention.head, "nmod:poss"):
        placed = chains.at(child)
        if placed is not None and chains.facts(placed).kind is EntityKind.STATE:
            countries = sorted(chains.facts(placed).countries)
            return countries[0] if len(countries) == 1 else ""
    return ""


def _employs(chains: Chains, index: int, relation: str) -> bool:
    facts = chains.facts(index)
    if facts.kind is EntityKind.STATE:
        return True
    if facts.kind is EntityKind.PERSON:
        return relation == "nmod:poss" and any(is_leader(role) for role in facts.roles)
    if facts.kind is not EntityKind.ORGANISATION:
        return False
    countries = [find_country(name) for name in sorted(facts.names)]
    seat = any(country and country.basis is CountryBasis.SEAT for country in countries)
    return seat or any(is_state_body(text) for text in sorted(facts.names | facts.roles))
