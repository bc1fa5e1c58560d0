"""events.verbs: who does and who undergoes what a verb tells: its subject, its object, or the other way round."""

from scripts.core.phrases import (
    Range,
    is_passive,
    phrase_at,
    phrase_from,
    skip_auxiliaries,
)
from scripts.core.text import word_set
from scripts.core.word_classes import SAME_IN_PAST
from scripts.core.words import Words
from scripts.events.complements import (
    MUTUAL,
    OBJECT_PREPOSITIONS,
    TO_WHOM,
    WITH_OVER,
    addressed,
    agents,
    is_thing,
    objects,
    partners,
    receivers,
    targets,
)
from scripts.events.coordination import joined, listed
from scripts.events.owners import JUDGED, doer_of, doer_of_object, owner_in, owner_of_object
from scripts.events.subjects import subjects
from scripts.events.triggers import Setting, TriggerMatch

WITHOUT_OBJECT = word_set(
    """accuse agree apologise appeal ask assist attack beg blame bomb call charge demand demonstrate deploy fight fire
    hit loot meet offer order plead pledge pound pressure promise propose protest raid rebuke refuse resist retaliate
    scoff shell shoot storm strike threaten vote vow warn welcome"""
)
UNCHANGING = SAME_IN_PAST | word_set("beat cast hurt overrun split")
RECRUITING = word_set("hire order recruit")  # done to men, while troops that are moved only act
PULLING = word_set("pull withdraw")  # men out of a place
# Acts whose object is what they are done with: fired the guns at the port, used gas against the crowd.
WIELDING = word_set("deploy drop fire hurl launch lob throw unleash use")
TOPICAL = word_set("discuss negotiate")  # what is no party
AIMING = word_set("against at into on upon")
ENDING = word_set("cease end halt stop suspend wind")  # what its object names, which is no party

HANDS_OF = frozenset(("of",))
SENDING = word_set("bring deliver dispatch ferry send ship")  # things and men, to those who get them

Sides = tuple[list[Range], list[Range]]


def sides_of_verb(setting: Setting, match: TriggerMatch) -> Sides:
    """Return the sides of a verb: what stands before it and behind it, turned where it is passive."""
    index, frame = match.index, match.reading.frame
    if setting.words.form(index).endswith("ing") and setting.words.form(index + 1) == "of" and frame == "transitive":
        return agents(setting, index), list(listed(setting, index + 2))
    noun = phrase_at(setting.phrases, index)
    if noun[1] > index + 1:
        return [], _described(setting, match, *noun)
    subject = subjects(setting, index)
    if frame == "intransitive" and match.reading.type == "MOBILIZE":
        return subject, []  # the town that men advance on is the place
    if frame == "intransitive" and match.reading.type == "AGREE" and is_passive(setting.words, index):
        return agents(setting, index), subject  # who was promised it
    if frame == "intransitive":
        pulled = objects(setting, index) if match.reading.lemma in PULLING else []
        aims = targets(setting, match)
        judged = doer_of(setting, aims[0][0]) if aims and match.reading.type in JUDGED else []
        return subject, pulled or receivers(setting, match) or addressed(setting, match) or judged or aims
    if frame == "undergo":
        return _taker(setting, index) if match.reading.type == "ASSAULT" else [], subject
    if frame == "mutual" and is_passive(setting.words, index):
        return agents(setting, index), []
    if frame == "mutual":
        met = objects(setting, index, MUTUAL) if match.reading.lemma not in TOPICAL else []
        return subject + (met or partners(setting, index)), []
    if antecedent := _antecedent(setting, index):
        end = skip_auxiliaries(setting.words, index)
        return [(setting.phrases.by_end[end], end)], antecedent
    is_wielding = match.reading.type == "ASSAULT" and match.reading.lemma in WIELDING
    is_moved = match.reading.type == "MOBILIZE" and match.reading.lemma not in RECRUITING
    if _is_undergone(setting, match):
        if is_moved and is_passive(setting.words, index):
            return agents(setting, index), []
        if is_wielding and setting.words.form(index + 1) not in ("on", "upon"):  # who was fired upon
            return agents(setting, index), targets(setting, match)
        is_with_thing = bool(subject) and all(is_thing(setting.words, *phrase) for phrase in subject)
        return agents(setting, index), (targets(setting, match) if is_with_thing else []) or subject
    if is_moved or (match.reading.type == "RETREAT" and match.reading.lemma in ENDING):
        return subject, []
    if is_wielding:
        return subject, _aimed_at(setting, match)
    if owner := doer_of_object(setting, match) or owner_of_object(setting, match):
        return subject, owner
    prepositions = TO_WHOM.get(match.reading.type or "", OBJECT_PREPOSITIONS)
    others = receivers(setting, match) or addressed(setting, match)
    if match.reading.type == "AID" and match.reading.lemma in SENDING and not _has_two_objects(setting, index):
        return subject, others
    return subject, others or objects(setting, index, prepositions)


