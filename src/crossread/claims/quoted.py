"""Reporting clauses beside what they report: quotations, "X, Y said", dashes, headline colons."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.lexicon import cue_forces, cue_list
from crossread.claims.quotations import Quotation
from crossread.claims.sources import classify_source
from crossread.claims.speech import Speech, phrase_head, source_of
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.annotation import Sentence
from crossread.model.articles import PARSED_KINDS, LineKind
from crossread.model.claims import SourceKind

_NEAR = 12  # tokens between a quotation and its cue: a titled name with an apposition
_LABEL = 8  # tokens between a labelling verb and the quoted label
_COLON_NAME = 6  # words of a source in front of a headline's colon
_DASHES = frozenset({"-", "–", "—", "--"})
_FORCES = frozenset({"say", "claim", "estimate", "speculate", "deny", "commit", "show"})


def find_quoted(tree: Tree, quotations: tuple[Quotation, ...]) -> Iterator[Speech]:
    """Yield what reporting clauses beside their content report."""
    for quotation in quotations:
        found = _for_quotation(tree, quotation)
        if found is not None:
            yield found
    inside = {i for q in quotations for i in range(q.first, q.last)}
    for sentence in tree.annotation.sentences:
        if sentence.kind in PARSED_KINDS:
            yield from _beside(tree, sentence, inside)
            yield from _after_colon(tree, sentence)


def _for_quotation(tree: Tree, quotation: Quotation) -> Speech | None:
    first = tree.sentence(quotation.first)
    last = tree.sentence(quotation.last - 1)
    content = frozenset(range(quotation.first, quotation.last))
    cue = _cue_after(tree, quotation, last) or _cue_before(tree, quotation, first)
    if cue is None:
        return None
    source = inverted_source(tree, cue, content)
    if source is None:
        return None
    lemma = tree.lemma(cue)
    force = "say" if lemma in cue_list("labels") else cue_forces("verbs").get(lemma, "say")
    clause = any(tree.tokens[i].upos in ("VERB", "AUX") for i in content)
    pattern = "quotation" if clause else "quoted_words"
    return Speech(cue, lemma, force, source, content, pattern, (cue,))


def _cue_after(tree: Tree, quotation: Quotation, sentence: Sentence) -> int | None:
    """Return the cue that follows the closing mark, before any other clause begins."""
    end = min(sentence.last, quotation.last + _NEAR)
    for token in range(quotation.last, end):
        if tree.text[tree.tokens[token].span.start] in '“"«':
            return None
        if tree.tokens[token].upos in ("VERB", "AUX"):
            finite = tree.tokens[token].xpos != "VBG"
            return token if finite and is_reporting_verb(tree, token) else None
        if tree.base[token] in ("mark", "cc"):
            return None
    return None


def _cue_before(tree: Tree, quotation: Quotation, sentence: Sentence) -> int | None:
    """Return the cue in front of the opening mark ("X said: ...", "labelled it ...")."""
    reach = max(sentence.first, quotation.first - _NEAR)
    for token in range(quotation.first - 1, reach - 1, -1):
        if tree.tokens[token].upos not in ("VERB", "AUX"):
            continue
        if is_reporting_verb(tree, token) or (
            tree.lemma(token) in cue_list("labels") and quotation.first - token <= _LABEL
        ):
            return token
        if tree.tokens[token].upos == "VERB":
            return None
    return None


def is_reporting_verb(tree: Tree, token: int) -> bool:
    """Tell whether a verb form can introduce somebody's words."""
    return (
        tree.tokens[token].upos in ("VERB", "AUX")
        and cue_forces("verbs").get(tree.lemma(token)) in _FORCES
        and tree.base[token] not in ("amod", "compound", "case")
    )


