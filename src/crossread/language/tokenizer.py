"""Cut text into UD words with exact offsets, as the English treebanks EWT and GUM cut it.

The rules and lists were found by counting in the train sections of EWT and GUM: a form is cut
(or kept whole) here if the annotators did so at least 4 times of 5 in the two together, and at
least twice; known members of the same closed class (a month, a State, a company form) follow
it. Where the two treebanks contradict each other, edited news text decides.
"""

from __future__ import annotations

import re

from crossread.language.fused_words import fused_words
from crossread.model.spans import Span
from crossread.text import normalise

# One character for one character, so that offsets in the shadow are offsets in the text.

_L = r"\w\u0300-\u036f\u00ad\u200b-\u200d"  # a letter, digit, combining mark or invisible joiner
_START, _END = r"(?<![\w'])", rf"(?![{_L}'])"

# Prefixes that the treebanks leave joined to their word ("anti-ship", "co-founder"); every other
# hyphen is a word of its own. "post" is one in small letters only: it names newspapers, too.
_PREFIXES = (
    "anti|arch|co|counter|cross|e|ex|extra|hyper|inter|intra|mega|micro|mid|mini|mis|multi|neo|non|"
    "over|pre|pro|pseudo|psycho|re|semi|socio|sub|super|trans|ultra|un"
)
# Abbreviations whose full stop belongs to the word, unless a line ends there; those of the second
# kind only before a number.
_ABBREVIATIONS = (
    "Adm|Amb|Assn|Ave|Blvd|Brig|Bros|Capt|Cmdr|Co|Col|Corp|CORP|Cpl|Dept|Dr|Drs|Ft|Gen|Gov|Hon|Inc|"
    "INC|Jr|Lt|Ltd|LTD|Maj|Messrs|Mlle|Mme|Mr|Mrs|Ms|Mt|Prof|Pvt|PVT|Rep|Reps|Rev|Sen|Sens|Sgt|Sr|"
    "St|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|[Aa]ttn|approx|[Ee]sp|"
    "vs|cf|ca|eg|PS|ps"
)
_NUMBERED = (
    "Nos?|nos?|pp?|Art|art|Paras?|paras?|Res|Secs?|Sc|[Cc]h|[Vv]ol|[Ff]ig|Mar|Apr|Jun|Jul|Sat|Sun|"
    "[Ee]xt|[Tt]el|[Ff]ax|Mob|Ph|[Dd]iv|[bcdr]"
)
# Of States of the USA, behind a comma and within a sentence.
_STATES = (
    "Ala|Ariz|Ark|Calif?|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kans?|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|"
    "Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[A-Z]{2}"
)
_UNITS = (
    r"[ap]\.m|am|pm|AM|PM|km|kg|mm|cm|kt|bn|mn|tn|mph|kph|lbs?|ft|sqft|hh|hrs?|mins?|minutes|hours|days|"
    "persons|percent|watts?|kW|MW|GW|[kMG]?Hz|[kmgKMGT][bB]|MM|K|[mMkbtpx]"
)
# Written right before an amount or a year, of which they are no part.
_CURRENCIES = "Rs|rs|INR|IRR|USD|EUR|GBP|CAD|AUD|CHF|JPY|CNY|RMB|HKD|AD|BC|CE"
_PLAIN = r"(?![\w/.-])"  # the end of a number that is no part of a longer one
_SITES = r"(?:com?|org|net|govt?|edu|ac)\.[a-z]{2}|[Cc]om|org|net|gov|edu|info|tv|io"
_HIERARCHIES = "alt|comp|misc|rec|sci|soc|talk"  # of Usenet
_FILES = "docx?|xlsx?|pdf|txt|html?|jpe?g|gif|png|pptx?|zip|exe|url|csv|mp3"
_EMOTICON = r"""
    (?<!\w)>?[:;=]-?[()DPO](?![\w/]) | (?<=[a-z])[:;]-?\)(?!\S) | [:;]-[()](?!\w)
    | (?<!\S)(?:\(:|:/|<3|-_-|\^_\^)(?!\S)
"""
# An address ends before the punctuation at its end; each stop inside it is looked at once.
_ADDRESS = r"""\S(?:[.,;:!?'")\]>]*[^\s.,;:!?'")\]>])*+"""
# The longest label of a domain has 63 letters (RFC 1035); without a bound a text without spaces
# would be read to its end at every hyphen. The local part of a mail address has no bound, since
# gateways write whole addresses into it, but one place to begin.
_LABEL, _LOCAL = r"[\w-]{1,63}", r"(?<![\w.+%-])[\w.+%-]++"
# A broken off syllable in speech ("w- w- water"): one letter, or two that are no word.
_BROKEN = (
    "(?!(?:am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|oh|on|or|so|to|up|us|we)-)"
    "(?:[b-hj-zB-HJ-Z]|[a-z]{2})-"
)
# Sounds with a hyphen, and words that lost their last letter ("lovin'").
_INTERJECTIONS = "(?:uh|un|nun|m+|hm+|oh|whoo|woo|wow|ah|aw|oo)-(?:oh|ho|huh|uh|unh|hm+|m+|hoo|ee+)"
_CLIPPED = (
    "(?:lov|cook|do|go|noth|someth|talk|runn|look|com|gett|try|say|liv|work|walk|mak|tak|play|mov|"
    "giv|feel|kidd|freak|darl|morn|even)in"
)

