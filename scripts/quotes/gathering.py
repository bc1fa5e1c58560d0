"""quotes.gathering: all quotes of an article: those with a cue, what goes on behind them, and those without a cue."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

import regex

from scripts.core.records import Article, Entity, Paragraph, Sentence, Span
from scripts.core.words import is_finite, to_lower
from scripts.quotes.attributions import find_attributions
from scripts.quotes.cues import Setting, make_setting, may_report
from scripts.quotes.drafts import Draft
from scripts.quotes.marks import Marked, continues, find_marked
from scripts.quotes.speakers import TITLES

WORD = regex.compile(r"[\p{L}\p{M}\p{Nd}]+", flags=regex.V1)
FEWEST_WORDS = 4
FEWEST_BEFORE_COMMA = 12
SHORTEST_NESTED = 20  # characters of `she said it was` and more
STOPS = ".?!…"
NAMES_OF_SUBJECTS = ("ARM", "GPE", "NORP", "ORG", "PER")
PRONOUNS_AT_END = ("her", "him", "it", "me", "them", "us")
# A bullet, perhaps behind a colon; a heading in capitals; a conjunction.
BEFORE_SPEECH = regex.compile(r"(?s:.*:\ )?[ *•·–—-]+|[^\p{Ll}“”]*|(?:And|But|So|Yet),?\ ", flags=regex.V1)
PAST = ("d", "told", "wrote")


def find_drafts(article: Article, text: str, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> list[Draft]:
    """Return the quotes of an article in reading order, their speakers not yet resolved."""
    marked = list(find_marked(text, article.paragraphs))
    reported = _without_twins(_reported(text, sentences, entities, marked))
    drafts = list(_continued(article, text, sentences, marked, reported))
    drafts.extend(list(_headlines(text, sentences, marked, drafts)))
    return sorted(drafts, key=lambda draft: (draft.start, draft.content[-1].end))


def _reported(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], marked: Sequence[Marked]
) -> Iterator[Draft]:
    """Yield the quotes that a cue reports, sentence by sentence."""
    entity = mark = 0
    for sentence in sentences:
        while entity < len(entities) and entities[entity].end <= sentence.start:
            entity += 1
        while mark < len(marked) and marked[mark].closing <= sentence.start:
            mark += 1
        last = bisect_left(entities, sentence.end, lo=entity, key=attrgetter("start"))
        beyond = bisect_left(marked, sentence.end, lo=mark, key=attrgetter("opening"))
        near = marked[max(mark - 1, 0) : beyond]
        following = marked[beyond] if beyond < len(marked) else None
        inside = entities[entity:last]
        setting = make_setting(text, sentence, inside, near, following)
        if may_report(setting.words.lower):
            for part in _parts(setting, inside):
                yield from find_attributions(part)
            for stretch in near:
                yield from _nested(setting, inside, stretch)


def _parts(setting: Setting, entities: Sequence[Entity]) -> Iterator[Setting]:
    """Yield the highlights that stand in one line without a stop between them, else the sentence as it is."""
    text, sentence = setting.text, setting.sentence
    starts = (
        [] if sentence.section == "title" or _has_stop(text, sentence) else list(_find_highlights(setting, entities))
    )
    if not starts:
        yield setting
        return
    for start, end in pairwise((sentence.start, *starts, sentence.end)):
        part = replace(sentence, start=start, end=start + len(text[start:end].rstrip(" ")))
        within = [entity for entity in entities if start <= entity.start and entity.end <= end]
        yield make_setting(text, part, within, setting.marked, setting.following)


def _has_stop(text: str, sentence: Sentence) -> bool:
    return text[sentence.start : sentence.end].rstrip("\"'”’»)")[-1:] in (*STOPS, ":", ",")


def _find_highlights(setting: Setting, entities: Sequence[Entity]) -> Iterator[int]:
    """Yield where a capital letter inside of a line shows that another highlight begins."""
    words, last = setting.words, 0
    names = {
        right.start
        for left, right in pairwise(entities)
        if right.start == left.end + 1 and left.type in ("GPE", "LOC", "PER") and right.type in NAMES_OF_SUBJECTS
    }
    for index in range(1, len(words.tags)):
        opening = index - (setting.marked_from(index - 1) is not None)
        is_inside = opening == index and setting.marked_around(words.spans[index][0]) is not None
        if not words.is_capital(index) or is_inside or opening == last:
            continue
        has_verb = any(is_finite(words.lower, words.tags, place) for place in range(last, opening))
        is_name = words.spans[index][0] in names
        is_certain = opening == index and words.tags[index] in "dkr" and words.tags[index - 1] == "N"
        if (has_verb or is_certain) and (is_name or _begins_highlight(setting, opening, index)):
            last = opening
            yield words.spans[opening][0]


def _begins_highlight(setting: Setting, first: int, index: int) -> bool:
    """Whether a capital word cannot go on with what stands before the word `first`, itself or a mark before it."""
    words, before, tag = setting.words, first - 1, setting.words.tags[index]
    stretch = setting.marked_to(before)
    if stretch is not None:
        is_whole = before - words.at(stretch.start) >= FEWEST_WORDS or tag != "E"
        return is_whole and setting.text[stretch.end - 1] != ","
    is_small = not words.is_capital(before) and words.lower[before] not in TITLES
    if first < index:
        return words.tags[before] in "Ez" or (is_small and words.tags[before] in "Na")
    if tag in "dnpkrxw":
        return words.tags[before] in "Ez" or (is_small and words.tags[before] in "Nvaj")
    if tag == "E" and words.lower[before] in PRONOUNS_AT_END:
        return True
    if tag == "E":
        return is_small and words.tags[before] == "N" and words.lower[before][-1] == "s"
    is_name = index + 1 == len(words.tags) or words.is_capital(index + 1)
    return tag == "N" and is_small and words.tags[before] == "N" and not is_name


def _nested(setting: Setting, entities: Sequence[Entity], stretch: Marked) -> Iterator[Draft]:
    """Yield the quotes that the words of a sentence inside a stretch in marks report: `"He said: 'Go.'"`."""
    text, words = setting.text, setting.words
    start, end = max(setting.sentence.start, stretch.start), min(setting.sentence.end, stretch.end)
    if end - start < SHORTEST_NESTED or not may_report(words.lower[words.at(start) : words.at(end)]):
        return
    inner = find_marked(text, [Paragraph(start, end, setting.sentence.section)])
    within = [entity for entity in entities if start <= entity.start and entity.end <= end]
    part = replace(setting.sentence, start=start, end=end)
    for draft in find_attributions(make_setting(text, part, within, list(inner), None)):
        if draft.speaker is not None and not _is_performed(text, draft):
            yield replace(draft, is_nested=True)


def _is_performed(text: str, draft: Draft) -> bool:
    """Whether somebody who is quoted says no more than what he is saying, `"I say that ..."`, `"Noting that ..."`."""
    cue = to_lower(text[draft.cue.start : draft.cue.end]) if draft.cue else ""
    speaker = to_lower(text[draft.speaker.start : draft.speaker.end]) if draft.speaker else ""
    if draft.cue is not None and draft.cue.start == draft.sentence.start and cue.endswith("ing"):
        return True  # `"Noting that the port is shut, the council ..."`
    return speaker == "you" or (speaker in ("i", "we") and cue != "tell" and not cue.endswith(PAST))


def _without_twins(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts without those that report words a draft before them has reported directly, or the same span."""
    seen: set[Span] = set()
    for draft in drafts:
        if seen.isdisjoint(draft.content):
            seen.update(draft.content)
            yield draft


