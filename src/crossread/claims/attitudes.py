"""What people say of things or want without saying that it is so: "hopes to win", "praised X".

Such an attribution belongs to its holder but adds no link to the chain of a claim inside it:
whoever wants to visit does not say that there is a visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossread.claims.lexicon import cue_forces, cue_list
from crossread.claims.sources import can_speak, classify_source
from crossread.claims.speech import Speech, is_set_off, source_of
from crossread.claims.subjects import is_passive, surface_subjects
from crossread.claims.tree import RELATIVES, Tree
from crossread.model.claims import SourceKind

MENTION, ATTITUDE, SEEMING = "mention", "attitude", "seeming"
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj"})
_OF_OBJECT = frozenset({"as", "for", "with", "to", "of", "over", "from", "against", "in"})
_OF_NOUN = frozenset({"of", "for", "against", "on", "about", "over", "that", "to", "with"})


def find_attitudes(tree: Tree) -> Iterator[Speech]:
    """Yield what somebody is told to mention, to want or to feel."""
    for token in tree.parsed():
        upos = tree.tokens[token].upos
        if upos == "VERB":
            yield from _of_verb(tree, token)
        elif upos == "NOUN" and tree.lemma(token) in cue_list("attitude_nouns"):
            yield from _of_noun(tree, token)
        elif upos == "ADJ" and tree.lemma(token) in cue_list("attitude_adjectives"):
            yield from _of_adjective(tree, token)


@cache
def _verbs() -> frozenset[str]:
    """Return the lemmas that a list of attitudes names."""
    lists = ("attitude_objects", "attitude_clauses", "wishing", "seeming", "expected", "asked")
    phrases = {phrase.partition(" ")[0] for phrase in cue_list("attitude_phrases")}
    return frozenset(phrases).union(*(cue_list(name) for name in lists))


def _of_verb(tree: Tree, verb: int) -> Iterator[Speech]:
    lemma = tree.lemma(verb)
    if lemma not in _verbs():
        return
    passive = is_passive(tree, verb)
    if lemma in cue_list("expected" if passive else "seeming"):
        if tree.kid(verb, "xcomp", "ccomp") is not None:
            yield _seeming(tree, verb)
        return
    asked = lemma in cue_list("asked") and (passive or _opens_sentence(tree, verb))
    if asked:
        found = list(_of_asked(tree, verb))
    else:
        found = list(_of_passive(tree, verb, lemma) if passive else _contents(tree, verb, lemma))
    if not found:
        return
    source = _agent(tree, verb) if asked else source_of(tree, verb)
    if not asked and (source is None or not _holds(tree, source, lemma)):
        return
    force = ATTITUDE if found[0][1] == "infinitive" else MENTION
    content = frozenset(i for child, _ in found for i in _said_of(tree, child)) - {verb}
    if source is not None and verb not in tree.subtree(source):
        content -= frozenset(tree.subtree(source))
    yield Speech(verb, lemma, force, source, content, found[0][1], (verb,))


def _said_of(tree: Tree, head: int) -> list[int]:
    """Return a phrase without remarks set off by a comma, which are the reporter's."""
    kids = tree.kids(head, "acl", "appos", "parataxis")
    apart = [child for child in kids if child > head and is_set_off(tree, child)]
    return tree.subtree(head, without=apart)


def _holds(tree: Tree, source: int, lemma: str) -> bool:
    """Tell whether a phrase can hold an attitude: somebody, or what shows something."""
    kind = classify_source(tree, source)
    if lemma in cue_list("showing"):
        return kind is not SourceKind.PRONOUN
    spoken = lemma in cue_forces("verbs") or lemma in cue_list("labels")
    return kind is not None or spoken or can_speak(tree, source)


def _contents(tree: Tree, verb: int, lemma: str) -> Iterator[tuple[int, str]]:
    """Yield what a verb's attitude is about, the heads with the pattern."""
    objects = lemma in cue_list("attitude_objects")
    if objects and _lacks_object(tree, verb):
        yield tree.head(verb), "object"
    for child in tree.children[verb]:
        relation = tree.base[child]
        if relation in ("obj", "iobj"):
            if objects and child not in tree.time_of:
                yield child, "object"
        elif relation in _CLAUSES:
            if relation == "xcomp" and objects and tree.kid(verb, "obj", "iobj") is not None:
                yield child, "object"
            elif lemma in cue_list("attitude_clauses" if relation == "ccomp" else "wishing"):
                yield child, "clause" if relation == "ccomp" else "infinitive"
        elif (
            relation in ("obl", "nmod", "advcl") and child > verb and _is_phrase(tree, lemma, child)
        ):
            yield child, "phrase"


