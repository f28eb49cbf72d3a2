"""Which PLOVER root and mode the words of a claim stand for (resources/plover.yaml)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from crossread.model.claims import OPEN_TYPE, Claim
from crossread.reports.plover_words import Form, Words
from crossread.text.resources import load


@dataclass(frozen=True, slots=True)
class Label:
    """A root with its mode, "" where it is not known.

    ``carried``: a noun tells it ("imposed sanctions on"), so that the target hangs on the noun.
    ``received``: the subject is who it comes to ("faced criticism").
    """

    root: str
    mode: str = ""
    carried: bool = False
    received: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """The label of a verb with one of these nouns."""

    label: Label
    nouns: frozenset[str]
    modifiers: frozenset[str]  # in front of them
    actors: frozenset[str]  # who acts
    anywhere: bool  # the nouns may also stand in other phrases than the object

    def fits(self, words: Words) -> bool:
        """Tell whether the words hold one of each that the phrase asks for."""
        nouns = (*words.nouns, *(words.around if self.anywhere else ()), *words.beside)
        return (
            (not self.nouns or not self.nouns.isdisjoint(nouns))
            and (not self.modifiers or not self.modifiers.isdisjoint(words.modifiers))
            and (not self.actors or not self.actors.isdisjoint(words.actors))
        )


@cache
def verb_labels() -> dict[str, Label]:
    """Return the label of each verb, alone ("seize") or with a word beside it ("give up")."""
    return _lemma_table("verbs")


@cache
def noun_labels() -> dict[str, Label]:
    """Return the label of each noun that names an act."""
    return _lemma_table("nouns")


def _lemma_table(name: str) -> dict[str, Label]:
    found: dict[str, Label] = {}
    for root, modes in load("plover.yaml")[name].items():
        for mode, lemmas in modes.items():
            for lemma in lemmas:
                found.setdefault(lemma, Label(root, mode))
    return found


@cache
def phrase_labels() -> dict[str, tuple[Phrase, ...]]:
    """Return what each verb stands for with certain nouns, in the order of the resource."""
    found: dict[str, list[Phrase]] = {}
    for entry in load("plover.yaml")["phrases"]:
        named = {k: frozenset(entry.get(k, ())) for k in ("nouns", "modifiers", "actors")}
        carried = bool(named["nouns"] or named["modifiers"])
        label = Label(entry["root"], entry["mode"], carried=carried)
        phrase = Phrase(label, **named, anywhere=entry.get("anywhere", False))
        for verb in entry["verbs"]:
            found.setdefault(verb, []).append(phrase)
    return {verb: tuple(phrases) for verb, phrases in found.items()}


@cache
def carriers(name: str) -> frozenset[str]:
    """Return the verbs whose subject does ("active") or gets ("received") what they carry."""
    return frozenset(load("plover.yaml")["carriers"][name])


@dataclass(frozen=True, slots=True)
class Turn:
    """What a governing word makes of its content: kind of the content -> root, "=", "-" or "^"."""

    roots: dict[str, str]
    clause: bool  # a noun keeps its own root unless it hangs on "of"


@cache
def turns() -> dict[str, Turn]:
    """Return what each governing lemma makes of its content."""
    found: dict[str, Turn] = {}
    for entry in load("plover.yaml")["governors"]:
        roots = {kind: entry[kind] for kind in ("friendly", "yielding", "hostile", "other")}
        for lemma in entry["lemmas"]:
            found.setdefault(lemma, Turn(roots, entry.get("clause", False)))
    return found


def turn_of(keys: tuple[str, ...]) -> Turn | None:
    """Return what the first of these words that governs makes of its content, or None."""
    return next((turns()[key] for key in keys if key in turns()), None)


@cache
def type_labels() -> dict[str, Label]:
    """Return the label of each event type that has one."""
    return {name: Label(*text.split()) for name, text in load("plover.yaml")["types"].items()}


@cache
def kind_of(root: str) -> str:
    """Return what a root is to the other side: friendly, yielding, hostile, else other."""
    data = load("plover.yaml")
    return next((k for k in ("friendly", "yielding", "hostile") if root in data[k]), "other")


@cache
def blames() -> frozenset[str]:
    """Return the adjectives by which a speaker holds an act against somebody."""
    return frozenset(load("plover.yaml")["blames"])


@cache
def vague() -> frozenset[str]:
    """Return the nouns that leave it to the noun in front of them to tell the act."""
    return frozenset(load("plover.yaml")["vague"])


@cache
def exercises() -> frozenset[str]:
    """Return the nouns and verbs of military exercises."""
    return frozenset(load("plover.yaml")["exercises"])


@cache
def is_announced_threat(root: str) -> bool:
    """Tell whether an act is a threat as long as it is only announced."""
    return root in load("plover.yaml")["announced"]


def label_words(words: Words, claim: Claim) -> Label | None:
    """Return the label of a claim's own words, of its type where they have none, or None."""
    found = type_labels()["Reception"] if claim.event_type == "Reception" else _by_words(words)
    if found is None and claim.event_type != OPEN_TYPE:
        found = _by_type(claim)
    if found is None or not found.root:
        return None
    if found.mode == "troops" and _is_joint(words, claim):
        return Label("COOPERATE")
    received = found.carried and claim.event_type == OPEN_TYPE and kind_of(found.root) != "yielding"
    return replace(found, received=received and words.verb in carriers("received"))


def _by_type(claim: Claim) -> Label | None:
    """Return the label of the event type; what only changes hands needs to reach somebody."""
    reached = any(claim.role(name) for name in ("receiver", "destination", "end_use"))
    if claim.event_type == "Transfer" and not reached:
        return None
    return type_labels().get(claim.event_type)


def _by_words(words: Words) -> Label | None:
    if words.form is Form.NOUN:
        return _by_phrase(words) or noun_labels().get(words.verb)
    if words.form is Form.ATTRIBUTE:
        return _by_phrase(words)
    found = _by_phrase(words) or _by_particle(words)
    if found is None and words.verb in carriers("active"):
        found = _by_carrier(words)
    if words.form is Form.PARTICLE:
        return found
    return found or verb_labels().get(words.verb) or _by_carrier(words)


def _is_joint(words: Words, claim: Claim) -> bool:
    """Tell whether several parties exercise together."""
    if exercises().isdisjoint((words.verb, *words.nouns)):
        return False
    actors = claim.role("actor") or claim.role("agent")
    several = actors is not None and len(actors.fillers) > 1
    return several or claim.role("with") is not None or "joint" in words.modifiers


def _verbs(words: Words) -> Iterator[str]:
    """Yield the verb with each word beside it, then the bare verb."""
    for word in words.beside:
        yield f"{words.verb} {word}"
    if words.form is not Form.PARTICLE:
        yield words.verb


def _by_phrase(words: Words) -> Label | None:
    phrases = (phrase for verb in _verbs(words) for phrase in phrase_labels().get(verb, ()))
    return next((phrase.label for phrase in phrases if phrase.fits(words)), None)


def _by_particle(words: Words) -> Label | None:
    keys = (f"{words.verb} {word}" for word in (*words.beside, *words.nouns))
    return next((verb_labels()[key] for key in keys if key in verb_labels()), None)


def _by_carrier(words: Words) -> Label | None:
    """Read "launched an attack" and "faced criticism"."""
    nouns = words.objects if vague().isdisjoint(words.objects) else words.modifiers
    label = next((noun_labels()[n] for n in nouns if n in noun_labels()), None)
    if label is None or words.verb not in carriers("active") | carriers("received"):
        return None
    return replace(label, carried=True)
