"""Claims with what they govern: "agreed to meet" is one event, told by agree and by meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossread.model.annotation import Annotation
from crossread.model.claims import Claim, Filler, Status
from crossread.model.stories import Reading
from crossread.reports.plover_labels import (
    Label,
    Turn,
    blames,
    is_announced_threat,
    kind_of,
    label_words,
    turn_of,
)
from crossread.reports.plover_sides import Sides, names_somebody, sides_of, sides_of_carried
from crossread.reports.plover_words import (
    Form,
    Governor,
    Grammar,
    Words,
    governors_of,
    head_of,
    keys_of,
    purpose_of,
    read_words,
)

# What the content of a request or refusal, and of a threat, gives as its mode.
_FAVOURS = {"CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield", "AID": "assist",
            "COOPERATE": "assist", "SUPPORT": "assist"}  # fmt: skip
_THREATS = {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict"}
_TURNED = frozenset({Status.PLANNED, Status.NEGATED, Status.HYPOTHETICAL})


@dataclass(slots=True)
class Labelled:
    """A claim with its label and sides; ``content`` are the claims that it governs.

    ``turned``: its root tells what is planned, refused or asked, so its status says no more of it.
    ``told``: the event of another claim tells it.
    """

    claim: Claim
    words: Words
    label: Label | None
    sides: Sides
    turned: bool = False
    told: bool = False
    content: list[Labelled] = field(default_factory=list)
    act: Label | None = None  # its label as if it were neither planned nor denied

    @property
    def root(self) -> str:
        """Return its root, "" for none."""
        return "" if self.label is None else self.label.root

    @property
    def status(self) -> Status:
        """Return the status of the labelled act."""
        turned = self.turned and self.claim.status in _TURNED
        return Status.ASSERTED if turned else self.claim.status


def label_claims(reading: Reading, grammar: Grammar) -> list[Labelled]:
    """Return the claims of an article with their labels, in text order."""
    found = [
        _labelled(reading, grammar, claim, head)
        for claim in reading.claims
        if (head := head_of(reading.annotation, claim)) >= 0
    ]
    owners = {each.words.head: each for each in found}
    for each in sorted(found, key=lambda one: -_depth(grammar, one.words.head)):
        _serve_purpose(grammar, each, owners)
        _turn_by_content(grammar, each)
        _turn_by_status(each)
        if not each.told:
            _climb(grammar, each, owners)
        _tell_by_speaker(reading.annotation, each)
    return found


def _labelled(reading: Reading, grammar: Grammar, claim: Claim, head: int) -> Labelled:
    sides = sides_of(grammar, claim)
    words = read_words(grammar, claim, head, [filler.head for filler in sides.source])
    label = label_words(words, claim)
    if label is not None and label.carried:
        text, received = reading.article.text, label.received
        sides = sides_of_carried(grammar, text, claim, received=received)
    return Labelled(claim, words, label, sides, act=label)


def _depth(grammar: Grammar, token: int) -> int:
    depth = 0
    while token >= 0:
        token = grammar.tokens[token].head
        depth += 1
    return depth


def _turn_by_content(grammar: Grammar, draft: Labelled) -> None:
    """Label "agreed to meet", "vowed to strike" by what is agreed or vowed."""
    turn = turn_of(keys_of(grammar, draft.words.head))
    if turn is None or not draft.content or (draft.label and draft.label.carried):
        return
    content = draft.content[0]
    inner = content.act.root if content.act else ""
    root = turn.roots[kind_of(inner)]
    if root == "-":
        draft.label = draft.act = None
    if root in ("=", "-"):
        return
    if root != draft.root or (draft.label and not draft.label.mode):
        draft.label = content.act if root == "^" else Label(root, _mode_of(root, inner))
        draft.act = draft.label
    draft.sides = _lend(draft, content)


def _lend(draft: Labelled, content: Labelled) -> Sides:
    """Fill a missing target from the content: who is to do it, or who it is done to."""
    sides, inner = draft.sides, content.sides
    heads = {each.words.head for each in draft.content}
    if sides.target and not any(filler.head in heads for filler in sides.target):
        return sides
    own = {filler.head for filler in sides.source}
    asked = draft.root in ("REQUEST", "ACCUSE")
    for fillers in (inner.source, inner.target) if asked else (inner.target, inner.source):
        target = tuple(filler for filler in fillers if filler.head not in own)
        if target:
            return Sides(sides.source, target)
    return sides


def _mode_of(root: str, content: str) -> str:
    if root in ("REQUEST", "REJECT"):
        return _FAVOURS.get(content, "")
    return _THREATS.get(content, "") if root == "THREATEN" else ""


def _turn_by_status(draft: Labelled) -> None:
    """Read a planned visit as AGREE, a planned release as CONCEDE, a denied favour as REJECT."""
    kind, status = kind_of(draft.root), draft.claim.status
    root = ""
    if status is Status.PLANNED and turn_of((draft.words.verb,)) is None:
        root = {"friendly": "AGREE", "yielding": "CONCEDE"}.get(kind, "")
        root = "THREATEN" if is_announced_threat(draft.root) else root
    elif status is Status.NEGATED and kind in ("friendly", "yielding"):
        root = "REJECT"
    if root and root != draft.root:
        draft.label = Label(root, _mode_of(root, draft.root))
        draft.turned = True


def _serve_purpose(grammar: Grammar, draft: Labelled, owners: Mapping[int, Labelled]) -> None:
    """Read "sent a ship to help A" as one act: the purpose tells whom, and what it is."""
    aim = owners.get(purpose_of(grammar, draft.words.head))
    if aim is None or aim.label is None:
        return
    draft.told = True
    if draft.root in ("AID", "SUPPORT", "ACCUSE") and aim.root in ("MOBILIZE", "CONSULT"):
        aim.label = draft.label
    _lend_purpose(grammar, draft, aim)


def _climb(grammar: Grammar, draft: Labelled, owners: Mapping[int, Labelled]) -> None:
    """Let what governs a claim change its root, or take it in as its content."""
    for governor in governors_of(grammar, draft.words.head):
        owner = owners.get(governor.token)
        if owner is not None:
            _take_in(grammar, owner, draft, governor)
            return
        turn = _turn_of(grammar, governor)
        if turn is not None:
            _turn_to(draft, turn)


def _turn_of(grammar: Grammar, governor: Governor) -> Turn | None:
    """Return what a governor makes of its content, None where a noun keeps its own root."""
    turn = turn_of(governor.keys)
    keeps = turn is not None and turn.clause and governor.holds_noun(grammar)
    return None if keeps else turn


def _lend_purpose(grammar: Grammar, draft: Labelled, aim: Labelled) -> None:
    """Read who is helped out of "gave money to help ..." where nobody else is the target."""
    own = names_somebody(grammar, aim.sides.target)
    if names_somebody(grammar, draft.sides.target) and not own:
        aim.sides = Sides(aim.sides.source, draft.sides.target)


def _take_in(grammar: Grammar, owner: Labelled, draft: Labelled, governor: Governor) -> None:
    """Give a claim to the one that governs it, or that carries it as its noun."""
    turn = _turn_of(grammar, governor)
    carried = owner.label is not None and owner.label.carried
    if carried and draft.words.form is Form.NOUN and draft.words.verb in owner.words.nouns:
        draft.told = True
    elif turn is not None:
        owner.content.append(draft)
        act = draft.act.root if draft.act else ""
        draft.told = turn.roots[kind_of(act)] not in ("=", "-")
    elif governor.infinitive and owner.label is not None:
        draft.told = True
        _lend_purpose(grammar, draft, owner)


def _turn_to(draft: Labelled, turn: Turn) -> None:
    """Give a claim the root that a governor without a claim of its own makes of it."""
    act = draft.act.root if draft.act else ""
    root = turn.roots[kind_of(act)]
    if root in ("=", "^"):
        return
    silent = draft.claim.event_type == "Statement" and "to" not in draft.words.beside
    nothing = root == "-" or silent  # "declined to say", but "refused to respond to the request"
    draft.label = None if nothing else Label(root, _mode_of(root, act))
    draft.turned = True


def _tell_by_speaker(annotation: Annotation, draft: Labelled) -> None:
    """Read "A said that B must ..." as a request to B, "... is responsible" as an accusation."""
    speaker, blamed = draft.claim.chain[-1], draft.words.verb in blames()
    if not (draft.words.bound or blamed) or speaker.span is None or speaker.mention is None:
        return
    other = draft.sides.source or draft.sides.target
    if not other or any(filler.span.overlaps(speaker.span) for filler in other):
        return
    head = annotation.mentions[speaker.mention].head
    source = Filler(speaker.span, head, speaker.name, speaker.mention)
    label = Label("REQUEST", _mode_of("REQUEST", draft.root))
    draft.label = Label("ACCUSE", "allege") if blamed else label
    draft.sides = Sides((source,), other)
    draft.turned, draft.told = True, False
