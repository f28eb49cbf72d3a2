"""How far a claim can be relied on: a logistic of signs that a reader could count himself."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crossread.claims.agreement import agreement
from crossread.claims.drafts import Draft
from crossread.claims.lexicon import event_types, hedge_list
from crossread.claims.places import is_place
from crossread.claims.propbank import is_core
from crossread.claims.speech import Speech
from crossread.claims.tree import Tree
from crossread.model.annotation import MentionKind, Sentence
from crossread.model.articles import LineKind
from crossread.model.claims import OPEN_TYPE, Filler, Status
from crossread.text.resources import load

Signs = dict[str, float]

_SHORT, _LONG, _VERY_LONG = 5, 30, 45  # words; the quarters of the sentences of judged claims
_DISTANCE, _DEPTH = 20, 6  # words to an argument, clauses to the root: beyond they say no more
_MOST = 3  # counts beyond say no more
_FEW = 2
_LOOSE = frozenset({"dep", "parataxis", "list", "goeswith", "orphan", "reparandum"})
_HANGING = frozenset({"conj", "acl", "advcl", "xcomp", "ccomp", "parataxis", "root", "csubj"})
_PLACES = frozenset({"place", "destination", "origin"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj"})
_COMPLEMENTS = frozenset({"advcl", "ccomp", "xcomp", "obl", "nmod", "acl"})
_CLAUSAL = frozenset({"verbal", "light_verb", "participial", "copular"})
_ENDS = frozenset(".!?…:;\"'”’)")
_FURNITURE = frozenset("@|#©►»/")
_HEADLINE = 0.6  # share of capitals above which a line is set as a headline or a name
_TOLD = (Status.ASSERTED, Status.ALLEGED, Status.ESTIMATED)
_MADE_UP = (Status.PLANNED, Status.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class Weights:
    """The coefficients of the signs in log-odds, and the words that some signs count."""

    intercept: float
    signs: Mapping[str, float]


@cache
def weights() -> Weights:
    """Return the coefficients of resources/confidence.yaml."""
    data = load("confidence.yaml")
    return Weights(float(data["intercept"]), {k: float(v) for k, v in data["signs"].items()})


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of resources/confidence.yaml: vague, bare, first_person, second_person."""
    return frozenset(load("confidence.yaml")["words"][name])


def weigh(signs: Mapping[str, float]) -> float:
    """Return the confidence between 0 and 1 that signs add up to; unknown signs count nothing."""
    known, total = weights().signs, weights().intercept
    for name, value in signs.items():
        total += known.get(name, 0.0) * value
    return round(1 / (1 + math.exp(-total)), 3)


def read_signs(
    tree: Tree, draft: Draft, reports: list[Speech], status: Status, *, quoted: bool
) -> Signs:
    """Return the signs of a draft that are not 0."""
    base = tree.base[draft.head]
    found: Signs = {
        f"rule {draft.rule}": 1,
        f"status {status.value}": 1,
        f"hangs as {base if base in _HANGING else 'other'}": 1,
        **_of_type(draft),
        **_of_fillers(tree, draft, quoted=quoted),
        **_of_predicate(tree, draft, quoted=quoted),
        **_of_sources(reports, quoted=quoted),
        **_of_frame(tree, draft, status),
        **_of_gaps(tree, draft),
        **_of_parse(tree, draft),
    }
    signs = {name: float(value) for name, value in found.items() if value}
    return signs | _of_sentence(tree, tree.sentence(draft.head))


def _of_type(draft: Draft) -> Signs:
    kind = event_types()[draft.event_type]
    core = sum(role.name in kind.core for role in draft.roles)
    typed = draft.event_type != OPEN_TYPE
    return {
        "typed": typed,
        "speech": typed and kind.layer == "speech",
        "statement": draft.event_type == "Statement",
        "core roles": min(_MOST, core),
        "more roles": 0 if typed else min(_MOST, len(draft.roles) - core),
        "other role": any(role.name in ("other", "with") for role in draft.roles),
        "borrowed": min(_FEW, draft.borrowed),
        "background": draft.background,
        "list": any(len(role.fillers) > 1 for role in draft.roles),
    }


