"""Slips of the parser at verbs, mended by their forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.language.name_repairs import is_date_word
from crossread.model.annotation import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
_BARE = frozenset({"obl", "obl:unmarked", "nmod", "nmod:unmarked"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_OF_NOUNS = frozenset({"cop", "det", "amod", "nmod:poss", "compound", "nummod", "case", "aux"})
# Nouns that date a verb without a preposition: "twelve were freed this week".
_SPANS = frozenset(
    {"day", "night", "morning", "afternoon", "evening", "noon", "today", "yesterday", "tomorrow",
     "tonight", "week", "weekend", "month", "quarter", "year", "time", "hour", "minute", "home"}
)  # fmt: skip


def _bare_object(tokens: Sequence[Token], verb: int, children: Sequence[Token]) -> Token | None:
    """Return the noun without a preposition that begins right behind a verb or its particle."""
    particle = [t.index for t in children if t.relation == "compound:prt" and t.index == verb + 1]
    for child in children:
        if child.index <= verb or child.relation not in _BARE or child.upos not in _NOMINAL:
            continue
        own = [token for token in tokens if token.head == child.index]
        first = min([child.index, *(token.index for token in own)])
        marked = any(token.relation == "case" for token in own)
        dated = is_date_word(child.text) or child.lemma.lower() in _SPANS
        if first == max([verb, *particle]) + 1 and not marked and not dated:
            return child
    return None


def mend_verb_trees(tokens: Sequence[Token], first: int, last: int) -> dict[int, Token]:
    """Return the tokens of a sentence to put in the place of others, by place."""
    inside = tokens[first:last]
    agents = _mend_agents(tokens, inside)
    objects = _mend_particles(inside) | _mend_voices(inside) | _mend_modals(inside)
    return (
        _mend_tags(inside)
        | _mend_headline_verbs(inside)
        | objects
        | agents
        | _mend_pairs(tokens, inside)
    )


def _mend_headline_verbs(inside: Sequence[Token]) -> dict[int, Token]:
    """Read "Ann Poe protests outside the port" as a verb where only one tag says noun."""
    mended: dict[int, Token] = {}
    for word in inside:
        if word.upos != "NOUN" or word.xpos not in _FINITE:
            continue
        children = [token for token in inside if token.head == word.index]
        relations = {token.relation for token in children}
        if "nsubj" in relations and not relations & _OF_NOUNS:
            mended[word.index] = replace(word, upos="VERB")
            mended |= {
                t.index: replace(t, relation="obl") for t in children if t.relation == "nmod"
            }
    return mended


def _mend_tags(inside: Sequence[Token]) -> dict[int, Token]:
    """Read a word with an article that one tag calls a noun and the other a verb as a noun."""
    return {
        word.index: replace(word, upos="NOUN")
        for word in inside
        if word.upos == "VERB"
        and word.xpos in ("NN", "NNS")
        and any(token.head == word.index and token.relation == "det" for token in inside)
    }


def _mend_agents(tokens: Sequence[Token], inside: Sequence[Token]) -> dict[int, Token]:
    """Give "by Norvia" in "was given a sword by Norvia" to the passive, as its agent."""
    mended: dict[int, Token] = {}
    for agent in inside:
        if agent.relation != "nmod" or tokens[agent.head].relation != "obj":
            continue
        verb = tokens[agent.head].head
        children = {token.relation for token in inside if token.head == verb}
        by = any(t.head == agent.index and t.lemma.lower() == "by" for t in inside)
        if by and "aux:pass" in children and "obl:agent" not in children:
            mended[agent.index] = replace(agent, head=verb, relation="obl:agent")
    return mended


def _mend_pairs(tokens: Sequence[Token], inside: Sequence[Token]) -> dict[int, Token]:
    """Raise "invited" in "denied that it had received boats and invited reporters" to "denied".

    A past form cannot share the auxiliary of the participle that it hangs on.
    """
    mended: dict[int, Token] = {}
    for verb in inside:
        if (verb.relation, verb.xpos) != ("conj", "VBD"):
            continue
        partner = tokens[verb.head]
        above = tokens[partner.head] if partner.head >= 0 else None
        own = {token.relation for token in inside if token.head == verb.index}
        shared = any(token.head == partner.index and token.relation == "aux" for token in inside)
        clause = partner.xpos in ("VBN", "VB") and partner.relation in _CLAUSES and shared
        if clause and above is not None and above.xpos == "VBD" and not own & _SUBJECTS:
            mended[verb.index] = replace(verb, head=above.index)
    return mended


def _mend_modals(inside: Sequence[Token]) -> dict[int, Token]:
    """Read "would guard ships" as a verb with its object, not as a noun with an auxiliary."""
    mended: dict[int, Token] = {}
    for verb in inside:
        if (verb.upos, verb.xpos, verb.relation) != ("VERB", "VB", "compound"):
            continue
        noun = next((t for t in inside if t.index == verb.head and t.upos == "NOUN"), None)
        if noun is None or noun.index < verb.index:
            continue
        children = [token for token in inside if token.head == noun.index and token is not verb]
        before = [token for token in children if token.index < verb.index]
        if any(t.xpos == "MD" for t in before) and not any(t.relation == "cop" for t in children):
            mended |= {t.index: replace(t, head=verb.index) for t in before}
            mended[verb.index] = replace(verb, head=noun.head, relation=noun.relation)
            mended[noun.index] = replace(noun, head=verb.index, relation="obj")
    return mended


def _mend_particles(inside: Sequence[Token]) -> dict[int, Token]:
    """Read the bare noun behind a particle as the object: "laughed off the claims"."""
    mended: dict[int, Token] = {}
    for particle in inside:
        if particle.relation != "compound:prt":
            continue
        children = [token for token in inside if token.head == particle.head]
        bare = _bare_object(inside, particle.head, children)
        if bare is not None and all(token.relation != "obj" for token in children):
            mended[bare.index] = replace(bare, relation="obj")
    return mended


def _mend_voices(inside: Sequence[Token]) -> dict[int, Token]:
    """Read "Norvia accused Astland of theft" as active.

    A passive subject whose verb has no auxiliary but a bare noun behind it is an active one.
    """
    mended: dict[int, Token] = {}
    for subject in inside:
        if subject.relation != "nsubj:pass" or subject.head < 0 or subject.index > subject.head:
            continue
        children = [token for token in inside if token.head == subject.head]
        if any(token.relation in ("aux:pass", "obj", "obl:agent") for token in children):
            continue
        bare = _bare_object(inside, subject.head, children)
        if bare is not None:
            mended[subject.index] = replace(subject, relation="nsubj")
            mended[bare.index] = replace(bare, relation="obj")
    return mended
