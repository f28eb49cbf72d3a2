"""The main event of one article: the claim that title and lead share, and its circumstances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.claims.circumstances import when_of, where_of
from crossread.claims.lexicon import event_types
from crossread.claims.telling import Telling, read_telling, stem_of
from crossread.model.annotation import Annotation, EntityKind, MentionKind
from crossread.model.articles import Article
from crossread.model.claims import OPEN_TYPE, TOLD, Claim, Filler, Role, Status
from crossread.model.main_event import Answer, MainEvent
from crossread.model.spans import Span

# Weights set on the even rows of clusters/gold-5w1h (python -m evaluation five-w --dev).
_TITLE = 3.0  # a title names the event that its article is about
_OVERLAP = 2.0  # for all content words of the title in the clause
_ALIKE = 1.0  # times the likeness of the clause's vector to the title's
_POSITION = 1.0  # of the first sentence of the body, less further down
_DEEP = 0.75  # off for each clause above this one
_UNTOLD = 1.0  # off for what has not happened
_QUOTED = 1.0  # off inside a quotation: a voice, not the article
_BACKGROUND = 2.0  # off for a mention by the way
_SAYING = 1.0  # off where a plain saying carries another claim

_SAYINGS = frozenset({"say", "tell", "add", "report", "write", "note", "state"})
_PALE = _SAYINGS | {"be", "have", "make", "take", "get", "give", "go", "come", "do", "see"}
_ASIDE = frozenset({"after", "before", "during", "following", "amid", "since", "until", "because",
                    "despite", "while"})  # fmt: skip
_OPENING = {"’": "‘", "”": "“", '"': '"', "'": "'"}
_SOMEBODY = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.STATE})
_ACTS, _BEFALLEN = "subject of the claim", "befallen by it"
_MORE = 2  # words besides that two clauses must share where their predicate says little


def main_event(
    article: Article, annotation: Annotation, claims: Sequence[Claim]
) -> MainEvent | None:
    """Return the event that an article reports above all others, or None where it tells none."""
    telling = read_telling(article, annotation, claims)
    ranked = [(_rank(telling, claim), -place, claim) for place, claim in enumerate(telling.early)]
    if not ranked:
        return None
    top = max(ranked, key=lambda each: each[:2])[2]
    chosen, reason = _from_body(telling, top)
    echoes = _echoes(telling, chosen, top)
    who = _who(telling, dict.fromkeys((chosen, top))) or _who(telling, echoes) or _topic(telling)
    return MainEvent(
        article=article.id,
        claim=chosen.id,
        what=_what(telling, chosen),
        who=who,
        when=when_of(telling, echoes),
        where=where_of(telling, echoes),
        reason=reason,
    )


def _rank(telling: Telling, claim: Claim) -> float:
    """Return how much speaks for a claim being the main event."""
    sentence = telling.annotation.sentences[claim.sentence]
    depth = telling.depth(claim)
    by_the_way = claim.background and not telling.is_whole_title(claim)
    heads_title = claim.sentence in telling.title and not depth and not by_the_way
    score = _TITLE if heads_title else 0.0
    if telling.title_words:
        words = telling.words(claim.span if depth else sentence.span)
        score += _OVERLAP * len(words & telling.title_words) / len(telling.title_words)
    score += _ALIKE * telling.likeness(claim)
    score += _POSITION / (1 + telling.place_of(sentence))
    score -= _DEEP * depth
    score -= _UNTOLD if claim.status not in TOLD else 0.0
    score -= _QUOTED if claim.quotation is not None else 0.0
    score -= _BACKGROUND if by_the_way else 0.0
    return score - (_SAYING if claim.content and claim.predicate in _SAYINGS else 0.0)


def _from_body(telling: Telling, top: Claim) -> tuple[Claim, str]:
    """Return the first clause of the body that says what the title's clause says, else that."""
    if top.sentence not in telling.title:
        return top, "the lead tells it"
    for claim in telling.early:
        if claim.sentence in telling.title or claim.background or claim.status != top.status:
            continue
        if stem_of(claim.predicate) == stem_of(top.predicate) and _repeats(telling, top, claim):
            return claim, "the title tells it and the lead says the same"
    return top, "the title tells it"


def _repeats(telling: Telling, top: Claim, claim: Claim) -> bool:
    """Tell whether two clauses with one predicate speak of one thing besides, and of no other."""
    if _names_other(telling, top, claim):
        return False
    shared = telling.words(top.span) & telling.words(claim.span) - {stem_of(top.predicate)}
    return len(shared) >= (_MORE if top.predicate in _PALE else 1)


def _names_other(telling: Telling, top: Claim, claim: Claim) -> bool:
    """Tell whether both name who acts, or whom it befalls, and not the same."""
    for parties in (_acting, _befallen):
        own, other = (
            {word for filler in parties(each) for word in telling.name_words(filler)}
            for each in (top, claim)
        )
        if own and other and not own & other:
            return True
    return False


