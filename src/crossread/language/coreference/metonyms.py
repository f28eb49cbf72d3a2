"""Whether the name of a capital or a seat of government stands for the place or the government."""

from __future__ import annotations

from crossread.language.coreference.document import Document, words_of
from crossread.model.annotation import EntityKind, Mention
from crossread.text.countries import CountryBasis
from crossread.text.polities import country_of

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


def read_metonyms(document: Document) -> dict[int, EntityKind]:
    """Return the kind that each mention of a capital or seat has where it stands.

    STATE for a capital that speaks or acts, ORGANISATION for a seat, PLACE elsewhere.
    """
    kinds: dict[int, EntityKind] = {}
    for mention in document.mentions:
        country = country_of(mention)
        if country is None or mention.entity is EntityKind.PERSON:
            continue
        if country.basis is CountryBasis.SEAT:
            place = _is_place_phrase(document, mention)
            kinds[mention.index] = EntityKind.PLACE if place else EntityKind.ORGANISATION
        elif country.basis is CountryBasis.CAPITAL:
            acts = _acts(document, mention)
            kinds[mention.index] = EntityKind.STATE if acts else EntityKind.PLACE
    return kinds


def _is_place_phrase(document: Document, mention: Mention) -> bool:
    head = document.first_conjunct(mention.head)
    return bool(document.case_words(head) & words_of("place_prepositions"))


def _acts(document: Document, mention: Mention) -> bool:
    """Tell whether a capital is spoken of as an agent."""
    head = document.first_conjunct(mention.head)
    token = document.tokens[head]
    if token.head < 0:
        return False
    governor = document.tokens[token.head].lemma.casefold()
    if token.relation in _SUBJECTS:
        return _acts_as_subject(document, token.head, token.relation)
    if token.relation == "iobj":
        return True
    if token.relation == "obj":
        willed = words_of("speaking") | words_of("acting")
        return governor in willed and governor not in words_of("travel")
    if token.relation == "nmod:poss":
        return governor in words_of("government_nouns") | words_of("government_acts")
    if token.relation.startswith(("obl", "nmod")):
        return _acts_after_preposition(document, head, governor)
    return False


def _acts_as_subject(document: Document, predicate: int, relation: str) -> bool:
    verb = document.tokens[predicate].lemma.casefold()
    if relation == "nsubj:pass":
        return verb in words_of("speaking")
    if verb in words_of("speaking") | words_of("acting") | words_of("government_verbs"):
        return True
    if document.children(predicate, "cop"):
        return any(
            document.tokens[child].lemma.casefold() in words_of("speaking") | words_of("acting")
            for child in document.children(predicate, "xcomp", "ccomp")
        )
    clausal = document.children(predicate, "xcomp", "ccomp")
    return bool(clausal) and verb not in words_of("travel")


def _acts_after_preposition(document: Document, head: int, governor: str) -> bool:
    cases = document.case_words(head)
    if cases & {"according", "accord"}:
        return True
    if cases & words_of("place_prepositions"):
        return False
    if cases & words_of("party_prepositions"):
        return governor not in words_of("travel")
    if cases & {"to", "from", "by"}:
        return governor in words_of("speaking") | words_of("acting")
    return bool(cases & {"of"}) and governor in words_of("government_nouns")