def _completes(tree: Tree, verb: int, child: int) -> bool:
    """Tell what is said of an object: "showed them in third place", "blamed it for the loss"."""
    thing = tree.kid(verb, "obj", "iobj")
    if thing is None or not thing < child or child in tree.time_of or is_set_off(tree, child):
        return False
    return tree.base[child] in ("obl", "advcl") and tree.mark(child) in _OF_OBJECT


def _is_phrase(tree: Tree, lemma: str, child: int) -> bool:
    """Tell whether a verb and its preposition are one cue: "called for", "talks about"."""
    if tree.base[child] not in ("obl", "nmod", "advcl") or child in tree.time_of:
        return False
    return f"{lemma} {tree.mark(child)}" in cue_list("attitude_phrases")


def _lacks_object(tree: Tree, verb: int) -> bool:
    """Tell a relative clause about its noun: "the deal she praised", "which they announced"."""
    if tree.tokens[verb].relation != "acl:relcl" or tree.tokens[tree.head(verb)].upos == "VERB":
        return False
    subject = tree.kid(verb, "nsubj")
    own = subject is not None and tree.lemma(subject) not in RELATIVES
    return own and tree.kid(verb, "obj", "ccomp", "xcomp") is None


def _opens_sentence(tree: Tree, verb: int) -> bool:
    """Tell "Asked about the deal, she said ...", which parsers give a lent subject."""
    return tree.base[verb] == "advcl" and tree.kid(verb, "nsubj") is None and (
        tree.tokens[verb].xpos in ("VBD", "VBN")
    )  # fmt: skip


def _of_asked(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    """Yield what somebody was asked about."""
    for child in tree.kids(verb, "ccomp", "xcomp", "advcl", "obl"):
        if child > verb and tree.mark(child) != "by" and child not in tree.time_of:
            yield child, "clause"


def _agent(tree: Tree, verb: int) -> int | None:
    return next((child for child in tree.kids(verb, "obl") if tree.case(child) == "by"), None)


def _of_passive(tree: Tree, verb: int, lemma: str) -> Iterator[tuple[int, str]]:
    """Yield what "was rejected by the court" is about."""
    if lemma not in cue_list("attitude_objects"):
        return
    subject = tree.kid(verb, "nsubj")
    if subject is None and tree.base[verb] == "acl":
        subject = tree.head(verb)
    if subject is not None and _agent(tree, verb) is not None:
        yield subject, "object"


def _seeming(tree: Tree, verb: int) -> Speech:
    """Read "seems to be" and "is expected to": nobody is named who holds it."""
    content = set(tree.subtree(verb)) - {verb}
    content -= set(tree.kids(verb, "aux", "punct", "advmod"))
    return Speech(verb, tree.lemma(verb), SEEMING, None, frozenset(content), "infinitive", (verb,))


def _of_noun(tree: Tree, noun: int) -> Iterator[Speech]:
    """Read "their criticism of the deal", "a decision by the court to close"."""
    owner = next(
        (c for c in tree.kids(noun, "nmod")
         if tree.is_possessive(c) or tree.case(c) in ("by", "from")), None)  # fmt: skip
    governor = tree.head(noun)
    if owner is None and governor >= 0 and tree.base[noun] == "obj":
        subjects = surface_subjects(tree, governor)
        owner = subjects[0] if subjects else None
    if owner is None or classify_source(tree, owner) is None:
        return
    for child in tree.kids(noun, "nmod", "acl", "ccomp", "obl"):
        if child != owner and tree.mark(child) in _OF_NOUN:
            content = frozenset(tree.subtree(child))
            yield Speech(noun, tree.lemma(noun), ATTITUDE, owner, content, "noun", (noun,))
            return


def _of_adjective(tree: Tree, adjective: int) -> Iterator[Speech]:
    """Read "is wary of the deal", "were confident that it would hold"."""
    subjects = surface_subjects(tree, adjective)
    if not subjects or classify_source(tree, subjects[0]) is None:
        return
    for child in tree.kids(adjective, "obl", "advcl", "ccomp", "xcomp"):
        if child > adjective and (tree.base[child] != "advcl" or tree.mark(child) in _OF_NOUN):
            content = frozenset(tree.subtree(child))
            lemma = tree.lemma(adjective)
            yield Speech(
                adjective, lemma, ATTITUDE, subjects[0], content, "adjective", (adjective,)
            )
            return