def _of_fillers(tree: Tree, draft: Draft, *, quoted: bool) -> Signs:
    fillers = [filler for role in draft.roles for filler in role.fillers]
    unknown = [filler for filler in fillers if not _is_name(tree, filler)]
    words = {tree.lower(filler.head) for filler in fillers}
    second = bool(words & word_list("second_person"))
    return {
        "typed without name": draft.event_type != OPEN_TYPE and len(unknown) == len(fillers),
        "typed with names": draft.event_type != OPEN_TYPE and len(fillers) - len(unknown) >= _FEW,
        "names": min(_FEW, len(fillers) - len(unknown)),
        "pronouns": min(_FEW, sum(tree.tokens[f.head].upos == "PRON" for f in unknown)),
        "vague": min(_FEW, sum(tree.lower(f.head) in word_list("vague") for f in unknown)),
        "first person": not quoted and bool(words & word_list("first_person")),
        "question word": bool(words & word_list("question_words")),
        "no place": any(
            _is_no_place(tree, f) for r in draft.roles if r.name in _PLACES for f in r.fillers
        ),
        "second person": second and not quoted,
        "second person said": second and quoted,
        "no filler": not fillers,
        "one filler": len(fillers) == 1 and draft.rule in _CLAUSAL,
    }


def _is_name(tree: Tree, filler: Filler) -> bool:
    """Tell whether a filler is a name, or a pronoun of which it is known whom it means."""
    if filler.mention is None:
        return False
    found = tree.annotation.mentions[filler.mention]
    resolved = found.kind is MentionKind.PRONOUN and (found.chain >= 0 or bool(found.members))
    return found.kind is MentionKind.NAME or resolved


def _is_no_place(tree: Tree, filler: Filler) -> bool:
    """Tell whether a filler is neither a name nor a noun of place ("in a gesture")."""
    known = tree.tokens[filler.head].upos == "PROPN" or filler.mention is not None
    return not known and not is_place(tree, filler.head)


def _of_predicate(tree: Tree, draft: Draft, *, quoted: bool) -> Signs:
    head, token = draft.head, tree.tokens[draft.head]
    verbal = token.upos == "VERB"
    alone = tree.kid(head, "nsubj", "csubj", "aux", "expl") is None
    bare = draft.event_type == OPEN_TYPE and tree.lemma(head) in word_list("bare")
    command = verbal and alone and token.xpos == "VB" and not tree.mark(head)
    return {
        "bare verb": bare and verbal,
        "imperative": command and not quoted,
        "imperative said": command and quoted,
        "no subject": verbal and alone and not draft.borrowed and not command,
        "passive": tree.kid(head, "nsubj") is not None
        and any(tree.tokens[c].relation == "aux:pass" for c in tree.kids(head, "aux")),
        "adjective": token.upos == "ADJ",
        "hedge": any(tree.lower(c) in hedge_list("hedges") for c in tree.kids(head, "advmod")),
        "extraposed": tree.kid(head, "expl") is not None,
        "clause object": tree.kid(head, "ccomp", "xcomp") is not None,
    }


def _of_sources(reports: list[Speech], *, quoted: bool) -> Signs:
    return {
        "quoted": quoted,
        "reported": bool(reports),
        "inherited": any(report.inherited for report in reports),
        "nested": len(reports) > 1,
    }


def _of_frame(tree: Tree, draft: Draft, status: Status) -> Signs:
    """Return what the model's own reading of the predicate says for and against the draft."""
    agreed = agreement(tree, draft)
    frame = tree.frame_of.get(draft.head)
    signs: Signs = {"no frame": frame is None, "agreement unknown": agreed is None}
    if agreed is not None:
        signs["disagreement"] = 1 - agreed
    if frame is not None and draft.rule in _CLAUSAL:
        signs["factuality against status"] = _clash(status, frame.happened)
    return signs


def _clash(status: Status, happened: float) -> float:
    """Return from 0 to 1 how far a status is from the factuality -3 to 3 that the model gives.

    What somebody denies stands in the words as it does in any report, so nothing follows there.
    """
    if status is Status.DENIED:
        return 0.0
    if status in _TOLD:
        return (3 - happened) / 6
    return max(0.0, happened) / 3 if status in _MADE_UP else (3 + happened) / 6


