"""Phrases that point at a State: "the country", "his country", "the country ruled by X"."""

from __future__ import annotations

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import words_of
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.text.countries import CountryBasis
from crossread.text.polities import country_of
from crossread.text.roles import role_classes

_RULER_REACH = 10  # words in which "by X" follows "the country ruled"


def _head(chains: Chains, mention: Mention) -> str:
    return chains.document.lemmas[mention.head]


def _resolve_own_state(chains: Chains, mention: Mention, owner: int) -> None:
    """Resolve "his country" to the State of the person."""
    person = chains.at(owner)
    if person is None or chains.facts(person).kind is not EntityKind.PERSON:
        return
    countries = sorted(chains.facts(person).countries)
    state = _state(chains, countries[0]) if len(countries) == 1 else None
    noun = _head(chains, mention)
    if state is not None and noun in {"country", "nation", "homeland"}:
        chains.join(mention.index, state, 0.75, "the State of its owner")


def _state_of_ruler(chains: Chains, mention: Mention) -> int | None:
    """Return the State of "the country ruled by X"; read off the words, not off the tree."""
    document = chains.document
    last = document.sentence(mention).last
    after = document.tokens[mention.head + 1 : min(last, mention.head + _RULER_REACH)]
    if not after or after[0].text.casefold() not in words_of("ruled"):
        return None
    for token in after:
        before = document.tokens[token.index - 1]
        person = chains.at(token.index) if before.text.casefold() == "by" else None
        if person is not None and chains.facts(person).kind is EntityKind.PERSON:
            countries = sorted(chains.facts(person).countries)
            return _state(chains, countries[0]) if len(countries) == 1 else None
    return None


def _state(chains: Chains, code: str) -> int | None:
    """Return the chain of the State with that code, its capital's government aside."""
    fits = [
        root
        for root in chains.roots(EntityKind.STATE)
        if code in chains.facts(root).countries and chains.facts(root).named
    ]
    return fits[0] if fits else None


def _other_party(chains: Chains, mention: Mention) -> set[str]:
    """Return the countries that the nominal cannot be: of its clause's subject, of its conjuncts.

    A person who goes to, speaks of or praises "the country" in a report is of another one.
    """
    document = chains.document
    tokens = {document.first_conjunct(mention.head), *document.conjuncts(mention.head)}
    clause = document.clause(mention.head)
    for predicate in (clause, *document.ancestors(clause)):
        subject = document.subject(predicate)
        if subject is not None:
            tokens.add(subject)
    top = document.first_conjunct(mention.head)
    tokens |= set(document.conjuncts(top))
    countries: set[str] = set()
    for token in sorted(tokens - {mention.head}):
        for one in (token, *document.children(token, "nmod:poss", "compound", "nmod", "amod")):
            placed = chains.at(one)
            if placed is not None:
                countries |= chains.facts(placed).countries
    for token in document.children(document.tokens[mention.head].head, "nmod:poss", "nmod"):
        placed = chains.at(token)
        if placed is not None and chains.facts(placed).kind is not EntityKind.STATE:
            countries |= chains.facts(placed).countries
    return countries


def _states_near(chains: Chains, mention: Mention, parties: set[str]) -> list[int]:
    """Return the States before a nominal, the nearest first, without those of the other party.

    The same sentence is looked at first, then the two before it; a capital as a place counts for
    its State.
    """
    document = chains.document
    sentences = [
        mention.sentence,
        *(s.index for s in document.previous(document.sentence(mention), 2)),
    ]
    for sentence in sentences:
        found: list[int] = []
        for index in reversed(chains.before(sentence)):
            if index >= mention.index:
                continue
            state = _state_of_mention(chains, index)
            if state is None or chains.facts(state).countries & parties or state in found:
                continue
            found.append(state)
        if found:
            return found
    return []


def _state_of_mention(chains: Chains, index: int) -> int | None:
    facts = chains.facts(index)
    if facts.kind not in {EntityKind.STATE, EntityKind.PLACE} or len(facts.countries) != 1:
        return None
    mention = chains.document.mentions[index]
    country = country_of(mention) if mention.name else None
    if country is not None and country.basis is CountryBasis.DEMONYM:
        return None  # neither "Xan flags" nor "a Xan" brings the State into focus
    return _state(chains, next(iter(facts.countries)))


def _is_destination(chains: Chains, state: int, mention: Mention) -> bool:
    """Tell whether the State was last named as a goal: "to X", "in X", object of a travel verb."""
    document = chains.document
    before = [m for m in chains.facts(state).mentions if m < mention.index]
    if not before:
        return False
    head = document.mentions[before[-1]].head
    governor = document.tokens[head].head
    verb = document.tokens[governor].lemma.casefold() if governor >= 0 else ""
    return bool(document.case_words(head) & {"to", "in", "into"}) or verb in words_of("travel")


def _is_part_of_state(chains: Chains, mention: Mention) -> bool:
    """Tell whether "the western state" or, in a federation, "the state" may be a part of one."""
    document = chains.document
    if _head(chains, mention) != "state":
        return False
    described = document.children(mention.head, "amod", "compound")
    if not words_of("directions").isdisjoint(document.lemmas[child] for child in described):
        return True
    codes = {m.country.casefold() for m in document.mentions if m.country}
    return not words_of("federations").isdisjoint(codes)


def _is_torn(chains: Chains, mention: Mention, state: int, parties: set[str]) -> bool:
    """Tell whether the other party is as clear a choice as the State found.

    Its sentence names it, too, and the State found was named before only, or "the country's"
    something may be the party's own; not where somebody goes to the country.
    """
    document = chains.document
    sentence = mention.sentence
    named = {
        code
        for index in chains.before(sentence)
        if index < mention.index
        for code in chains.facts(index).countries
    }
    gone_to = document.case_words(mention.head) & {"to", "into"}
    if not parties & named or gone_to or document.governor(mention.head) in words_of("travel"):
        return False
    here = any(document.mentions[m].sentence == sentence for m in chains.facts(state).mentions)
    return not here or document.tokens[mention.head].relation == "nmod:poss"


def _resolve_state(chains: Chains, mention: Mention) -> None:
    document = chains.document
    owners = document.children(mention.head, "nmod:poss")
    if owners:
        _resolve_own_state(chains, mention, owners[0])
        return
    if not document.is_definite(mention):
        return
    state = _state_of_ruler(chains, mention)
    if state is not None:
        chains.join(mention.index, state, 0.85, "the State of its ruler")
        return
    if _is_part_of_state(chains, mention):
        chains.leave_open(mention.index, "part of a State, or a State")
        return
    parties = _other_party(chains, mention)
    near = _states_near(chains, mention, parties)
    if near and _is_torn(chains, mention, near[0], parties):
        chains.leave_open(mention.index, "no one clear State")
    elif len(near) == 1:
        chains.join(mention.index, near[0], 0.75, "the State in focus that is not the other party")
    elif near and _is_destination(chains, near[0], mention):
        chains.join(mention.index, near[0], 0.7, "the State last gone to")
    else:
        chains.leave_open(mention.index, "no one clear State")


def resolve_states(chains: Chains) -> None:
    """Resolve "the country", "the Asian country", "the country ruled by X" where it is clear."""
    nouns = words_of("state_nouns")
    for mention in chains.document.mentions:
        if _head(chains, mention) not in nouns or mention.kind is not MentionKind.NOMINAL:
            continue
        if mention.plural or mention.country or (mention.role and role_classes(mention.role)):
            continue
        if mention.entity in {EntityKind.STATE, EntityKind.UNKNOWN, EntityKind.PLACE}:
            _resolve_state(chains, mention)