def _has_two_objects(setting: Setting, verb: int) -> bool:
    """Whether what is sent stands behind those to whom: `sent the council money`."""
    by_start = setting.phrases.by_start
    return by_start.get(verb + 1) in by_start


def _described(setting: Setting, match: TriggerMatch, start: int, end: int) -> list[Range]:
    """Return whom a participle before a noun is about: `the besieged port of Sirte`, `the colonel's frozen assets`."""
    if match.reading.type == "SANCTION" and (owner := owner_in(setting.words, start, match.index)):
        return owner
    whole = phrase_from(setting.phrases, start) or (start, end)
    return [(match.index + 1, whole[1]), *joined(setting, whole[1], is_pair=False)]


def _aimed_at(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return at whom something is fired: right behind the verb, or behind the things it is done with."""
    found = targets(setting, match)
    if found:
        return found
    things = list(listed(setting, match.index + 1))
    end = things[-1][1] if things else match.index
    return list(listed(setting, end + 1)) if things and setting.words.form(end) in AIMING else []


def _taker(setting: Setting, verb: int) -> list[Range]:
    """Return into whose hands something falls: `fell to the rebels`, `fell into the hands of the rebels`."""
    words = setting.words
    if words.form(verb + 1) == "to":
        return [phrase for phrase in listed(setting, verb + 2) if not is_thing(words, *phrase)]
    is_in_hands = words.form(verb + 1) == "into" and "hands" in words.lower[verb + 2 : verb + 4]
    return objects(setting, verb + 3, HANDS_OF) if is_in_hands else []


def _antecedent(setting: Setting, verb: int) -> list[Range]:
    """Return what a clause is about whose subject follows `which` or `whom`: `the council, which France recognised`."""
    words, by_end = setting.words, setting.phrases.by_end
    relative = by_end.get(skip_auxiliaries(words, verb), 0) - 1
    if words.form(relative) not in ("which", "whom") or is_passive(words, verb):
        return []
    end = relative - 1 if words.tag(relative - 1) == "," else relative
    end = words.tags.rfind("(", 0, end) if words.tag(end - 1) == ")" else end
    return [(by_end[end], end)] if end in by_end else []


def _is_undergone(setting: Setting, match: TriggerMatch) -> bool:
    """Whether a transitive verb is passive, or a participle behind its noun: `three men killed near the port`."""
    words, index = setting.words, match.index
    if is_passive(words, index) or _is_in_passive_list(words, index):
        return True
    is_finite_form = words.lower[index] in (match.reading.lemma, f"{match.reading.lemma}s")
    is_no_participle = words.form(index).endswith("ing") or (is_finite_form and words.lower[index] not in UNCHANGING)
    if is_no_participle or words.tag(index - 1) in ("x", "r", "o"):
        return False
    following = index + 1
    if words.form(following) == "over" and words.lower[index] in WITH_OVER:
        following += 1
    while words.tag(following) == "a":
        following += 1
    if words.form(following) == "of" and match.reading.lemma == "accuse":
        return True
    if words.tags[following : following + 2] == "cv" or words.form(following).endswith("ing"):
        return False
    is_bare = (
        following not in setting.phrases.by_start
        and words.tag(following) != "u"
        and words.tag(following) != "t"
        and match.reading.lemma not in WITHOUT_OBJECT
    )
    return is_bare or words.form(following) in ("by", "in", "during") or _is_reduced(setting, index)


def _is_in_passive_list(words: Words, verb: int) -> bool:
    """Whether a participle stands in a list behind a passive: `was seized, beaten and shot`."""
    first = verb
    while words.tag(first - 1) in ("a", "c", ",") and words.tags[: first - 1].rstrip("ac,").endswith(("v", "j")):
        first = len(words.tags[: first - 1].rstrip("ac,")) - 1
        if is_passive(words, first):
            return words.lower[verb].endswith(("ed", "en")) or words.lower[verb] in ("hit", "hurt", "shot")
    return False


def _is_reduced(setting: Setting, verb: int) -> bool:
    """Whether the verb of the clause follows a participle and its date: `camps hit on Friday included two`."""
    words, end = setting.words, verb + 1 + (setting.words.tag(verb + 1) == "p")
    start = end
    while words.tag(end) == "z":
        end += 1
    return end > start and words.tag(end) in ("v", "x") and verb in setting.phrases.by_end
