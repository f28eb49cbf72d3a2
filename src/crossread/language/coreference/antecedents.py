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
_PLURAL = frozenset({"NNS", "NNPS"})
# What is known of a phrase that nothing stands for so far.
_LONE = {
    (kind, plural): Facts([], [], kind, plural=plural)
    for kind in EntityKind
    for plural in (False, True)
}
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
    inside, by_head, count = _covered(document), document.by_head, len(document.mentions)
    anybody, spans = words_of("anybody") - words_of("spans"), words_of("spans")
    found: list[Mention] = []
    for token, lemma in zip(document.tokens, document.lemmas, strict=True):
        if token.upos in _NOUNS:
            if token.relation in _NO_PHRASES or lemma in spans:
                continue
        elif token.upos != "PRON" or lemma not in anybody:
            continue
        if token.index in by_head or token.index in inside:
            continue
        first = _first_token(document, token)
        span = token.span if first is token else Span(first.span.start, token.span.end)
        found.append(
            Mention(
                count + len(found),
                span,
                token.index,
                MentionKind.NOMINAL,
                EntityKind.PERSON if _is_of_age(document, token) else EntityKind.UNKNOWN,
                token.sentence,
                plural=token.xpos in _PLURAL or "Number=Plur" in token.feats,
            )
        )
    return found


def _is_of_age(document: Document, token: Token) -> bool:
    """Tell whether a noun names somebody by age: "the 19-year-old"."""
    if not token.text.casefold().endswith(("old", "olds")):
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
        if token.relation not in _LEFT or token.head > head.index:
            break
        hyphen = token.upos == "PUNCT" and start <= token.head
        if not (hyphen or token.index < token.head):
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
        self._groups: dict[int, tuple[int, ...]] = {}  # of first members asked for before
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
        form, barred = self._forms[pronoun.index], self._barred(pronoun)
        root, grouped = self.chains.root, self.chains.members
        found = []
        for index, back in self._near(pronoun, form):
            members = grouped.get(index, ())
            free = members or root(index) not in barred
            if free and self._agrees(index, members, self._facts(index), form):
                found.append(Antecedent(index, members, back))
            if form == "plural" and (back > 0 or self._ends_before(index, pronoun)):
                together = self._together(index)
                if together and pronoun.index not in together:
                    found.append(Antecedent(index, together, back))
        if form != "plural":
            return found
        return [a for a in found if not any(root(member) in barred for member in a.members)]

    def _ends_before(self, index: int, pronoun: Mention) -> bool:
        """Tell whether a phrase ends before a pronoun begins."""
        return self.document.mentions[index].span.end <= pronoun.span.start

    def _near(self, pronoun: Mention, form: str) -> Iterator[tuple[int, int]]:
        """Yield the phrases of the sentences around a pronoun with ``Antecedent.back`` of each."""
        sentence, mentions = self.document.sentence(pronoun), self.document.mentions
        near = [sentence, *self.document.previous(sentence, _REACH)]
        for back in range(len(near) - 1, 0, -1):
            for index in self._possible(near[back].index, form):
                if index not in self._forms or self._can_be_meant(index):
                    yield index, back
        for index in self._possible(sentence.index, form):
            if index in self._forms and not self._can_be_meant(index):
                continue
            if self._ends_before(index, pronoun):
                yield index, 0
            elif self._may_follow(mentions[index], pronoun):
                yield index, -1 if mentions[index].span.start > pronoun.span.start else 0

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
        members = self._groups.get(index)
        if members is None:
            members = self._groups[index] = self._find_together(index)
        return members

    def _find_together(self, index: int) -> tuple[int, ...]:
        document = self.document
        head = document.mentions[index].head
        if not document.children(head, "conj") or document.tokens[head].relation == "conj":
            return ()
        nouns = {"NOUN", "PROPN", "PRON"}
        heads = [t for t in document.conjuncts(head) if document.tokens[t].upos in nouns]
        members = [document.by_head.get(token) for token in heads]
        known = tuple([member.index for member in members if member is not None])
        return known if len(known) == len(heads) > 1 else ()

    def _possible(self, sentence: int, form: str) -> list[int]:
        """Return the mentions of a sentence without those that can never be meant.

        What its words forbid of a mention, and number and kind of a phrase, no pronoun before can
        have changed.
        """
        possible = self._of_form[form]
        if sentence not in possible:
            possible[sentence] = [
                index for index in self._of_sentence[sentence] if self._may_agree(index, form)
            ]
        return possible[sentence]

    def _may_agree(self, index: int, form: str) -> bool:
        """Tell whether the words of a mention allow a pronoun, and number and kind of a phrase."""
        if form != "plural":
            mention = self.document.mentions[index]
            if not self.document.determiners(mention).isdisjoint(_DENIED):
                return False
            if form == "thing" and self._is_team(mention):
                return False
        if index < self.chains.given or self._agrees(index, (), self._facts(index), form):
            return True
        return form == "plural" and bool(self._together(index))

    def _facts(self, index: int) -> Facts:
        """Return what is known of a mention's chain; phrases that stand alone share theirs."""
        if index < self.chains.given or self.chains.placed[index]:
            return self.chains.facts(index)
        mention = self.document.mentions[index]
        return _LONE[mention.entity, mention.plural]

    def _agrees(self, index: int, members: tuple[int, ...], facts: Facts, form: str) -> bool:
        """Tell whether number, kind and gender of a chain allow the pronoun."""
        if form == "plural":
            return bool(members) or facts.plural or self._is_many(index, facts)
        if members or facts.plural:
            return False
        person = facts.kind is EntityKind.PERSON
        if form == "thing":
            return not (person or facts.genders)
        return not facts.genders - {form} and (person or self._may_be_person(index, facts))

    def _is_team(self, mention: Mention) -> bool:
        """Tell whether a name is a plural that takes "they": "the Bears", no State."""
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
        reflexive = document.word(pronoun) in words_of("reflexives")
        if token.relation in _ARGUMENTS and not reflexive:
            tokens.extend(document.children(token.head, *_ARGUMENTS))
            tokens.append(self._doer(token.head))
        if document.quotation(pronoun.span) is not None:
            tokens.append(speaker_of(document, pronoun))
        if "relcl" in document.tokens[token.head].relation:
            tokens.append(document.tokens[token.head].head)  # "the plan they made": not the plan
        if not reflexive:  # "the minister himself"
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
