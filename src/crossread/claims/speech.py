"""Who says what inside an article: one record per reporting cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.claims.arguments import collect
from crossread.claims.lexicon import cue_forces, cue_list
from crossread.claims.sources import classify_source
from crossread.claims.subjects import is_passive, surface_subjects
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.annotation import MentionKind
from crossread.model.claims import SourceKind

_LEADING = frozenset({"nmod:poss", "nmod:desc"})  # possessors and titles stand in front
_FROM_PREPOSITIONS = frozenset({"of", "for", "with"})
# Forces whose infinitive is also said by the subject: "claims to have", "vowed to".
_SAID_INFINITIVES = frozenset({"claim", "commit", "deny"})
# Verbs whose noun object is what was said: "reiterated concerns about", "expressed support for".
_SAID_OBJECTS = frozenset(
    {"reiterate", "express", "voice", "repeat", "stress", "emphasise", "emphasize", "underline",
     "underscore", "highlight", "mention", "describe", "announce", "report", "confirm", "convey",
     "estimate"}
)  # fmt: skip
_HINTED = frozenset({"suggest", "imply", "hint", "indicate"})  # people do these in words


@dataclass(frozen=True, slots=True)
class Speech:
    """What one cue reports. ``source`` is the head of the source phrase, None if unnamed."""

    cue: int
    lemma: str
    force: str  # say, show, claim, estimate, deny, speculate, commit
    source: int | None
    content: frozenset[int]
    pattern: str
    cue_tokens: tuple[int, ...] = ()
    inherited: bool = False


def source_of(tree: Tree, verb: int) -> int | None:
    """Return who speaks: the subject, a passive's agent, or None."""
    if is_passive(tree, verb):
        return collect(tree, verb).first("subj")
    subjects = surface_subjects(tree, verb)
    found = subjects[0] if subjects else None
    if found is None or tree.base[verb] not in ("acl", "advcl"):
        return found
    if classify_source(tree, found) is not None or found in tree.children[verb]:
        return found
    return _clause_subject(tree, found)


def _clause_subject(tree: Tree, noun: int) -> int | None:
    """A participle hung on a noun that cannot speak belongs to the clause around it."""
    governor = tree.head(noun)
    while governor >= 0 and tree.tokens[governor].upos in NOMINAL:
        governor = tree.head(governor)
    subjects = surface_subjects(tree, governor) if governor >= 0 else []
    return subjects[0] if subjects else noun


def _name_before(tree: Tree, verb: int) -> int | None:
    """Return the name directly in front of a finite cue that the parser left without subject."""
    mention = tree.mention_at.get(verb - 1)
    if mention is None or tree.tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return None
    found = tree.annotation.mentions[mention]
    return found.head if found.kind is MentionKind.NAME else None


def _is_unnamed(tree: Tree, verb: int, lemma: str) -> bool:
    """Tell a finite "says" whose subject is left out ("Says it will stay") or was not parsed."""
    return lemma == "say" and tree.tokens[verb].xpos in ("VBD", "VBZ") and (
        tree.kid(verb, "nsubj", "expl") is None and tree.kid(verb, "ccomp") is not None
    )  # fmt: skip


def is_as_clause(tree: Tree, verb: int) -> bool:
    """Tell whether a cue stands in "as stated by X" or "as X said"."""
    return (
        tree.base[verb] == "advcl"
        and tree.mark(verb) == "as"
        and tree.lemma(verb) in cue_forces("verbs")
        and tree.kid(verb, "ccomp", "xcomp", "obj") is None
    )


def phrase_head(tree: Tree, token: int) -> int:
    """Climb from a word to the head of the noun phrase it stands in."""
    inside = {"compound", "amod", "det", "nummod", "flat", "advmod"}
    while tree.base[token] in inside or tree.tokens[token].relation in _LEADING:
        if tree.head(token) < 0 or tree.tokens[tree.head(token)].upos not in NOMINAL | {"ADJ"}:
            break
        token = tree.head(token)
    return token


def according_to(tree: Tree, cue: int) -> Iterator[Speech]:
    """Read "according to X" and "per X", however the parser hung the preposition."""
    first = cue + 1
    words = [cue]
    if tree.lower(cue) == "according":
        if first >= len(tree.tokens) or tree.lower(first) != "to":
            return
        words.append(first)
        first += 1
    elif tree.tokens[cue].upos != "ADP":
        return
    last = tree.sentence(cue).last
    start = next((i for i in range(first, last) if tree.tokens[i].upos in NOMINAL), None)
    if start is None:
        return
    source = phrase_head(tree, start)
    if tree.lower(cue) == "per" and not tree.is_capitalised(source):
        return
    lemma = "according to" if len(words) > 1 else "per"
    content = _beside(tree, source, cue)
    yield Speech(cue, lemma, "say", source, content, "according_to", tuple(words))


