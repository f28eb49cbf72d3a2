"""Reporting clauses beside what they report: quotations, "X, Y said", dashes, headline colons."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.lexicon import cue_forces, cue_list
from crossread.claims.quotations import Quotation
from crossread.claims.sources import can_speak, classify_source
from crossread.claims.speech import Speech, is_set_off, phrase_head, source_of
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.annotation import Sentence
from crossread.model.articles import PARSED_KINDS, LineKind
from crossread.model.claims import SourceKind

_NEAR = 12  # tokens between a quotation and its cue: a titled name with an apposition
_LABEL = 8  # tokens between a labelling verb and the quoted label
_COLON_NAME = 6  # words of a source in front of a headline's colon
_INTERVIEW = 2  # paragraphs that open with a speaker; a single one may be a dateline or a list
_DASHES = frozenset({"-", "–", "—", "--"})
_VERBS = frozenset({"VERB", "AUX"})
_APPOSED = frozenset({"appos", "parataxis", "dislocated", "vocative", "dep"})
_OPENERS = '“"«'
_FORCES = frozenset({"say", "claim", "estimate", "speculate", "deny", "commit", "show"})


def find_quoted(tree: Tree, quotations: tuple[Quotation, ...]) -> Iterator[Speech]:
    """Yield what reporting clauses beside their content report."""
    for quotation in quotations:
        found = _for_quotation(tree, quotation)
        if found is not None:
            yield found
    inside = {i for q in quotations for i in range(q.first, q.last)}
    speakers = [each for s in tree.annotation.sentences for each in _labelled(tree, s)]
    if len(speakers) >= _INTERVIEW:
        yield from speakers
    for sentence in tree.annotation.sentences:
        if sentence.kind in PARSED_KINDS:
            yield from _beside(tree, sentence, inside)
            yield from _after_colon(tree, sentence)


def _for_quotation(tree: Tree, quotation: Quotation) -> Speech | None:
    content = frozenset(range(quotation.first, quotation.last))
    cue = _cue_after(tree, quotation) or _cue_before(tree, quotation)
    if cue is None:
        return _announced(tree, quotation, content) or _signed(tree, quotation, content)
    source = inverted_source(tree, cue, content)
    if source is None:
        return None
    lemma = tree.lemma(cue)
    force = "say" if lemma in cue_list("labels") else cue_forces("verbs").get(lemma, "say")
    clause = any(tree.tokens[i].upos in ("VERB", "AUX") for i in content)
    pattern = "quotation" if clause else "quoted_words"
    return Speech(cue, lemma, force, source, content, pattern, (cue,))


def _cue_after(tree: Tree, quotation: Quotation) -> int | None:
    """Return the cue that follows the closing mark, before any other clause begins."""
    sentence = tree.sentence(quotation.last - 1)
    first = quotation.last
    while first < sentence.last and tree.base[first] == "punct":
        first += 1
    if first == sentence.last:
        return _cue_of_next(tree, sentence)
    for token in range(quotation.last, min(sentence.last, quotation.last + _NEAR)):
        opens = tree.text[tree.tokens[token].span.start] in _OPENERS
        if opens and tree.tokens[token].span.start > quotation.span.end:
            return None
        if tree.tokens[token].upos in ("VERB", "AUX"):
            finite = tree.tokens[token].xpos != "VBG"
            return token if finite and is_reporting_verb(tree, token) else None
        if tree.base[token] in ("mark", "cc"):
            return None
    return None


def _cue_of_next(tree: Tree, sentence: Sentence) -> int | None:
    """Return the cue of "Poe said." behind a quotation that ended a sentence."""
    following = tree.annotation.sentences[sentence.index + 1 : sentence.index + 2]
    if not following or following[0].paragraph != sentence.paragraph:
        return None
    if following[0].last - following[0].first > _NEAR:
        return None
    words = range(following[0].first, following[0].last)
    verbs = [i for i in words if tree.tokens[i].upos == "VERB"]
    bare = not any(tree.text[tree.tokens[i].span.start] in _OPENERS + ":" for i in words)
    if len(verbs) != 1 or not bare or _is_filled(tree, verbs[0]):
        return None
    return verbs[0] if is_reporting_verb(tree, verbs[0]) else None


def _signed(tree: Tree, quotation: Quotation, content: frozenset[int]) -> Speech | None:
    """Give a quotation to the name below it: "- Ann Poe"."""
    sentence = tree.sentence(quotation.last - 1)
    following = tree.annotation.sentences[sentence.index + 1 : sentence.index + 2]
    if not following or following[0].paragraph != sentence.paragraph + 1:
        return None
    dash, last = following[0].first, following[0].last
    if tree.tokens[dash].text not in _DASHES or last - dash > _COLON_NAME + 2:
        return None
    source = _colon_source(tree, range(dash + 1, min(last, dash + 1 + _COLON_NAME)))
    return Speech(dash, "-", "say", source, content, "dash", (dash,)) if source else None


def _announced(tree: Tree, quotation: Quotation, content: frozenset[int]) -> Speech | None:
    """Give what follows "The envoy issued this statement:" to its subject."""
    sentence = tree.sentence(quotation.first)
    if sentence.index == 0 or min(content) - sentence.first > 1:
        return None
    before = tree.annotation.sentences[sentence.index - 1]
    if before.kind not in PARSED_KINDS or tree.tokens[before.last - 1].text != ":":
        return None
    verbs = (i for i in range(before.first, before.last) if tree.base[i] == "root")
    cue = next((i for i in verbs if tree.tokens[i].upos == "VERB"), None)
    source = source_of(tree, cue) if cue is not None else None
    if cue is None or source is None or not can_speak(tree, source):
        return None
    lemma = tree.lemma(cue)
    force = cue_forces("verbs").get(lemma, "say")
    return Speech(cue, lemma, force, source, content, "colon", (cue,))


def _cue_before(tree: Tree, quotation: Quotation) -> int | None:
    """Return the cue in front of the opening mark ("X said: ...", "labelled it ...")."""
    sentence = tree.sentence(quotation.first)
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
    lemma = tree.lemma(token)
    return (
        tree.tokens[token].upos in ("VERB", "AUX")
        and (cue_forces("verbs").get(lemma) in _FORCES or lemma in cue_list("asking"))
        and tree.base[token] not in ("amod", "compound", "case")
    )


def inverted_source(tree: Tree, cue: int, content: frozenset[int]) -> int | None:
    """Return who speaks: the subject, else a noun phrase beside the cue ("said a guard").

    Parsers often call an inverted subject an object, so any nominal child outside the content is
    taken, and then whatever noun phrase stands next to the verb.
    """
    found = source_of(tree, cue)
    own = found in tree.children[cue]
    turned = tree.base[cue - 1] == "punct" and tree.tokens[cue].xpos != "VBG"
    inverted = turned and cue - 1 not in content and not own
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
        force = cue_forces("verbs").get(tree.lemma(cue), "say")
        found = _content_before(tree, sentence, cue)
        if found is None:
            continue
        content, pattern = found
        source = _apposed_speaker(tree, cue) or inverted_source(tree, cue, content)
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
    if before is not None:
        return frozenset(tree.subtree(before)), "parataxis"
    return _around_insertion(tree, sentence, cue, clause)


def _around_insertion(
    tree: Tree, sentence: Sentence, cue: int, clause: int
) -> tuple[frozenset[int], str] | None:
    """Return the sentence around "the plan, an envoy said, is to leave", however it was parsed."""
    if clause <= sentence.first or tree.tokens[clause - 1].text != ",":
        return None
    reach = range(cue + 1, min(cue + _NEAR, sentence.last))
    stops = (i for i in reach if tree.tokens[i].text in ",." or tree.tokens[i].upos in _VERBS)
    end = next(stops, None)
    if end is None or tree.base[end] != "punct" or tree.tokens[cue].xpos in ("VBG", "VB"):
        return None
    content = frozenset(range(sentence.first, clause - 1)) | frozenset(range(end, sentence.last))
    return content, "parataxis"


def _clause_start(tree: Tree, cue: int) -> int:
    """Return the first token of the reporting clause: its subject's, or the verb itself."""
    subject = tree.kid(cue, "nsubj")
    if subject is None:
        subject = _apposed_speaker(tree, cue)
    words = tree.subtree(subject) if subject is not None else []
    return min(token for token in (*words, cue) if tree.base[token] != "punct")


