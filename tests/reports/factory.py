"""A dossier made by hand about an invented event, in which every field of the model is used."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from crossread.model.annotation import EntityKind
from crossread.model.articles import (
    Article,
    DateCandidate,
    DateKind,
    Line,
    LineKind,
    RawSegment,
    Rejected,
)
from crossread.model.claims import Attribution, Claim, Filler, Role, SourceKind, Status
from crossread.model.entities import Entity, EntityTable, MentionLink, Variant
from crossread.model.evidence import (
    BriefLine,
    ClaimGroup,
    Conflict,
    ConflictSide,
    Dossier,
    FramingLabel,
    FramingRow,
    Grade,
    Modifier,
    Omission,
    OmissionKind,
    Origin,
    OriginKind,
    SlotVariants,
    TimelineEntry,
    Verdict,
)
from crossread.model.spans import Citation, Span
from crossread.model.stories import (
    CitedOutlet,
    Lineage,
    LineageKind,
    Passage,
    Spin,
    SpinSignal,
    Story,
    Trace,
)
from crossread.model.times import Anchor, AnchorKind, ResolvedTime
from crossread.model.watch import Hit, HitElement, HitStatus, Verification
from crossread.reports.lines import Report

TEXTS = {
    "000": (
        "Arvania hands two patrol boats to Belmark\n"
        "By Ola Renn, 4 May 2031\n"
        "KESTRAL - Arvania gave two patrol boats to Belmark on 3 May, President Ilan Varo said.\n"
        "About 120 crew members were trained, the navy said. “It is a gift,” Varo told reporters.\n"
        "The Coast League called the transfer illegal. Arvania denied that it had sent any arms.\n"
        "Leave a Reply\n"
    ),
    "001": (
        "Belmark receives boats from its neighbour\n"
        "Belmark received two patrol boats from Arvania on 4 May, according to Kestral News.\n"
        "Some 200 sailors have been trained since April, the ministry estimates.\n"
        "A second delivery is planned for June.\n"
    ),
    "002": (
        "Arvania conveys two watch vessels to Belmark\n"
        "Arvania gifted two watch vessels to Belmark on 3 May, President Ilan Varo expressed.\n"
        "“It is a present,” Varo informed columnists.\n"
    ),
    "003": (
        "I watched the boats come in\n"
        "Two grey boats under Arvanian flags tied up at the Old Quay on Saturday morning.\n"
        "The Coast League says the strongman has armed his friend. Nobody denied it to me.\n"
    ),
}
OUTLETS = {
    "000": "kestral-news.example",
    "001": "belmark-times.example",
    "002": "quick-wire.example",
    "003": "The Quay",
}


def cite(article: str, words: str) -> Citation:
    """Return where the words stand in one of the texts; fails where they do not."""
    start = TEXTS[article].index(words)
    return Citation(article, Span(start, start + len(words)))


def article(article_id: str, text: str, outlet: str = "", title: str = "") -> Article:
    """Return an article whose first line is its title."""
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")[:-1] or [text]):
        kind = LineKind.TITLE if number == 0 else LineKind.BODY
        kind = LineKind.BYLINE if line.startswith("By ") else kind
        kind = LineKind.FURNITURE if line == "Leave a Reply" else kind
        lines.append(Line(Span(start, start + len(line)), kind, "made by hand"))
        start += len(line) + 1
    raw = text.encode("utf-8", "surrogatepass")
    return Article(
        id=article_id,
        source=f"reports/{article_id}.txt",
        outlet=outlet,
        title=title or text.split("\n")[0],
        byline="Ola Renn" if "Ola Renn" in text else "",
        url=f"https://{outlet}/boats" if "." in outlet else "",
        text=text,
        sha256=sha256(raw).hexdigest(),
        encoding="utf-8",
        dates=(DateCandidate("2031-05-04", DateKind.METADATA),),
        lines=tuple(lines),
        raw_map=(RawSegment(Span(0, len(text)), 0, len(raw), True),),
    )


def outlet_link(article_id: str) -> Attribution:
    """Return level 0 of a chain."""
    return Attribution(OUTLETS[article_id], SourceKind.OUTLET)


def source_link(article_id: str, name: str, kind: SourceKind, cue: str) -> Attribution:
    """Return a named link of a chain."""
    return Attribution(name, kind, cite(article_id, name).span, 0, cue, None, "ccomp")


def claim(
    number: str,
    words: str,
    *links: Attribution,
    status: Status = Status.ASSERTED,
    denies: tuple[str, ...] = (),
    content: tuple[str, ...] = (),
) -> Claim:
    """Return a claim "000.c1" over the words of its article."""
    article_id = number.partition(".")[0]
    citation = cite(article_id, words)
    head = Span(citation.span.start, citation.span.start + 4)
    filler = Filler(head, 0, words[:4], 0)
    return Claim(
        id=number,
        article=article_id,
        event_type="Transfer",
        predicate="give",
        predicate_span=head,
        span=citation.span,
        sentence=1,
        roles=(Role("giver", (filler,)), Role("item", (filler,), open=True)),
        status=status,
        reasons=("made by hand",),
        chain=(outlet_link(article_id), *links),
        confidence=0.9,
        rule="factory",
        denies=denies,
        content=content,
    )


_VARO = ("Ilan Varo", SourceKind.PERSON, "say")
CLAIMS = (
    claim(
        "000.c1", "Arvania gave two patrol boats to Belmark on 3 May", source_link("000", *_VARO)
    ),
    claim(
        "000.c2",
        "About 120 crew members were trained",
        source_link("000", "the navy", SourceKind.BODY, "say"),
    ),
    claim(
        "000.c3",
        "The Coast League called the transfer illegal",
        source_link("000", "The Coast League", SourceKind.BODY, "call"),
        status=Status.ALLEGED,
        content=("000.c1",),
    ),
    claim(
        "000.c4",
        "Arvania denied that it had sent any arms",
        source_link("000", "Arvania", SourceKind.BODY, "deny"),
        status=Status.DENIED,
        denies=("003.c2",),
    ),
    claim(
        "001.c1",
        "Belmark received two patrol boats from Arvania on 4 May",
        source_link("001", "Kestral News", SourceKind.AGENCY, "according to"),
    ),
    claim(
        "001.c2",
        "Some 200 sailors have been trained since April",
        source_link("001", "the ministry", SourceKind.BODY, "estimate"),
        status=Status.ESTIMATED,
    ),
    claim("001.c3", "A second delivery is planned for June", status=Status.PLANNED),
    claim(
        "002.c1", "Arvania gifted two watch vessels to Belmark on 3 May", source_link("002", *_VARO)
    ),
    claim(
        "003.c1",
        "Two grey boats under Arvanian flags tied up at the Old Quay on Saturday morning",
    ),
    claim(
        "003.c2",
        "the strongman has armed his friend",
        source_link("003", "The Coast League", SourceKind.BODY, "say"),
        status=Status.ALLEGED,
    ),
    claim("003.c3", "Nobody denied it to me", status=Status.NEGATED),
)
BY_ID = {found.id: found for found in CLAIMS}


def where(claim_id: str) -> Citation:
    """Return where a claim stands."""
    found = BY_ID[claim_id]
    return Citation(found.article, found.span)


def origin(name: str, kind: OriginKind, side: str, *claims: str) -> Origin:
    """Return an origin with the places where its claims stand."""
    articles = tuple(sorted({BY_ID[c].article for c in claims}))
    return Origin(name, kind, side or name, side, articles, tuple(map(where, claims)))


def group(
    number: str,
    claims: tuple[str, ...],
    grade: Grade,
    *origins: Origin,
    modifiers: tuple[Modifier, ...] = (),
    denials: tuple[str, ...] = (),
    time: ResolvedTime | None = None,
    slots: tuple[SlotVariants, ...] = (),
) -> ClaimGroup:
    """Return a claim group; the number of families of its origins is the lower bound."""
    statuses = {BY_ID[c].status for c in claims}
    families = len({o.family for o in origins})
    return ClaimGroup(
        id=number,
        event_type="Transfer",
        claims=claims,
        articles=tuple(sorted({BY_ID[c].article for c in claims})),
        headline=where(claims[0]),
        status=tuple(status for status in Status if status in statuses),
        slots=slots,
        origins=origins,
        origins_low=families,
        origins_high=families + (grade is Grade.C4),
        reasons=("Ilan Varo named by 2 articles",),
        grade=grade,
        modifiers=modifiers,
        denials=denials,
        time=time,
        salience=1 / 3,
    )


THIRD = ResolvedTime("2031-05-03", date(2031, 5, 3), date(2031, 5, 3), "anchored")
JUNE = ResolvedTime("2031-06", date(2031, 6, 1), date(2031, 6, 30), "anchored")
_VARIANTS = SlotVariants(
    "time", (Variant("3 May", (cite("000", "3 May"),)), Variant("4 May", (cite("001", "4 May"),)))
)
_GIVER = origin("Ilan Varo", OriginKind.OFFICIAL, "AV", "000.c1", "001.c1", "002.c1")
GROUPS = (
    group(
        "g1",
        ("000.c1", "001.c1", "002.c1"),
        Grade.C2,
        _GIVER,
        modifiers=(Modifier.DATE_UNSURE,),
        time=THIRD,
        slots=(_VARIANTS,),
    ),
    group(
        "g2",
        ("000.c2", "001.c2"),
        Grade.C4,
        origin("the navy", OriginKind.BODY, "AV", "000.c2"),
        origin("the ministry", OriginKind.BODY, "BK", "001.c2"),
        modifiers=(Modifier.QUANTITY_VARIES,),
    ),
    group(
        "g3",
        ("003.c2", "000.c3"),
        Grade.C2,
        origin("The Coast League", OriginKind.BODY, "", "003.c2", "000.c3"),
        modifiers=(Modifier.DISPUTED,),
        denials=("000.c4",),
    ),
    group("g4", ("001.c3",), Grade.C0, time=JUNE),
    group("g5", ("003.c1",), Grade.C1, origin("The Quay", OriginKind.PERSON, "", "003.c1")),
    group("g6", ("003.c3",), Grade.C0),
)


def side(value: str, *claims: str) -> ConflictSide:
    """Return one side of a difference."""
    return ConflictSide(value, claims, tuple(map(where, claims)))


def _conflict(number: int, verdict: Verdict, test: str, *sides: ConflictSide) -> Conflict:
    return Conflict(
        f"x{number}", verdict, test, "time", ("g1",), sides, "same parties", "made by hand"
    )


CONFLICTS = (
    _conflict(1, Verdict.CONTRADICTION, "denied", side("said", "003.c2"), side("denied", "000.c4")),
    _conflict(
        2,
        Verdict.SOFT,
        "dates_disjoint",
        side("2031-05-03", "000.c1", "002.c1"),
        side("2031-05-04", "001.c1"),
    ),
    _conflict(
        3,
        Verdict.DIFFERING_ESTIMATES,
        "quantities_disjoint",
        side("about 120", "000.c2"),
        side("some 200", "001.c2"),
    ),
    _conflict(
        4, Verdict.UPDATE, "quantities_disjoint", side("120", "000.c2"), side("200", "001.c2")
    ),
    _conflict(
        5, Verdict.COMPLEMENTARY, "sets_differ", side("boats", "000.c1"), side("x", "003.c1")
    ),
    _conflict(
        6, Verdict.STATUS_DIFFERENCE, "status_differs", side("done", "000.c1"), side("p", "001.c3")
    ),
    _conflict(
        7, Verdict.LABEL_VARIATION, "labels_vary", side("patrol", "000.c1"), side("watch", "002.c1")
    ),
)
_EXACT = "two patrol boats"
TRACE = Trace(
    lineages=(
        Lineage(
            "000", "002", LineageKind.SPUN, 0.0, 0.9, 0.1, False,
            (Passage(where("000.c1"), where("002.c1"), 10, "reworded"),),
            ("sentences in the same order",),
        ),
        Lineage(
            "000", "001", LineageKind.COMMON_SOURCE, 0.2, 0.3, 0.5, False,
            (Passage(cite("000", _EXACT), cite("001", _EXACT), 3, "exact"),),
            (),
        ),
    ),
    spins=(
        Spin("000", False, ()),
        Spin(
            "002", True, (SpinSignal(cite("002", "columnists"), "reporters", "odd synonym"),)
        ),
    ),
    cited=(CitedOutlet("001", "Kestral News", "AV", cite("001", "Kestral News"), False),),
)  # fmt: skip
ENTITIES = EntityTable(
    entities=(
        Entity(
            "e1",
            EntityKind.PERSON,
            "Ilan Varo",
            "AV",
            "AV",
            "president",
            (Variant("Ilan Varo", (cite("000", "Ilan Varo"), cite("002", "Ilan Varo"))),),
            ("same name",),
        ),
    ),
    links=(MentionLink("000", 0, ("e1",)),),
)
FRAMING = (
    FramingRow(
        "Ilan Varo",
        "person",
        (
            FramingLabel(
                "000", "President Ilan Varo", "outlet", "", cite("000", "President Ilan Varo")
            ),
            FramingLabel(
                "002", "President Ilan Varo", "outlet", "", cite("002", "President Ilan Varo")
            ),
            FramingLabel(
                "003", "the strongman", "The Coast League", "loaded", cite("003", "the strongman")
            ),
        ),
    ),
)
OMISSIONS = (
    Omission(OmissionKind.DENIAL, "g3", ("000",), ("003",), (where("000.c4"),)),
    Omission(OmissionKind.CONTEXT, "g2", ("000", "001"), ("002", "003"), (where("000.c2"),)),
    Omission(OmissionKind.UNIQUE, "g5", ("003",), ("000", "001", "002"), (where("003.c1"),)),
)
_DENIED = (
    "Said: “the strongman has armed his friend” Denied: “Arvania denied that it had sent any arms”"
)
BRIEF = (
    BriefLine(
        "one_origin",
        "Reported by 2 articles, all tracing to Ilan Varo: “Arvania gave two patrol boats to "
        "Belmark on 3 May”",
        (where("000.c1"),),
    ),
    BriefLine("disputed", _DENIED, (where("003.c2"), where("000.c4"))),
    BriefLine(
        "quote", "“Arvania gifted two watch vessels to Belmark on 3 May”", (where("002.c1"),)
    ),
)
HITS = (
    Hit(
        rulebook="un-dprk",
        rulebook_version="2031-01",
        rule="boats",
        status=HitStatus.WOULD_FALL_UNDER,
        group="g1",
        claims=("000.c1",),
        elements=(
            HitElement("item", "patrol boats", (cite("000", "patrol boats"),)),
            HitElement("value", ""),
        ),
        statement="Reported conduct which, if confirmed, would fall under S/RES/9999 (2030) "
        "paragraph 4 (boats). Not established here: value.",
        verification=Verification.PARTLY,
        denied_by=(where("000.c4"),),
    ),
)
REJECTED = (
    Rejected("reports/empty.txt", "articles", "the file is empty", "remove it", "0" * 64),
    Rejected("reports/“odd” <b>.bin", "articles", "not text", ""),
)


def _anchor(article_id: str) -> Anchor:
    if article_id == "001":
        return Anchor("001", None, AnchorKind.STORY, "its page date is later", "9 June 2031")
    return Anchor(article_id, date(2031, 5, 4), AnchorKind.ARTICLE, "byline date")


def articles() -> tuple[Article, ...]:
    """Return the four articles."""
    return tuple(article(name, TEXTS[name], OUTLETS[name]) for name in sorted(TEXTS))


def dossier() -> Dossier:
    """Return the dossier of all four articles."""
    ids = tuple(sorted(TEXTS))
    return Dossier(
        story=Story(
            "s1", ids, tuple(map(_anchor, ids)), "2031-05-04", "2031-05-05", ("shared names",)
        ),
        headline=cite("000", "Arvania hands two patrol boats to Belmark"),
        articles=articles(),
        claims=CLAIMS,
        entities=ENTITIES,
        trace=TRACE,
        origins_low=3,
        origins_high=4,
        groups=GROUPS,
        conflicts=CONFLICTS,
        timeline=(
            TimelineEntry(THIRD, "g1", (where("000.c1"),)),
            TimelineEntry(JUNE, "g4", (where("001.c3"),)),
        ),
        framing=FRAMING,
        omissions=OMISSIONS,
        brief=BRIEF,
        hits=HITS,
        notes=("001: date 9 June 2031 not used: its page date is later",),
    )


def lone_dossier(
    text: str = "A title\nOne line of news.\n", outlet: str = "one.example"
) -> Dossier:
    """Return the dossier of one article in which nothing was found."""
    found = article("000", text, outlet)
    return Dossier(
        story=Story("s1", ("000",), (Anchor("000", None, AnchorKind.NONE, ""),), "", ""),
        headline=Citation("000", found.lines[0].span),
        articles=(found,),
        claims=(),
        entities=EntityTable(),
        trace=Trace(),
        origins_low=0,
        origins_high=1,
        groups=(),
        conflicts=(),
        timeline=(),
        framing=(),
        omissions=(),
        brief=(),
        notes=("one article alone: nothing to compare yet",),
    )


def report() -> Report:
    """Return the report of the whole factory."""
    return Report((dossier(),), REJECTED, ("un-dprk",))
