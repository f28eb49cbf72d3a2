"""Versions of one text: machine rewrites, trees of wordings, candidates, origins."""

from __future__ import annotations

import pytest

from crossread.model.stories import LineageKind, Story
from crossread.stories import candidates, trace
from crossread.stories.rewording import likeness
from crossread.stories.stemma import Link, build_stemma
from crossread.stories.substitutions import list_exchanges
from crossread.text.wires import find_unlisted_credits
from tests.stories.newsroom import BYLINE, DAM, DAM_TITLE, DAM_WITNESS, report

# A machine's rewrite without a phrase that the lexicon knows; a quotation is broken, too.
MACHINE = (
    "The Torvik weir in northern Valdavia gave way premature on Thursday after nine daytimes of"
    " drizzle, flooding the hamlets of Orsk Ford and Lower Brenna.",
    "Salvation squads tugged 34 folks from rooftops with two lent whirligigs before noontide.",
    "Vigour Cleric Pell Adrastu said artificers had found a wisecrack in the spillway in February.",
    "“We begged for bucks to mend it and none came,” Adrastu narrated the assemblage in Selm.",
    "The telephonist Hydrovald closed the turbines and lowered two other cisterns upstream.",
    "Neighbouring Karnia posted pumps, marquees and forty squaddies across the mountain fringe.",
)
PERSON = (
    "The Torvik dam in northern Valdavia gave way before dawn on Thursday after nine days of rain,"
    " flooding the villages of Orsk Ford and Lower Brenna.",
    "Rescue crews pulled 34 people from rooftops with two borrowed helicopters before noon.",
    *DAM[2:],
)


def together(*readings):
    ids = tuple(sorted(reading.article.id for reading in readings))
    return trace(readings, Story("s1", ids, (), "", ""))


def written(id_, *paragraphs, **options):
    return report(id_, "A dam breaks", *paragraphs, **options)


AGENCY = report("a", DAM_TITLE, *DAM, outlet="Selm Courier", dates=(("2031-04-10", BYLINE),))


def test_a_machine_is_seen_by_what_it_put_in_the_place_of_words():
    found = together(AGENCY, written("b", *MACHINE))
    assert [spin.spun for spin in found.spins] == [False, True]
    (lineage,) = found.lineages
    assert (lineage.kind, lineage.direction) == (LineageKind.SPUN, "b")
    assert {signal.citation.article for signal in found.spins[1].signals} == {"b"}
    assert any(signal.expected == "villages" for signal in found.spins[1].signals)


def test_a_machine_is_seen_among_several_copies():
    found = together(AGENCY, written("b", *MACHINE), written("c", *DAM), written("d", *PERSON))
    assert [spin.article for spin in found.spins if spin.spun] == ["b"]


def test_a_person_s_changes_are_no_machine_s():
    found = together(AGENCY, written("b", *PERSON))
    assert [spin.spun for spin in found.spins] == [False, False]


def test_exchanges_keep_their_place():
    old, new = AGENCY, written("b", *MACHINE)
    spans = [(s.span, t.span) for s, t in zip(
        old.annotation.sentences[1:], new.annotation.sentences[1:], strict=True
    )]  # fmt: skip
    found = list_exchanges(old, new, spans)
    for exchange in found.found:
        printed = exchange.span.of(new.article.text).casefold()
        assert printed.split() == exchange.new.split()
    assert found.in_quotations >= 1
    assert found.odd > list_exchanges(new, old, [(b, a) for a, b in spans]).odd


def test_two_rewrites_stand_nearer_to_their_source():
    left = [p.replace("villages", "hamlets").replace("people", "persons") for p in DAM]
    right = [p.replace("northern", "upper").replace("borrowed", "lent") for p in DAM]
    one, two = written("b", *left[:4], *DAM_WITNESS[:1]), written("c", *right)
    found = {(x.left, x.right): x.kind for x in together(AGENCY, one, two).lineages}
    assert found["a", "b"] in (LineageKind.DERIVED, LineageKind.DUPLICATE)
    assert ("b", "c") in found


class _Sentence:
    def __init__(self, position, *words):
        self.position, self.words, self.quoted = position, words, False


ROOT = ["rain", "broke", "the", "old", "dam", "above", "the", "town", "on", "monday"]
TOWARDS = ["rain", "broke", "the", "old", "wall", "above", "the", "town", "on", "monday"]
FURTHER = ["rain", "broke", "the", "old", "wall", "above", "this", "village", "on", "monday"]
ASIDE = ["a", "storm", "broke", "the", "old", "dam", "above", "the", "town", "at", "night"]


def _stemma(**texts):
    articles = {name: [_Sentence(0, *words)] for name, words in texts.items()}
    names = sorted(texts)
    links = [
        Link((one, 0), (two, 0), likeness(tuple(texts[one]), tuple(texts[two])))
        for n, one in enumerate(names)
        for two in names[n + 1 :]
    ]
    return build_stemma(links, articles, {name: n for n, name in enumerate(names)})


def test_a_wording_of_a_wording_is_direct_and_siblings_are_cousins():
    stemma = _stemma(a=ROOT, b=TOWARDS, c=FURTHER, d=ASIDE)
    assert stemma.shares("a", "d")[0].direct == 1.0
    assert stemma.shares("c", "d")[0].cousin == 1.0
    assert stemma.between("c", "d") == "a"


def test_the_same_words_are_the_same():
    stemma = _stemma(a=ROOT, b=ROOT, c=ASIDE)
    assert stemma.shares("a", "b")[0].same == 1.0
    assert stemma.shares("b", "c")[1].direct == 1.0


def test_a_copy_adds_no_origin_and_a_witness_does():
    witness = written("c", *DAM_WITNESS)
    alone = together(AGENCY, witness).origins
    assert alone == (("a",), ("c",))
    more = together(AGENCY, witness, written("b", *DAM), written("d", *DAM[:4])).origins
    assert more == (("a", "b", "d"), ("c",))


def test_what_was_put_together_from_two_adds_no_origin():
    merged = written("m", *DAM[:2], *DAM_WITNESS[2:])
    assert together(AGENCY, written("c", *DAM_WITNESS), merged).origins == (("a",), ("c",))


@pytest.mark.parametrize("size", [3, candidates.EVERY_PAIR + 5])
def test_every_copy_is_traced_to_some_other_in_stories_of_any_size(size):
    copies = [written(f"{n:03d}", *DAM) for n in range(size)]
    found = together(*copies)
    assert found.origins == (tuple(f"{n:03d}" for n in range(size)),)
    assert len(found.lineages) <= max(size * (size - 1) // 2, size * candidates.NEAREST)


def test_credits_to_agencies_that_no_list_holds():
    text = (
        "PORT OSTRA, May 12 (Norvapress) - Rain fell.\n(With inputs from Quorfax)\n(Selm) - Hens."
    )
    assert [c.family.name for c in find_unlisted_credits(text)] == ["Norvapress", "Quorfax"]
    assert find_unlisted_credits("OSLO (Reuters) - Rain fell.") == ()


def test_each_article_descends_from_what_its_sentences_stand_nearest_to():
    found = together(AGENCY, written("b", *DAM[:4]), written("c", *DAM_WITNESS))
    assert [(d.article, d.source, d.sentences) for d in found.descents] == [("b", "a", 3)]
    assert 0 < found.descents[0].share <= 1
