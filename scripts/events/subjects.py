"""events.subjects: who does what a verb tells: its subject, also that of an infinitive or an -ing form."""

from scripts.core.phrases import (
    Range,
    extend_left,
    is_passive,
    nearest_subject_of,
    reporting_verbs,
    skip_auxiliaries,
    skip_date,
    subject_of,
)
from scripts.core.text import word_set
from scripts.core.word_classes import POSSESSIVES
from scripts.core.words import Words, is_finite
from scripts.events.complements import LONGEST_WAY_TO_BY, is_thing
from scripts.events.coordination import BLAMING, listed_before, parts, with_leader
from scripts.events.triggers import Setting

# Verbs whose object is to do what the infinitive behind it says.
CONTROL = word_set(
    """allow allowed allowing allows appoint appointed ask asked asking asks authorise authorised authorize authorized
    call called calling calls cause caused causing command commanded compelled deploy deployed directed dispatch
    dispatched embolden emboldened empower empowered enable enabled enables encourage encouraged expect expected
    expects force forced forces forcing help helped hire hired hiring incite incited inciting instructed invite
    invited lead leading leads led order ordered ordering orders paid pay paying permit permitted persuade persuaded
    press pressed prompt prompted prompting request requested send sending sends sent tasked tell telling tells told
    train trained training urge urged urges urging want wanted wants warn warned"""
)
# Verbs with an object that does what a verb without `to` says: `helped them retake it`.
LETTING = word_set("heard help helped helping helps let lets letting make makes making saw see seeing watch watched")
PREVENTING = word_set(
    """ban banned banning bar barred barring block blocked blocking discourage discouraged hinder hindered keep keeping
    keeps kept prevent prevented preventing prevents prohibit prohibited stop stopped stopping stops"""
)
JUDGING = BLAMING | word_set(
    """applauded charged commended condemned condemning congratulated convicted credited criticised criticized denounced
    praised praising rebuked suspected suspects thanked thanking"""
)
OPPOSING = word_set("oppose opposed opposes opposing")
OPTIONS = word_set("idea option possibility prospect risk scope")  # of doing a thing
PLANS = word_set("attempt attempts bid decision decisions effort efforts idea move moves plan plans proposal proposals")


def subjects(setting: Setting, index: int) -> list[Range]:
    """Return the noun phrases that do what a verb tells, with the one told to do it before an infinitive."""
    words, phrases = setting.words, setting.phrases
    infinitive = skip_auxiliaries(words, index) - 1
    helped = phrases.by_end.get(infinitive + 1)
    if helped is not None and words.form(helped - 1) in LETTING:
        return [(helped, infinitive + 1)]
    is_infinitive = infinitive >= 0 and words.tags[infinitive] == "o"
    if is_infinitive and words.tag(infinitive - 1) in ("j", "v"):
        is_chain = words.form(infinitive - 1).endswith("ing") or words.tag(infinitive - 2) == "o"
        if is_chain:
            return subjects(setting, infinitive - 1)
    if prevented := _prevented(setting, infinitive + 1):
        return [prevented]
    if is_infinitive:
        to = infinitive - (words.form(infinitive - 1) == "not")
        found = _controller(setting, to) or _decider(setting, to) or _plan(setting, to)
        found = found or nearest_subject_of(phrases, index)
    else:
        found = _joined_subject(setting, infinitive) or subject_of(phrases, index)
        start = infinitive + 1
        if found is None and words.tag(infinitive) == "," and is_finite(words.lower, words.tags, start):
            found = nearest_subject_of(phrases, start, over_participles=True)
        if _is_only_thought_of(words, start):
            return []
        is_participle = words.form(index).endswith("ing") and "x" not in words.tags[start:index]
        if is_participle or words.form(start) in ("being", "having"):
            if accused := blamed(setting, start):
                return accused
            found = _subject_of_participle(setting, start, index if is_participle else start) or found
    if found is None:
        return []
    found = _named_before(setting, *_people_of(setting, *found))
    *others, last = parts(setting, found)
    return [*listed_before(setting, *found), *others, with_leader(setting, last)]


def _people_of(setting: Setting, start: int, end: int) -> Range:
    """Return whom `who` stands for behind a thing: the rebels of `talks with the rebels, who left`; else the phrase."""
    words, last = setting.words, setting.phrases.by_end.get(end, start)
    is_relative = words.form(end + (words.tag(end) == ",")) == "who"
    return (last, end) if is_relative and last > start and is_thing(words, start, end) else (start, end)


def _named_before(setting: Setting, start: int, end: int) -> Range:
    """Return the name that a phrase with a relative clause stands beside, or that phrase: `Atiya, a clerk who fled`."""
    words, named = setting.words, setting.phrases.by_end.get(start - 1)
    is_beside = words.form(end) in ("who", "which") and words.tag(start - 1) == "," and words.tag(start - 2) == "E"
    is_kind = words.lower[start] in ("a", "an", "another", "one", "the")
    return (named, start - 1) if is_beside and is_kind and named is not None else (start, end)


