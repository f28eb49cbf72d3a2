"""Readings made by hand: a naive tokenizer is enough for what the stories stage looks at."""

from __future__ import annotations

import re

from crossread.model.annotation import Annotation, Sentence, Token
from crossread.model.articles import Article, DateCandidate, DateKind, Line, LineKind
from crossread.model.spans import Span
from crossread.model.stories import Reading
from crossread.model.times import TimeExpression

FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at to for and or but by with from as is are was were be been it its his"
        " her their they he she that this which who had has have not no after before when while"
        " will would said says into over than then there out up",
    )
)
VERBS = frozenset({"reported", "said", "wrote", "announced", "cited", "told"})


def _upos(word: str, first: bool) -> str:
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isdigit():
        return "NUM"
    if word.casefold() in VERBS:
        return "VERB"
    if word.casefold() in FUNCTION_WORDS:
        return "DET"
    return "PROPN" if word[0].isupper() and not first else "NOUN"


def _lemma(word: str) -> str:
    word = word.casefold()
    if word in VERBS:
        return {"said": "say", "wrote": "write", "told": "tell"}.get(word, word.removesuffix("ed"))
    return word.removesuffix("s") if len(word) > 4 else word


def _annotate(article: Article, times: tuple[TimeExpression, ...]) -> Annotation:
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for paragraph, line in enumerate(article.lines):
        for match in re.finditer(r"\S.*?(?:[.!?][”\"]?(?=\s|$)|$)", line.span.of(article.text)):
            start, first = line.span.start + match.start(), len(tokens)
            for word in re.finditer(r"\w+(?:[-.]\w+)*|[^\w\s]", match[0]):
                span = Span(start + word.start(), start + word.end())
                upos = _upos(word[0], len(tokens) == first)
                tokens.append(
                    Token(
                        len(tokens),
                        span,
                        word[0],
                        _lemma(word[0]),
                        upos,
                        "",
                        "",
                        -1,
                        "dep",
                        len(sentences),
                    )
                )
            span = Span(start, line.span.start + match.end())
            sentences.append(
                Sentence(len(sentences), span, first, len(tokens), line.kind, paragraph)
            )
    return Annotation(article.id, tuple(sentences), tuple(tokens), times=times)


def report(
    id_: str,
    title: str,
    *paragraphs: str,
    outlet: str = "",
    dates: tuple[tuple[str, DateKind], ...] = (),
    kinds: dict[int, LineKind] | None = None,
    times: tuple[TimeExpression, ...] = (),
) -> Reading:
    """Return a reading of a title and paragraphs; ``kinds`` overrides a paragraph's line kind."""
    texts = [title, *paragraphs]
    text = "\n".join(texts)
    lines, start = [], 0
    for index, line in enumerate(texts):
        kind = LineKind.TITLE if index == 0 else (kinds or {}).get(index - 1, LineKind.BODY)
        lines.append(Line(Span(start, start + len(line)), kind, "test"))
        start += len(line) + 1
    article = Article(
        id=id_,
        source=f"{id_}.txt",
        outlet=outlet,
        title=title,
        byline="",
        url="",
        text=text,
        sha256="",
        encoding="utf-8",
        dates=tuple(DateCandidate(value, kind) for value, kind in dates),
        lines=tuple(lines),
    )
    return Reading(article, _annotate(article, times), ())


BYLINE, METADATA, HEADER = DateKind.BYLINE, DateKind.METADATA, DateKind.PAGE_HEADER

# One invented event: a dam of invented States fails; an agency's report and what became of it.
DAM = (
    "The Torvik dam in northern Valdavia gave way early on Thursday after nine days of rain,"
    " flooding the villages of Orsk Ford and Lower Brenna.",
    "Rescue teams pulled 34 people from rooftops with two borrowed helicopters before noon.",
    "Energy Minister Pell Adrastu said engineers had found a crack in the spillway in February.",
    "“We asked for money to mend it and none came,” Adrastu told the parliament in Selm.",
    "The operator Hydrovald closed the turbines and lowered two other reservoirs upstream.",
    "Neighbouring Karnia sent pumps, tents and forty soldiers across the mountain border.",
)
DAM_TITLE = "Torvik dam gives way in Valdavia"

# The same event seen by somebody else.
DAM_WITNESS = (
    "Water stood as high as the church door in Orsk Ford on Thursday, and the bakery was gone.",
    "Mira Holt, a teacher, watched the Torvik dam break from the hill behind her school.",
    "She counted eleven houses that floated past before the bridge of Lower Brenna fell.",
    "Farmers used tractors to reach cows that had swum onto an island of rubble in Valdavia.",
)

# Another event of the same country and week.
ELECTION = (
    "Voters in Valdavia elected the harbour master Ludo Sarn as mayor of Selm on Sunday.",
    "Sarn won 52 percent of the ballots and promised cheaper ferry tickets for students.",
    "His rival Inge Morrow conceded at a party in the fish market and danced a polka.",
    "The turnout reached a record, the electoral commission announced in the evening.",
)
