"""They and their: groups, subjects named together, the two persons of one verb."""

from __future__ import annotations

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import Document
from crossread.language.coreference.proposals import Proposal, same_sentence
from crossread.model.annotation import EntityKind, Mention

_CLAUSE = 0.8  # of a proposal from the pronoun's own sentence: things do not reach further
_LIFELESS = frozenset({EntityKind.THING, EntityKind.PLACE})


def resolve_plural(chains: Chains, mention: Mention) -> None:
    """Resolve they: a group or several named together as subject, else the two persons before."""
    document = chains.document
    if _take_two_of_verb(chains, mention):
        return
    proposals = list(same_sentence(document, mention))
    for sentence in document.previous(document.sentence(mention), 1):
        root = document.root(sentence)
        subject = document.subject(root) if root is not None else None
        if subject is not None:
            proposals.append(Proposal(subject, 0.75, "subject of the sentence before"))
    for proposal in proposals:
        if _take_plural(chains, mention, proposal):
            return
        token = document.tokens[proposal.token]
        if "Number=Plur" in token.feats and not document.is_pronoun(token.index):
            break
    else:
        _take_two_persons(chains, mention)
        return
    chains.leave_open(mention.index, "stands for a group that is not named")


def _take_two_of_verb(chains: Chains, mention: Mention) -> bool:
    """Let "they" be the two persons of the nearest verb: "X met Y ... their first talks"."""
    document = chains.document
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
    others = document.children(verb, "obj", "iobj")
    others += [t for t in document.children(verb, "obl") if "with" in document.case_words(t)]
    subject = document.subject(verb)
    found: dict[int, int] = {}
    for token in [subject, *others]:
        index = chains.at(token)
        if index is None or index in chains.members or token is None or token >= before:
            continue
        facts = chains.facts(index)
        if facts.kind is EntityKind.PERSON and not facts.plural:
            found.setdefault(chains.root(index), index)
    return list(found.values())


def _take_plural(chains: Chains, mention: Mention, proposal: Proposal) -> bool:
    """Let "they" stand for a subject that is a group or a coordination; False if it is neither."""
    document = chains.document
    token = document.first_conjunct(proposal.token)
    together = [chains.at(one) for one in document.conjuncts(token)]
    placed = [index for index in together if index is not None]
    sure, reason = proposal.confidence, proposal.reason
    if len(together) > 1 and len(placed) == len(together):
        members = [m for index in placed for m in chains.members.get(index, (index,))]
        chains.set_members(mention.index, members, sure, reason)
        return True
    group = chains.at(proposal.token)
    if group is None:
        return False
    if group in chains.members:
        chains.set_members(mention.index, list(chains.members[group]), sure, reason)
        return True
    far = sure < _CLAUSE and chains.facts(group).kind in _LIFELESS
    if chains.facts(group).plural and not far:
        return chains.join(mention.index, group, sure, reason)
    return False


def _plural_noun_before(document: Document, mention: Mention) -> bool:
    first = document.sentence(mention).first
    return any("Number=Plur" in t.feats for t in document.tokens[first : mention.head])


def _take_two_persons(chains: Chains, mention: Mention) -> None:
    """Let "they" be the only two persons of the last two sentences, cited sources aside."""
    document = chains.document
    if _plural_noun_before(document, mention):
        chains.leave_open(mention.index, "several groups it could mean")
        return
    found: dict[int, int] = {}
    for sentence in reversed(document.previous(document.sentence(mention), 2)):
        source = document.source(sentence)
        cited = document.subtree(source) if source is not None else set()
        for index in chains.before(sentence.index):
            facts = chains.facts(index)
            person = facts.kind is EntityKind.PERSON and facts.named and not facts.plural
            if person and document.mentions[index].head not in cited:
                found.setdefault(chains.root(index), index)
    if len(found) == 2:
        chains.set_members(mention.index, list(found.values()), 0.62, "the two persons before")
    else:
        chains.leave_open(mention.index, "no group before")