def _is_only_thought_of(words: Words, start: int) -> bool:
    """Whether an -ing form tells what is spoken for or against: `opposed sending troops`, `ruled out arming them`."""
    before, earlier = words.form(start - 1), words.form(start - 2)
    is_ruled_out = words.form(start) == "out" and before in ("rule", "ruled", "rules", "ruling")
    return before in OPPOSING or is_ruled_out or (before in ("for", "of") and earlier in OPTIONS)


def _prevented(setting: Setting, start: int) -> Range | None:
    """Return who is stopped from what an -ing form tells: `kept the rebels from taking it`, or None."""
    words = setting.words
    first = setting.phrases.by_end.get(start - 1) if words.form(start - 1) == "from" else None
    is_stopped = first is not None and words.form(first - 1) in PREVENTING
    return (first, start - 1) if first is not None and is_stopped else None


def _subject_of_participle(setting: Setting, start: int, index: int) -> Range | None:
    """Return whose act an -ing form behind its adverbs tells: the noun before it, else the subject of the sentence.

    `men firing at it`; `they left, firing at it`; `after meeting them, he left`.
    """
    phrases = setting.phrases
    noun = phrases.by_end.get(index)
    if noun is not None:
        return (extend_left(phrases, noun) if setting.words.tag(noun - 1) == "c" else noun), index
    if fronted := subject_behind(setting, start, index):
        return fronted
    return nearest_subject_of(phrases, start, over_participles=True)


def subject_behind(setting: Setting, start: int, index: int) -> Range | None:
    """Return the subject behind the comma after what opens a clause: `after meeting them, he left`; else None.

    That begins at a word, the sentence at it or at the preposition before it.
    """
    words, phrases = setting.words, setting.phrases
    is_open = start == 0 or (words.tag(start - 1) in ("p", "k") and (start == 1 or words.tags[start - 2] in ",t.:-q("))
    is_open = is_open or (start == 2 and words.form(0).endswith("ing"))
    comma = words.tags.find(",", index) + 1
    end = phrases.by_start.get(comma, 0)
    return (comma, end) if is_open and comma and words.tag(end) in ("v", "x", ",") else None


def _joined_subject(setting: Setting, joint: int) -> Range | None:
    """Return the nearest subject before the conjunction at a word: `it said it had left and closed its office`."""
    words = setting.words
    is_joint = joint >= 0 and (words.tags[joint] == "c" or words.lower[joint] == "but")
    return nearest_subject_of(setting.phrases, joint, over_participles=True) if is_joint else None


def _controller(setting: Setting, infinitive: int) -> Range | None:
    """Return who is ordered, asked or allowed to do what an infinitive says, or None."""
    near = setting.phrases.by_end.get(infinitive)
    if near is None:
        return None
    if setting.words.form(near - 1) == "for":
        return near, infinitive
    if setting.words.form(near - 1) == "by" and setting.words.form(near - 2) in CONTROL:
        return subject_of(setting.phrases, near - 2)
    for start in (near, extend_left(setting.phrases, near)):
        before = setting.words.lower[max(0, start - 2) : start]
        if not CONTROL.isdisjoint(before[-1:] if before[:1] == ("forces",) else before):  # `the forces used it to`
            return start, infinitive
    return None


def _decider(setting: Setting, infinitive: int) -> Range | None:
    """Return whose decision, attempt or the like it is to do what an infinitive says, or None."""
    found = setting.phrases.by_end.get(infinitive)
    if found is None:
        return None
    mark = setting.words.tags.rfind("s", found, infinitive)
    return (found, mark) if mark > found else None


def _plan(setting: Setting, infinitive: int) -> Range | None:
    """Return the noun phrase before an infinitive that begins a clause and tells of nobody: `the plan to go`."""
    words, start = setting.words, setting.phrases.by_end.get(infinitive)
    if start is None:
        return None
    is_plan = words.form(infinitive - 1) in PLANS and words.lower[start] not in POSSESSIVES
    is_told = is_plan and words.form(start - 1) in reporting_verbs()
    return (start, infinitive) if start == 0 or is_told else None


def blamed(setting: Setting, index: int) -> list[Range]:
    """Return whom the sentence accuses of what an event noun names: `accused the army of the bombing`."""
    words, by_end = setting.words, setting.phrases.by_end
    for number in range(index - 1, max(0, index - LONGEST_WAY_TO_BY), -1):
        end = skip_date(words, number)
        if words.lower[number] in ("for", "of") and end in by_end:
            found = [(by_end[end], end)]
            while (joint := found[0][0] - 1) in by_end and words.tags[joint] in (",", "c"):
                found.insert(0, (by_end[joint], joint))
            start = found[0][0]
            while words.form(start - 1).endswith("ing") and start - 1 in by_end:
                start = by_end[start - 1]
            found[0] = start, found[0][1]
            return found if words.form(start - 1) in JUDGING else []
        if words.lower[number] in ("for", "of") and words.form(end - 1) in JUDGING and is_passive(words, end - 1):
            return subjects(setting, end - 1)
    return []
