"""Two words written as one: "cannot", "gonna", and clitics whose apostrophe was left out.

Where the form is a word of its own ("its", "ill", "lets"), the next word tells: the lists hold
words that follow the two words and hardly ever the one. They were chosen by counting in the
train and dev sections of EWT and GUM and filled up with words of the same kind; edited news text
hardly ever meets them.
"""

from __future__ import annotations

# Words that follow "its" where "it is" is meant, and "Im" where "I am" is.
_AFTER_BE = (
    "a|an|the|not|been|just|really|simply|definitely|probably|like|in|for|from|on|at|as|because|also|"
    "still|getting|going|so|about|with|always|never|quite|too|all|ok|okay|worth|nothing|called"
)
_AFTER_IT_IS = (
    rf"{_AFTER_BE}|kind\s+of|sort\s+of|kinda|sorta|up\s+to|pretty\s+much|my|your|his|her|their|our|"
    r"this|that|what|where|why|(?:now|only)\s+(?:a|an|the|my)|"
    r"very(?!\s+(?:own|exist\w*|first|last|nature|survival|heart|core|presence|foundations?|essence))|"
    r"(?:great|nice|easy|simple|hard|difficult|important|necessary|possible|impossible|rare|legal|"
    r"illegal|clear|true|sad|funny|strange|amazing|better|worse|easier|harder|cheaper)\s+"
    r"(?:to|that|if|when|because|than)|"
    r"(?:great|horrible|terrible|awesome|amazing|fab|fabulous|illegal|stolen|broken|stupid|weird|"
    r"impossible|expensive|cheap|obvious|true|over)\s*[.!?]"
)
_ING = r"[a-z]{0,12}[aeiouy][a-z]{0,12}ing"
_AFTER_I_AM = (
    rf"{_AFTER_BE}|{_ING}|only|very|around|here|sorry|sure|glad|happy|tired|sick|afraid|able|interested|"
    "worried|proud|new"
)
_AFTER_I_HAVE = (
    "been|had|got|gotten|seen|heard|done|gone|made|paid|used|read|found|taken|eaten|never|ever|always|"
    "already|also|only|just|[a-z]{2,20}ed"
)
_AFTER_YOU_ARE = (
    "a|an|the|in|on|at|not|so|also|really|probably|told|gonna|going|looking|waiting|wondering|planning|"
    "talking|kidding|referencing"
)
_AFTER_I_WILL = "be|go|get|try|take|let|give|see|have|do|make|tell|ask"
_AFTER_I_WOULD = "just|like|love|rather|be|have|go|say|never|recommend|suggest|prefer|definitely"
_AFTER_LET_US = (
    "face|hope|see|say|get|be|take|look|talk|move|try|not|just|start|keep|have|make|do|call|find|give|"
    "pretend|assume|suppose|wait"
)
# Nouns that have no plural in -s, and firms named after a person.
_OWNERS = (
    "(?:some|any|every|no)(?:one|body)|(?:to|yester)day|tonight|tomorrow|(?:wo)?men|children|"
    "valentine|(?-i:McDonald|Wendy|Applebee|Denny|Domino|Macy|Kohl|Arby|Hardee)"
)
_NOT = "do|does|did|ca|wo|could|would|should|is|are|ar|was|were|ai|have|has|had"  # before "nt"
_MISSPELT = (
    "(?:at)(?=least{0})|(?:in)(?=fact{0})|(?:after)(?=all{0})|(?:as)(?=well{0})|(?:of)(?=course{0})|"
    "(?:each)(?=other{0})|(?:last)(?=night{0})|(?:high)(?=school{0})|a(?=lot{0})"
)


def fused_words(end: str) -> str:
    """Return a pattern (verbose, case ignored) of the first of two words written as one.

    ``end`` is the pattern of the end of a word. "Im", "Ive" and "Lotta" are names, too.
    """
    return rf"""
    can(?=not{end}) | (?:gon|wan)(?=na{end}) | (?:got|out|(?-i:lot))(?=ta{end})
    | du(?=nno{end}) | y'(?=all{end}) | {_MISSPELT.format(end)}
    | (?:{_NOT})(?=nt{end}) | (?:that|there|here|what|he|she|else|who|{_OWNERS})(?=s{end})
    | (?:you|they)(?=(?:re|ll|ve){end}) | it(?=ll{end})
    | it(?=s\s+(?:{_AFTER_IT_IS})(?![\w-])) | it(?=s\s+(?:{_AFTER_IT_IS})(?<=[.!?]))
    | you(?=r\s+(?:{_AFTER_YOU_ARE})(?![\w-]))
    | (?-i:i(?=(?:m|ve){end})|I(?=m\s+(?:{_AFTER_I_AM})(?![\w-]))
    | I(?=ve\s+(?:{_AFTER_I_HAVE})(?![\w-])))
    | (?<!the\ )(?<!ly\ )(?-i:[iI](?=ll\s+(?:{_AFTER_I_WILL})(?![\w-])))
    | (?<!the\ )(?-i:[iI](?=d\s+(?:{_AFTER_I_WOULD})(?![\w-])))
    | (?-i:Let(?=s{end})|let(?=s\s+(?:{_AFTER_LET_US})(?![\w-])))
    | (?<=new\ )year(?=s\s+(?:eve|day){end}) | (?:mother|father)(?=s\s+day{end})
    | (?:bachelor|master)(?=s\s+degree) | driver(?=s\s+(?:licen[cs]e|test|exam))
    | visitor(?=s\s+visa)
"""
