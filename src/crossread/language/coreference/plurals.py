"""They and their for the two persons of one verb: "X met Y ... their first talks"."""

from __future__ import annotations

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import words_of
from crossread.model.annotation import EntityKind, Mention


def take_two_of_verb(chains: Chains, mention: Mention) -> bool:
    """Let "they" be the two named persons of the nearest verb; False if there are no such two."""
    document = chains.document
    if document.word(mention) not in words_of("pronouns", "plural"):
        return False
    first = document.sentence(mention).first
    for token in range(mention.head - 1, first - 1, -1):
        if document.tokens[token].upos == "NOUN" and "Number=Plur" in document.tokens[token].feats:
            return False
        if document.tokens[token].upos != "VERB":
            continue
        pair = _persons_of_verb(chains, token, mention.head)
        if len(pair) == 2:
            chains.set_members(mention.index, pair, 0.72, "the two persons of the verb before")
            return True
    return False


def _persons_of_verb(chains: Chains, verb: int, before: int) -> list[int]:
    """Return the persons that are subject and object (or "with X") of a verb."""
    document = chains.document
    others = [*document.children(verb, "obj", "iobj")]
    others += [t for t in document.children(verb, "obl") if "with" in document.case_words(t)]
    subject = document.subject(verb)
    found: dict[int, int] = {}
    for token in [subject, *others]:
        index = chains.at(token)
        if index is None or index in chains.members or token is None or token >= before:
            continue
        facts = chains.facts(index)
        if facts.kind is EntityKind.PERSON and facts.named and not facts.plural:
            found.setdefault(chains.root(index), index)
    return list(found.values())
