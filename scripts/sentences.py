"""sentences: the sentences of every article, paragraph by paragraph."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import regex

from scripts.core.errors import command
from scripts.core.gold import Gold, load_gold
from scripts.core.records import Article, Sentence
from scripts.core.rows import row_id
from scripts.core.tables import read_table, write_table
from scripts.core.text import word_set
from scripts.core.work import map_articles

# Never the last word of a sentence: a name or a number follows.
TITLES = word_set(
    """Adm Amb Ambs approx Atty Brig Capt Capts Cdr Cf cf Cmdr Col Cols Comdr Cpl Dr Drs eg Fig Figs Flt Fr Ft
    Gen Gens Gov Govs Hon ie Insp Lt Lts Maj Messrs Mlle Mme Mr Mrs Ms Mt Nos nos para Pfc pp Pres Prof Profs
    Pte Pvt Rep Reps Rev Sen Sens Sgt Spc Sr Sra St Ste Supt vol vols viz vs v"""
)
# May be the last word: the sentence ends only if a word follows that commonly begins one.
SHORTENED = word_set(
    """Ala Apr Ariz Ark Assn Assoc Aug Ave Bros Calif Co Cia Colo Conn Corp Dec dept Dept Dist Div est etc Feb
    Fla Fri Ga Hwy Inc Inst Intl Jan Jr Jul Jun Kan Ky Ltd Mar Mich Minn mln Mon Mont Natl Neb Nev Nov Oct Okla
    Penn Ph Pty Rd Sat Sep Sept Sun Tenn Tex Thu Thur Thurs Tue Tues Univ Va Vt Wash Wed Wis Wyo al"""
)
# An abbreviation before a number only.
NUMBERED = word_set("Art Arts art arts Ch ch Eq Ext ext No no Nr p Sec Secs sec secs Vol Vols")
# Words that begin sentences, seldom names.
STARTERS = word_set(
    """A About Above According Across After Afterwards Again Against All Along Also Although Amid Among An And
    Another Any Anyone Are As At Back Because Before Behind Being Besides Between Beyond Both But By Can Could
    Despite Did Do Does During Each Earlier Early Either Elsewhere Even Eventually Every Everyone Everything Few
    Finally For From Further Given Had Has Have He Hence Her Here His How However I If In Indeed Initially
    Instead Is It Its Just Last Later Like Many Meanwhile More Moreover Most Much My Nearly Neither Never
    Nevertheless No Nobody None Nor Not Nothing Now On Once One Only Or Other Others Our Over People Perhaps
    Residents Several She Should Similarly Since So Some Soon Speaking Still Such Than That The Their Then There
    Therefore These They This Those Though Three Through Throughout Thus Till To Together Too Two Under Unless
    Unlike Until Up Upon Was We Were What Whatever When Where Whether Which While Who Whoever Whose Why Will
    With Within Without Witnesses Would Yes Yet You Your"""
)
AFTER_CLOCK = word_set(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Jan Feb Mar Apr Aug Sept Oct Nov Dec GMT UTC BST CET EET EST EDT
    ET PT PST PDT Eastern Pacific Libyan Tripoli Cairo"""
)
CLOCKS = frozenset(("a.m", "p.m", "A.M", "P.M"))
NEVER_LAST = frozenset(("e.g", "i.e", "P.S"))
TRADE_MARKS = frozenset(("Yahoo", "Jeopardy"))
LONGEST_WORD = 40

WHITE = r"[\s\x1c-\x1f]"
STOP = regex.compile(
    rf"""(?<![.?!…])(?P<stop>[.?!…](?:[.?!…]|\ \.(?![.\p{{L}}\p{{Nd}}]))*+)
        (?P<close>(?:["'”’»›)\]}}]|\[\d{{1,3}}\]|\ ["'”’»)\]}}]++(?={WHITE}))*+)
        (?:(?P<blank>{WHITE}++)|(?=["“‘(]?\p{{Lu}}\p{{Ll}}++['’,\ -]))
        (?P<open>(?:["'“‘”’«‹(\[{{]|[-–—•·*]++\ ?)*+)
        (?P<next>[\p{{L}}\p{{M}}\p{{Nd}}]*+)""",
    flags=regex.V1 | regex.X,
)
LAST_WORD = regex.compile(r"(?r)[\p{L}\p{M}\p{Nd}.&'’-]*", flags=regex.V1)
TRIMMED = regex.compile(rf"[^{WHITE}](?:.*[^{WHITE}])?", flags=regex.V1 | regex.S)
LAST_LETTER = regex.compile(r"(?r)[\p{L}\p{M}\p{Nd}]", flags=regex.V1)
DIGIT = regex.compile(r"\p{Nd}", flags=regex.V1)
SMALL = regex.compile(r"\p{Ll}", flags=regex.V1)
ACRONYM = regex.compile(r"(?:\p{L}{1,2}\.)+\p{L}{1,2}|\p{Lu}\p{M}*|\p{Nd}{1,3}(?:\.\p{L}{1,2})+", flags=regex.V1)
CAPITALS = regex.compile(r"[A-Z]{2,5}", flags=regex.V1)
# The network X, where the letter before the dot is no initial: he wrote on X.
NETWORK = regex.compile(r"(?r)(?<=[ \n])(?:on|platform)[ \n]X", flags=regex.V1)
LABEL = regex.compile(r"[(\[]?(?:\p{Nd}{1,3}|\p{L}|[ivxIVX]{1,5})", flags=regex.V1)
RUN_ON = regex.compile(r"(?!www)[\p{Ll}\p{Nd}’'-]{2,}", flags=regex.V1)
ARABIC_NAME = regex.compile(r"(?:al|el|as|ash|ad|an|ar|at|az)[-‑]\p{Lu}", flags=regex.V1)
ASKER = regex.compile(
    r"""(?!(?:He|She|They|I|We|It|The)\b)(?:\p{Lu}[\p{L}\p{M}’'-]*\ ){1,3}
        (?:asked|shouted|cried|chanted|wondered|exclaimed|yelled|screamed|(?:said|says|asks)(?=[.,;]))""",
    flags=regex.V1 | regex.X,
)


