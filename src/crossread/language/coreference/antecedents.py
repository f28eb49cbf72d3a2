"""What a pronoun of the third person may stand for: phrases before it that agree with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from crossread.language.coreference.chains import Chains, Facts
from crossread.language.coreference.document import Document, words_of
from crossread.language.coreference.forms import AGENT_ENDINGS, form_of
from crossread.language.coreference.looks import Look, look_at
from crossread.language.coreference.quotations import speaker_of
from crossread.model.annotation import EntityKind, Mention, MentionKind, Token
from crossread.model.spans import Span

_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.STATE, EntityKind.PERSON})
_DENIED = frozenset({"no", "any"})  # "no minister", "any minister" is nobody
_NOUNS = frozenset({"NOUN", "PROPN"})
_REACH = 3  # sentences back (ALGORITHMS section 4, S7)
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj"})
_NO_PHRASES = frozenset(
    {"compound", "amod", "nmod:desc", "flat", "fixed", "goeswith", "nummod", "case", "discourse",
     "obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked", "vocative"}
)  # fmt: skip
_LEFT = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "advmod", "flat",
     "case", "punct", "cc:preconj", "obl:unmarked"}
)  # fmt: skip


class Antecedent(NamedTuple):
    """A phrase that a pronoun may stand for, or ``members``: several named together."""

    mention: int
    members: tuple[int, ...]
    back: int  # sentences between it and the pronoun; -1: it follows in the same sentence


def find_phrases(document: Document) -> list[Mention]:
    """Return a mention, numbered after the others, for each noun phrase that is none yet.

    Times and parts of names are left out. They count only once a pronoun stands for them.
    """
    inside, lemmas = _covered(document), document.lemmas
    anybody, spans = words_of("anybody") - words_of("spans"), words_of("spans")
    found: list[Mention] = []
    for token, lemma in zip(document.tokens, lemmas, strict=True):
        kind = token.upos
        if kind in _NOUNS:
            if token.relation in _NO_PHRASES or lemma in spans:
                continue
        elif kind != "PRON" or lemma not in anybody:
            continue
        if token.index in inside or token.index in document.by_head:
            continue
        span = Span(_first_token(document, token).span.start, token.span.end)
        found.append(
            Mention(
                len(document.mentions) + len(found),
                span,
                token.index,
                MentionKind.NOMINAL,
                EntityKind.PERSON if _is_of_age(document, token) else EntityKind.UNKNOWN,
                token.sentence,
                plural="Number=Plur" in token.feats or token.xpos in {"NNS", "NNPS"},
            )
        )
    return found


def _is_of_age(document: Document, token: Token) -> bool:
    """Tell whether a noun names somebody by age: "the 19-year-old"."""
    if token.text[-1:] not in "dsDS":
        return False  # the words are put together only where they may end so
    before = document.tokens[max(0, token.index - 4) : token.index + 1]
    return "".join(t.text for t in before).casefold().endswith(("-year-old", "-year-olds"))


def _covered(document: Document) -> set[int]:
    """Return the tokens of names and of times."""
    names = [m for m in document.mentions if m.kind is MentionKind.NAME]
    return {token for name in names for token in document.tokens_of(name)} | document.times


def _first_token(document: Document, head: Token) -> Token:
    """Return the first of the words on its left that belong to a noun without a break."""
    first = head
    start = document.annotation.sentences[head.sentence].first
    for place in range(head.index - 1, start - 1, -1):
        token = document.tokens[place]
        hyphen = token.upos == "PUNCT" and start <= token.head <= head.index
        after = token.index < token.head <= head.index
        if token.relation not in _LEFT or not (after or hyphen):
            break
        if token.upos not in {"ADP", "PUNCT"}:
            first = token
    return first


class Antecedents:
    """The phrases of one article by sentence, and which of them a pronoun may stand for."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.document = chains.document
        self._of_sentence: dict[int, list[int]] = defaultdict(list)
        self._looks: dict[int, Look] = {}  # of phrases looked at before
        self._of_form: dict[str, dict[int, list[int]]] = defaultdict(dict)
        self._opened: dict[int, tuple[int | None, set[int | None]]] = {}  # of sentences
        self._forms = {
            mention.index: form_of(self.document.word(mention))
            for mention in self.document.mentions
            if mention.kind is MentionKind.PRONOUN
        }
        for mention in sorted(self.document.mentions, key=lambda m: (m.span.start, -m.span.end)):
            self._of_sentence[mention.sentence].append(mention.index)

    def in_sentence(self, sentence: int) -> list[int]:
        """Return the mentions of a sentence in text order, phrases that nothing means included."""
        return self._of_sentence[sentence]

    def look(self, mention: int) -> Look:
        """Return what a phrase is by itself."""
        found = self._looks.get(mention)
        if found is None:
            found = look_at(self.document, self.document.mentions[mention])
            self._looks[mention] = found
        return found

    def of(self, pronoun: Mention) -> list[Antecedent]:
        """Return what a pronoun may stand for, the farthest first."""
        form = form_of(self.document.word(pronoun))
        barred = self._barred(pronoun)
        chains, facts_of, grouped = self.chains, self.chains.facts, self.chains.members
        found = []
        for index, back, after in self._near(pronoun, form):
            members = grouped.get(index, ())
            agrees = self._agrees(index, members, facts_of(index), form)
            if agrees and (members or chains.root(index) not in barred):
                place = -1 if after and self._follows(index, pronoun) else back
                found.append(Antecedent(index, members, place))
            if form == "plural" and not after:
                together = self._together(index)
                if together and pronoun.index not in together:
                    found.append(Antecedent(index, together, back))
        if form != "plural":
            return found
        root = chains.root
        return [a for a in found if not any(root(member) in barred for member in a.members)]

    def _follows(self, index: int, pronoun: Mention) -> bool:
        """Tell whether a phrase begins after a pronoun."""
        return self.document.mentions[index].span.start > pronoun.span.start

    def _near(self, pronoun: Mention, form: str) -> Iterator[tuple[int, int, bool]]:
        """Yield the phrases of the sentences around a pronoun.

        With each, how many sentences lie between, and whether it does not lie before the pronoun.
        """
        sentence, mentions = self.document.sentence(pronoun), self.document.mentions
        near = [sentence, *self.document.previous(sentence, _REACH)]
        start = pronoun.span.start
        for back in range(len(near) - 1, -1, -1):
            for index in self._possible(near[back].index, form):
                after = back == 0 and mentions[index].span.end > start
                if after and not self._may_follow(mentions[index], pronoun):
                    continue
                if index not in self._forms or self._can_be_meant(index):
                    yield index, back, after

    def _can_be_meant(self, index: int) -> bool:
        """Tell whether a pronoun is of the third person and resolved."""
        resolved = self.chains.placed[index] or index in self.chains.members
        return resolved and bool(self._forms[index])

    def _may_follow(self, mention: Mention, pronoun: Mention) -> bool:
        """Tell whether a pronoun may stand for a phrase that does not lie before it.

        The noun of its relative clause, or the subject of the sentence that it opens.
        """
        document = self.document
        if mention.index == pronoun.index:
            return False
        if mention.head < pronoun.head:
            return not mention.span.contains(pronoun.span)
        root, subjects = self._subjects_of(mention.sentence)
        if mention.head not in subjects or mention.kind is MentionKind.PRONOUN:
            return False
        between = document.tokens[pronoun.head : mention.head]
        opens = document.tokens[pronoun.head].head != root and any(t.text == "," for t in between)
        return opens and not document.is_below(pronoun.head, mention.head)

    def _subjects_of(self, sentence: int) -> tuple[int | None, set[int | None]]:
        """Return the root of a sentence, and the subjects of it and of the clauses it says."""
        if sentence not in self._opened:
            document = self.document
            root = document.root(document.annotation.sentences[sentence])
            clauses = (root, *document.children(root, "ccomp")) if root is not None else ()
            self._opened[sentence] = root, {document.subject(clause) for clause in clauses}
        return self._opened[sentence]

    def _together(self, index: int) -> tuple[int, ...]:
        """Return the members of a coordination by its first, () if it is none."""
        document = self.document
        head = document.mentions[index].head
        if document.tokens[head].relation == "conj" or not document.children(head, "conj"):
            return ()
        nouns = {"NOUN", "PROPN", "PRON"}
        heads = [t for t in document.conjuncts(head) if document.tokens[t].upos in nouns]
        members = [document.by_head.get(token) for token in heads]
        known = tuple([member.index for member in members if member is not None])
        return known if len(known) == len(heads) > 1 else ()

    def _possible(self, sentence: int, form: str) -> list[int]:
        """Return the mentions of a sentence without the phrases that can never be meant.

        What number and kind forbid of a phrase no pronoun before can have changed.
        """
        possible = self._of_form[form]
        if sentence not in possible:
            facts, given = self.chains.facts, self.chains.given
            possible[sentence] = [
                index
                for index in self._of_sentence[sentence]
                if index < given
                or self._agrees(index, (), facts(index), form)
                or (form == "plural" and self._together(index))
            ]
        return possible[sentence]

    def _agrees(self, index: int, members: tuple[int, ...], facts: Facts, form: str) -> bool:
        """Tell whether number, kind and gender of a phrase allow the pronoun."""
        if form == "plural":
            return bool(members) or facts.plural or self._is_many(index, facts)
        if members or facts.plural:
            return False
        if form == "thing":
            if facts.kind is EntityKind.PERSON or facts.genders or self._is_team(index):
                return False
        elif facts.genders - {form} or not (
            facts.kind is EntityKind.PERSON or self._may_be_person(index, facts)
        ):
            return False
        return self.document.determiners(self.document.mentions[index]).isdisjoint(_DENIED)

    def _is_team(self, index: int) -> bool:
        """Tell whether a name is a plural that takes "they": "the Bears", no State."""
        mention = self.document.mentions[index]
        if not mention.name or mention.entity is EntityKind.STATE:
            return False
        token = self.document.tokens[mention.head]
        return token.xpos == "NNPS" or "Number=Plur" in token.feats

    def _is_many(self, index: int, facts: Facts) -> bool:
        """Tell whether "they" can take up a singular: a body, a team, a person nobody names."""
        if facts.genders or (facts.named and facts.kind is EntityKind.PERSON):
            return False
        if facts.kind in _BODIES:
            return True
        mention = self.document.mentions[index]
        if facts.kind is EntityKind.UNKNOWN and mention.name.endswith("s"):
            return True
        noun = self.document.lemmas[mention.head]
        return noun in words_of("many") or noun in words_of("anybody")

    def _may_be_person(self, index: int, facts: Facts) -> bool:
        """Tell whether a phrase of no known kind can be a person: by a name, or by its ending."""
        if facts.kind is not EntityKind.UNKNOWN:
            return False
        noun = self.document.lemmas[self.document.mentions[index].head]
        agent = noun.endswith(AGENT_ENDINGS) and noun not in words_of("no_agents")
        return facts.named or agent or noun in words_of("anybody")

    def _barred(self, pronoun: Mention) -> set[int]:
        """Return the chains that a pronoun cannot be.

        The other arguments of its verb, the phrases around it, and the speaker of the quotation
        in which it stands.
        """
        document = self.document
        token = document.tokens[pronoun.head]
        tokens: list[int | None] = []
        if token.relation in _ARGUMENTS and document.word(pronoun) not in words_of("reflexives"):
            tokens.extend(document.children(token.head, *_ARGUMENTS))
            tokens.append(self._doer(token.head))
        if document.quotation(pronoun.span) is not None:
            tokens.append(speaker_of(document, pronoun))
        if "relcl" in document.tokens[token.head].relation:
            tokens.append(document.tokens[token.head].head)  # "the plan they made": not the plan
        if document.word(pronoun) not in words_of("reflexives"):  # "the minister himself"
            tokens.extend(self._around(pronoun))
        own = {pronoun.head, None}
        mentions = [document.by_head.get(t) for t in tokens if t is not None and t not in own]
        return {self.chains.root(mention.index) for mention in mentions if mention is not None}

    def _doer(self, predicate: int) -> int | None:
        """Return who does what a verb says; in "accused X of keeping her" that is X."""
        document = self.document
        own = document.children(predicate, "nsubj", "nsubj:pass")
        token = document.tokens[predicate]
        controlled = token.relation in {"xcomp", "advcl", "acl"} and not own
        objects = document.children(token.head, "obj", "iobj") if controlled else []
        return objects[0] if objects else document.subject(predicate)

    def _around(self, pronoun: Mention) -> Iterator[int]:
        """Yield the nouns of the phrases in which a pronoun stands, up to its clause."""
        document = self.document
        if document.tokens[pronoun.head].relation == "nmod:poss":
            yield document.tokens[pronoun.head].head
        below = pronoun.head
        for above in document.ancestors(pronoun.head):
            if document.is_clause(above):
                return
            if document.tokens[below].relation != "conj":  # "X and his brother" is not around "his"
                yield above
            below = above
