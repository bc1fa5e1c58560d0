"""date_patterns: what a calendar expression looks like, and the words around it that tell what it means."""

from collections.abc import Iterator
from string import ascii_letters, digits

import regex
from ahocorasick_rs import AhoCorasick, Implementation

S = r"(?:\ {1,2}|\ ?\n\ ?)"
END = r"(?![\p{L}\p{M}\p{Nd}])"
FULL_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
MONTH = rf"""(?:{FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?
    |JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER){END}"""
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DAY = rf"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?{END}(?![:.][0-9]|,[0-9]{{3}}{END}|\ ?%)"
QUANTITY = (
    "(?:people|persons|men|women|children|civilians|soldiers|troops|fighters|rebels|migrants|prisoners|others|km|miles)"
)
YEAR = rf"(?:19[0-9][0-9]|20[0-9][0-9]|2100){END}(?![.:][0-9]|,[0-9]{{3}}{END}|\ ?%)"
PART = "(?:morning|afternoon|evening|night|noon|midnight|midday)"
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = "[Aa]n?|" + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in NUMBERS) + "|[1-9][0-9]?"
DASH = r"\ ?[-–—]\ ?"
TO = rf"(?:{DASH}|{S}(?:to|through|until|till){S})"
OF_YEAR = rf"(?:{S}(?:of{S})?(?P<year>last|this|next){S}year{END})?"
NEWSPAPER = "(?:Times|Telegraph|Mirror|Express|Herald|Mail|Post|Morning|Independent|Tribune)"


def _day_first(n: int) -> str:
    return rf"(?P<d{n}>{DAY}){S}(?:of{S})?(?P<m{n}>{MONTH})(?:,?{S}(?P<y{n}>{YEAR}))?"


def _month_first(n: int) -> str:
    # "On October 22 fighters left" names a day, "in October 22 fighters left" does not.
    day = rf"(?P<m{n}>{MONTH}){S}(?P<d{n}>{DAY})(?:(?!{S}{QUANTITY})|(?<=\b[Oo]n{S}[\p{{L}}.]+{S}[0-9]+))"
    return rf"{day}(?:(?:,|{S}|,{S})(?P<y{n}>{YEAR}))?"


def _point(n: int) -> str:
    return f"(?:{_day_first(n)}|{_month_first(n)})"


def _between(left: str, right: str) -> str:
    return rf"(?:{left}{TO}{right}|(?<=[Bb]etween[\ \n]){left}{S}and{S}{right})"