def inverted_source(tree: Tree, cue: int, content: frozenset[int]) -> int | None:
    """Return who speaks: the subject, else a noun phrase beside the cue ("said a guard").

    Parsers often call an inverted subject an object, so any nominal child outside the content is
    taken, and then whatever noun phrase stands next to the verb.
    """
    found = source_of(tree, cue)
    own = found in tree.children[cue]
    inverted = cue - 1 not in content and tree.base[cue - 1] == "punct" and not own
    usable = found is not None and found not in content and not inverted
    if found is not None and usable and (own or classify_source(tree, found) is not None):
        return found
    for child in tree.kids(cue, "nsubj", "obj", "obl", "dep"):
        if child > cue and not (child in content or child in tree.time_of or tree.case(child)):
            return child
    for token in range(cue + 1, min(cue + 4, tree.sentence(cue).last)):
        if tree.tokens[token].upos in NOMINAL and token not in tree.time_of:
            head = phrase_head(tree, token)
            return None if head in content or tree.case(head) else head
    return found if found is not None and found not in content else None


def _beside(tree: Tree, sentence: Sentence, inside: set[int]) -> Iterator[Speech]:
    """Read "The talks went well, the envoy said" and "We agree - the envoy said" without marks."""
    for cue in range(sentence.first, sentence.last):
        if cue in inside or not is_reporting_verb(tree, cue) or _is_filled(tree, cue):
            continue
        force = cue_forces("verbs")[tree.lemma(cue)]
        found = _content_before(tree, sentence, cue)
        if found is None:
            continue
        content, pattern = found
        source = inverted_source(tree, cue, content)
        if source is not None and classify_source(tree, source) is not None:
            yield Speech(cue, tree.lemma(cue), force, source, content, pattern, (cue,))


def _is_filled(tree: Tree, cue: int) -> bool:
    """Tell whether a cue has its content behind it, so that nothing beside it is meant."""
    has_subject = tree.kid(cue, "nsubj") is not None
    return any(
        child > cue and (tree.base[child] != "obj" or has_subject)
        for child in tree.kids(cue, "ccomp", "xcomp", "obj")
    )


def _content_before(tree: Tree, sentence: Sentence, cue: int) -> tuple[frozenset[int], str] | None:
    dash = next(
        (i for i in range(sentence.first + 1, cue) if tree.tokens[i].text in _DASHES
         and tree.text[tree.tokens[i].span.start - 1].isspace()), None)  # fmt: skip
    clause = _clause_start(tree, cue)
    if dash is not None and clause > dash and clause - dash <= _NEAR:
        return frozenset(range(sentence.first, dash)), "dash"
    if tree.base[cue] == "parataxis" and 0 <= tree.head(cue) < cue:
        return frozenset(tree.subtree(tree.head(cue), without=[cue])), "parataxis"
    before = next((c for c in tree.kids(cue, "parataxis", "ccomp", "dep") if c < clause), None)
    return (frozenset(tree.subtree(before)), "parataxis") if before is not None else None


def _clause_start(tree: Tree, cue: int) -> int:
    """Return the first token of the reporting clause: its subject's, or the verb itself."""
    subject = tree.kid(cue, "nsubj")
    return min(cue, *tree.subtree(subject)) if subject is not None else cue


def _after_colon(tree: Tree, sentence: Sentence) -> Iterator[Speech]:
    """Read "Minister: Talks failed" in a headline."""
    if sentence.kind is not LineKind.TITLE:
        return
    colon = next(
        (i for i in range(sentence.first, sentence.last) if tree.tokens[i].text == ":"), None
    )
    if colon is None or colon in (sentence.first, sentence.last - 1):
        return
    before, after = range(sentence.first, colon), range(colon + 1, sentence.last)
    for name, content in ((before, after), (after, before)):
        source = _colon_source(tree, name)
        if source is not None and any(tree.tokens[i].upos == "VERB" for i in content):
            yield Speech(colon, ":", "say", source, frozenset(content), "colon", (colon,))
            return


def _colon_source(tree: Tree, words: range) -> int | None:
    if len(words) > _COLON_NAME or any(tree.tokens[i].upos in ("VERB", "AUX") for i in words):
        return None
    nominal = [i for i in words if tree.tokens[i].upos in NOMINAL]
    if not nominal:
        return None
    head = phrase_head(tree, nominal[0])
    if head not in words:
        head = nominal[-1]
    return head if classify_source(tree, head) not in (None, SourceKind.PRONOUN) else None
