"""When and where the main event happened: told by its claim, by its echoes, by the lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from crossread.claims.lexicon import event_types
from crossread.claims.telling import Telling, stem_of
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.model.articles import Article, DateCandidate, DateKind
from crossread.model.claims import TOLD, Claim
from crossread.model.main_event import Answer
from crossread.model.spans import Span
from crossread.model.times import TimeForm
from crossread.text.dates import resolve

_PLACES = frozenset({EntityKind.PLACE, EntityKind.STATE})
_PLACE_ROLES = ("place", "destination")
_BEFELL = "affected"
_AT = frozenset({"in", "at", "near", "outside", "inside", "on", "across"})
_WINDS = frozenset({"north", "south", "east", "west", "central", "northern", "southern", "eastern",
                    "western"})  # fmt: skip
_LEAD = 3  # sentences of the body that tell the news itself; set on the even rows of five-w
_DATELINE = re.compile(r"[^\n.;:]{0,40}?\s(?:--?|[\u2013\u2014])\s")
_STATED = 2  # sentences in which a mere State is taken for the place
_STEPS = 4  # words upwards: "in the harbour of the town of Strelsau"
_HAPPEN = frozenset({"happen", "occur", "take place", "unfold"})
# What is reported as news is at most a week old, as is the day that a story's leads state
# (stories/anchors.py); a told event may bear the next day's date in another time zone.
_NEWS, _AHEAD = timedelta(days=7), timedelta(days=1)
_NIGHT = timedelta(days=1)  # "overnight", "late on Monday" may reach into the next day


def when_of(telling: Telling, echoes: Sequence[Claim]) -> Answer | None:
    """Return the day of the event, else the only day that the lead tells, else the dateline's."""
    published = _published(telling.article)
    for timed, reason in (
        (_own_times(echoes), "time of the claim"),
        (_own_times(_beside(telling, echoes)), "time beside the claim"),
        (_named_times(telling), "time of its name"),
        (_saying_times(telling, echoes[0]), "time at which it was said"),
        (_times_within(echoes), "time in the clause"),
        (_only_times(telling, published), "only day that the first sentences tell"),
    ):
        for claim, time in timed:
            dates = _is_adjunct(telling, time)
            if dates and _news_day(telling, claim, time, published) is not None:
                span = telling.annotation.times[time].span
                return Answer((span,), reason, claim.id, time)
    for candidate in telling.article.dates:
        day = _day(candidate)
        if candidate.kind is DateKind.DATELINE and candidate.span is not None and day is not None:
            return Answer((candidate.span,), "day of the dateline", day=day)
    return None


def _is_adjunct(telling: Telling, time: int) -> bool:
    """Tell whether a time is no part of a name: "the Christmas market", "today's youth"."""
    expression = telling.annotation.times[time]
    tokens = telling.annotation.tokens_in(expression.span)
    inside = {token.index for token in tokens}
    tops = {token.relation for token in tokens if token.head not in inside}
    if tops & {"compound", "amod"}:
        return False
    return "nmod:poss" not in tops or expression.form is not TimeForm.OFFSET


def _published(article: Article) -> date | None:
    """Return the day of the most trusted date of an article, None where it shows none."""
    days = (_day(candidate) for candidate in article.dates)
    return next((day for day in days if day is not None), None)


def _day(candidate: DateCandidate) -> date | None:
    """Return the day of a date, None where it names only a month or year."""
    full = len(candidate.value) >= len("2000-01-01")
    return date.fromisoformat(candidate.value[:10]) if full else None


def _own_times(claims: Iterable[Claim]) -> Iterator[tuple[Claim, int]]:
    return ((claim, claim.time) for claim in claims if claim.time is not None)


def _times_within(claims: Iterable[Claim]) -> Iterator[tuple[Claim, int]]:
    return ((claim, time) for claim in claims for time in claim.times)


def _news_day(telling: Telling, claim: Claim, time: int, published: date | None) -> date | None:
    """Return the day that a claim's time means if it can be that of the news."""
    meant = resolve(telling.annotation.times[time], published)
    if meant is None or meant.first is None or meant.last is None:
        return None
    if meant.last - meant.first > _NIGHT:
        return None
    if published is None or claim.status not in TOLD:
        return meant.first
    near = published - _NEWS <= meant.first <= published + _AHEAD
    return meant.first if near else None


