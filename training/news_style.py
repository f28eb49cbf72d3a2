"""Sentences of treebanks put as newspapers put them: headlines, and speech before its speaker.

Only the order and the forms of words change, so the tree stays the annotators' own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from training.annotated import Annotated
from training.corpora import Argument, Predicate
from training.trees import children_of, subtree_spans

_SAYING = frozenset(
    {"say", "tell", "add", "announce", "claim", "report", "note", "warn", "explain", "argue",
     "state", "confirm", "write", "think", "hope", "insist", "believe", "declare", "predict",
     "suggest", "admit", "deny", "complain"}
)  # fmt: skip
_BE = frozenset({"is", "are", "was", "were", "am", "'s", "'re"})
_ARTICLES = frozenset({"a", "an", "the"})
_FIRST_AND_SECOND = frozenset({"i", "you", "we"})
_BE_DROPPED = 0.7  # of the headlines that have a form of "be"
_INVERTED = 0.6  # of the speech before its speaker: "said Ama Osei", not "Ama Osei said"
_HEADLINE_WORDS = range(5, 19)  # of the sentence that becomes one
_COMMA = -1  # a comma in the order of words
_PRESENT = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"


def reordered(one: Annotated, order: Sequence[int], comma_on: int = 0) -> Annotated | None:
    """Return the sentence with its words in another order, some left out, perhaps with a comma.

    ``order`` holds places of words, each once, and ``_COMMA``, which hangs on the word
    ``comma_on``. None if a word hangs on one that is left out, or a name would fall apart.
    """
    heads = one.heads or []
    place = {old: new for new, old in enumerate(order) if old != _COMMA}
    if any(heads[old] and heads[old] - 1 not in place for old in place):
        return None
    names = []
    for first, last, label in one.names or ():
        new = [place.get(word, -9) for word in range(first, last)]
        if new != list(range(new[0], new[0] + len(new))) or new[0] < 0:
            return None
        names.append((new[0], new[0] + len(new), label))

    def column(values: list[str] | None, comma: str) -> list[str]:
        return [comma if old == _COMMA else (values or [])[old] for old in order]

    return replace(
        one,
        words=column(one.words, ","),
        surface=column(one.surface, ", "),
        lemmas=column(one.lemmas, ","),
        upos=column(one.upos, "PUNCT"),
        xpos=column(one.xpos, ","),
        feats=column(one.feats, "_"),
        relations=column(one.relations, "punct"),
        heads=[
            place[comma_on] + 1 if old == _COMMA else heads[old] and place[heads[old] - 1] + 1
            for old in order
        ],
        names=None if one.names is None else sorted(names),
        frames=None if one.frames is None else _moved(one.frames, place),
        happened=tuple((place[word], score) for word, score in one.happened if word in place),
        vectors=[],
    )


def _moved(frames: Sequence[Predicate], place: dict[int, int]) -> tuple[Predicate, ...]:
    """Return the frames of the words that are left; an argument keeps its head alone."""
    return tuple(
        Predicate(
            place[frame.word],
            frame.roleset,
            tuple(
                Argument(one.label, place[one.head], place[one.head] + 1, place[one.head])
                for one in frame.arguments
                if one.head in place
            ),
        )
        for frame in frames
        if frame.word in place
    )


def _third_person(lemma: str) -> str:
    """Return the present of a verb in the third person: "carries"."""
    odd = {"be": "is", "have": "has"}.get(lemma)
    if odd:
        return odd
    if lemma[-1] == "y" and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def headline(one: Annotated, rng: Random) -> Annotated:
    """Return "Norvia hands over ships" for "Norvia handed over the ships."

    The articles and the stop go, often also forms of "be"; the past becomes the present.
    """
    heads, words, relations = one.heads or [], one.words, one.relations or []
    upos, xpos = one.upos or [], one.xpos or []
    if len(words) not in _HEADLINE_WORDS or words[-1] != "." or {'"', "?"} & set(words):
        return one
    root = heads.index(0)
    children = children_of(heads)
    subjects = [child for child in children[root] if relations[child].startswith("nsubj")]
    if not subjects or upos[root] not in ("VERB", "ADJ", "NOUN"):
        return one
    gone = {len(words) - 1}
    gone |= {w for w, tag in enumerate(upos) if tag == "DET" and words[w].lower() in _ARTICLES}
    if rng.random() < _BE_DROPPED:
        gone |= {c for c in children[root] if words[c] in _BE and upos[c] == "AUX"}
    gone = {word for word in gone if not children[word]}
    short = reordered(one, [word for word in range(len(words)) if word not in gone])
    if short is None or not short.words:
        return one
    paired = any(relations[child] == "conj" for child in children[root])
    spoken = words[subjects[0]].lower() in _FIRST_AND_SECOND
    if xpos[root] == "VBD" and upos[root] == "VERB" and not paired and not spoken:
        several = any(relations[child] == "conj" for child in children[subjects[0]])
        short = _in_present(short, several or "Number=Plur" in (one.feats or [])[subjects[0]])
    return replace(short, words=[short.words[0][0].upper() + short.words[0][1:], *short.words[1:]])


def _in_present(one: Annotated, plural: bool) -> Annotated:
    """Return the sentence with the verb at its root in the present."""
    root = (one.heads or []).index(0)
    lemma = (one.lemmas or [])[root]
    if not lemma.isalpha() or lemma == "be":
        return one
    words, xpos, feats = list(one.words), list(one.xpos or ()), list(one.feats or ())
    words[root] = lemma if plural else _third_person(lemma)
    xpos[root] = "VBP" if plural else "VBZ"
    feats[root] = _PRESENT.format("Plur" if plural else "Sing")
    return replace(one, words=words, xpos=xpos, feats=feats)


def speech_first(one: Annotated, rng: Random) -> Annotated:
    """Return "The ship sank, said Ama Osei." for "Ama Osei said that the ship sank."""
    heads, relations, words = one.heads or [], one.relations or [], one.words
    root = heads.index(0)
    children, spans = children_of(heads), subtree_spans(heads)
    said = [c for c in children[root] if relations[c] == "ccomp"]
    if (one.lemmas or [])[root] not in _SAYING or len(said) != 1 or words[-1] != ".":
        return one
    first, last, size = spans[said[0]]
    whole = size == last - first and last == len(words) - 1 and root < first
    subjects = [c for c in children[root] if relations[c] == "nsubj"]
    if not whole or len(subjects) != 1:
        return one
    start, end, count = spans[subjects[0]]
    if end != root or start != 0 or count != end or (one.upos or [])[first] == "PUNCT":
        return one
    marks = {c for c in children[said[0]] if words[c].lower() == "that" and relations[c] == "mark"}
    told = [word for word in range(first, last) if word not in marks]
    speaker, verb = list(range(start, end)), [root]
    inverted = rng.random() < _INVERTED and (one.upos or [])[subjects[0]] != "PRON"
    tail = [*verb, *speaker] if inverted else [*speaker, *verb]
    rest = list(range(root + 1, first))
    moved = reordered(one, [*told, _COMMA, *tail, *rest, len(words) - 1], comma_on=said[0])
    return one if moved is None else _recapitalised(moved, len(told) + 1 + tail.index(start))


def _recapitalised(one: Annotated, small: int) -> Annotated:
    """Return the sentence with a capital at its start, and none at a common word that moved."""
    words, upos = list(one.words), one.upos or []
    words[0] = words[0][0].upper() + words[0][1:]
    if upos[small] != "PROPN" and words[small] != "I" and words[small][1:].islower():
        words[small] = words[small].lower()
    return replace(one, words=words)
