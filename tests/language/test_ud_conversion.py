"""Trees with ClearNLP labels become trees of Universal Dependencies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.ud_conversion import Tagged, confine, convert_clear, speaks_clear

# A word is form:UPOS:XPOS:head:label, heads counted from 1, 0 for the root.
BE = {"is": "be", "was": "be", "are": "be"}


def read(rows):
    """Return words with their tags, heads (from 0, -1 for the root) and labels."""
    words, upos, xpos, heads, labels = zip(*(row.split(":") for row in rows.split()), strict=True)
    lemmas = tuple(BE.get(word.lower(), word.lower()) for word in words)
    return Tagged(words, lemmas, upos, xpos), [int(head) - 1 for head in heads], list(labels)


CASES = {
    "passive with agent and time": (
        "ship:NOUN:NN:3:nsubjpass was:AUX:VBD:3:auxpass seized:VERB:VBN:0:ROOT by:ADP:IN:3:agent "
        "Norvia:PROPN:NNP:4:pobj in:ADP:IN:3:prep May:PROPN:NNP:6:pobj",
        "nsubj:pass(ship, seized) aux:pass(was, seized) root(seized, ROOT) case(by, Norvia) "
        "obl:agent(Norvia, seized) case(in, May) obl(May, seized)",
    ),
    "two objects": (
        "He:PRON:PRP:2:nsubj gave:VERB:VBD:0:ROOT her:PRON:PRP:2:dative books:NOUN:NNS:2:dobj",
        "nsubj(He, gave) iobj(her, gave) obj(books, gave)",
    ),
    "a receiver behind a preposition": (
        "He:PRON:PRP:2:nsubj gave:VERB:VBD:0:ROOT books:NOUN:NNS:2:dobj to:ADP:IN:2:dative "
        "Bob:PROPN:NNP:4:pobj",
        "obj(books, gave) obl(Bob, gave) case(to, Bob)",
    ),
    "a phrase as predicate": (
        "envoy:NOUN:NN:2:nsubj is:AUX:VBZ:0:ROOT in:ADP:IN:2:prep Lisk:PROPN:NNP:3:pobj",
        "root(Lisk, ROOT) cop(is, Lisk) nsubj(envoy, Lisk) case(in, Lisk)",
    ),
    "an adjective as predicate, with a conjunct and a negation": (
        "He:PRON:PRP:2:nsubj is:AUX:VBZ:0:ROOT not:PART:RB:2:neg rich:ADJ:JJ:2:acomp "
        "and:CCONJ:CC:2:cc owns:VERB:VBZ:2:conj ships:NOUN:NNS:6:dobj",
        "root(rich, ROOT) cop(is, rich) nsubj(He, rich) advmod(not, rich) cc(and, owns) "
        "conj(owns, rich) obj(ships, owns)",
    ),
    "a noun as predicate of a question": (
        "Who:PRON:WP:2:attr is:AUX:VBZ:0:ROOT the:DET:DT:4:det envoy:NOUN:NN:2:attr",
        "root(Who, ROOT) cop(is, Who) nsubj(envoy, Who) det(the, envoy)",
    ),
    "an auxiliary is no copula": (
        "He:PRON:PRP:3:nsubj is:AUX:VBZ:3:aux asleep:VERB:VBG:0:ROOT",
        "aux(is, asleep) nsubj(He, asleep)",
    ),
    "existence": (
        "There:PRON:EX:2:expl was:VERB:VBD:0:ROOT a:DET:DT:4:det fire:NOUN:NN:2:attr",
        "expl(There, was) root(was, ROOT) nsubj(fire, was)",
    ),
    "a complement of another verb": (
        "He:PRON:PRP:2:nsubj remained:VERB:VBD:0:ROOT silent:ADJ:JJ:2:acomp",
        "xcomp(silent, remained)",
    ),
    "one preposition on another": (
        "crowd:NOUN:NN:2:nsubj sang:VERB:VBD:0:ROOT from:ADP:IN:2:prep under:ADP:IN:3:prep "
        "the:DET:DT:6:det bridge:NOUN:NN:4:pobj",
        "obl(bridge, sang) case(from, bridge) case(under, bridge) det(the, bridge)",
    ),
    "according to": (
        "According:VERB:VBG:5:prep to:ADP:IN:1:prep police:NOUN:NNS:2:pobj he:PRON:PRP:5:nsubj "
        "lied:VERB:VBD:0:ROOT",
        "case(According, police) fixed(to, According) obl(police, lied)",
    ),
    "such as": (
        "arms:NOUN:NNS:0:ROOT such:ADJ:JJ:3:amod as:ADP:IN:1:prep rifles:NOUN:NNS:3:pobj",
        "nmod(rifles, arms) case(such, rifles) fixed(as, such)",
    ),
    "a gerund behind a preposition": (
        "They:PRON:PRP:2:nsubj accused:VERB:VBD:0:ROOT Norvia:PROPN:NNP:2:dobj of:ADP:IN:2:prep "
        "hiding:VERB:VBG:4:pcomp arms:NOUN:NNS:5:dobj",
        "advcl(hiding, accused) mark(of, hiding) obj(arms, hiding) obj(Norvia, accused)",
    ),
    "a gerund on a noun": (
        "talk:NOUN:NN:0:ROOT of:ADP:IN:1:prep leaving:VERB:VBG:2:pcomp",
        "acl(leaving, talk) mark(of, leaving)",
    ),
    "an adverb behind a preposition": (
        "came:VERB:VBD:0:ROOT from:ADP:IN:1:prep there:ADV:RB:2:pcomp",
        "advmod(there, came) case(from, there)",
    ),
    "conjoined prepositions": (
        "spoke:VERB:VBD:0:ROOT in:ADP:IN:1:prep Lisk:PROPN:NNP:2:pobj and:CCONJ:CC:2:cc "
        "at:ADP:IN:2:conj Tolm:PROPN:NNP:5:pobj",
        "obl(Lisk, spoke) conj(Tolm, Lisk) cc(and, Tolm) case(in, Lisk) case(at, Tolm)",
    ),
    "a stranded preposition": (
        "house:NOUN:NN:0:ROOT he:PRON:PRP:3:nsubj lives:VERB:VBZ:1:relcl in:ADP:IN:3:prep",
        "acl:relcl(lives, house) advmod(in, lives)",
    ),
    "phrases of nouns and of verbs": (
        "visit:NOUN:NN:4:nsubj of:ADP:IN:1:prep Bob:PROPN:NNP:2:pobj ended:VERB:VBD:0:ROOT "
        "last:ADJ:JJ:6:amod week:NOUN:NN:4:npadvmod",
        "nmod(Bob, visit) nsubj(visit, ended) obl:unmarked(week, ended)",
    ),
    "a possessor and an infinitive on a noun": (
        "Norvia:PROPN:NNP:3:poss 's:PART:POS:1:case plan:NOUN:NN:6:nsubj to:PART:TO:5:aux "
        "share:VERB:VB:3:relcl failed:VERB:VBD:0:ROOT",
        "nmod:poss(Norvia, plan) case('s, Norvia) mark(to, share) acl(share, plan)",
    ),
    "a clause on a noun": (
        "claim:NOUN:NN:0:ROOT that:SCONJ:IN:4:mark he:PRON:PRP:4:nsubj lied:VERB:VBD:1:ccomp",
        "acl(lied, claim)",
    ),
    "the subject of an infinitive": (
        "They:PRON:PRP:2:nsubj want:VERB:VBP:0:ROOT him:PRON:PRP:5:nsubj to:PART:TO:5:aux "
        "leave:VERB:VB:2:ccomp",
        "obj(him, want) xcomp(leave, want) mark(to, leave)",
    ),
    "a clause without a verb": (
        "She:PRON:PRP:2:nsubj found:VERB:VBD:0:ROOT it:PRON:PRP:4:nsubj odd:ADJ:JJ:2:ccomp",
        "obj(it, found) xcomp(odd, found)",
    ),
    "a said clause keeps its subject": (
        "He:PRON:PRP:2:nsubj said:VERB:VBD:0:ROOT they:PRON:PRP:5:nsubj would:AUX:MD:5:aux "
        "lose:VERB:VB:2:ccomp",
        "ccomp(lose, said) nsubj(they, lose)",
    ),
    "a chain of conjuncts": (
        "built:VERB:VBD:0:ROOT ,:PUNCT:,:1:punct tested:VERB:VBD:1:conj and:CCONJ:CC:3:cc "
        "sold:VERB:VBD:3:conj",
        "conj(tested, built) conj(sold, built) cc(and, sold)",
    ),
    "two words before a number": (
        "More:ADJ:JJR:3:quantmod than:ADP:IN:3:quantmod forty:NUM:CD:4:nummod "
        "guards:NOUN:NNS:0:ROOT",
        "advmod(More, forty) fixed(than, More) nummod(forty, guards)",
    ),
    "particles and words before determiners": (
        "gave:VERB:VBD:0:ROOT up:ADP:RP:1:prt all:DET:PDT:5:predet the:DET:DT:5:det "
        "arms:NOUN:NNS:1:dobj",
        "compound:prt(up, gave) det:predet(all, arms) obj(arms, gave)",
    ),
}  # fmt: skip


def facts_of(tagged, heads, relations):
    return {
        f"{relation}({word}, {tagged.words[head] if head >= 0 else 'ROOT'})"
        for word, head, relation in zip(tagged.words, heads, relations, strict=True)
    }


@pytest.mark.parametrize("rows, expected", CASES.values(), ids=CASES)
def test_conversion(rows, expected):
    tagged, heads, labels = read(rows)
    found = facts_of(tagged, *convert_clear(tagged, heads, labels))
    wanted = {fact + ")" for fact in expected[:-1].split(") ")}
    assert wanted <= found, sorted(found - wanted)


PERSON = (
    "President:PROPN:NNP:3:compound Mira:PROPN:NNP:3:compound Tolan:PROPN:NNP:6:nsubj "
    "of:ADP:IN:3:prep Norvia:PROPN:NNP:4:pobj left:VERB:VBD:0:ROOT"
)


def test_a_name_of_a_person_is_headed_by_its_first_word():
    tagged, heads, labels = read(PERSON)
    found = facts_of(tagged, *convert_clear(tagged, heads, labels, [(1, 3)]))
    assert {
        "nmod:desc(President, Mira)", "nsubj(Mira, left)", "flat(Tolan, Mira)",
        "nmod(Norvia, Mira)",
    } <= found  # fmt: skip


def test_other_names_keep_their_last_word_as_head():
    tagged, heads, labels = read(PERSON)
    found = facts_of(tagged, *convert_clear(tagged, heads, labels))
    assert {"compound(Mira, Tolan)", "nsubj(Tolan, left)"} <= found


def test_a_hyphen_inside_a_name_stays_a_mark():
    tagged, heads, labels = read(
        "Ana:PROPN:NNP:4:compound Orl:PROPN:NNP:4:compound -:PUNCT:HYPH:4:punct "
        "Venn:PROPN:NNP:5:nsubj left:VERB:VBD:0:ROOT"
    )
    found = facts_of(tagged, *convert_clear(tagged, heads, labels, [(0, 4)]))
    assert {"flat(Orl, Ana)", "punct(-, Ana)", "flat(Venn, Ana)", "nsubj(Ana, left)"} <= found


@pytest.mark.parametrize(
    "labels, clear",
    [(["nsubj", "dobj"], True), (["nsubj", "obj", "obl"], False), ([], False), (["prep"], True)],
)
def test_the_scheme_is_told_by_its_labels(labels, clear):
    assert speaks_clear(labels) is clear


CONFINED = [
    # heads, relations, starts, heads and relations within sentences
    ([1, -1, 1], ["nsubj", "root", "obj"], [0], [1, -1, 1], ["nsubj", "root", "obj"]),
    ([1, -1, 1], ["nsubj", "root", "obj"], [0, 2], [1, -1, -1], ["nsubj", "root", "root"]),
    ([-1, -1, 1], ["root", "root", "obj"], [0], [-1, 0, 1], ["root", "parataxis", "obj"]),
    ([2, 2, -1], ["a", "b", "root"], [0, 2], [-1, 0, -1], ["root", "parataxis", "root"]),
]


@pytest.mark.parametrize("heads, relations, starts, new_heads, new_relations", CONFINED)
def test_every_sentence_has_one_root(heads, relations, starts, new_heads, new_relations):
    assert confine(heads, relations, starts) == (tuple(new_heads), tuple(new_relations))


LABELS = [
    "ROOT", "acomp", "agent", "amod", "attr", "aux", "cc", "ccomp", "compound", "conj", "dative",
    "dobj", "expl", "nsubj", "pcomp", "pobj", "prep", "punct", "relcl",
]  # fmt: skip
WORDS = st.sampled_from(
    [("in", "ADP", "IN"), ("is", "AUX", "VBZ"), ("go", "VERB", "VB"), ("Bob", "PROPN", "NNP"),
     ("odd", "ADJ", "JJ"), ("and", "CCONJ", "CC")]
)  # fmt: skip


@st.composite
def trees(draw):
    """Any tree with any labels over a few words; a word hangs on one drawn before it."""
    words = draw(st.lists(WORDS, min_size=1, max_size=9))
    order = draw(st.permutations(range(len(words))))
    heads = [-1] * len(words)
    for done, place in enumerate(order):
        heads[place] = order[draw(st.integers(0, done - 1))] if done else -1
    labels = ["ROOT" if head < 0 else draw(st.sampled_from(LABELS[1:])) for head in heads]
    forms, upos, xpos = zip(*words, strict=True)
    lemmas = tuple(BE.get(form, form) for form in forms)
    return Tagged(forms, lemmas, upos, xpos), heads, labels


@given(trees(), st.integers(0, 8), st.integers(0, 8))
def test_a_tree_stays_a_tree(tree, first, length):
    tagged, heads, labels = tree
    last = min(first + length, len(heads))
    persons = [(first, last)] if first < last else []
    new_heads, relations = convert_clear(tagged, heads, labels, persons)
    assert sum(head < 0 for head in new_heads) == 1
    for place, head in enumerate(new_heads):
        assert (relations[place] == "root") == (head < 0)
        seen = {place}
        while head >= 0:
            assert head not in seen
            seen.add(head)
            head = new_heads[head]
