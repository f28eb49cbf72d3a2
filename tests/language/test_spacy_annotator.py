"""A spaCy pipeline in the place of the shipped model, on small pipelines made here."""

import itertools
import sys

import pytest

from crossread.errors import ModelError
from crossread.language import annotate_text
from crossread.language.annotator import Bounds, Stretch
from crossread.language.spacy_annotator import load_spacy_annotator
from crossread.model.annotation import MentionKind

pytest.importorskip("spacy", reason="needs spaCy, the extra crossread[spacy]")

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Span
from spacy.training import Example

NUMBERS = itertools.count()

# form: tag, part of speech, lemma, label, the form of its head ("" for a root)
CLEAR = {
    "The": ("DT", "DET", "the", "det", "Guard"),
    "Harbour": ("NNP", "PROPN", "Harbour", "compound", "Guard"),
    "Guard": ("NNP", "PROPN", "Guard", "poss", "captain"),
    "'s": ("POS", "PART", "'s", "case", "Guard"),
    "captain": ("NN", "NOUN", "Captain", "nsubj", "told"),
    "told": ("VBD", "VERB", "tell", "ROOT", ""),
    "Mira": ("NNP", "PROPN", "Mira", "compound", "Tolan"),
    "Tolan": ("NNP", "PROPN", "Tolan", "dobj", "told"),
    "in": ("IN", "ADP", "in", "prep", "told"),
    "Lisk": ("NNP", "PROPN", "Lisk", "pobj", "in"),
    '"': ("''", "PUNCT", '"', "punct", "told"),
    ".": (".", "PUNCT", ".", "punct", "told"),
}
UD = {
    **CLEAR,
    "Guard": ("NNP", "PROPN", "Guard", "nmod:poss", "captain"),
    "told": ("VBD", "VERB", "tell", "root", ""),
    "Mira": ("NNP", "PROPN", "Mira", "obj", "told"),
    "Tolan": ("NNP", "PROPN", "Tolan", "flat", "Mira"),
    "in": ("IN", "ADP", "in", "case", "Lisk"),
    "Lisk": ("NNP", "PROPN", "Lisk", "obl", "told"),
}
UNKNOWN = ("NN", "NOUN", "thing", "dep", "")
ENTITIES = [
    (["The", "Harbour", "Guard", "'s"], "ORG"),
    (["Mira", "Tolan"], "PERSON"),
    (["Lisk"], "GPE"),
    (["captain"], "NORP"),
]
TEXT = "The Harbour Guard’s captain told Mira\u00a0Tolan in Lisk."
WORDS = ("The", "Harbour", "Guard", "’s", "captain", "told", "Mira", "Tolan", "in", "Lisk", ".")


def set_row(doc, attribute, values):
    strings = doc.vocab.strings
    numbers = [strings.add(v) if isinstance(v, str) else v for v in values]
    doc.from_array([attribute], np.array(numbers, dtype="O").reshape(-1, 1).astype("uint64"))


def set_entities(doc):
    forms = [token.text for token in doc]
    spans = [
        Span(doc, place, place + len(words), label)
        for words, label in ENTITIES
        for place in range(len(forms))
        if forms[place : place + len(words)] == words
    ]
    doc.set_ents(spans, default="outside")


def annotate_by(table, without=""):
    """A component that sets what the table says, but for one annotation."""

    def annotate(doc):
        forms = [token.text for token in doc]
        rows = [table.get(form, UNKNOWN) for form in forms]
        for number, attribute in enumerate(("TAG", "POS", "LEMMA")):
            if attribute != without:
                set_row(doc, attribute, [row[number] for row in rows])
        if without != "DEP":
            set_row(doc, "DEP", [row[3] for row in rows])
            heads = [
                forms.index(row[4]) - i if row[4] in forms else 0 for i, row in enumerate(rows)
            ]
            set_row(doc, "HEAD", [head % 2**64 for head in heads])
        if without != "ENT_IOB":
            set_entities(doc)
        return doc

    return annotate


def make_pipeline(*components):
    """A pipeline of functions, each of which becomes a component."""
    nlp = spacy.blank("en")
    for function in components:
        name = f"crossread_test_{next(NUMBERS)}"
        Language.component(name, func=function)
        nlp.add_pipe(name)
    return nlp


def make_annotator(*components):
    return load_spacy_annotator(make_pipeline(*components))


def tree_of(parse, words):
    return {
        f"{relation}({word}, {words[head] if head >= 0 else 'ROOT'})"
        for word, head, relation in zip(words, parse.heads, parse.relations, strict=True)
    }


EXPECTED = {
    "det(The, Guard)", "compound(Harbour, Guard)", "nmod:poss(Guard, captain)", "case(’s, Guard)",
    "nsubj(captain, told)", "root(told, ROOT)", "obj(Mira, told)", "flat(Tolan, Mira)",
    "case(in, Lisk)", "obl(Lisk, told)", "punct(., told)",
}  # fmt: skip


