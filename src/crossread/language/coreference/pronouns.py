"""Pronouns: he and she by subjects, it by bodies and States, they by groups."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import Document, words_of
from crossread.language.coreference.plurals import resolve_plural
from crossread.language.coreference.proposals import (
    Proposal,
    barred_subject,
    is_one_of_subjects,
    is_reflexive,
    same_sentence,
    subjects_of,
    with_apposition,
)
from crossread.language.coreference.quotations import speaker_of
from crossread.model.annotation import EntityKind, Mention, MentionKind, Sentence

_BAR = 0.6  # DESIGN rule 4 and ALGORITHMS section 4: below this a pronoun stays open
_REACH = 3  # sentences back
_CLAUSE = 0.8  # of a proposal from the pronoun's own sentence: things do not reach further
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.STATE})


def resolve_pronouns(chains: Chains) -> None:
    """Resolve every pronoun in text order, or leave it open with a reason."""
    for mention in chains.document.mentions:
        if mention.kind is not MentionKind.PRONOUN:
            continue
        word = chains.document.word(mention)
        if word in words_of("pronouns", "male"):
            _resolve_person(chains, mention, "male")
        elif word in words_of("pronouns", "female"):
            _resolve_person(chains, mention, "female")
        elif word in words_of("pronouns", "plural"):
            resolve_plural(chains, mention)
        elif word in words_of("pronouns", "thing"):
            resolve_thing(chains, mention)
        elif word in words_of("pronouns", "speaker") | words_of("pronouns", "speakers"):
            _resolve_speaker(chains, mention)
        else:
            chains.leave_open(mention.index, "not a personal pronoun")


def _resolve_speaker(chains: Chains, mention: Mention) -> None:
    token = speaker_of(chains.document, mention)
    speaker = chains.at(token)
    plural = chains.document.word(mention) in words_of("pronouns", "speakers")
    if speaker is None or speaker in chains.members:
        chains.leave_open(mention.index, "no named speaker")
    else:
        reason = "speaker of the words" + (" (for a group)" if plural else "")
        chains.join(mention.index, speaker, 0.7 if plural else 0.85, reason)


def _speaks(chains: Chains, mention: int) -> bool:
    """Tell whether a mention is a first-person pronoun, which he and she never stand for."""
    word = chains.document.word(chains.document.mentions[mention])
    return word in words_of("pronouns", "speaker") | words_of("pronouns", "speakers")


def _barred_roots(chains: Chains, mention: Mention) -> set[int]:
    """Return the chains that a pronoun cannot be.

    Its verb's own subject, the speaker of the quotation it stands in, and whom the phrase around
    it names ("his adviser").
    """
    document = chains.document
    tokens = [barred_subject(document, mention)]
    if document.quotation(mention.span) is not None:
        tokens.append(speaker_of(document, mention))
    around = [m for m in document.mentions if m.span.contains(mention.span) and m != mention]
    tokens.extend(m.head for m in around)
    found = [chains.at(token) for token in tokens]
    return {chains.root(index) for index in found if index is not None}


def _fits_person(chains: Chains, mention: int, gender: str) -> bool:
    facts = chains.facts(mention)
    if mention in chains.members or facts.plural:
        return False
    named_unknown = facts.kind is EntityKind.UNKNOWN and facts.named
    known = facts.kind is EntityKind.PERSON or named_unknown
    return known and not (facts.genders - {gender})


def _resolve_person(chains: Chains, mention: Mention, gender: str) -> None:
    quoted = chains.document.quotation(mention.span) is not None
    barred = _barred_roots(chains, mention)
    for proposal in _person_proposals(chains, mention, gender):
        other = chains.at(proposal.token)
        if other is None or other == mention.index or not _fits_person(chains, other, gender):
            continue
        if is_one_of_subjects(chains.document, proposal.token, mention):
            continue
        if _speaks(chains, other) or chains.root(other) in barred:
            continue
        confidence = proposal.confidence - (0.1 if quoted else 0.0)
        if confidence < _BAR:
            chains.leave_open(mention.index, f"not sure enough: {proposal.reason}")
        elif chains.join(mention.index, other, round(confidence, 2), proposal.reason):
            chains.add_gender(mention.index, gender)
        return
    chains.leave_open(mention.index, "no one before whom it could mean")


def _person_proposals(chains: Chains, mention: Mention, gender: str) -> Iterator[Proposal]:
    document = chains.document
    yield from same_sentence(document, mention)
    if is_reflexive(document, mention):
        before = _persons_in(chains, mention.sentence, gender, mention.index)
        for index in reversed(before):
            yield Proposal(document.mentions[index].head, 0.7, "nearest person before")
        return
    alone = _only_person_before(chains, mention, gender)
    if alone is not None:
        yield Proposal(alone, 0.75, "only such person before in the sentence")
    yield from _cataphora(chains, mention, gender)
    sentences = document.previous(document.sentence(mention), _REACH)
    for step, sentence in enumerate(sentences):
        if step == 0:
            yield from _sentence_before(chains, mention, sentence, gender)
        else:
            yield from _further_back(chains, sentence, step, gender)


def _persons_in(chains: Chains, sentence: int, gender: str, before: int) -> list[int]:
    """Return the first mention of each person of a sentence that the pronoun can mean."""
    found: dict[int, int] = {}
    for index in chains.before(sentence):
        fits = _fits_person(chains, index, gender) and not _speaks(chains, index)
        if index < before and fits:
            found.setdefault(chains.root(index), index)
    return list(found.values())


def _only_person_before(chains: Chains, mention: Mention, gender: str) -> int | None:
    document = chains.document
    barred = _barred_roots(chains, mention)
    persons = [
        index
        for index in _persons_in(chains, mention.sentence, gender, mention.index)
        if not _shares_clause(document, mention, document.mentions[index])
        and chains.root(index) not in barred
    ]
    return document.mentions[persons[0]].head if len(persons) == 1 else None


def _shares_clause(document: Document, mention: Mention, other: Mention) -> bool:
    """Tell whether both are arguments of one verb, so that they cannot be the same person."""
    core = {"nsubj", "nsubj:pass", "obj", "iobj"}
    one, two = document.tokens[mention.head], document.tokens[other.head]
    return one.relation in core and two.relation in core and one.head == two.head


def _cataphora(chains: Chains, mention: Mention, gender: str) -> Iterator[Proposal]:
    """Propose a subject that follows a pronoun in an opening phrase: "After his visit, X said"."""
    document = chains.document
    root = document.root(document.sentence(mention))
    if root is None:
        return
    top = next(
        (
            t
            for t in (mention.head, *document.ancestors(mention.head))
            if document.tokens[t].head == root
        ),
        None,
    )
    subject = document.subject(root)
    if top is None or subject is None or mention.head >= subject or top == subject:
        return
    between = document.tokens[mention.head : subject]
    if not any(token.text == "," for token in between):
        return
    yield Proposal(subject, 0.8, "subject after the opening phrase")
    for clause in document.children(root, "ccomp"):
        below = document.subject(clause)
        if below is not None:
            yield Proposal(below, 0.75, "subject of what is said after the opening phrase")


def _sentence_before(
    chains: Chains, mention: Mention, sentence: Sentence, gender: str
) -> Iterator[Proposal]:
    """Propose whom the sentence before speaks of, the nearest in role first."""
    document = chains.document
    clause = document.clause(mention.head)
    reporting = document.is_reporting(clause) and document.subject(clause) == mention.head
    source = document.source(sentence)
    if reporting and source is not None:
        yield from with_apposition(document, source, 0.8, "subject of the attribution before")
    root = document.root(sentence)
    persons = _persons_in(chains, sentence.index, gender, mention.index)
    crowd = 0.0 if len(persons) < 3 else 0.05
    if root is not None:
        yield from subjects_of(document, root, 0.78 - crowd, 0.7 - crowd)
        for clause in document.children(root, "ccomp", "conj", "parataxis", "advcl"):
            subject = document.subject(clause)
            if subject is not None:
                yield Proposal(subject, 0.68 - crowd, "subject in the sentence before")
    for index in persons:
        sure = 0.65 if len(persons) == 1 else 0.5
        yield Proposal(document.mentions[index].head, sure, "person in the sentence before")


def _further_back(chains: Chains, sentence: Sentence, step: int, gender: str) -> Iterator[Proposal]:
    """Propose the subject of an earlier sentence, where no second person stands in it."""
    document = chains.document
    root = document.root(sentence)
    alone = len(_persons_in(chains, sentence.index, gender, len(document.mentions))) == 1
    sure = (0.65 if step == 1 else 0.6) if alone else 0.5
    if root is not None:
        for proposal in subjects_of(document, root, sure, sure):
            yield proposal._replace(reason=f"subject {step + 1} sentences before")


def _is_empty(document: Document, mention: Mention) -> bool:
    """Tell whether "it" stands for no one: "it was unclear whether", "it is worth noting"."""
    token = document.tokens[mention.head]
    if token.relation == "expl":
        return True
    described = bool(document.children(token.head, "cop")) if token.head >= 0 else False
    clauses = document.children(token.head, "csubj", "ccomp", "xcomp", "advcl") if described else []
    return token.relation == "nsubj" and bool(clauses)


def resolve_thing(chains: Chains, mention: Mention) -> None:
    """Resolve it and its: a body or State that is the subject; another subject bars the way."""
    document = chains.document
    if _is_empty(document, mention):
        chains.leave_open(mention.index, "it stands for no one")
        return
    barred = _barred_roots(chains, mention)
    for proposal in _thing_proposals(chains, mention):
        other = chains.at(proposal.token)
        if other is not None and chains.root(other) in barred:
            break
        if is_one_of_subjects(document, proposal.token, mention):
            break
        if other is None:
            if document.tokens[proposal.token].upos in {"NOUN", "PROPN"}:
                break
            continue
        facts = chains.facts(other)
        if facts.kind is EntityKind.PERSON or other in chains.members or facts.plural:
            continue
        if facts.kind in _BODIES or (
            facts.kind is EntityKind.THING and proposal.confidence >= _CLAUSE
        ):
            chains.join(mention.index, other, proposal.confidence, proposal.reason)
            return
        break
    chains.leave_open(mention.index, "no clear body or State as subject before")


def _thing_proposals(chains: Chains, mention: Mention) -> Iterator[Proposal]:
    document = chains.document
    yield from same_sentence(document, mention)
    root = document.root(document.sentence(mention))
    subject = document.subject(root) if root is not None else None
    if subject is not None and mention.head > subject:
        return  # another subject stands between it and the sentence before
    for sentence in document.previous(document.sentence(mention), 1):
        clause = document.clause(mention.head)
        reporting = document.is_reporting(clause) and document.subject(clause) == mention.head
        source = document.source(sentence)
        if reporting and source is not None:
            yield Proposal(source, 0.75, "subject of the attribution before")
        root = document.root(sentence)
        subject = document.subject(root) if root is not None else None
        if subject is not None and len(document.conjuncts(subject)) == 1:
            yield Proposal(subject, 0.7, "subject of the sentence before")