def _apposed_speaker(tree: Tree, cue: int) -> int | None:
    """Return the envoy of "the plan, an envoy said, ..." that was read as an apposition."""
    if tree.tokens[cue - 1].upos not in NOMINAL or tree.kid(cue, "nsubj") is not None:
        return None
    head = phrase_head(tree, cue - 1)
    apart = tree.base[head] in _APPOSED and is_set_off(tree, head)
    return head if apart and tree.subtree(head)[-1] == cue - 1 else None


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


def _labelled(tree: Tree, sentence: Sentence) -> Iterator[Speech]:
    """Read "ANN POE: I said so." at the start of a paragraph of an interview, up to its end."""
    sentences = tree.annotation.sentences
    if sentence.kind is not LineKind.BODY:
        return
    if sentence.index and sentences[sentence.index - 1].paragraph == sentence.paragraph:
        return
    reach = range(sentence.first + 1, min(sentence.first + _COLON_NAME + 1, sentence.last))
    colon = next((i for i in reach if tree.tokens[i].text == ":"), None)
    source = _colon_source(tree, range(sentence.first, colon)) if colon is not None else None
    if colon is None or source is None or tree.tokens[source].upos != "PROPN":
        return
    if classify_source(tree, source) is not SourceKind.PERSON:
        return  # "OSLO: ..." tells where, not who
    last = sentence.index
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentence.paragraph:
        last += 1
    content = frozenset(range(colon + 1, sentences[last].last))
    if any(tree.tokens[i].upos in ("VERB", "AUX") for i in content):
        yield Speech(colon, ":", "say", source, content, "colon", (colon,))


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