def _of_gaps(tree: Tree, draft: Draft) -> Signs:
    """Return what stands at a verb and its fillers and is told by no role.

    A nominal mention names what it needs, and a list takes its event from elsewhere.
    """
    if draft.rule not in _CLAUSAL:
        return {}
    fillers = [filler for role in draft.roles for filler in role.fillers]
    speech = event_types()[draft.event_type].layer == "speech"
    core = event_types()[draft.event_type].core
    own = [child for child in tree.children[draft.head] if child not in draft.tokens]
    bare = {tree.base[c] for c in own if not _is_covered(tree, c, fillers)}
    cut = [f for r in draft.roles if r.name in core for f in r.fillers if _is_cut(tree, f)]
    return {
        "clause untold": not speech and bool(bare & _CLAUSES),
        "adverbial clause": "advcl" in bare,
        "argument untold": 0 if speech else min(_FEW, _untold_arguments(tree, draft, fillers)),
        "complement untold": draft.rule == "copular" and bool(bare & _COMPLEMENTS),
        "cut filler": bool(cut),
        "cut clause": any(tree.base[c] == "acl" for f in cut for c in tree.children[f.head]),
        "particle": any(tree.tokens[c].upos == "ADP" and tree.base[c] != "mark" for c in own),
    }


def _untold_arguments(tree: Tree, draft: Draft, fillers: list[Filler]) -> int:
    """Count the numbered arguments of the frame that no filler holds."""
    frame = tree.frame_of.get(draft.head)
    core = [head for head, label in frame.arguments if is_core(label)] if frame else []
    return sum(h not in draft.tokens and not _is_covered(tree, h, fillers) for h in core)


def _is_covered(tree: Tree, token: int, fillers: list[Filler]) -> bool:
    start, end = tree.tokens[token].span.start, tree.tokens[token].span.end
    return any(filler.span.start <= start and end <= filler.span.end for filler in fillers)


def _is_cut(tree: Tree, filler: Filler) -> bool:
    """Tell whether a clause or phrase that says which one is meant is left out of a filler."""
    return any(
        tree.base[c] in ("acl", "nmod", "ccomp")
        and c > filler.head
        and tree.lower(min(tree.subtree(c)) - 1) != ","
        and not filler.span.contains(tree.tokens[c].span)
        for c in tree.children[filler.head]
    )


def _of_parse(tree: Tree, draft: Draft) -> Signs:
    if draft.rule not in _CLAUSAL:
        return {}
    gaps = (min(abs(f.head - draft.head) for f in r.fillers) for r in draft.roles if r.fillers)
    far = max(gaps, default=0)
    depth, node = 0, draft.head
    while depth < _DEPTH and tree.head(node) >= 0:
        node, depth = tree.head(node), depth + 1
    own = tree.subtree(draft.head)
    return {
        "far argument": min(far, _DISTANCE) / _DISTANCE,
        "depth": depth / _DEPTH,
        "crossing": own[-1] - own[0] + 1 > len(own),
        "loose child": any(tree.base[child] in _LOOSE for child in tree.children[draft.head]),
    }


def _of_sentence(tree: Tree, sentence: Sentence) -> Signs:
    """Return the signs of a sentence, which all its claims share."""
    known = tree.sentence_signs.get(sentence.index)
    if known is None:
        found = _read_sentence(tree, sentence)
        known = {name: float(value) for name, value in found.items() if value}
        tree.sentence_signs[sentence.index] = known
    return known


def _read_sentence(tree: Tree, sentence: Sentence) -> Signs:
    count = sentence.last - sentence.first
    every = range(sentence.first, sentence.last)
    root = next((i for i in every if tree.head(i) < 0), sentence.first)
    last = tree.tokens[sentence.last - 1].text
    title = sentence.kind is LineKind.TITLE
    whole = tree.kid(root, "nsubj", "csubj", "expl", "cop") is not None
    return {
        "short": count <= _SHORT,
        "long": count > _LONG,
        "very long": count > _VERY_LONG,
        "title": title,
        "caption": sentence.kind is LineKind.CAPTION,
        "rejoined": sentence.rejoined,
        "question": last == "?",
        "exclamation": last == "!",
        "unended": not title and last[-1:] not in _ENDS,
        "fragment": not whole and tree.tokens[root].upos != "VERB",
        "subjectless": not whole and tree.tokens[root].upos == "VERB" and not title,
        "teaser": title and tree.lower(sentence.first) in hedge_list("teasers"),
        "furniture": not _FURNITURE.isdisjoint(sentence.span.of(tree.text)),
        "capitals": not title and _capitals(tree, every) > _HEADLINE,
        "loose": sum(tree.base[i] in _LOOSE for i in every) / count,
    }


def _capitals(tree: Tree, words: range) -> float:
    letters = [i for i in words if tree.tokens[i].text[:1].isalpha()]
    return sum(tree.is_capitalised(i) for i in letters) / max(1, len(letters))
