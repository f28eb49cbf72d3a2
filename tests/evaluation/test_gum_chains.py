from __future__ import annotations

import gzip

import pytest

from evaluation.fit_pronouns import Case, fit, judge
from evaluation.gum_chains import read_documents

CONLLU = """# newdoc id = GUM_news_invented
# newpar
# text = Ann Poe's dog didn't bark.
1	Ann	Ann	PROPN	NNP	_	4	nmod:poss	_	Entity=(1-animal-new-x(2-person-new-y
2	Poe	Poe	PROPN	NNP	_	1	flat	_	Entity=2)|SpaceAfter=No
3	's	's	PART	POS	_	1	case	_	_
4	dog	dog	NOUN	NN	_	7	nsubj	_	Entity=1)
5-6	didn't	_	_	_	_	_	_	_	_
5	did	do	AUX	VBD	_	7	aux	_	_
6	n't	not	PART	RB	_	7	advmod	_	_
7	bark	bark	VERB	VB	_	0	root	_	SpaceAfter=No
8	.	.	PUNCT	.	_	7	punct	_	_

# newpar
# text = She fed it.
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(2-person-giv-z)
2	fed	feed	VERB	VBD	_	0	root	_	_
3	it	it	PRON	PRP	_	2	obj	_	Entity=(1-animal-giv-z)|SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = GUM_vlog_invented
1	Hi	hi	INTJ	UH	_	0	root	_	_

"""


@pytest.fixture
def documents(tmp_path):
    path = tmp_path / "gum.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    return read_documents(path)


def test_the_text_is_put_together_and_other_genres_are_left_out(documents):
    assert [each.name for each in documents] == ["GUM_news_invented"]
    assert documents[0].text.strip() == "Ann Poe's dog didn't bark.\nShe fed it."


def test_mentions_have_their_words_heads_and_chains(documents):
    text = documents[0].text
    found = {
        (text[m.start : m.end], text[m.head :].split()[0], m.chain) for m in documents[0].mentions
    }
    assert found == {
        ("Ann Poe", "Ann", "2"),
        ("Ann Poe's dog", "dog", "1"),
        ("She", "She", "2"),
        ("it", "it.", "1"),
    }


def test_a_sign_of_the_right_phrases_gains_weight():
    near, far, nobody = {"near": 1.0}, {"far": 1.0}, {"nobody": 1.0}
    cases = [Case("person", (near, far, nobody), (True, False, False)) for _ in range(20)]
    cases += [Case("person", (far, nobody), (False, True)) for _ in range(5)]
    weights = fit(cases, 1.0)
    assert weights["near"] > weights["nobody"] > weights["far"]
    assert judge(cases[:1], weights)[0][1]
    assert judge(cases[-1:], weights) == [(0.0, False)]
