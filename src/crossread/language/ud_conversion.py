"""From the dependencies of English spaCy models (ClearNLP labels) to Universal Dependencies 2.

The two schemes differ in labels, and in which word of a pair is the head: ClearNLP hangs nouns on
prepositions and predicates on the copula, chains conjuncts and heads a name by its last word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

# Labels that ClearNLP has and UD does not; one of them tells the scheme.
_CLEAR_ONLY = frozenset(
    {"acomp", "agent", "attr", "auxpass", "csubjpass", "dative", "dobj", "npadvmod", "nsubjpass",
     "oprd", "pcomp", "pobj", "poss", "prep", "prt", "quantmod", "relcl"}
)  # fmt: skip

# Labels whose UD relation does not depend on the words around.
_RELATIONS = {
    "": "dep",
    "ROOT": "root",
    "acomp": "xcomp",  # of a verb other than the copula: "remained open"
    "attr": "xcomp",
    "agent": "obl:agent",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nmod": "compound",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
# Two words that UD reads as one function word, as in EWT.
_FIXED = frozenset(
    {("according", "to"), ("because", "of"), ("due", "to"), ("such", "as"), ("as", "of"),
     ("instead", "of"), ("rather", "than"), ("more", "than"), ("less", "than"), ("at", "least"),
     ("up", "to")}
)  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
_INSIDE_NAMES = frozenset({"compound", "nmod", "flat", "punct"})
_FUNCTIONS = frozenset({"case", "quantmod"})


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the conversion reads of the words: one value a word in each row."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]  # Penn Treebank tags


@dataclass(slots=True)
class _Tree:
    """The tree while it is rebuilt: heads are places of words, -1 for a root."""

    given: Tagged
    heads: list[int]
    labels: list[str]

    def __len__(self) -> int:
        return len(self.heads)

    def kids(self, head: int, *labels: str) -> list[int]:
        """Return the children with one of the labels (any, where none is given), in text order."""
        return [
            place
            for place in range(len(self))
            if self.heads[place] == head and (not labels or self.labels[place] in labels)
        ]

    def raise_over(self, child: int, head: int) -> None:
        """Put a child in its head's place; the head and its other children hang on the child."""
        self.heads[child], self.labels[child] = self.heads[head], self.labels[head]
        for other in self.kids(head):
            self.heads[other] = child
        self.heads[head] = child


def speaks_clear(labels: Collection[str]) -> bool:
    """Tell whether dependency labels are those of ClearNLP, not of Universal Dependencies."""
    return not _CLEAR_ONLY.isdisjoint(labels)


def _complement(tree: _Tree, place: int) -> int | None:
    """Return what a preposition governs; None: the word is no preposition, or is stranded."""
    governed = tree.kids(place, "pobj") or tree.kids(place, "pcomp")
    chained = tree.kids(place, "prep") if tree.labels[place] == "prep" else []
    found = governed or [child for child in chained if child > place]
    return found[0] if found else None


def _raise_complements(tree: _Tree) -> None:
    """Make prepositions the case, or mark, of what they govern."""
    for place in range(len(tree)):
        inner = _complement(tree, place)
        if inner is None:
            continue
        clause = tree.labels[inner] == "pcomp" and tree.given.upos[inner] in {"VERB", "AUX"}
        adverb = tree.labels[inner] == "pcomp" and tree.given.upos[inner] == "ADV"
        label, governor = tree.labels[place], tree.heads[place]
        tree.raise_over(inner, place)
        tree.labels[place] = "mark" if clause else "case"
        if label in {"prep", "dative", "agent"}:
            nominal = governor >= 0 and tree.given.upos[governor] in _NOMINAL
            if clause:
                tree.labels[inner] = "acl" if nominal else "advcl"
            elif adverb:
                tree.labels[inner] = "advmod"
            elif tree.given.upos[inner] == "ADP" and tree.kids(inner, "pobj", "pcomp"):
                tree.labels[inner] = label  # the first of two prepositions; the next turn goes on
            else:
                by_agent = label == "agent"
                tree.labels[inner] = "obl:agent" if by_agent else "nmod" if nominal else "obl"
                if tree.labels[inner] == "nmod":
                    tree.labels[inner] = "nmod:case"  # apart from ClearNLP's own nmod


def _predicate(tree: _Tree, verb: int) -> int | None:
    """Return the noun, adjective or phrase that a copula links to its subject."""
    named = tree.kids(verb, "attr", "acomp")
    if named:
        return named[0]
    if not tree.kids(verb, "nsubj") or tree.kids(verb, "ccomp", "xcomp", "dobj", "oprd"):
        return None
    placed = [child for child in tree.kids(verb, "obl") if child > verb]
    return placed[0] if placed else None


def _is_copula(tree: _Tree, place: int) -> bool:
    """Tell whether the word is a form of "be" that is no auxiliary."""
    auxiliary = tree.labels[place] in {"aux", "auxpass"}
    return tree.given.lemmas[place].lower() == "be" and not auxiliary


def _raise_predicates(tree: _Tree) -> None:
    """Make the copula a child of its predicate; "there is X" keeps the verb as its head."""
    for place in range(len(tree)):
        if not _is_copula(tree, place):
            continue
        if tree.kids(place, "expl"):
            for child in tree.kids(place, "attr"):
                tree.labels[child] = "nsubj"
            continue
        predicate = _predicate(tree, place)
        if predicate is not None:
            tree.raise_over(predicate, place)
            tree.labels[place] = "cop"
            for other in tree.kids(predicate, "attr"):  # "who is the envoy"
                tree.labels[other] = "nsubj"