def _beside(telling: Telling, echoes: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the told claims of the same sentences, and those by which the event happens."""
    sentences = {claim.sentence for claim in echoes if not claim.background}
    for claim in telling.claims:
        if claim.status not in TOLD or claim.quotation is not None:
            continue
        happens = claim.predicate in _HAPPEN and telling.party_words(claim) & telling.title_words
        if claim.sentence in sentences or happens:
            yield claim


def _named_times(telling: Telling) -> Iterator[tuple[Claim, int]]:
    """Yield times that hang on a noun which names the event: "the fire late on Monday"."""
    tokens = telling.annotation.tokens
    for claim in telling.early:
        for time in claim.times:
            words = telling.annotation.tokens_in(telling.annotation.times[time].span)
            inside = {token.index for token in words}
            above = {token.head for token in words} - inside - {-1}
            nouns = [tokens[i] for i in above if tokens[i].upos == "NOUN"]
            if any(stem_of(noun.lemma) in telling.title_words for noun in nouns):
                yield claim, time


def _saying_times(telling: Telling, chosen: Claim) -> Iterator[tuple[Claim, int]]:
    """Yield the times of what the speaker of the event is said to say, none of what is said."""
    kinds = event_types()
    kind = kinds[chosen.event_type]
    speaker = telling.role_words(chosen, kind.subject)
    for claim in telling.early if kind.layer == "speech" else ():
        own = kinds[claim.event_type]
        if own.layer != "speech" or not speaker & telling.role_words(claim, own.subject):
            continue
        said = {c.time for c in telling.early if c.id in claim.content}
        yield from ((claim, time) for time in claim.times if time not in said)


def _only_times(telling: Telling, published: date | None) -> Iterator[tuple[Claim, int]]:
    """Yield the times of the first sentences if all mean one day."""
    told = [claim for claim in telling.early if claim.status in TOLD]
    found = [
        (claim, time, day)
        for claim, time in _times_within(told)
        if (day := _news_day(telling, claim, time, published)) is not None
    ]
    if len({day for _, _, day in found}) == 1:
        yield from ((claim, time) for claim, time, _ in found)


def where_of(telling: Telling, echoes: Sequence[Claim]) -> Answer | None:
    """Return the place of the event, else one that the lead names; a State if none is less."""
    found = list(_places(telling, echoes))
    narrow = [answer for answer, entity in found if entity is EntityKind.PLACE]
    return next(iter(narrow or [answer for answer, _ in found]), None)


def _places(telling: Telling, echoes: Sequence[Claim]) -> Iterator[tuple[Answer, EntityKind]]:
    """Yield the places of the event with their kind, the closest to its claim first."""
    mentions = telling.annotation.mentions
    places = [mention for mention in mentions if _is_place(telling, mention)]
    yield from _in_roles(places, echoes[:1])
    for mention in mentions:
        if mention.sentence in telling.title and _is_topic(telling, mention):
            yield Answer((mention.span,), "place in the title"), mention.entity
    for mention in places:
        if echoes[0].span.contains(mention.span):
            answer = Answer((_whole(telling, mention),), "place in the clause", echoes[0].id)
            yield answer, mention.entity
    yield from _in_roles(places, echoes)
    yield from _struck(telling, echoes[0])
    datelines = (mention for mention in mentions if _is_dateline(telling, mention))
    for mention in sorted((*places, *datelines), key=lambda each: each.index):
        if _is_in_lead(telling, mention):
            span = _whole(telling, mention)
            yield Answer((span,), "place that the lead names"), mention.entity


def _is_in_lead(telling: Telling, mention: Mention) -> bool:
    """Tell whether a place stands where the news is told, a State at its very beginning."""
    reach = _LEAD if mention.entity is EntityKind.PLACE else _STATED
    return telling.place_of(telling.annotation.sentences[mention.sentence]) < reach


def _in_roles(
    places: Sequence[Mention], claims: Iterable[Claim]
) -> Iterator[tuple[Answer, EntityKind]]:
    for claim in claims:
        for name in _PLACE_ROLES:
            role = claim.role(name)
            for filler in role.fillers if role else ():
                inside = [m for m in places if filler.span.contains(m.span)]
                if inside:
                    answer = Answer((filler.span,), "place of the claim", claim.id)
                    yield answer, _narrowest(inside)


def _struck(telling: Telling, claim: Claim) -> Iterator[tuple[Answer, EntityKind]]:
    """Yield the places that the event itself befell: "shelled the port of Strelsau"."""
    role = claim.role(_BEFELL)
    for mention in telling.annotation.mentions if role else ():
        place = mention.kind is MentionKind.NAME and mention.entity is EntityKind.PLACE
        if role and place and any(f.span.contains(mention.span) for f in role.fillers):
            answer = Answer((mention.span,), "place that it befell", claim.id)
            yield answer, mention.entity


def _is_topic(telling: Telling, mention: Mention) -> bool:
    """Tell whether a title names a place, not a State, beside its event: "Strelsau ferry fire"."""
    if mention.kind is not MentionKind.NAME or mention.entity is not EntityKind.PLACE:
        return False
    token = telling.annotation.tokens[mention.head]
    beside = token.relation == "compound" and token.head > token.index
    return beside or _is_place(telling, mention)


def _is_dateline(telling: Telling, mention: Mention) -> bool:
    """Tell whether a place stands in capitals before a dash: "STRELSAU (AP) -- "."""
    if mention.entity not in _PLACES or not mention.span.of(telling.article.text).isupper():
        return False
    return _DATELINE.match(telling.article.text, mention.span.end) is not None


def _whole(telling: Telling, mention: Mention) -> Span:
    """Return a place with the wind in front of it: "southern Ruritania"."""
    first = telling.annotation.tokens_in(mention.span)[0].index
    before = telling.annotation.tokens[max(0, first - 1)]
    return before.span.cover(mention.span) if before.text.lower() in _WINDS else mention.span


def _narrowest(places: Sequence[Mention]) -> EntityKind:
    kinds = {mention.entity for mention in places}
    return EntityKind.PLACE if EntityKind.PLACE in kinds else EntityKind.STATE


def _is_place(telling: Telling, mention: Mention) -> bool:
    """Tell whether a mention names a place at which something is said to be."""
    if mention.kind is not MentionKind.NAME or mention.entity not in _PLACES:
        return False
    words = mention.name or mention.span.of(telling.article.text)
    return words.lower() not in _WINDS and _is_located(telling, mention.head)


def _is_located(telling: Telling, token: int) -> bool:
    """Tell whether a word, or what it is the name of, stands behind a preposition of place."""
    tokens = telling.annotation.tokens
    for _ in range(_STEPS):
        cases = telling.case_words(token)
        if cases & _AT:
            return True
        head, relation = tokens[token].head, tokens[token].relation.partition(":")[0]
        joined = relation in ("appos", "conj", "flat") or (relation == "nmod" and "of" in cases)
        named = relation == "compound" and telling.is_place(head)
        if head < 0 or not (joined or named):
            return False
        token = head
    return False