def in_survey(tree: Tree, cue: int) -> Iterator[Speech]:
    """Read "In a new poll, the party led": what was counted there is the survey's."""
    source = tree.head(cue)
    if tree.base[cue] != "case" or tree.lemma(source) not in cue_list("surveys"):
        return
    governor = tree.head(source)
    if governor < 0 or tree.base[source] != "obl" or tree.lemma(governor) in cue_forces("verbs"):
        return
    yield Speech(cue, "in", "say", source, _beside(tree, source, cue), "according_to", (cue,))


def _beside(tree: Tree, source: int, cue: int) -> frozenset[int]:
    """Return what a sentence adverbial covers: its sentence at an edge, else its clause."""
    sentence = tree.sentence(cue)
    own = set(tree.subtree(source)) | {cue, cue + 1}
    top = source
    while tree.head(top) >= 0 and (tree.head(top) in own or tree.head(top) == cue):
        top = tree.head(top)
        own |= set(tree.subtree(top)) if top == cue else set()
    words = [i for i in range(sentence.first, sentence.last) if tree.base[i] != "punct"]
    at_edge = not words or words[-1] in own or words[0] in own
    governor = tree.head(top)
    if at_edge or governor < 0:
        return frozenset(range(sentence.first, sentence.last)) - own
    while tree.tokens[governor].upos in NOMINAL and tree.head(governor) >= 0:
        governor = tree.head(governor)
    return frozenset(tree.subtree(governor)) - own


def by_verb(tree: Tree, verb: int) -> Iterator[Speech]:
    """Read what a verb reports: "said that", "claims to", "accused of", "as X said"."""
    lemma = tree.lemma(verb)
    if lemma in cue_list("citing"):
        yield from _citing(tree, verb)
    if lemma in cue_list("labels"):
        yield from _labels(tree, verb)
    force = cue_forces("verbs").get(lemma)
    if force is None:
        return
    if is_as_clause(tree, verb):
        yield from _as_stated(tree, verb, lemma, force)
        return
    source = source_of(tree, verb)
    if source is None and not is_passive(tree, verb):
        source = _name_before(tree, verb)
        if source is None and not _is_unnamed(tree, verb, lemma):
            return
    kind = classify_source(tree, source) if source is not None else None
    if force == "show" and (kind is None or _is_mute_pronoun(tree, lemma, source, kind)):
        return
    if force == "say" and _repeats_allegation(tree, verb):
        force = "claim"
    found = list(_contents(tree, verb, force, source_kind=kind)) or _stray(tree, verb)
    for content, pattern in found:
        yield Speech(verb, lemma, force, source, frozenset(content), pattern, (verb,))


def _is_mute_pronoun(tree: Tree, lemma: str, source: int | None, kind: SourceKind) -> bool:
    """Tell "it suggests", "they show" from "she suggested", who says something."""
    if kind is not SourceKind.PRONOUN or source is None:
        return False
    return lemma not in _HINTED or tree.lower(source) == "it"


def _repeats_allegation(tree: Tree, verb: int) -> bool:
    """Tell that "repeated the allegation, stating that ..." alleges and does not merely state."""
    governor = tree.head(verb)
    if tree.base[verb] not in ("acl", "advcl") or tree.tokens[verb].xpos != "VBG" or governor < 0:
        return False
    while tree.tokens[governor].upos in NOMINAL and tree.base[governor] in ("obl", "nmod"):
        governor = tree.head(governor)  # hung on the last noun of the clause before
    nouns = (governor, *tree.kids(governor, "obj"))
    return any(cue_forces("nouns").get(tree.lemma(noun)) == "claim" for noun in nouns)


def _contents(
    tree: Tree, verb: int, force: str, *, source_kind: SourceKind | None
) -> Iterator[tuple[list[int], str]]:
    passive, lemma = is_passive(tree, verb), tree.lemma(verb)
    for child in tree.children[verb]:
        relation = tree.base[child]
        if relation == "ccomp" or (relation == "csubj" and passive):
            yield tree.subtree(child, without=_contrasts(tree, child)), "ccomp"
        elif relation == "xcomp" and _is_said_infinitive(tree, child, force, passive=passive):
            yield tree.subtree(child), "xcomp"
        elif relation in ("advcl", "obl", "nmod", "acl") and force == "claim":
            if tree.mark(child) in _FROM_PREPOSITIONS and tree.tokens[child].upos == "VERB":
                yield tree.subtree(child), "accuse"
        elif relation == "obj" and lemma in _SAID_OBJECTS and source_kind is not None:
            loose = [c for c in tree.kids(child, "acl") if tree.tokens[c].xpos == "VBG"]
            yield tree.subtree(child, without=loose), "object"