def _continued(
    article: Article, text: str, sentences: Sequence[Sentence], marked: Sequence[Marked], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """Yield the drafts with the marked stretches that go on behind them, and a draft for each that stands alone."""
    found = list(drafts)
    direct_last = sorted(range(len(found)), key=lambda number: found[number].kind == "direct")
    owner = {stretch: number for number in direct_last for stretch in found[number].marked}
    starts = [sentence.start for sentence in sentences]
    before: Marked | None = None
    for stretch in marked:
        if stretch not in owner:
            number = None if before is None else owner.get(before)
            start = starts[max(bisect_right(starts, stretch.opening) - 1, 0)]
            begins = start <= stretch.opening and BEFORE_SPEECH.fullmatch(text, start, stretch.opening) is not None
            if before is not None and number is not None and _goes_on(article, before, stretch, found[number], begins):
                found[number] = replace(
                    found[number], content=(*found[number].content, Span(stretch.start, stretch.end))
                )
                owner[stretch] = number
            elif begins and _is_speech(text, stretch):
                sentence = sentences[bisect_right(starts, stretch.opening) - 1]
                owner[stretch] = len(found)
                found.append(Draft("direct", (Span(stretch.start, stretch.end),), None, None, sentence, (stretch,)))
        elif before is not None and owner.get(before, owner[stretch]) != owner[stretch]:
            _join(article, found, owner, before, stretch)
        before = stretch
    yield from (draft for draft in found if draft.content)


def _join(article: Article, found: list[Draft], owner: dict[Marked, int], before: Marked, stretch: Marked) -> None:
    """Let an unclosed stretch without cue be the beginning of the quote whose cue comes in the next paragraph."""
    first, second = found[owner[before]], found[owner[stretch]]
    if first.cue is None and second.kind == "direct" and continues(before, stretch, article.paragraphs):
        joined = (*first.content, *second.content)
        found[owner[stretch]] = replace(second, content=joined, marked=(*first.marked, *second.marked))
        found[owner[before]] = replace(first, content=())
        for part in first.marked:
            owner[part] = owner[stretch]


def _goes_on(article: Article, before: Marked, stretch: Marked, draft: Draft, begins: bool) -> bool:
    """Whether a stretch without cue belongs to the quote of the stretch before it."""
    if continues(before, stretch, article.paragraphs):
        return True
    return draft.kind == "direct" and begins and stretch.paragraph == before.paragraph


def _is_speech(text: str, stretch: Marked) -> bool:
    """Whether marked words without a cue are a sentence that somebody utters, not a name or a title."""
    words = sum(1 for _ in WORD.finditer(text, stretch.start, stretch.end))
    last = text[stretch.start : stretch.end].rstrip("'’")[-1:]
    if last == ",":
        return words >= FEWEST_BEFORE_COMMA
    return words >= FEWEST_WORDS and (last in STOPS or text.startswith(".", stretch.closing))


def _headlines(
    text: str, sentences: Sequence[Sentence], marked: Sequence[Marked], drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield the words that a headline has in marks, where a quote of the body holds the same words."""
    reported = [
        to_lower(text[span.start : span.end])
        for draft in drafts
        if draft.sentence.section == "body"
        for span in draft.content
    ]
    used = {stretch for draft in drafts for stretch in draft.marked}
    for sentence in sentences:
        if sentence.section != "title":
            return
        for stretch in marked:
            words = to_lower(text[stretch.start : stretch.end])
            is_inside = sentence.start <= stretch.opening and stretch.closing <= sentence.end
            if is_inside and stretch not in used and any(words in content for content in reported):
                yield Draft("direct", (Span(stretch.start, stretch.end),), None, None, sentence, (stretch,))