def _is_small_clause(tree: _Tree, place: int) -> bool:
    """Tell whether a clause is an infinitive ("him leave"), or has no verb ("it odd")."""
    helpers = tree.kids(place, "aux", "auxpass")
    if tree.kids(place, "mark"):
        return False
    if tree.given.upos[place] in {"ADJ", "NOUN", "PROPN"}:
        return not helpers and not tree.kids(place, "cop")
    modal = any(tree.given.xpos[helper] == "MD" for helper in helpers)
    return tree.given.xpos[place] == "VB" and not modal


def _lower_subjects(tree: _Tree) -> None:
    """Make the subject of a small clause the object of the verb above it."""
    for place in range(len(tree)):
        above = tree.heads[place]
        if tree.labels[place] != "ccomp" or above < 0 or not _is_small_clause(tree, place):
            continue
        subjects = [s for s in tree.kids(place, "nsubj", "nsubjpass") if above < s < place]
        if subjects:
            tree.labels[place] = "xcomp"
            tree.heads[subjects[0]], tree.labels[subjects[0]] = above, "dobj"


def _lead_names(tree: _Tree, persons: Sequence[tuple[int, int]]) -> None:
    """Make the first word of a person's name its head, and a title before it a description."""
    for first, last in persons:
        inside = range(first, last)
        tops = [place for place in inside if tree.heads[place] not in inside]
        rest = [place for place in inside if place not in tops]
        if len(tops) != 1 or any(tree.labels[place] not in _INSIDE_NAMES for place in rest):
            continue
        [top] = tops
        if top != first:
            tree.heads[first], tree.labels[first] = tree.heads[top], tree.labels[top]
        for place in range(len(tree)):
            if place not in inside and tree.heads[place] in inside:
                tree.heads[place] = first
                if place < first and tree.labels[place] in {"compound", "nmod"}:
                    tree.labels[place] = "nmod:desc"
        for place in inside[1:]:
            mark = tree.given.upos[place] == "PUNCT"
            tree.heads[place], tree.labels[place] = first, "punct" if mark else "flat"


def _first_conjunct(tree: _Tree, place: int) -> int:
    while tree.labels[place] == "conj":
        place = tree.heads[place]
    return place


def _flatten_conjuncts(tree: _Tree) -> None:
    """Hang every conjunct on the first one, and each conjunction on the conjunct after it."""
    firsts = {
        place: _first_conjunct(tree, place)
        for place in range(len(tree))
        if tree.labels[place] == "conj"
    }
    for place, first in firsts.items():
        tree.heads[place] = first
    for place in range(len(tree)):
        if tree.labels[place] == "cc":
            first = _first_conjunct(tree, tree.heads[place])
            after = [other for other in firsts if other > place and firsts[other] == first]
            tree.heads[place] = after[0] if after else tree.heads[place]


def _fix_pairs(tree: _Tree) -> None:
    """Join two words that are read as one preposition, or as one word beside a number."""
    for place in range(len(tree) - 1):
        pair = (tree.given.words[place].lower(), tree.given.words[place + 1].lower())
        alike = tree.heads[place] == tree.heads[place + 1]
        if pair in _FIXED and alike and tree.labels[place + 1] in _FUNCTIONS:
            tree.labels[place] = tree.labels[place + 1]
            tree.heads[place + 1], tree.labels[place + 1] = place, "fixed"


def _relation(tree: _Tree, place: int) -> str:
    """Return the UD relation of a word whose head is settled."""
    label, head = tree.labels[place], tree.heads[place]
    nominal = head >= 0 and tree.given.upos[head] in _NOMINAL
    if head < 0:
        return "root"
    if label == "aux" and tree.given.xpos[place] == "TO":
        return "mark"
    if label == "relcl" and any(tree.given.xpos[aux] == "TO" for aux in tree.kids(place, "aux")):
        return "acl"
    if label == "ccomp" and nominal and place > head and not tree.kids(head, "cop"):
        return "acl"  # "the claim that"
    if label == "npadvmod":
        return "nmod:unmarked" if nominal else "obl:unmarked"
    if label == "nmod:case":
        return "nmod"
    if label == "prep":  # stranded, or an adverb that the parser took for a preposition
        return "advmod"
    if label == "pobj":
        return "nmod" if nominal else "obl"
    return _RELATIONS.get(label, label)


def convert_clear(
    given: Tagged,
    heads: Sequence[int],
    labels: Sequence[str],
    persons: Sequence[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return heads and UD relations for a tree with ClearNLP labels.

    ``heads`` are places of words, -1 for a root; ``persons`` are the names of persons, as (first
    word, last word exclusive).
    """
    tree = _Tree(given, list(heads), list(labels))
    _raise_complements(tree)
    _raise_predicates(tree)
    _lower_subjects(tree)
    _lead_names(tree, persons)
    _flatten_conjuncts(tree)
    _fix_pairs(tree)
    relations = tuple(_relation(tree, place) for place in range(len(tree)))
    return tuple(tree.heads), relations


def _ranges(starts: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    yield from zip(starts, [*starts[1:], length], strict=True)


def confine(
    heads: Sequence[int], relations: Sequence[str], starts: Sequence[int]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the tree with one root in each sentence and no head outside of it.

    The first root of a sentence, or else the first word whose head lies outside, is its root;
    other such words hang on it as parataxis.
    """
    new_heads, new_relations = list(heads), list(relations)
    for first, last in _ranges(starts, len(heads)):
        tops = [place for place in range(first, last) if not first <= heads[place] < last]
        root = next((place for place in tops if heads[place] < 0), tops[0])
        for place in tops:
            new_heads[place] = -1 if place == root else root
            new_relations[place] = "root" if place == root else "parataxis"
    return tuple(new_heads), tuple(new_relations)