def _echoes(telling: Telling, chosen: Claim, top: Claim) -> list[Claim]:
    """Return the claim and after it, in text order, those that tell the same event."""
    own = telling.party_words(chosen) | telling.party_words(top)
    stems, typed = {stem_of(chosen.predicate), stem_of(top.predicate)}, chosen.event_type
    found = [chosen]
    for claim in telling.claims:
        if claim is chosen or claim.status is Status.DENIED:
            continue
        kin = stem_of(claim.predicate) in stems or claim.event_type == typed != OPEN_TYPE
        parties = telling.party_words(claim) if kin else frozenset()
        same = own & parties and not _names_other(telling, chosen, claim)
        if claim is top or same or (kin and not parties and claim.background):
            found.append(claim)
    return found


def _who(telling: Telling, claims: Iterable[Claim]) -> Answer | None:
    """Return the subject: an acting one before one whom it befalls, a named before another."""
    found: list[tuple[bool, bool, bool, int, Answer]] = []
    for claim in claims:
        for fillers, reason in ((_acting(claim), _ACTS), (_befallen(claim), _BEFALLEN)):
            spans = dict.fromkeys(s for each in fillers if (s := _named(telling, each)) is not None)
            if spans:
                named = any(telling.has_name(span) for span in spans)
                somebody = any(_is_somebody(telling, filler) for filler in fillers)
                answer = Answer(tuple(spans), reason, claim.id)
                found.append((not somebody, reason is _BEFALLEN, not named, len(found), answer))
    return min(found)[-1] if found else None


def _is_somebody(telling: Telling, filler: Filler) -> bool:
    """Tell whether a filler is a person, a body or a State, or a noun not known to be none.

    A bare number ("at least four") tells of nobody who that is.
    """
    if filler.mention is None:
        return telling.is_common(filler.head) and not telling.has_name(filler.span)
    return telling.annotation.mentions[filler.mention].entity in _SOMEBODY


def _topic(telling: Telling) -> Answer | None:
    """Return the somebody with whose name a title begins."""
    first = telling.annotation.sentences[telling.title[0]].span.start if telling.title else -1
    for mention in telling.annotation.mentions:
        if mention.span.start == first and mention.entity in _SOMEBODY:
            return Answer((mention.span,), "named first in the title")
    return None


def _acting(claim: Claim) -> tuple[Filler, ...]:
    """Return the fillers of the subject's role, those in front of the predicate if there are."""
    role = claim.role(event_types()[claim.event_type].subject)
    if role is None:
        return ()
    return _in_front(claim, role) or role.fillers


def _befallen(claim: Claim) -> tuple[Filler, ...]:
    """Return the fillers of the first other core role that stand in front of the predicate."""
    kind = event_types()[claim.event_type]
    others = [r for r in claim.roles if r.name in kind.core and r.name != kind.subject]
    return next((front for role in others if (front := _in_front(claim, role))), ())


def _in_front(claim: Claim, role: Role) -> tuple[Filler, ...]:
    return tuple(f for f in role.fillers if f.span.start < claim.predicate_span.start)


def _named(telling: Telling, filler: Filler) -> Span | None:
    """Return the filler, or the first name of its chain where it holds none itself.

    A thing is nobody. A pronoun without a name stands for the first noun of its chain, if any.
    """
    mentions = telling.annotation.mentions
    mention = mentions[filler.mention] if filler.mention is not None else None
    pronoun = telling.is_pronoun(filler.head)
    thing = mention is None or mention.entity is EntityKind.THING
    if thing and telling.is_common(filler.head) and not telling.has_name(filler.span):
        return None
    if mention is not None and mention.chain >= 0 and not telling.has_name(filler.span):
        same = [m for m in mentions if m.chain == mention.chain]
        names = [m.span for m in same if m.kind is MentionKind.NAME]
        nouns = [m.span for m in same if m.kind is MentionKind.NOMINAL]
        return next(iter(names or (nouns if pronoun else [])), None if pronoun else filler.span)
    return None if pronoun else filler.span


def _what(telling: Telling, claim: Claim) -> Answer:
    """Return the predicate with its object, in front of it in the passive with an agent."""
    acting, befallen = _acting(claim), _befallen(claim)
    who = {filler.span for filler in acting or befallen}
    core = event_types()[claim.event_type].core
    after = sorted(
        (filler.span.start, role.name in core, filler.span)
        for role in claim.roles
        for filler in role.fillers
        if filler.span not in who and filler.span.start >= claim.predicate_span.end
        if not _is_aside(telling, filler)
    )
    objects = [span for _, own, span in after if own] or [span for _, _, span in after[:1]]
    end = max((span.end for span in objects), default=telling.complement_end(claim))
    told = claim.status in TOLD  # what only may happen is not put as if it had
    start = claim.predicate_span.start if told else telling.opening(claim)
    span = Span(start, max(end, claim.predicate_span.end))
    before = tuple(filler.span for filler in befallen) if acting else ()
    whole = _with_closing_mark(span, telling.article.text)
    return Answer((*before, whole), "predicate with its object", claim.id)


def _with_closing_mark(span: Span, text: str) -> Span:
    """Take in the mark behind a span that closes a quotation opened inside it."""
    opening = _OPENING.get(text[span.end : span.end + 1], "")
    words = span.of(text)
    opened = bool(opening) and words.count(opening) % 2 == 1
    return Span(span.start, span.end + 1) if opened else span


def _is_aside(telling: Telling, filler: Filler) -> bool:
    """Tell whether a filler only dates or explains its predicate: "after the rescue"."""
    return bool(telling.case_words(filler.head) & _ASIDE)