# Web, mail and Usenet addresses, names and the names of files.
_ADDRESSES = rf"""
    [a-z]{{2,10}}://{_ADDRESS} | (?:www\.|doi:10\.){_ADDRESS}
    | (?:mailto:)?{_LOCAL}@{_LABEL}(?:\.{_LABEL})+ | {_LOCAL}(?<=\w)@[^\W\d_][\w-]{{0,62}}
    | (?<!\w)@(?=[^\W\d]){_LABEL}(?:\.{_LABEL}){{1,8}}(?!\w) | (?<!\w)(?:Yahoo|Jeopardy)!
    | (?<!\w)[@\#][^\W\d]\w*
    | (?<![\w.])[\w~%!\#-]{{0,64}}\.(?i:{_FILES})(?!\w)
    | (?<!\w){_LABEL}(?:\.{_LABEL}){{0,8}}\.(?:{_SITES})(?:/{_ADDRESS}|(?!\w))
    | {_START}[a-z]{{2,12}}(?:\.[a-z][a-z-]{{0,30}}){{2,8}}(?![\w.])
    | {_START}(?:{_HIERARCHIES})\.[a-z][a-z-]{{0,30}}(?![\w.])
"""
# Words with their full stop: "U.S.", "Dr.", "Sat. Sept.", "Springfield, Ill.,", "J. Poe".
_STOPPED = rf"""
    (?<![\w.])(?:[a-z]\.){{2,}}[a-z](?![{_L}.'])
    | (?<![^\W\d])(?:[^\W\d_]\.){{2,}}(?:[A-Z](?![{_L}]))? | (?<!\w)(?:Ph\.D|[BM]\.Sc)\.
    | (?<![\w.])[^\W\d_](?:\.[^\W\d_])+(?![\w.])
    | {_START}(?:{_ABBREVIATIONS})\.(?!\s*\Z) | {_START}(?:{_NUMBERED})\.(?=\s?\(?\d)
    | {_START}(?:Sat|Sun)\.(?=\s[A-Z][a-z]{{2,3}}\.) | (?<=\()[bdm]\.(?=\s)
    | {_START}al\. | {_START}etc\.(?!\s*\Z|\s+[A-Z]|\.)
    | {_START}[^\W\d_]{{1,6}}\.(?=[,;]|-[a-z])
    | (?<=[A-Z]\.\s)[A-Z]\.(?=[\s;,)]) | {_START}[NSEW]\.(?=\s\d)
    | (?<=,\s)(?:{_STATES})\.(?=\s[a-z-])
    | {_START}(?![a-z]*[aeiouy])[a-z]{{2,5}}\.(?=\s[a-z])
    | {_START}[A-Z]\.(?=\s+[A-Z]) | {_START}[A-HJ-Z]\.(?=\s[a-z]|[:)\]]|[A-Z][a-z])
"""
# The number of a section before its heading; fractions, ratios and pairs of years, cut at the
# slash, unlike days; telephone numbers, days, years ("'07", "the 70's"), items of a citation
# ("[3,14]"), amounts.
_NUMBERS = rf"""
    \A\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}\.(?=\s+(?:[^\W\d_][^.!?;]{{0,90}}|[^\W\d_]{{1,20}}\.)\Z)
    | (?<!\d\s)(?<![\w/.])(?:1(?=/[234]{_PLAIN})|2(?=/3{_PLAIN})|3(?=/4{_PLAIN})|24(?=/7{_PLAIN}))
    | (?<![\w/.])(?:1[3-9]|[2-9]\d)(?=/(?:1[3-9]|[2-9]\d){_PLAIN})
    | (?<![\w/.])[12]\d{{3}}(?=/\d\d(?:\d\d)?{_PLAIN})
    | (?<!\w)(?:{_CURRENCIES})(?=\d) | (?<![\w.])\d\d(?=[CF](?![{_L}]))
    | (?<!\w)(?:(?:1-)?\d{{3}}[-/])?\d{{3}}-\d{{4}}(?!\w) | (?<!\w)(?:x?\d|\d{{5}})-\d{{4}}(?!\w)
    | (?<!\w)\d{{1,4}}-\d{{1,2}}-\d{{1,4}}(?!\w) | (?<![\w)])\+\d+(?:[-.]\d+)*
    | (?<![\w'])'\d\ds?(?!\w) | (?<![\w.,])(?:1[5-9])?\d0's(?!\w)
    | (?<=[\[,])\d{{1,2}}(?=(?:,\d{{1,2}}){{0,30}}\])
    | \d+(?:[.,:/]\d+)*(?:(?=(?:{_UNITS})(?![{_L}]))|(?!\u00ba)[{_L}]*) | (?<![\w.])\.\d+
    | (?<!\w)[A-Z]{{1,3}}\$
"""
_LETTERS = rf"""
    (?<!\w)(?:(?i:{_PREFIXES})-|post-(?!\d))[{_L}]+(?:'[{_L}]+)*
    | {_START}(?i:{fused_words(_END)}) | (?<=[Dd]u)n(?=no{_END})
    | {_START}(?i:w/o(?:ut)?|b/[ct]|[il]/c|s/he){_END} | {_START}[Ww]/(?=\w)
    | (?<!\S){_BROKEN}(?=[\s,.?]) | (?<!\S)(?:[ai]|[A-Z][a-z])-(?=\s)
    | (?<!\S)(?P<stem>(?i:[a-z]{{3,}}))-(?=[,?]|\s(?:-|u[hm]\b|(?P=stem)))
    | {_START}(?i:{_INTERJECTIONS}){_END} | {_START}[{_L}]{{1,30}}-(?:wise|esque){_END}
    | {_START}_+(?=[^\W_]) | (?<![^\W_])(?<!')[^\W_]+(?=_+(?!\w))
    | {_START}(?i:{_CLIPPED})'{_END} | {_START}(?i:i'm|[a-z]{{2,5}}n't)(?=a{_END})
    | {_START}[A-Za-z]{{1,2}}\*+[a-z]+
    | [{_L}]+(?:['&][{_L}]+)*
    | (?<![\w'])'(?:em|n'?|til|tis|twas){_END} | (?:['`]s|(?<=\d)'(?:d|ll|re|ve)){_END}
"""
_MARKS = r"""
    \.{2,} | ''|`` | [-=<>|+*~{}]{4,} | (?!<>)[-=<>]{2,} | !+\.(?![\w.]) | \.?[!?]+
    | \*+ | ~+ | \++ | \$+ | /+ | \\+ | \#+ | [^\s]
"""
_WORD = re.compile(
    "|".join((_ADDRESSES, _EMOTICON, _STOPPED, _NUMBERS, _LETTERS, _MARKS)), re.VERBOSE
)
_DECADE = re.compile(r"\d+'s")
_CLITIC = re.compile(r"(?i)(?<=\w)(?:n't|'(?:s|re|ve|ll|d|m))\Z")


def shadow(text: str) -> str:
    """Return the text with typographic quotes, dashes and spaces as plain ones, same length.

    >>> shadow("\\u201cDon\\u2019t\\u201d")
    '"Don\\'t"'
    """
    return normalise.shadow(text).replace("\u2026", ".")  # the model never saw an ellipsis sign


def _split_clitics(start: int, word: str) -> list[Span]:
    """Cut "don't" in two; the word starts at ``start``."""
    end = start + len(word)
    clitic = _CLITIC.search(word)
    cut = start + clitic.start() if clitic and not _DECADE.fullmatch(word) else start
    if start < cut < end:
        return [Span(start, cut), Span(cut, end)]
    return [Span(start, end)]


def tokenize(text: str, within: Span) -> list[Span]:
    """Return the words of ``text`` inside ``within``, in order.

    The words do not overlap and leave out nothing but white space.
    """
    plain = shadow(text[within.start : within.end])
    words: list[Span] = []
    for match in _WORD.finditer(plain):
        words.extend(_split_clitics(within.start + match.start(), match.group()))
    return words
