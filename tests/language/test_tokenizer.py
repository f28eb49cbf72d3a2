from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.tokenizer import shadow, tokenize
from crossread.model.spans import Span


def words(text: str) -> list[str]:
    return [span.of(text) for span in tokenize(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("don\u2019t", "do n\u2019t"),
        ("They can't and won't.", "They ca n't and wo n't ."),
        ("cannot", "can not"),
        ("the leader's car", "the leader 's car"),
        ("the leaders\u2019 cars", "the leaders \u2019 cars"),
        ("U.S.-led talks", "U.S. - led talks"),
        ("He left the U.S.", "He left the U.S."),
        ("Mr. Orr and Dr. J. Poe", "Mr. Orr and Dr. J. Poe"),
        ("a state-of-the-art car", "a state - of - the - art car"),
        ("anti-ship and non-nuclear", "anti-ship and non-nuclear"),
        ("co-founder", "co-founder"),
        ("$5.2bn, 12,000 men; 50%", "$ 5.2 bn , 12,000 men ; 50 %"),
        ("US$300", "US$ 300"),
        ("at 5pm on the 21st", "at 5 pm on the 21st"),
        ("in the 1990s", "in the 1990s"),
        ("from 2019\u20132024", "from 2019 \u2013 2024"),
        ("the country.On Tuesday", "the country . On Tuesday"),
        ("\u201cStop!\u201d he said\u2014twice", "\u201c Stop ! \u201d he said \u2014 twice"),
        ("wait... what", "wait ... what"),
        ("see https://example.org/a-b?c=1.", "see https://example.org/a-b?c=1 ."),
        ("mail a.b@example.org now", "mail a.b@example.org now"),
        ("example.com said", "example.com said"),
        ("Ivan\u00a0Petrov\u00a0gifted", "Ivan Petrov gifted"),
        ("No. 5 said no.", "No. 5 said no ."),
        ("PG&E and O'Brien", "PG&E and O'Brien"),
        ("and/or", "and / or"),
        ("cafe\u0301s open", "cafe\u0301s open"),
        ("a post-war pact, The Post\u2013Courier", "a post-war pact , The Post \u2013 Courier"),
        ("the pre-2010 and post-2010 maps", "the pre-2010 and post - 2010 maps"),
        (
            "in the 70's, in the 1970's, the 2020's end",
            "in the 70's , in the 1970's , the 2020 's end",
        ),
        ("the summer of \u201968", "the summer of \u201968"),
        (
            "the G7's wish and \u201cTides\u201d's author",
            "the G7 's wish and \u201c Tides \u201d 's author",
        ),
        ("tell 'em", "tell 'em"),
        ("\u2018\u2018Go\u2019\u2019", "\u2018\u2018 Go \u2019\u2019"),
        ("boats, nets, etc. and more, etc.", "boats , nets , etc. and more , etc ."),
        ("Ropes etc. The rest", "Ropes etc . The rest"),
        ("Orr Inc. sold Poe Inc.", "Orr Inc. sold Poe Inc ."),
        ("of Dunmore, Va., and Lee, D-Va.", "of Dunmore , Va. , and Lee , D - Va ."),
        ("Jane M., Ann B. and a U.K ship", "Jane M. , Ann B. and a U.K ship"),
        ("Sat. Sept. 4, he sat. Then", "Sat. Sept. 4 , he sat . Then"),
        ("(b. May 1901), c. 1850, Sec. 12", "( b. May 1901 ) , c. 1850 , Sec. 12"),
        ("a.k.a Roe, i.e. Roe", "a.k.a Roe , i.e. Roe"),
        ("at 6p.m. and 10:30AM", "at 6 p.m. and 10:30 AM"),
        ("a 4K film, 30fps, the 3rd in 35mm", "a 4 K film , 30fps , the 3rd in 35 mm"),
        ("[3,14] but 1,200", "[ 3 , 14 ] but 1,200"),
        ("1-800-555-0199, 555/555-0142, x5-5555", "1-800-555-0199 , 555/555-0142 , x5-5555"),
        ("+44 20, item #4, #harbor @orr", "+44 20 , item # 4 , #harbor @orr"),
        ("Jan Orr@DEPOT, mailto:orr@example.org", "Jan Orr@DEPOT , mailto:orr@example.org"),
        ("before.@orr", "before . @orr"),
        (
            f"<GATE-{'Ann+20Poe_OFFICE+' * 5}40DEPOT@example.org>",
            f"< GATE-{'Ann+20Poe_OFFICE+' * 5}40DEPOT@example.org >",
        ),
        ("call +1.213.555.0140.", "call +1.213.555.0140 ."),
        (
            "example.org/a/b, misc.boats, alt.boats.sail",
            "example.org/a/b , misc.boats , alt.boats.sail",
        ),
        ("open net-list_2.xls and .doc", "open net-list_2.xls and .doc"),
        ("dont, cant, isnt, thats, youre", "do nt , ca nt , is nt , that s , you re"),
        ("im sure i've and ive; Im Soo-jin", "i m sure i 've and i ve ; Im Soo - jin"),
        ("its the end of its mast", "it s the end of its mast"),
        ("I dunno, alot, gonna, outta", "I du n no , a lot , gon na , out ta"),
        ("w/o me, b/c, w/it", "w/o me , b/c , w/ it"),
        ("th- w- well", "th- w- well"),
        ("fine :-) or not :( a list:(a)", "fine :-) or not :( a list : ( a )"),
        ("<<a>> ===> b -> c, $$$, A++", "<< a >> ===> b -> c , $$$ , A ++"),
        ("what.? no!", "what .? no !"),
        ("its great to fish; its great nets", "it s great to fish ; its great nets"),
        ("your going, your goats", "you r going , your goats"),
        ("lets see; he lets them", "let s see ; he lets them"),
        ("Im glad, Ive seen, ill be", "I m glad , I ve seen , i ll be"),
        ("the ill be fed", "the ill be fed"),
        ("todays mens boats, someones", "today s men s boats , someone s"),
        ("I'ma cook, it isn'ta net", "I 'm a cook , it is n't a net"),
        ("24/7, 2/3 of 2001/02 on 9/11", "24 / 7 , 2 / 3 of 2001 / 02 on 9/11"),
        ("the last 2 1/2 years", "the last 2 1/2 years"),
        ("call +15550142-3345", "call +15550142-3345"),
        ("Rs1000 and 24C", "Rs 1000 and 24 C"),
        ("2.1. Nets and ropes", "2.1. Nets and ropes"),
        ("with th- a bron- bronze, comm-, uh-oh", "with th- a bron- bronze , comm- , uh-oh"),
        ("size-wise, a Poe-esque end", "size-wise , a Poe-esque end"),
        ("go to nets.example.gov.tw now", "go to nets.example.gov.tw now"),
        ("an _old_ rope, snake_case", "an _ old _ rope , snake_case"),
        ("done!. Then", "done !. Then"),
        ("lovin' it; 'Berlin' opens", "lovin' it ; ' Berlin ' opens"),
        ("in Dunmore, Wash. and near S. 10th", "in Dunmore , Wash. and near S. 10th"),
        ("that s*n of a gun, a *bold* word", "that s*n of a gun , a * bold * word"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_words_are_in_order_and_lose_nothing_but_space(text: str) -> None:
    spans = tokenize(text, Span(0, len(text)))
    covered = set()
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert not any(letter.isspace() for letter in shadow(span.of(text)))
        covered.update(range(span.start, span.end))
        last = span.end
    assert all(text[place].isspace() for place in set(range(len(text))) - covered)


@given(st.text(alphabet="aTI \u2019'.,-:()[]1$@#_/*=<>!?\u0301\u00ad", max_size=40))
@settings(max_examples=300, deadline=None)
def test_marks_and_letters_in_any_order_lose_nothing_but_space(text: str) -> None:
    assert "".join(words(text)) == text.replace(" ", "")


@given(st.text(max_size=40))
def test_shadow_keeps_every_offset(text: str) -> None:
    assert len(shadow(text)) == len(text)


@given(st.text(alphabet="ab '.-\u2019\n", max_size=30), st.text(alphabet="ab ", max_size=10))
def test_words_inside_a_line_do_not_depend_on_what_stands_before(line: str, before: str) -> None:
    whole = f"{before}\n{line}"
    start = len(before) + 1
    inside = tokenize(whole, Span(start, len(whole)))
    assert [span.of(whole) for span in inside] == words(line)
