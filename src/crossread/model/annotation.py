"""What the language stage knows of one article: its sentences, tokens, mentions, frames, times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from crossread.model.articles import LineKind
from crossread.model.quantities import Quantity
from crossread.model.spans import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
from crossread.model.times import TimeExpression


@dataclass(frozen=True, slots=True)
class Token:
    """One UD word. ``head`` is the index of its head among the article's tokens, -1 for a root."""

    index: int
    span: Span
    text: str
    lemma: str  # lower case but for proper nouns
    upos: str
    xpos: str
    feats: str  # "Number=Sing|Person=3" or ""
    head: int
    relation: str  # UD v2 with subtype: "nsubj:pass"; "root" for a root
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens ``first`` to ``last`` (exclusive) of the article.

    ``rejoined`` tells that it was printed broken in two ("..., during. Which he ...") and read as
    one; the stray full stop is then no token.
    """

    index: int
    span: Span
    first: int
    last: int
    kind: LineKind  # kind of the line it stands in
    paragraph: int  # index of its line among Article.lines
    rejoined: bool = False


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class EntityKind(StrEnum):
    """What sort of thing is mentioned."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    PLACE = "place"
    THING = "thing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that refers to somebody or something.

    ``chain`` is the id of its coreference chain inside the article (-1: unresolved).
    A plural mention ("the two leaders") has no chain of its own but ``members``, the chains it
    stands for. ``name`` is the bare name in it ("Mira Tolan"), ``role`` the lemma of a role
    noun ("president"), ``country`` an ISO 3166-1 alpha-2 code from a demonym or possessive, or
    the pseudo code ("x-tavira") of a polity that no list knows.
    """

    index: int
    span: Span
    head: int  # token index
    kind: MentionKind
    entity: EntityKind
    sentence: int
    name: str = ""
    role: str = ""
    country: str = ""
    plural: bool = False
    chain: int = -1
    members: tuple[int, ...] = ()
    confidence: float = 1.0
    reason: str = ""  # why it is in its chain: "same name", "subject of the attribution before"


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its PropBank arguments, each by its head token and label ("ARG0").

    ``happened`` is the model's factuality from -3 (did not happen) to 3 (happened).
    """

    predicate: int  # token index
    arguments: tuple[tuple[int, str], ...]
    happened: float


@dataclass(frozen=True, slots=True, eq=False)
class SentenceVectors:
    """What sentences and clauses mean: rows of length 1, alike where the meaning is alike.

    ``sentences`` has a row for each sentence, ``clauses`` one for each frame: of the predicate and
    all that hangs on it. Halves keep an article below some 100 kB.
    """

    sentences: npt.NDArray[np.float16]
    clauses: npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything the language stage found in one article, in text order.

    ``vectors`` is None where the annotator makes none.
    """

    article: str
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    frames: tuple[Frame, ...] = ()
    vectors: SentenceVectors | None = field(default=None, compare=False)

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that lie wholly inside a span."""
        first = bisect_left(self.tokens, span.start, key=lambda token: token.span.start)
        last = bisect_right(self.tokens, span.end, lo=first, key=lambda token: token.span.end)
        return self.tokens[first:last]