def find_sentences(article: Article) -> Iterator[Sentence]:
    """Yield the sentences of one article in reading order; nothing where its text is absent."""
    if article.text is None:
        return
    index = 0
    for number, paragraph in enumerate(article.paragraphs):
        split = split_body if paragraph.section == "body" else trim
        for start, end in split(article.text, paragraph.start, paragraph.end):
            yield _sentence(article, index, number, start, end, "auto")
            index += 1


def trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space at its ends, or nothing if there is nothing else in it."""
    match = TRIMMED.search(text, start, end)
    if match is not None:
        yield match.span()


def split_body(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph of running text; together they leave out nothing but white space."""
    for first, last in trim(text, start, end):
        last_word = _last_word_end(text, first, last)
        for match in STOP.finditer(text, first, last):
            if match.end() <= last_word and _is_end(match, text, first, last):
                yield first, match.end("close")
                first = match.start("open")
        yield first, last


def _is_end(match: regex.Match[str], text: str, first: int, last: int) -> bool:
    """Whether a sentence that begins at `first` ends at this mark and another begins behind it."""
    follower = match["next"]
    if match.start() == first:
        return False
    if SMALL.match(follower) and not ARABIC_NAME.match(text, match.start("next"), last):
        return False
    if text[match.end("next") : match.end("next") + 1] == "-":
        follower = ""
    stop = match["stop"]
    word = _last_word(text, max(first, match.start() - LONGEST_WORD), match.start())
    if stop == ".":
        if word == "X" and NETWORK.match(text, first, match.start()):
            return True
        if match["blank"] is None and not match["close"] and not RUN_ON.fullmatch(word):
            return False
        return _ends_at_dot(word, text[first : match.start()][:LONGEST_WORD], match["close"], follower)
    if "?" in stop or "!" in stop:
        return word not in TRADE_MARKS and not (match["close"] and ASKER.match(text, match.start("next"), last))
    return bool(word) or bool(match["close"]) or follower in STARTERS


def _last_word_end(text: str, start: int, end: int) -> int:
    match = LAST_LETTER.search(text, start, end)
    return match.end() if match else start


def _last_word(text: str, start: int, end: int) -> str:
    match = LAST_WORD.match(text, start, end)
    return match.group() if match else ""


def _ends_at_dot(word: str, sentence: str, close: str, follower: str) -> bool:
    """Whether one dot behind `word` is a full stop, given the sentence so far and the word that follows."""
    word = word.rpartition("-")[2]
    if CAPITALS.fullmatch(word):
        word = word.capitalize()
    if word in TITLES or word in NEVER_LAST or LABEL.fullmatch(sentence):
        return False
    if word in NUMBERED:
        return DIGIT.match(follower) is None
    if word in CLOCKS:
        return follower not in AFTER_CLOCK and DIGIT.match(follower) is None
    if word in SHORTENED or ACRONYM.fullmatch(word):
        return follower in STARTERS or bool(close)
    return True


def gold_sentences(article: Article, gold: Gold) -> Iterator[Sentence]:
    """Yield the gold sentences of one article in reading order; nothing if it has no gold."""
    document = gold.get(article.article_id)
    if document is None:
        return
    starts = [paragraph.start for paragraph in article.paragraphs]
    for index, span in enumerate(document["sentences"]):
        number = bisect_right(starts, span["start"]) - 1
        yield _sentence(article, index, number, span["start"], span["end"], "gold")


def _sentence(article: Article, index: int, paragraph: int, start: int, end: int, annotation: str) -> Sentence:
    return Sentence(
        sentence_id=row_id(article, "sentences", annotation, index + 1),
        article_id=article.article_id,
        source=article.source,
        split=article.split,
        index=index,
        paragraph=paragraph,
        section=article.paragraphs[paragraph].section,
        start=start,
        end=end,
        text=None if article.text is None else article.text[start:end],
        annotation=annotation,
    )


def run(articles: Path, gold: Path | None, out: Path) -> None:
    """Find the sentences of every article; gold ones come first where an article has them."""
    rows = map_articles(partial(_prepare, gold), read_table("articles", articles), "sentences")
    write_table("sentences", rows, out)


def _prepare(folder: Path | None) -> Callable[[Article], Iterator[Sentence]]:
    gold = load_gold(folder)

    def work(article: Article) -> Iterator[Sentence]:
        yield from gold_sentences(article, gold)
        yield from find_sentences(article)

    return work


if __name__ == "__main__":
    command(run)