# The first rule that fits at a place counts, so the longer expression stands before its beginning.
RULES: dict[str, str] = {
    "days": _between(rf"(?P<d1>{DAY})", _day_first(2)),
    "days_after_month": rf"(?P<m1>{MONTH}){S}(?P<d1>{DAY})(?:{TO}|{S}and{S})"
    rf"(?P<d2>{DAY})(?!{S}{QUANTITY})(?:,?{S}(?P<y2>{YEAR}))?",
    "points": _between(_point(1), _point(2)),
    "months": _between(rf"(?P<m1>{MONTH})(?:,?{S}(?P<y1>{YEAR}))?", rf"(?P<m2>{MONTH}),?{S}(?P<y2>{YEAR})"),
    "months_on": _between(rf"(?P<m1>{MONTH}),?{S}(?P<y1>{YEAR})", rf"(?P<m2>{FULL_MONTH}){END}(?!{S}[0-9])"),
    "months_between": rf"(?<=[Bb]etween[\ \n])(?P<m1>{FULL_MONTH}){S}and{S}(?P<m2>{FULL_MONTH}){END}(?!{S}[0-9])",
    "point": rf"(?:{ANY_WEEKDAY},?{S})?{_point(1)}{OF_YEAR}",
    "month": rf"(?P<m1>{MONTH})(?:,?{S}(?:of{S})?(?P<y1>{YEAR})|{S}(?:of{S})?(?P<year>last|this|next){S}year{END})",
    "iso_day": r"(?P<y1>(?:19|20)[0-9]{2})-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12][0-9]|3[01])" + END,
    "slashed_day": r"(?P<n1>0?[1-9]|[12][0-9]|3[01])/(?P<n2>0?[1-9]|[12][0-9]|3[01])/(?P<y1>(?:19|20)[0-9]{2})" + END,
    "years": rf"(?P<y1>(?:19|20)[0-9]{{2}})[-–/](?P<y2>(?:19|20)[0-9]{{2}}|[0-9]{{2}}){END}(?!-)",
    "years_on": _between(rf"(?P<y1>{YEAR})", rf"(?P<y2>{YEAR})") + rf"(?!{S}{QUANTITY})",
    "decade": r"(?P<y1>(?:19|20)[0-9]0)'?s" + END,
    "season_of": rf"(?<!Arab\ )(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter){S}(?:of{S})?(?P<y1>{YEAR})",
    "season": rf"(?P<which>[Ll]ast|[Tt]his|[Nn]ext){S}(?P<season>spring|summer|autumn|fall|winter){END}",
    "month_alone": rf"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext){S})?(?P<m1>{FULL_MONTH}){END}",
    "weekday": rf"""(?<!(?:[Ee]very|[Ee]ach|Black|Bloody|Good|Easter|Palm|Super|Mail\ on)\ )
        (?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext){S})?(?P<weekday>{WEEKDAY}){END}(?!\ {NEWSPAPER})(?:{S}{PART}{END})?
        (?:{S}(?:of{S})?(?P<week>last|this|next){S}week{END})?""",
    "deictic": rf"""(?P<deictic>[Yy]esterday|today|(?<!\p{{Lu}}\p{{L}}{{1,12}}\ )Today|[Tt]omorrow|[Tt]onight){END}
        (?:{S}{PART}{END})?""",
    "period": rf"""(?<![Tt]he\ )(?P<which>[Tt]his|[Ll]ast|[Nn]ext){S}
        (?P<unit>week|weekend|month|year|night|morning|afternoon|evening){END}""",
    "weekend": rf"(?<=(?:over|during|at|on|of)\ the\ )(?P<unit>weekend){END}",
    "end_of": rf"[Ee]nd{S}of{S}the{S}(?P<unit>week|month|year){END}",
    "beside": rf"""(?:[Tt]he{S}(?P<which>following|previous|preceding|same){S}
            (?P<unit>day|night|morning|evening|week|month|year)
        |[Tt]he{S}(?P<which>next){S}(?P<unit>day|night|morning|afternoon|evening)
        |[Tt](?P<which>hat){S}(?P<unit>day|night|morning|afternoon|evening|week|month|year)
        |[Tt]he{S}(?P<unit>day|night|week|month|year){S}(?P<which>before|after)
            (?:{S}(?P<deictic>yesterday|tomorrow))?){END}""",
    "steps": rf"""(?P<number>{NUMBER}){S}(?P<unit>day|week|month|year|decade)s?{S}
        (?P<which>ago|earlier|later|(?:before|after)(?=\ ?[.,;:)”"’]|$|\n)){END}""",
    "year_alone": rf"(?P<y1>{YEAR})",
}
PATTERN = regex.compile(
    r"(?<![\p{L}\p{M}\p{Nd}]|[0-9][.,:/])(?:"
    + "|".join(rf"{rule}(?P<is_{name}>)" for name, rule in RULES.items())
    + ")",
    flags=regex.V1 | regex.X,
)
# How every expression begins, for a quick look: with a figure, one of these words, or one of those below and the next.
SINGLE = """Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC
    Mon Tue Wed Thu Fri Sat Sun today Today tonight Tonight tomorrow Tomorrow yesterday Yesterday weekend"""
PAIRS = {
    "end": "of",
    "that": "day night week month year morning afternoon evening",
    "the": "day night week month year following next previous preceding same",
    **dict.fromkeys(("a", "an", *NUMBERS), "day week month year decade"),
}
BEFORE_ANY = "last next this autumn fall spring summer winter"
GAPS = (" ", "  ", "\n", " \n", "\n ", " \n ")  # what S fits


def _heads() -> Iterator[str]:
    yield from (*digits, *SINGLE.split())
    for first, following in PAIRS.items():
        for word in (first, first.capitalize()):
            yield from (f"{word}{gap}{second}" for gap in GAPS for second in following.split())
    for first in BEFORE_ANY.split():
        yield from (f"{word}{gap}" for gap in " \n" for word in (first, first.capitalize()))


HEADS = AhoCorasick(_heads(), implementation=Implementation.DFA)
WORD_SIGNS = frozenset(ascii_letters + digits)


def find_heads(text: str) -> list[int]:
    """Return where calendar expressions may begin, in order: most places do not, and need no look at PATTERN."""
    starts = {start for _, start, _ in HEADS.find_matches_as_indexes(text, overlapping=True)}
    return sorted([start for start in starts if start == 0 or text[start - 1] not in WORD_SIGNS])