def _contrasts(tree: Tree, clause: int) -> list[int]:
    """Return the heads of clauses that the reporter sets beside what is said.

    That is ", while ..." and ", and Roe said ...", which parsers join with the words of Poe.
    """
    return [
        child
        for child in tree.kids(clause, "advcl", "conj")
        if child > clause
        and (_is_further_report(tree, child) or tree.mark(child) in ("while", "whereas"))
        and is_set_off(tree, child)
    ]


def _is_further_report(tree: Tree, verb: int) -> bool:
    subject = tree.kid(verb, "nsubj")
    named = subject is not None and tree.tokens[subject].upos != "PRON"
    return tree.base[verb] == "conj" and named and tree.lemma(verb) in cue_forces("verbs")


def is_set_off(tree: Tree, head: int) -> bool:
    """Tell whether a phrase stands behind a comma, which parsers hang on either side."""
    first = tree.subtree(head)[0]
    return "," in (tree.tokens[first].text, tree.tokens[first - 1].text)


def _stray(tree: Tree, verb: int) -> list[tuple[list[int], str]]:
    """Find the "that" clause of "said at a rally that ...", which parsers hang on the noun."""
    if tree.kid(verb, "ccomp", "xcomp", "obj") is not None:
        return []
    for child in tree.kids(verb, "obl"):
        if child > verb:
            for token in tree.subtree(child):
                if tree.base[token] in ("acl", "ccomp", "advcl") and is_told(tree, token):
                    return [(tree.subtree(token), "ccomp")]
    return []


def _is_said_infinitive(tree: Tree, child: int, force: str, *, passive: bool) -> bool:
    if tree.tokens[child].upos not in ("VERB", "AUX") and tree.kid(child, "cop") is None:
        return False
    return (passive and force != "speculate") or force in _SAID_INFINITIVES  # "is supposed to"


def _as_stated(tree: Tree, verb: int, lemma: str, force: str) -> Iterator[Speech]:
    """Read "as stated by X" and "as X said"."""
    source = source_of(tree, verb)
    if source is None or classify_source(tree, source) is None:
        return
    sentence = tree.sentence(verb)
    own = frozenset(tree.subtree(verb))
    words = [i for i in range(sentence.first, sentence.last) if tree.base[i] != "punct"]
    governor = tree.head(verb)
    # "... said it was no accident, as many claimed" is about the accident, not about what was said.
    inner = tree.base[governor] in ("ccomp", "xcomp", "acl") and governor < verb
    whole = (words[-1] in own or words[0] in own) and not inner
    content = range(sentence.first, sentence.last) if whole else tree.subtree(governor)
    yield Speech(verb, lemma, force, source, frozenset(content) - own, "as_stated", (verb,))


def _labels(tree: Tree, verb: int) -> Iterator[Speech]:
    """Read "labelled it as X", "called them X": the label is the speaker's."""
    label = label_of(tree, verb)
    source = source_of(tree, verb) if label is not None else None
    if label is None or source is None:
        return
    if source in tree.children[verb] or classify_source(tree, source) is not None:
        yield Speech(verb, tree.lemma(verb), "say", source,
                     frozenset(tree.subtree(label)), "label", (verb,))  # fmt: skip


def label_of(tree: Tree, verb: int) -> int | None:
    """Return the head of the label that a verb gives its object, or None."""
    if tree.lemma(verb) not in cue_list("labels") or tree.kid(verb, "obj", "nsubj") is None:
        return None
    for child in tree.kids(verb, "obl", "advcl", "xcomp"):
        marked = tree.tokens[child].upos != "VERB" and tree.mark(child) in ("as", "")
        if marked and child > verb and child not in tree.time_of:
            return child
    return None


def _citing(tree: Tree, verb: int) -> Iterator[Speech]:
    """Read "the paper said, citing officials, that ...": the officials are the deeper source."""
    source = tree.kid(verb, "obj")
    if source is None or classify_source(tree, source) is None or tree.head(verb) < 0:
        return
    if tree.base[verb] not in ("advcl", "acl", "parataxis"):
        return
    governor, own = tree.head(verb), frozenset(tree.subtree(verb))
    clause = tree.kid(governor, "ccomp")
    content = tree.subtree(clause if clause is not None else governor)
    yield Speech(verb, tree.lemma(verb), "say", source, frozenset(content) - own, "citing", (verb,))


def is_told(tree: Tree, clause: int) -> bool:
    """Tell a "that" clause that parsers take for a relative: "that" fills none of its roles."""
    that = next((c for c in tree.children[clause] if tree.lower(c) == "that"), None)
    return that is not None and tree.base[that] not in ("nsubj", "obj", "iobj")