@pytest.mark.parametrize("table", [CLEAR, UD], ids=["clear", "ud"])
def test_a_stretch_is_parsed_into_universal_dependencies(table):
    [parse] = make_annotator(annotate_by(table)).parse([Stretch(WORDS)])
    assert tree_of(parse, WORDS) == EXPECTED
    assert parse.starts == (0,)
    assert parse.xpos[5] == "VBD"
    assert parse.upos[5] == "VERB"
    assert parse.lemmas[4:7] == ("captain", "tell", "Mira")


def test_names_lose_article_and_possessive_and_peoples_are_left_out():
    [parse] = make_annotator(annotate_by(CLEAR)).parse([Stretch(WORDS)])
    assert parse.names == ((1, 3, "ORG"), (6, 8, "PER"), (9, 10, "LOC"))


def test_an_article_is_annotated_with_exact_offsets():
    annotation = annotate_text(TEXT, make_annotator(annotate_by(CLEAR)))
    assert tuple(token.text for token in annotation.tokens) == WORDS
    assert all(token.span.of(TEXT) == token.text for token in annotation.tokens)
    names = {m.name for m in annotation.mentions if m.kind is MentionKind.NAME}
    assert {"Harbour Guard", "Mira\u00a0Tolan"} <= names


def test_a_parse_depends_on_its_stretch_alone():
    annotator = make_annotator(annotate_by(CLEAR))
    one, two = Stretch(WORDS), Stretch(("The", "captain", "told", "Lisk"))
    together = annotator.parse([one, two])
    assert annotator.parse([two, one]) == together[::-1]
    assert [annotator.parse([stretch])[0] for stretch in (one, two)] == together


def test_the_bounds_are_known_before_the_parser_and_hold_after_it():
    seen = []

    def look(doc):
        seen.append([token.is_sent_start for token in doc])
        return doc

    annotator = make_annotator(look, annotate_by(CLEAR))
    bounds = Bounds(must=frozenset({8}), must_not=frozenset({10}), doubtful=frozenset({4}))
    [parse] = annotator.parse([Stretch(WORDS, bounds)])
    assert seen[-1] == [True, None, None, None, None, None, None, None, True, None, False]
    assert parse.starts == (0, 8)
    assert [place for place, head in enumerate(parse.heads) if head < 0] == [5, 9]
    assert "parataxis(., Lisk)" in tree_of(parse, WORDS)


def untrained_parser():
    """A pipeline with spaCy's own parser, its weights those of the first moment."""
    nlp = make_pipeline(annotate_by(CLEAR, without="DEP"))
    parser = nlp.add_pipe("parser")
    for label in ("ROOT", "nsubj", "dobj", "prep", "pobj"):
        parser.add_label(label)
    example = Example.from_dict(
        nlp.make_doc("captain told Mira"),
        {"heads": [1, 1, 1], "deps": ["nsubj", "ROOT", "dobj"]},
    )
    nlp.initialize(lambda: [example])
    return nlp


@pytest.mark.parametrize(
    "bounds",
    [
        Bounds(must_not=frozenset(range(1, 11))),
        Bounds(must=frozenset({4, 8}), must_not=frozenset({1, 2, 3, 5, 6, 7, 9, 10})),
        Bounds(must=frozenset(range(1, 11))),
    ],
)
def test_the_parser_of_spacy_keeps_to_the_bounds(bounds):
    [parse] = load_spacy_annotator(untrained_parser()).parse([Stretch(WORDS, bounds)])
    assert parse.starts == (0, *sorted(bounds.must))
    assert sum(head < 0 for head in parse.heads) == len(parse.starts)


def test_it_counts_words():
    annotator = make_annotator(annotate_by(CLEAR))
    assert annotator.pieces(WORDS) == [1] * len(WORDS)
    assert annotator.room >= 100


LACKING = [
    ("TAG", "no tags", "a tagger"),
    ("POS", "no parts of speech", "a morphologizer"),
    ("LEMMA", "no lemmas", "a lemmatizer"),
    ("DEP", "no dependencies", "a parser"),
    ("ENT_IOB", "no names", "an ner component"),
]


@pytest.mark.parametrize("without, what, remedy", LACKING)
def test_a_pipeline_that_lacks_a_component_is_refused(without, what, remedy):
    with pytest.raises(ModelError) as caught:
        make_annotator(annotate_by(CLEAR, without=without))
    assert what in str(caught.value)
    assert remedy in str(caught.value)
    assert "crossread_test_" in str(caught.value)


def test_an_empty_pipeline_is_refused():
    with pytest.raises(ModelError, match="its components: none"):
        load_spacy_annotator(spacy.blank("en"))


def test_a_pipeline_that_is_not_installed_is_refused():
    with pytest.raises(ModelError, match="python -m spacy download no_such_pipeline"):
        load_spacy_annotator("no_such_pipeline")


def test_a_pipeline_is_loaded_from_its_folder(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "own")
    with pytest.raises(ModelError, match="sets no tags"):
        load_spacy_annotator(str(tmp_path / "own"))


def test_a_component_that_raises_is_told():
    def fail(doc):
        raise RuntimeError("no weights")

    with pytest.raises(ModelError, match="the spaCy pipeline fails: no weights"):
        make_annotator(fail)


def test_without_spacy_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ModelError, match=r"install crossread\[spacy\]"):
        load_spacy_annotator("en_core_web_sm")