FUTURE = regex.compile(
    r"""(?:\b(?:will|shall|due|scheduled|planned|plans|slated|expected|upcoming|ahead\ of|deadline|set\ for|set\ to
        |(?:would|could|might|may|must|should)(?!\ (?:not|have|recall|be\ (?:heard|seen))\b)|hop(?:e|es|ed|ing)\ to
        |who\ (?:convene|meet))\b
        |\bto\ \p{Ll}+(?<!ly)\b(?=[^.;:?!\n]{0,80}\bby\ (?:late\ |early\ )?$))
    (?:(?!\b(?:said|told|added|announced|declared|insisted|pledged|promised|stated|vowed|warned|after|since|when|which|who
        |but)\b)[^.;:?!”"\n]){0,80}$""",
    flags=regex.V1 | regex.X,
)
VAGUE = regex.compile(
    rf"\b(?:than|over|nearly|almost|about|around|some|roughly|least|up\ to|under){S}$", flags=regex.V1 | regex.X
)
CLAUSE_NEXT = regex.compile(
    rf"{S}(?!(?:in|at|by|from|and|but|with|to|near|outside|on|or|for){END})[\p{{L}}\p{{Nd}}]", flags=regex.V1 | regex.X
)
NAMED_MONTH = regex.compile(
    rf"""(?:\b(?:in|since|until|till|by|during|of|from|between|through|late|early|mid|before|after|around){S}|\bmid-
        |{FULL_MONTH}{S}(?:and|or|to){S})$""",
    flags=regex.V1 | regex.X | regex.I,
)
OWNED_MONTH = regex.compile(rf"(?:\b(?:the|a|its|their|his|her)|['’]s){S}$", flags=regex.V1 | regex.X)
NOUN_NEXT = regex.compile(
    rf"{S}(?!(?:on|for|of|to|towards?|in|across|through|against){END})(?:\p{{Ll}}|\p{{Lu}}[.\p{{Lu}}])",
    flags=regex.V1 | regex.X,
)
MARCH_ON = regex.compile(rf"{S}(?:on|for|towards?|against){END}", flags=regex.V1 | regex.X)
NAME_NEXT = regex.compile(rf"{S}\p{{Lu}}\p{{Ll}}", flags=regex.V1 | regex.X)
RESOLUTION = regex.compile(r"\b[Rr]esolutions?(?:[ ,()]|No\.|and|or|[0-9]{4})*$", flags=regex.V1)
RESOLUTION_NUMBER = regex.compile(
    r"\b[Rr]esolutions?\ (?:No\.\ )?([0-9]{4})(?:(?:,|\ and|\ or)\ ([0-9]{4}))?", flags=regex.V1
)
SURE_YEAR = regex.compile(
    rf"(?:\b(?:in|since|during|until|till|late|early|mid|throughout|year|years|through|by|before|after){S}|\b(?:mid|pre|post)-|\()$",
    flags=regex.V1 | regex.X | regex.I,
)
IN_YEAR = regex.compile(rf"\b(?:in|since|during){S}$", flags=regex.V1 | regex.X | regex.I)
OWNED_YEAR = regex.compile(
    rf"(?:\b(?:the|a|its|their|his|her|that|this)|['’]s){S}$", flags=regex.V1 | regex.X | regex.I
)
LIKELY_YEAR = regex.compile(rf"(?:\b(?:of|from|to|and|or|between|for){S}|[,–—-]{S})$", flags=regex.V1 | regex.X)
NO_YEAR = regex.compile(
    rf"{S}to{S}0[0-9]{{3}}{END}|{S}(?:{QUANTITY}|pounders?|GMT|UTC|hours?|local|EST|EDT|ET|BST|CET|metres|meters|kilomet(?:re|er)s|barrels|dollars|euros|dinars|tons|tonnes){END}|-\p{{L}}(?!ra)",
    flags=regex.V1 | regex.X,
)
EVENT_NEXT = regex.compile(
    rf"""{S}(?:accord|agreement|attack|bombing|constitution|coup|crash|declaration|election|invasion|killing|massacre
        |mutiny|revolt|revolution|riot|uprising|war){END}""",
    flags=regex.V1 | regex.X,
)
PLURAL_NEXT = regex.compile(rf"{S}\p{{Ll}}+s{END}", flags=regex.V1 | regex.X)
