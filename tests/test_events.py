"""events: triggers, sides, place, date, numbers, status, groups and clusters of invented sentences."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.core.annotation import gold_events, gold_quotes
from scripts.core.authority import Authority
from scripts.core.errors import DataError
from scripts.core.geography import distance_m
from scripts.core.phrases import find_phrases
from scripts.core.records import Argument, Article, AuthorityRecord, Event, Span
from scripts.core.words import find_words
from scripts.events import cluster_events, find_events
from scripts.events.casualties import find_casualties
from scripts.events.documented import COLUMNS, load_documented, mark_documented
from scripts.events.ucdp import UcdpEvent, find_ucdp, load_ucdp
from scripts.quotes import find_quotes
from tests.builders import make_article, make_entities, make_sentences


def record(
    authority_id: str, kind: str, name: str, point: tuple[float, float] | None = None, admin1: str | None = None
) -> AuthorityRecord:
    return AuthorityRecord(
        authority_id=authority_id,
        kind=kind,
        name=name,
        name_ar=None,
        aliases=(),
        wikidata=None,
        geonames=7 if point else None,
        ucdp_actor=None,
        un_list=None,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        admin1=admin1,
        affiliation=None,
        valid_from=None,
        valid_to=None,
        note=None,
        evidence="invented",
        licence="CC-BY-4.0",
    )


AUTHORITY = Authority(
    [
        record("country/libya", "country", "Libya", (27.0, 17.0)),
        record("country/syria", "country", "Syria", admin1="SY"),
        record("facility/wells", "facility", "Wells base", (30.5, 15.5)),
        record("group/desert-army", "armed_group", "Desert Army"),
        record("settlement/alma", "settlement", "Alma", (30.0, 15.0)),
        record("settlement/bora", "settlement", "Bora", (30.1, 15.1)),
        record("settlement/damascus", "settlement", "Damascus", (33.5, 36.3), "SY"),
        record("settlement/far", "settlement", "Far", (32.0, 20.0)),
    ]
)
ALMA = "{GPE#settlement/alma:Alma}"
ARMY = "{ARM#group/desert-army:Desert Army}"


def events_of(marked: str, **options: Any) -> tuple[Article, list[Event]]:
    article = make_article(marked, **options)
    sentences = make_sentences(article)
    entities = make_entities(article, marked, sentences)
    quotes = list(find_quotes(article, sentences, entities, AUTHORITY))
    return article, list(find_events(article, sentences, entities, quotes, AUTHORITY))


def words(article: Article, span: Span | Argument | None) -> str | None:
    assert article.text is not None
    return None if span is None else article.text[span.start : span.end]


TRIGGERS = [
    pytest.param("The army attacked the camp.", [("attacked", "ASSAULT", None)], id="verb"),
    pytest.param("A drone strike burned the camp.", [("strike", "ASSAULT", "drone")], id="drone_strike"),
    pytest.param("Teachers went on a general strike.", [("strike", "PROTEST", "strike")], id="labour_strike"),
    pytest.param(
        "Residents spoke of killings, kidnappings and rapes.",
        [("killings", "ASSAULT", None), ("kidnappings", "ASSAULT", "abduct"), ("rapes", "ASSAULT", "sexual")],
        id="listed_nouns",
    ),
    pytest.param("Killings: The year was quiet.", [], id="topic"),
    pytest.param("Flour prices fell to the lowest level.", [], id="prices_fell"),
    pytest.param("The guards were taken prisoner.", [("taken", "ASSAULT", "abduct")], id="taken_prisoner"),
    pytest.param("They fired rockets at the port.", [("fired", "ASSAULT", "heavy-weapons")], id="fired_rockets"),
    pytest.param("The council fired its guard.", [("fired", "SANCTION", None)], id="fired_a_man"),
    pytest.param(f"They captured {ALMA}.", [("captured", "ASSAULT", None)], id="captured_a_place"),
    pytest.param("They captured ten men.", [("captured", "COERCE", "arrest")], id="captured_men"),
    pytest.param("The guards were pushed back.", [("pushed", "RETREAT", "withdraw")], id="pushed_back"),
    pytest.param("The convoy pushed towards the sea.", [("pushed", "MOBILIZE", "troops")], id="pushed_towards"),
    pytest.param("The soldiers have left the camp.", [("left", "RETREAT", "withdraw")], id="soldiers_left"),
    pytest.param("Hundreds of families left at dawn.", [("left", "SANCTION", "expel")], id="families_left"),
    pytest.param("The envoy left the room.", [], id="an_envoy_left"),
    pytest.param("The camp was hit.", [("hit", "ASSAULT", None)], id="was_hit"),
    pytest.param("The town denied this.", [("denied", "REJECT", None)], id="denied_this"),
    pytest.param("They released a video.", [], id="released_a_video"),
    pytest.param("They released ten captives.", [("released", "RETREAT", "release")], id="released_captives"),
    pytest.param("The envoy met the council.", [("met", "CONSULT", "visit")], id="met"),
    pytest.param("The plan met the demands.", [], id="met_demands"),
    pytest.param("They saw attack helicopters.", [], id="modifier"),
    pytest.param("A coup attempt began.", [("coup", "ASSAULT", None)], id="coup_attempt"),
    pytest.param("Attackers killed ten in the raid.", [("raid", "ASSAULT", None)], id="act_beats_outcome"),
    pytest.param("Ten men were killed.", [("killed", "ASSAULT", None)], id="outcome_alone"),
    pytest.param(
        "The army ordered its men to march on the town.",
        [("ordered", "MOBILIZE", "troops"), ("march", "MOBILIZE", "troops")],
        id="order_and_march",
    ),
    pytest.param(
        "The army bombed a camp after the murder of a guard.",
        [("bombed", "ASSAULT", "aerial"), ("murder", "ASSAULT", "targeted")],
        id="two_acts_apart",
    ),
    pytest.param("The council lashed out at the envoy.", [("lashed", "ACCUSE", "disapprove")], id="lashed_out"),
    pytest.param("The council denied it.", [("denied", "REJECT", None)], id="denied_it"),
    pytest.param("The council hit out at the envoy.", [("hit", "ACCUSE", "disapprove")], id="words_right_behind"),
    pytest.param("The rebels fear a civil war.", [], id="war_in_passing"),
    pytest.param("Old Killings", [], id="heading"),
    pytest.param("b. Killings and Other Deeds Told", [], id="lettered_heading"),
    pytest.param("Gunmen had opened fire first.", [("fire", "ASSAULT", "firearms")], id="no_head_behind"),
    pytest.param("The families left the town.", [("left", "SANCTION", "expel")], id="families_left_a_town"),
    pytest.param("The envoy left the country.", [("left", "RETREAT", "withdraw")], id="left_the_country"),
    pytest.param("They were sitting in jail.", [], id="noun_behind_a_preposition"),
    pytest.param("They have the ability to attack.", [], id="ability"),
    pytest.param("The port is vulnerable to attack.", [], id="vulnerable"),
    pytest.param("The soldiers fired into the air.", [], id="fired_into_the_air"),
    pytest.param(
        "They killed a guard and abducted ten men.",
        [("killed", "ASSAULT", None), ("abducted", "ASSAULT", "abduct")],
        id="killed_and_abducted",
    ),
    pytest.param("Every condition has been met.", [], id="conditions_are_met"),
    pytest.param("The bomb went off at noon.", [("went", "ASSAULT", "explosives")], id="bomb_went_off"),
    pytest.param("Prisoners are held in a school.", [("held", "COERCE", "arrest")], id="prisoners_held"),
    pytest.param("The council adopted a resolution.", [("adopted", "SUPPORT", None)], id="adopted_a_resolution"),
    pytest.param("Crowds gathered in the square.", [("gathered", "PROTEST", "demo")], id="crowds_gathered"),
    pytest.param(
        "A column of tanks reached {GPE#settlement/alma:Alma}.", [("reached", "MOBILIZE", "troops")], id="reached"
    ),
    pytest.param("They sent logistical support.", [("support", "AID", None)], id="support_in_kind"),
    pytest.param(
        "{PER:Omar Shalwi} travelled to the east for talks.",
        [("travelled", "CONSULT", "visit"), ("talks", "CONSULT", "multilateral")],
        id="person_travelled",
    ),
    pytest.param("The goods travelled to the east.", [], id="goods_travelled"),
    pytest.param("{ARM:Desert Army} left at dawn.", [("left", "RETREAT", "withdraw")], id="named_force_left"),
    pytest.param("The accounts were frozen.", [("frozen", "SANCTION", "discontinue")], id="accounts_frozen"),
    pytest.param("The bank unblocked the accounts.", [("unblocked", "CONCEDE", None)], id="accounts_unblocked"),
    pytest.param("The town fell into the hands of thieves.", [("fell", "ASSAULT", None)], id="fell_into_hands"),
    pytest.param("Shares hit a record.", [], id="shares_hit"),
    pytest.param("The mayor vowed to shut the mill.", [("vowed", "THREATEN", "violence")], id="vowed"),
    pytest.param("The mayor vowed to help the mill.", [("vowed", "AGREE", None)], id="vowed_to_help"),
    pytest.param("Workers occupied the mill.", [("occupied", "PROTEST", "obstruct")], id="workers_occupied"),
    pytest.param("The mayor scoffed at the story.", [("scoffed", "REJECT", None)], id="scoffed"),
    pytest.param("The poor want to topple the king.", [], id="goal_of_a_war"),
    pytest.param("The law prohibits torture and arrests.", [], id="law"),
    pytest.param("By law a guard may detain thieves.", [], id="by_law"),
    pytest.param(
        "Although the law prohibits torture, guards beat ten men.", [("beat", "ASSAULT", "beat")], id="against_the_law"
    ),
    pytest.param("The law protects thieves; guards beat ten.", [("beat", "ASSAULT", "beat")], id="behind_the_law"),
    pytest.param("If a judge orders release, the suspect may appeal.", [], id="procedure"),
    pytest.param("They live in fear of attacks.", [], id="fear_of_attacks"),
    pytest.param("They have the right to strike.", [], id="right_to_strike"),
    pytest.param("The town was told of an imminent attack.", [], id="imminent_attack"),
    pytest.param("Guards arrested and detained ten men.", [("arrested", "COERCE", "arrest")], id="two_words_one_act"),
    pytest.param("They heard reports of violence.", [("violence", "ASSAULT", None)], id="reports_of_violence"),
    pytest.param("Political violence is a plague.", [], id="violence_in_general"),
    pytest.param("The rebels are ready to fight.", [], id="ready_to_fight"),
    pytest.param("They spoke of killing ten men.", [("killing", "ASSAULT", None)], id="gerund_with_its_object"),
    pytest.param("They saw a pile of fighting vehicles.", [], id="gerund_before_its_noun"),
    pytest.param("The airstrikes hit two boats.", [("airstrikes", "ASSAULT", "aerial")], id="noun_before_a_verb"),
    pytest.param(
        "An attack near the port followed an ambush in the hills.",
        [("attack", "ASSAULT", None), ("ambush", "ASSAULT", "firearms")],
        id="two_acts_in_a_clause",
    ),
    pytest.param("The rebels fought a battle.", [("fought", "ASSAULT", None)], id="verb_and_its_object"),
    pytest.param(
        "The judge was tortured and killed.",
        [("tortured", "ASSAULT", "torture"), ("killed", "ASSAULT", None)],
        id="tortured_and_killed",
    ),
    pytest.param("The bank holds frozen accounts.", [("frozen", "SANCTION", "discontinue")], id="measure_in_force"),
    pytest.param("Cargo was delivered to the rebels.", [("delivered", "AID", None)], id="cargo_delivered"),
    pytest.param("The mayor stood by the guards.", [("stood", "SUPPORT", None)], id="stood_by"),
    pytest.param("The mayor stood near the guards by noon.", [], id="stood_near"),
    pytest.param("The prosecutor may charge {PER:Shalwi}.", [("charge", "ACCUSE", "allege")], id="one_case"),
    pytest.param("Gaps in the law led to arrests.", [("arrests", "COERCE", "arrest")], id="gaps_in_the_law"),
    pytest.param("{GPE#country/syria:Syria} shelled its own towns.", [], id="abroad"),
    pytest.param("{GPE#country/syria:Syria} shelled a town. Ten men were killed.", [], id="still_abroad"),
    pytest.param("{GPE#country/syria:Syria} held talks with the mayor.", [], id="talks_abroad"),
    pytest.param("{GPE#settlement/damascus:Damascus} was shelled.", [], id="town_abroad"),
    pytest.param(
        "{GPE#country/syria:Syria} shelled a town. They held talks with the mayor.",
        [("talks", "CONSULT", "multilateral")],
        id="talks_told_on",
    ),
    pytest.param(
        "Rebels from {GPE#country/syria:Syria} shelled {GPE#settlement/alma:Alma}.",
        [("shelled", "ASSAULT", "heavy-weapons")],
        id="from_abroad",
    ),
    pytest.param(
        "{GPE#country/syria:Syria} shelled a town. {GPE#country/libya:Libya} shelled another.",
        [("shelled", "ASSAULT", "heavy-weapons")],
        id="back_from_abroad",
    ),
    pytest.param(
        "They praised the uprising in {GPE#country/egypt:Egypt}.", [("praised", "SUPPORT", None)], id="theirs"
    ),
    pytest.param("Shares closed at noon.", [], id="shares_closed"),
    pytest.param("The refugees are afraid to flee.", [], id="afraid_to_flee"),
    pytest.param("Planes evacuated ten workers.", [("evacuated", "AID", None)], id="people_evacuated"),
    pytest.param("They evacuated the embassy.", [("evacuated", "RETREAT", "withdraw")], id="mission_evacuated"),
    pytest.param("Rebels swept into the town.", [("swept", "ASSAULT", None)], id="swept_into"),
    pytest.param("The guard pulled a pistol.", [("pulled", "THREATEN", "violence")], id="pulled_a_pistol"),
    pytest.param("The court looked into claims of theft.", [("looked", "ACCUSE", "investigate")], id="looked_into"),
    pytest.param("The figures support the price.", [], id="support_of_a_thing"),
    pytest.param("Rebels advance on the port.", [("advance", "MOBILIZE", "troops")], id="plain_form_as_predicate"),
    pytest.param("They did not immediately fire at the boat.", [("fire", "ASSAULT", "firearms")], id="two_adverbs"),
    pytest.param("It was a fairly negotiated price.", [], id="participle_behind_an_adverb"),
    pytest.param("The rebels gained control of the port.", [("gained", "ASSAULT", None)], id="gained_control"),
    pytest.param("Troops closed in on the port.", [("closed", "MOBILIZE", "troops")], id="closed_in_on"),
    pytest.param("The ship opened with a salvo.", [("salvo", "ASSAULT", "heavy-weapons")], id="salvo"),
    pytest.param("The navy took over command.", [], id="took_over_command"),
    pytest.param("They must protect the town from attack.", [], id="protected_from"),
    pytest.param("The tank was on fire.", [], id="on_fire"),
    pytest.param("An uprising in neighbouring {GPE#country/egypt:Egypt} began.", [], id="theirs_next_door"),
    pytest.param("The talks reinforced the belief.", [("talks", "CONSULT", "multilateral")], id="reinforced_a_belief"),
    pytest.param("The mayor offered amnesty to all.", [("offered", "CONCEDE", None)], id="offered_amnesty"),
    pytest.param("A rape victim wept.", [("rape", "ASSAULT", "sexual")], id="event_of_a_victim"),
    pytest.param("The raids either failed or fell short.", [("raids", "ASSAULT", None)], id="plural_is_no_modifier"),
    pytest.param("They read the sanctions list.", [], id="sanctions_list"),
    pytest.param("They sent an envoy to the council.", [("sent", "CONSULT", "visit")], id="sent_an_envoy"),
    pytest.param("They asked for a fair trial.", [("asked", "REQUEST", "assist")], id="fair_trial"),
    pytest.param("The mayor did too little to stop the raids.", [("raids", "ASSAULT", None)], id="to_stop_raids"),
    pytest.param("Tanks streamed into the town.", [("streamed", "MOBILIZE", "troops")], id="streamed_into"),
    pytest.param("Jets roared over the town.", [("roared", "MOBILIZE", "weapons")], id="jets_roared"),
    pytest.param("The crowd roared.", [], id="a_crowd_roared"),
    pytest.param(
        "The mayor promised to free ten men.",
        [("promised", "CONCEDE", None), ("free", "RETREAT", "release")],
        id="promised_to_free",
    ),
    pytest.param(f"The storm raged, leaving {ALMA} dark.", [], id="left_in_a_state"),
    pytest.param(f"Rebels said they had reached {ALMA}.", [("reached", "MOBILIZE", "troops")], id="subject_of_they"),
    pytest.param(f"The fighters recapture much of {ALMA}", [("recapture", "ASSAULT", None)], id="recapture_much"),
    pytest.param("The bombs dropped on the port.", [("dropped", "ASSAULT", "aerial")], id="bombs_dropped"),
    pytest.param("The planes hit administrative buildings.", [("hit", "ASSAULT", None)], id="hit_something"),
    pytest.param(
        "They continued shelling parts of it.", [("shelling", "ASSAULT", "heavy-weapons")], id="continued_shelling"
    ),
    pytest.param("They sent {WEAP:Typhoon} jets.", [("sent", "MOBILIZE", "troops")], id="sent_weapons"),
    pytest.param("They set fire to the mill.", [("set", "ASSAULT", "destroy")], id="set_fire_to"),
    pytest.param("A ferry overturned, killing ten.", [], id="accident_before"),
    pytest.param("Ten men were killed when a ferry sank.", [], id="accident_behind"),
    pytest.param("Writers censored themselves.", [], id="censored_themselves"),
    pytest.param(
        "They called it an attack on press freedom.", [("called", "ACCUSE", "disapprove")], id="figure_of_speech"
    ),
    pytest.param("The page was closed by mass reporting.", [("closed", "COERCE", "restrict")], id="mass_before_a_noun"),
    pytest.param("They need advanced weapons.", [], id="advanced_weapons"),
    pytest.param("She was not authorised to discuss it.", [], id="authorised_to_discuss"),
    pytest.param("You are welcome to stay.", [], id="welcome_to_stay"),
    pytest.param("Celebratory gunfire rang out.", [], id="celebratory_gunfire"),
    pytest.param("The mayor offered a grim assessment.", [], id="offered_a_view"),
    pytest.param("He neither confirmed nor denied the claims.", [], id="nor_denied"),
    pytest.param("Reporters were kept in the hall.", [("kept", "COERCE", "restrict")], id="reporters_kept"),
    pytest.param("The law names a judge, but guards may detain thieves.", [], id="what_a_law_lets_do"),
    pytest.param("They wrote of persons held in schools.", [], id="persons_held"),
    pytest.param("The persons were held in jail.", [("held", "COERCE", "arrest")], id="persons_were_held"),
    pytest.param("They fear crimes such as kidnapping.", [], id="such_as"),
    pytest.param("They met rebels fighting for bread.", [("met", "CONSULT", "visit")], id="described_as_fighting"),
    pytest.param("The mill airport was shut.", [("shut", "COERCE", "restrict")], id="airport_shut"),
    pytest.param("Two boats were stopped.", [("stopped", "COERCE", "arrest")], id="boats_stopped"),
    pytest.param("They were returned to {GPE:Libya}.", [("returned", "COERCE", "deport")], id="returned_to_libya"),
    pytest.param("They were taken to a prison.", [("taken", "COERCE", "arrest")], id="taken_to_a_prison"),
    pytest.param("They set off a bomb.", [("set", "ASSAULT", "explosives")], id="set_off_a_bomb"),
    pytest.param("He dismissed the mayor.", [("dismissed", "SANCTION", None)], id="dismissed_a_mayor"),
    pytest.param("The storm killed two millers.", [], id="killed_by_a_storm"),
    pytest.param("A nurse saw the wounded.", [], id="the_wounded"),
    pytest.param("The army captured the stronghold.", [("captured", "ASSAULT", None)], id="captured_a_stronghold"),
    pytest.param("They handed over power.", [("handed", "RETREAT", "resign")], id="handed_over_power"),
    pytest.param("A rocket struck the camp.", [("struck", "ASSAULT", "heavy-weapons")], id="rocket_struck"),
    pytest.param("A car bomb struck the camp.", [("struck", "ASSAULT", "explosives")], id="car_bomb_struck"),
    pytest.param("Output resumed.", [("resumed", "RETREAT", "access")], id="output_resumed"),
    pytest.param("Forces supporting the government left.", [("left", "RETREAT", "withdraw")], id="forces_supporting"),
    pytest.param("A shell hit the camp.", [("hit", "ASSAULT", "heavy-weapons")], id="shell_hit"),
    pytest.param("The army seized two rockets.", [("seized", "COERCE", "seize")], id="seized_rockets"),
    pytest.param("The convoy turned back to the mill.", [("turned", "RETREAT", "withdraw")], id="turned_back_to"),
    pytest.param("They beat the rival ticket.", [], id="beat_a_ticket"),
    pytest.param("Drones hit the camp.", [("hit", "ASSAULT", "drone")], id="drones_hit"),
    pytest.param("Guards dumped migrants in the hills.", [("dumped", "COERCE", "deport")], id="dumped_migrants"),
    pytest.param("The troops must leave.", [("leave", "RETREAT", "withdraw")], id="troops_must_leave"),
    pytest.param(
        "Men kidnapped four {NORP#people/filipino:Filipino} dock workers.",
        [("kidnapped", "ASSAULT", "abduct")],
        id="people_from_abroad",
    ),
    pytest.param("The {NORP#people/filipino:Filipino} army shelled a camp.", [], id="army_abroad"),
    pytest.param("There was an attempt on his life.", [("attempt", "ASSAULT", "targeted")], id="attempt_on_a_life"),
    pytest.param("They exchanged prisoners.", [("exchanged", "RETREAT", "release")], id="exchanged_prisoners"),
    pytest.param("They withdrew confidence from him.", [], id="withdrew_confidence"),
    pytest.param("They treated the injured.", [("treated", "AID", None)], id="the_injured"),
    pytest.param("Rebels secured the junction.", [("secured", "ASSAULT", None)], id="secured_a_junction"),
    pytest.param("{OPER:Battle of Alma}", [], id="inside_a_name"),
    pytest.param("The mayor said so.", [], id="speech_is_no_event"),
    pytest.param("A dollar rally lifted hopes.", [], id="market_rally"),
    pytest.param("They came within striking distance of the camp.", [], id="striking_distance"),
    pytest.param("Shells hit the market.", [("hit", "ASSAULT", "heavy-weapons")], id="hit_a_market"),
    pytest.param("Section 4. Attacks on Mills", [], id="numbered_heading"),
    pytest.param("The rebels are able to strike.", [], id="able_to"),
    pytest.param("The rebels were able to strike.", [("strike", "ASSAULT", "aerial")], id="was_able_to"),
    pytest.param("They fled because of the fighting.", [("fled", "SANCTION", "expel")], id="fighting_in_passing"),
    pytest.param("Demand for bread rose.", [], id="demand_for_bread"),
    pytest.param("Their demand was met.", [("demand", "REQUEST", None)], id="their_demand"),
    pytest.param("A reporter spoke with a miller.", [], id="reporter_spoke"),
    pytest.param("It was a clash of cultures.", [], id="clash_of_cultures"),
    pytest.param("They battled the surf.", [], id="battled_the_surf"),
    pytest.param("He cut off his visit.", [("visit", "CONSULT", "visit")], id="cut_off_a_visit"),
    pytest.param("The army cut off the town.", [("cut", "COERCE", "restrict")], id="cut_off_a_town"),
    pytest.param("Questions were asked about the mill.", [], id="questions_asked"),
    pytest.param("The mill made ends meet.", [], id="ends_meet"),
    pytest.param("Sacks of flour arrived.", [], id="sacks_of_flour"),
    pytest.param("An assault ship sailed.", [], id="assault_ship"),
    pytest.param("Better equipped men came.", [], id="better_equipped"),
    pytest.param("Jets struck and destroyed two tanks.", [("struck", "ASSAULT", "aerial")], id="struck_and_destroyed"),
    pytest.param("Families were driven from their homes.", [("driven", "SANCTION", "expel")], id="driven_from_homes"),
    pytest.param("The mayor pushed back against the claim.", [("pushed", "REJECT", None)], id="pushed_back_against"),
    pytest.param("Ten rockets were launched.", [("launched", "ASSAULT", "heavy-weapons")], id="rockets_launched"),
    pytest.param("They heard of his capture.", [("capture", "COERCE", "arrest")], id="his_capture"),
    pytest.param("A bombing campaign began.", [("bombing", "ASSAULT", "explosives")], id="bombing_campaign"),
    pytest.param(
        "He ordered his men to attack.",
        [("ordered", "MOBILIZE", "troops"), ("attack", "ASSAULT", None)],
        id="ordered_an_attack",
    ),
    pytest.param("The mayor denied that any men fled.", [("fled", "SANCTION", "expel")], id="denied_that_any"),
    pytest.param("They vowed not to leave.", [("vowed", "REJECT", None)], id="vowed_not_to"),
    pytest.param("They swore allegiance to the mayor.", [("swore", "SUPPORT", None)], id="swore_allegiance"),
    pytest.param("The men met stiff resistance.", [("resistance", "ASSAULT", None)], id="met_resistance"),
    pytest.param("Police cracked down on the crowd.", [("cracked", "ASSAULT", "crowd-control")], id="cracked_down"),
    pytest.param("They expressed regret.", [("regret", "CONCEDE", None)], id="expressed_regret"),
    pytest.param("The army sealed off the town.", [("sealed", "COERCE", "restrict")], id="sealed_off"),
    pytest.param("The mayor issued a warning.", [("warning", "THREATEN", None)], id="issued_a_warning"),
    pytest.param("Families took shelter in a mill.", [], id="took_shelter"),
    pytest.param("Families have taken refuge here.", [("taken", "SANCTION", "expel")], id="taken_refuge"),
    pytest.param("They feared a massacre.", [], id="feared"),
    pytest.param("Video shot by a clerk showed smoke.", [], id="shot_by_a_clerk"),
    pytest.param("The rebels beat a hasty retreat.", [("retreat", "RETREAT", "withdraw")], id="beat_a_retreat"),
    pytest.param("The minister refused to say why.", [], id="refused_to_say"),
    pytest.param("The ruler met his end.", [], id="met_his_end"),
    pytest.param("The law is being abused.", [], id="abused_a_law"),
    pytest.param("The miller had close ties to the guards.", [], id="close_ties"),
    pytest.param("They called the guards worthless traitors.", [("called", "ACCUSE", "disapprove")], id="called_names"),
    pytest.param("They called the guards at noon.", [], id="called_the_guards"),
    pytest.param("A rebel called Bona sat on a wall.", [], id="called_by_a_name"),
    pytest.param("She led a delegation to {GPE:Alma}.", [("led", "CONSULT", "visit")], id="led_a_delegation"),
    pytest.param("The union provided assistance.", [("assistance", "AID", None)], id="provided_assistance"),
    pytest.param("The rebels exchanged fire with guards.", [("fire", "ASSAULT", "firearms")], id="exchanged_fire"),
    pytest.param("The council voted 20-10 to approve the plan.", [("voted", "SUPPORT", None)], id="voted_to_approve"),
    pytest.param("The council's vote in favor was a surprise.", [("vote", "SUPPORT", None)], id="vote_in_favor"),
    pytest.param("Rebels were driven out by guards.", [("driven", "RETREAT", "withdraw")], id="driven_out_by"),
    pytest.param("The mission ended on time.", [("ended", "RETREAT", "withdraw")], id="mission_ended"),
    pytest.param("Families were forced from their homes.", [("forced", "SANCTION", "expel")], id="forced_from_homes"),
    pytest.param("The mayor refuted the claim.", [("refuted", "REJECT", None)], id="refuted"),
    pytest.param("They endured months of fighting.", [], id="months_of_fighting"),
    pytest.param(
        "He spoke out against the raid.", [("spoke", "ACCUSE", "disapprove"), ("raid", "ASSAULT", None)], id="spoke_out"
    ),
    pytest.param("Violence erupted in {GPE:Alma}.", [("Violence", "ASSAULT", None)], id="violence"),
    pytest.param("Domestic violence is a crime.", [], id="domestic_violence"),
    pytest.param("Western intervention was discussed.", [("discussed", "CONSULT", None)], id="intervention_as_such"),
    pytest.param("Aiding the rebels is hard.", [("Aiding", "AID", None)], id="aiding"),
    pytest.param("They have consulted with the union.", [("consulted", "CONSULT", None)], id="consulted_with"),
    pytest.param("He asked them about the mill.", [], id="asked_about"),
    pytest.param("He branded the rebels terrorists.", [("branded", "ACCUSE", "disapprove")], id="branded"),
    pytest.param("They had a phone conversation.", [("conversation", "CONSULT", "phone")], id="phone_conversation"),
    pytest.param("They withdrew cash.", [], id="withdrew_cash"),
    pytest.param("The country was hit by unrest.", [], id="hit_by_unrest"),
    pytest.param(
        "The union broke off relations with the town.", [("broke", "SANCTION", "discontinue")], id="broke_off_relations"
    ),
    pytest.param(
        "They began lifting sanctions.",
        [("lifting", "CONCEDE", None), ("sanctions", "SANCTION", None)],
        id="began_lifting",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), TRIGGERS)
def test_trigger(marked: str, expected: list[tuple[str, str, str | None]]) -> None:
    article, events = events_of(marked)
    assert [(words(article, event.trigger), event.type, event.mode) for event in events] == expected


SIDES = [
    pytest.param("The army attacked the guards.", ["The army"], ["the guards"], id="active"),
    pytest.param("The guards were attacked by the army.", ["the army"], ["The guards"], id="passive"),
    pytest.param("The army fired on the guards.", ["The army"], ["the guards"], id="preposition"),
    pytest.param("The army fired rockets at the guards.", ["The army"], ["the guards"], id="behind_the_weapon"),
    pytest.param("The army clashed with the guards.", ["The army", "the guards"], [], id="clashed_with"),
    pytest.param(
        "Soldiers, policemen and guards attacked the camp.",
        ["Soldiers", "policemen", "guards"],
        ["the camp"],
        id="list_of_subjects",
    ),
    pytest.param("The mayor said they tried to attack the camp.", ["they"], ["the camp"], id="nearest_subject"),
    pytest.param(
        "Forces loyal to {PER:Omar Zlini} attacked the camp.",
        ["Forces loyal to Omar Zlini"],
        ["the camp"],
        id="men_of_a_person",
    ),
    pytest.param("The raid killed two guards.", [], ["two guards"], id="killed_by_the_raid"),
    pytest.param("They attacked the camp, killing two guards.", ["They"], ["the camp", "two guards"], id="killing"),
    pytest.param(
        "Two guards were killed in a raid on the camp.", [], ["Two guards", "the camp"], id="killed_in_a_raid"
    ),
    pytest.param("The army began the crew's release.", ["The army"], ["the crew"], id="possessor_undergoes"),
    pytest.param(
        "A suicide bomber drove a car into the gate.", ["A suicide bomber"], ["the gate"], id="behind_the_car"
    ),
    pytest.param("The army attacked “the old camp”.", ["The army"], ["the old camp"], id="quoted_object"),
    pytest.param("The crowd sang after his departure.", ["his"], [], id="possessive_pronoun"),
    pytest.param("{NORP:Libyan} protests began.", ["Libyan"], [], id="people_before_the_noun"),
    pytest.param("The army took part in the attack on the camp.", ["The army"], ["the camp"], id="took_part"),
    pytest.param("The army and the guards clashed.", ["The army", "the guards"], [], id="two_subjects"),
    pytest.param("Clashes between the army and the guards began.", ["the army", "the guards"], [], id="between"),
    pytest.param("An attack by the army on the guards failed.", ["the army"], ["the guards"], id="noun_by_on"),
    pytest.param("The shelling of the harbour went on.", [], ["the harbour"], id="noun_of_recipient"),
    pytest.param("The departure of the mayor pleased them.", ["the mayor"], [], id="departure_of"),
    pytest.param("The withdrawal of the guards began.", ["the guards"], [], id="noun_of_actor"),
    pytest.param("The army's attack failed.", ["The army"], [], id="possessive"),
    pytest.param("The army launched an attack on the guards.", ["The army"], ["the guards"], id="light_verb"),
    pytest.param("The mayor urged the guards to retreat.", ["The mayor"], ["the guards"], id="request"),
    pytest.param(f"{ARMY} soldiers attacked {ALMA}.", ["Desert Army soldiers"], ["Alma"], id="place_is_a_target"),
    pytest.param(f"{ARMY} soldiers blockaded {ALMA}.", ["Desert Army soldiers"], ["Alma"], id="place_is_blockaded"),
    pytest.param(f"{ALMA} marched on the camp.", [], [], id="place_is_no_side"),
    pytest.param(
        "{GPE#country/atlantis:Atlantis} bombed the camp.", ["Atlantis"], ["the camp"], id="country_uses_force"
    ),
    pytest.param("The army shelled at least two villages.", ["The army"], ["at least two villages"], id="at_least"),
    pytest.param(
        "The army shelled no less than two villages.", ["The army"], ["no less than two villages"], id="no_less"
    ),
    pytest.param(
        "Gunmen attacked guards, nurses and possibly a clerk.",
        ["Gunmen"],
        ["guards", "nurses", "a clerk"],
        id="list_of_objects",
    ),
    pytest.param(
        "Dozens of farmers, nurses and guards were attacked.",
        [],
        ["Dozens of farmers", "nurses", "guards"],
        id="list_that_begins_with_a_longer_phrase",
    ),
    pytest.param(
        "Guards from the hills and their cousins attacked the camp.",
        ["Guards from the hills", "their cousins"],
        ["the camp"],
        id="joined_to_a_longer_phrase",
    ),
    pytest.param("The army attacked, burned and looted the camp.", ["The army"], ["the camp"], id="chain_of_verbs"),
    pytest.param("The army's capture of the port pleased them.", ["The army"], ["the port"], id="capture_of"),
    pytest.param("{GPE:Alma}'s mayor {PER:Omar Zlini} fled.", [], ["Omar Zlini"], id="possessive_title"),
    pytest.param("Rebel attacks began.", ["Rebel"], [], id="side_before_the_noun"),
    pytest.param(
        "{ORG:GCC}, {ORG:EEC} and {GPE#country/atlantis:Atlantis} sanctions stood.",
        ["GCC", "EEC", "Atlantis"],
        [],
        id="states_before_the_noun",
    ),
    pytest.param("The guards were behind the attack.", ["The guards"], [], id="behind_the_attack"),
    pytest.param("The mayor wrote it was in talks with them.", ["it", "them"], [], id="in_talks"),
    pytest.param("The guards came under fire.", [], ["The guards"], id="under_fire"),
    pytest.param("Two clerks faced arrest.", [], ["Two clerks"], id="faced"),
    pytest.param("The depot had been damaged twice by shelling.", [], ["The depot"], id="damaged_by"),
    pytest.param("The strikes on {DATE:Monday} damaged a depot.", [], ["a depot"], id="what_the_noun_hits"),
    pytest.param("Protests in the hills against the mayor began.", [], ["the mayor"], id="target_behind_the_place"),
    pytest.param("They sent weapons to the guards.", ["They"], ["the guards"], id="sent_to"),
    pytest.param("Military aid to the guards stopped.", [], ["the guards"], id="aid_to"),
    pytest.param("The army hit several trucks.", ["The army"], ["several trucks"], id="trucks_are_hit"),
    pytest.param("Negotiations condemned the use of nets.", [], [], id="ideas_are_no_parties"),
    pytest.param(
        "The delegation attacked hundreds of clerks.", ["The delegation"], ["hundreds of clerks"], id="bodies"
    ),
    pytest.param("The clerks attacked each other.", ["The clerks"], [], id="each_other"),
    pytest.param("She thanked the guards for attacking the camp.", ["the guards"], ["the camp"], id="thanked_for"),
    pytest.param("Men trying to attack the camp slept.", ["Men"], ["the camp"], id="trying_to"),
    pytest.param(
        "Guards were shot by rebel-led and local gangs.",
        ["rebel-led and local gangs"],
        ["Guards"],
        id="compound_adjective",
    ),
    pytest.param("It grew clear that, by attacking it, he lost.", ["he"], ["it"], id="act_before_a_comma_in_a_clause"),
    pytest.param("After talks with the guards, he left.", ["the guards", "he"], [], id="talks_before_a_comma"),
    pytest.param(
        "He accused the guards and the army of having shelled it.", ["He"], ["the guards", "the army"], id="two_accused"
    ),
    pytest.param("Nets with helping them attack the camp sold.", ["them"], ["the camp"], id="helping_them_attack"),
    pytest.param("They called for the mayor to resign.", ["They"], ["the mayor"], id="called_for_x_to"),
    pytest.param("There were accusations that the guards slept.", [], ["the guards"], id="allegations_that"),
    pytest.param("It named the mayor, whose visit ended.", ["the mayor"], [], id="whose"),
    pytest.param("It brought travel bans for the guards.", ["It"], ["the guards"], id="bans_for"),
    pytest.param("They held some frozen assets.", [], [], id="frozen_assets"),
    pytest.param("They slept in the besieged town of Bora.", [], ["town of Bora"], id="participle_before_a_noun"),
    pytest.param("They saw the victims of the raid.", [], ["the victims"], id="victims_of"),
    pytest.param("Two guards died in the strike.", [], ["Two guards"], id="died_in"),
    pytest.param("A large building was targeted in the strike.", [], ["A large building"], id="targeted_in"),
    pytest.param("They were highly critical of the army.", ["They"], ["the army"], id="critical_of"),
    pytest.param("They led men in the camp to attack the port.", ["men"], ["the port"], id="led_men_in_x_to"),
    pytest.param("The son of the mayor, {PER:Omar Zlini}, fled.", [], ["Omar Zlini"], id="name_of_a_longer_apposition"),
    pytest.param(
        "{NORP:Libyan} and {NORP:Maltese} officials fought.",
        ["Libyan and Maltese officials"],
        [],
        id="two_nationalities",
    ),
    pytest.param("She thanked the guards on {DATE:Monday} for the raid.", ["the guards"], [], id="thanked_on_a_day"),
    pytest.param("{ARM:LDA}-led strikes began.", ["LDA"], [], id="led_by_the_first_half"),
    pytest.param("{ARM:LDA}-backed strikes began.", [], [], id="only_backed_by_the_first_half"),
    pytest.param("The army deployed its tanks.", ["The army"], [], id="what_is_deployed"),
    pytest.param("The army recruited children.", ["The army"], ["children"], id="who_is_recruited"),
    pytest.param("They were prompted by clerks to attack the camp.", ["They"], ["the camp"], id="urged_by"),
    pytest.param("He told his men not to attack the camp.", ["his men"], ["the camp"], id="told_not_to"),
    pytest.param("The mayor praised Atlantis's king.", ["The mayor"], ["Atlantis's king"], id="king_of_a_country"),
    pytest.param("The town fell to the rebels.", ["the rebels"], ["The town"], id="who_takes_what_falls"),
    pytest.param("Soldiers to attack the camp", ["Soldiers"], ["the camp"], id="infinitive_of_a_headline"),
    pytest.param("He came for talks with the guards.", ["He", "the guards"], [], id="came_for_talks"),
    pytest.param("They met twice in a hotel with the guards.", ["They", "the guards"], [], id="with_further_off"),
    pytest.param("It was discussed by the mayors.", ["the mayors"], [], id="discussed_by"),
    pytest.param("Heavy gunfire from the guards went on.", ["the guards"], [], id="gunfire_from"),
    pytest.param("Praise for him from the guards came.", ["the guards"], ["him"], id="praise_for_from"),
    pytest.param(
        "They praised the council, which {ORG:GCC} recognised on {DATE:Monday}.",
        ["They"],
        ["the council"],
        id="praised",
    ),
    pytest.param("It names the council ({ORG:LCC}), which he shelled at dawn.", ["he"], ["the council"], id="which_he"),
    pytest.param(
        "Clashes went on all week between the army and the guards.", ["the army", "the guards"], [], id="fights"
    ),
    pytest.param(
        "Strikes by the army and its allies went on.", ["the army", "its allies"], [], id="by_two_before_a_verb"
    ),
    pytest.param("{NORP:Greek} and {NORP:Dutch} men fought.", ["Greek and Dutch men"], [], id="greek_and_dutch"),
    pytest.param("Men carrying flags showing birds attacked it.", ["Men"], ["it"], id="participles_in_a_row"),
    pytest.param(
        "Clerks said guards, gangs and rebels attacked it.",
        ["guards", "gangs", "rebels"],
        ["it"],
        id="list_that_is_told",
    ),
    pytest.param("The guards were attacked and held by rebels.", ["rebels"], ["The guards"], id="by_behind_two_verbs"),
    pytest.param("He vowed to find, attack, and leave it.", ["He"], [], id="infinitives_of_a_list"),
    pytest.param("They sent weapons and tents to the guards.", ["They"], ["the guards"], id="sent_two_things_to"),
    pytest.param("They held frozen cash, gold and bonds.", [], ["cash", "gold", "bonds"], id="frozen_list"),
    pytest.param("They attacked men supporting a mayor.", ["They"], ["men supporting a mayor"], id="supporting"),
    pytest.param("They praised oil and gas workers.", ["They"], ["oil and gas workers"], id="oil_and_gas"),
    pytest.param(
        "Guards and sons of clerks and cooks attacked it.",
        ["Guards", "sons of clerks", "cooks"],
        ["it"],
        id="three_joined",
    ),
    pytest.param("Guards and cooks shelling it wept.", ["Guards", "cooks"], ["it"], id="two_shelling"),
    pytest.param("The mayor, in talks with the guards, left.", ["The mayor", "the guards"], [], id="in_talks_between"),
    pytest.param("They proposed sending gangs to attack it.", ["gangs"], ["it"], id="sending_gangs_to"),
    pytest.param("Women fought alongside the guards.", ["Women", "the guards"], [], id="alongside"),
    pytest.param("The resolution tightens sanctions.", ["The resolution"], [], id="resolution"),
    pytest.param("They confiscated five trucks.", ["They"], ["five trucks"], id="trucks_are_confiscated"),
    pytest.param("The killing on {DATE:Monday} of a clerk shook them.", [], ["a clerk"], id="of_behind_a_date"),
    pytest.param("They were offered military aid.", [], ["They"], id="offered_aid"),
    pytest.param("They accused it of theft.", ["They"], ["it"], id="accused_it"),
    pytest.param("They were met with heavy mortar fire.", [], ["They"], id="met_with_fire"),
    pytest.param("Shelling, fires and raids killed two clerks.", [], ["two clerks"], id="list_that_killed"),
    pytest.param("Strikes continued to target clerks.", [], ["clerks"], id="continued_to_target"),
    pytest.param("They fired rockets and shells into the camp.", ["They"], ["the camp"], id="two_weapons"),
    pytest.param("They destroyed trucks and cars at the camp.", ["They"], ["trucks", "cars"], id="two_things_hit"),
    pytest.param("They sought an arrest warrant for the mayor.", ["They"], ["the mayor"], id="warrant_for"),
    pytest.param("They shot a clerk and wounded two nurses.", ["They"], ["a clerk", "two nurses"], id="and_wounded"),
    pytest.param("The firm withdrew its men from the camp.", ["The firm"], ["its men"], id="withdrew_men"),
    pytest.param("Several were arrested.", [], ["Several"], id="quantifier_alone"),
    pytest.param("They gave the council recognition.", ["They"], [], id="gave_recognition"),
    pytest.param("The guards staged a long, loud protest.", ["The guards"], [], id="comma_between_adjectives"),
    pytest.param(
        "The mayor will leave a council led by elders and attacked the guards.",
        ["The mayor"],
        ["the guards"],
        id="over_a_participle",
    ),
    pytest.param("The guards left, shelling the camp.", ["The guards"], ["the camp"], id="act_behind_a_comma"),
    pytest.param("After attacking the camp, the guards left.", ["the guards"], ["the camp"], id="act_before_a_comma"),
    pytest.param("The guards of the port were still shelling it.", ["The guards of the port"], ["it"], id="still"),
    pytest.param("Families fled.", [], ["Families"], id="undergo"),
    pytest.param("The mayor said it had attacked the camp.", ["it"], ["the camp"], id="it"),
    pytest.param("The army resumed its shelling of the camp.", ["The army"], ["the camp"], id="own_deed"),
    pytest.param("The guards played a role in the attack.", ["The guards"], [], id="played_a_role"),
    pytest.param("Gunmen opened fire on the guards.", ["Gunmen"], ["the guards"], id="opened_fire"),
    pytest.param("Shots perpetrated the attacks directed against guards.", [], ["guards"], id="directed_against"),
    pytest.param("The raid that killed two guards failed.", [], ["two guards"], id="that_killed"),
    pytest.param("Tanks that entered the square were driven out.", [], ["Tanks"], id="behind_a_clause_with_that"),
    pytest.param("The army attacked and burned the camp.", ["The army"], ["the camp"], id="joined_verbs"),
    pytest.param("Gunmen killed two guards in a raid.", ["Gunmen"], ["two guards"], id="killed_two_in_a_raid"),
    pytest.param(
        "An officer, {PER:Salem Atiya}, attacked the camp.", ["Salem Atiya"], ["the camp"], id="name_in_apposition"
    ),
    pytest.param("The army attacked at dawn.", ["The army"], [], id="time_is_no_party"),
    pytest.param("The council rejected it.", ["The council"], [], id="rejected_it"),
    pytest.param("A boat was attacked by gunmen loyal to him.", ["gunmen loyal to him"], ["A boat"], id="loyal_to"),
    pytest.param("They accused the guards of theft.", ["They"], ["the guards"], id="accused_of"),
    pytest.param("The mayor's decision to attack the camp stood.", ["The mayor"], ["the camp"], id="decision"),
    pytest.param("They waited for the guards to attack the camp.", ["the guards"], ["the camp"], id="for_x_to"),
    pytest.param("The men were evacuated by sea.", [], ["The men"], id="means"),
    pytest.param("A request from the council came.", ["the council"], [], id="request_from"),
    pytest.param(
        "The mayor -- who, it seems, slept -- attacked the guards.", ["The mayor"], ["the guards"], id="dashes"
    ),
    pytest.param("A clerk who said his cousin had been shot wept.", [], ["his cousin"], id="clause_of_what_is_said"),
    pytest.param("Rebels battling in the hills were poor.", ["Rebels"], [], id="battling_in_the_hills"),
    pytest.param("No group attacked the camp.", [], ["the camp"], id="no_group"),
    pytest.param(
        "The western and eastern forces attacked the camp.",
        ["The western and eastern forces"],
        ["the camp"],
        id="two_adjectives",
    ),
    pytest.param(
        "Soldiers under a captain attacked the camp.", ["Soldiers under a captain"], ["the camp"], id="men_under_a_man"
    ),
    pytest.param("Gunmen shot dead the miller.", ["Gunmen"], ["the miller"], id="shot_dead"),
    pytest.param("Rioters storm bakery.", ["Rioters"], ["bakery"], id="headline"),
    pytest.param("The mayor of the coast urged caution.", ["The mayor of the coast"], [], id="urged_caution"),
    pytest.param("The guards handed over the camp.", ["The guards"], ["the camp"], id="handed_over"),
    pytest.param("They set off a bomb.", ["They"], [], id="set_off"),
    pytest.param("Gunmen abducted the miller overnight.", ["Gunmen"], ["the miller"], id="overnight"),
    pytest.param("Crews evacuated the sick to {GPE:Alma}.", ["Crews"], ["the sick"], id="evacuated_to_a_place"),
    pytest.param("The storming of the camp by rebels went on.", ["rebels"], ["the camp"], id="gerund_of"),
    pytest.param("The mayor appealed to the guards for calm.", ["The mayor"], ["the guards"], id="appealed_to"),
    pytest.param("The soldiers fired into the crowd.", ["The soldiers"], ["the crowd"], id="fired_into"),
    pytest.param("The siege from the coast guard units went on.", ["the coast guard units"], [], id="siege_from"),
    pytest.param("The army unleashed its attack on the camp.", ["The army"], ["the camp"], id="unleashed"),
    pytest.param("The rebels fended off an attack by the army.", ["the army"], ["The rebels"], id="fended_off"),
    pytest.param("The guards subjected the rebels to torture.", ["The guards"], ["the rebels"], id="subjected_to"),
    pytest.param("The rebels were subjected to torture by the guards.", ["the guards"], ["The rebels"], id="subjected"),
    pytest.param("The mayor criticised the army's handling of the raid.", ["The mayor"], ["the army"], id="handling"),
    pytest.param("The mayor condemned an onslaught by the army.", ["The mayor"], ["the army"], id="onslaught_by"),
    pytest.param("The mayor praised the army's guards.", ["The mayor"], ["the army's guards"], id="guards_are_no_act"),
    pytest.param("The army handed over the men to the guards.", ["The army"], ["the men"], id="handed_over"),
    pytest.param("The camp fell to the rebels.", ["the rebels"], ["The camp"], id="fell_to"),
    pytest.param("The camp fell into the hands of the rebels.", ["the rebels"], ["The camp"], id="fell_into_hands"),
    pytest.param("The rebels fled to the hills.", ["The rebels"], [], id="fled_to_a_place"),
    pytest.param("Rockets were fired at the camp by the army.", ["the army"], ["the camp"], id="fired_at"),
    pytest.param("The bombing was blamed on the rebels.", ["the rebels"], [], id="blamed_on"),
    pytest.param(
        "A civil war has started between the army and the rebels.", ["the army", "the rebels"], [], id="war_between"
    ),
    pytest.param("Exchanges of fire between the two groups went on.", ["the two groups"], [], id="exchanges_of_fire"),
    pytest.param("The bomber blew himself up.", ["The bomber"], [], id="himself"),
    pytest.param(
        "The mayor wanted to keep the rebels from attacking the camp.", ["the rebels"], ["the camp"], id="kept_from"
    ),
    pytest.param("Army forces used the yard to attack the camp.", ["Army forces"], ["the camp"], id="used_to"),
    pytest.param("The rebels wanted to try to seize the camp.", ["The rebels"], ["the camp"], id="to_try_to"),
    pytest.param("The mayor offered to go.", ["The mayor"], [], id="offered_to"),
    pytest.param(
        "The guards left during their attack on the camp.", ["The guards"], ["the camp"], id="their_own_attack"
    ),
    pytest.param("The bank froze $20 million of his assets.", ["The bank"], [], id="froze_money"),
    pytest.param("{GPE#country/libya:Libya}'s uprising began then.", [], [], id="country_of_an_uprising"),
    pytest.param("The rebels fired heavy guns.", ["The rebels"], [], id="fired_guns"),
    pytest.param("The rebels fired guns and rockets at the camp.", ["The rebels"], ["the camp"], id="fired_them_at"),
    pytest.param("Guns were fired at the plane.", [], ["the plane"], id="what_was_fired_at"),
    pytest.param("Lorries were fired on near the gate.", [], ["Lorries"], id="who_was_fired_on"),
    pytest.param("The army advanced on the town.", ["The army"], [], id="advanced_on"),
    pytest.param("Jets were sent to a base.", [], [], id="what_is_sent"),
    pytest.param("The envoy briefed the council.", ["The envoy", "the council"], [], id="briefed"),
    pytest.param("The council adopted {DEAL:Resolution 9}.", ["The council"], [], id="what_is_adopted"),
    pytest.param("Lawmakers voted against the measure.", ["Lawmakers"], [], id="what_is_voted_against"),
    pytest.param("The union froze the colonel's assets.", ["The union"], ["the colonel"], id="whose_assets"),
    pytest.param("The alliance ended its mission.", ["The alliance"], [], id="what_is_ended"),
    pytest.param(
        "Men led by {PER:Salem Atiya} attacked the camp.", ["Men led by Salem Atiya"], ["the camp"], id="who_leads_them"
    ),
    pytest.param("Guards at the gate attacked the men.", ["Guards"], ["the men"], id="where_they_stand"),
    pytest.param("Guards posted in the yard attacked the men.", ["Guards"], ["the men"], id="where_they_are_posted"),
    pytest.param(
        "The government in the capital condemned the army.",
        ["The government in the capital"],
        ["the army"],
        id="where_a_government_sits",
    ),
    pytest.param(
        f"Men from {ALMA} and {{GPE:Bora}} attacked the camp.",
        ["Men from Alma and Bora"],
        ["the camp"],
        id="from_two_towns",
    ),
    pytest.param("They shelled troops under a mandate.", ["They"], ["troops"], id="under_a_mandate"),
    pytest.param(f"The mayor condemned the {ARMY} raids.", ["The mayor"], ["Desert Army"], id="body_before_its_act"),
    pytest.param("Criticism of the mayor's decision grew.", [], ["the mayor"], id="criticism_of_an_act"),
    pytest.param("He lashed out at the army's tactics.", ["He"], ["the army"], id="out_at_an_act"),
    pytest.param("Nurses faced continuing threats.", [], ["Nurses"], id="faced_continuing_threats"),
    pytest.param("Clerks contended with threats.", [], ["Clerks"], id="contended_with"),
    pytest.param(
        "Judges issued a warrant for the swift arrest of ten bakers.",
        ["Judges"],
        ["ten bakers"],
        id="warrant_for_the_arrest_of",
    ),
    pytest.param("Camps hit on {DATE:Friday} included two hangars.", [], ["Camps"], id="hit_on_a_date"),
    pytest.param("The mayor was mocked, beaten and left there.", [], ["The mayor"], id="passive_in_a_list"),
    pytest.param(
        "Rebel and government forces fought.", ["Rebel and government forces"], [], id="two_nouns_before_a_noun"
    ),
    pytest.param("It is a revolt by rebels who seized the town.", ["rebels"], ["the town"], id="by_those_who"),
    pytest.param("A ceasefire followed by a new government is near.", [], [], id="followed_by"),
    pytest.param("The envoys discussed a new plan and a council.", ["The envoys"], [], id="what_is_discussed"),
    pytest.param("The men fought their way into the camp.", ["The men"], [], id="fought_their_way"),
    pytest.param("It made threats of an attack.", ["It"], [], id="threats_of"),
    pytest.param("They called for nurses to be paid.", ["They"], [], id="called_for_x_to_be"),
    pytest.param("A plane flown by the rebels was shot down.", [], ["A plane"], id="flown_by"),
    pytest.param("The nurses were promised safe passage.", [], ["The nurses"], id="who_is_promised"),
    pytest.param(
        "A ceasefire that will help to open talks between the army and the rebels is near.", [], [], id="talks_between"
    ),
    pytest.param(
        "In {DATE:2015} the mayor and his aunt were killed.", [], ["the mayor", "his aunt"], id="two_behind_a_date"
    ),
    pytest.param("It is fighting with rebels who seized the camp.", ["It", "rebels"], [], id="fighting_with"),
    pytest.param(
        "Two men were killed and nine injured in a raid.", [], ["Two men", "nine"], id="killed_and_injured_in"
    ),
    pytest.param(
        "The {ORG:Aid Agency} ({ORG:AA}) and its partners condemned the army.",
        ["The Aid Agency", "its partners"],
        ["the army"],
        id="two_with_a_bracket",
    ),
    pytest.param("They expected the guards to attack the camp.", ["the guards"], ["the camp"], id="expected_to"),
    pytest.param("The wounded were shot by the guards.", ["the guards"], ["The wounded"], id="the_wounded"),
    pytest.param("Two men were killed and many others wounded.", [], ["Two men", "many others"], id="and_wounded"),
    pytest.param(
        "{PER:Salem Atiya}, a clerk who attacked the camp, fled.", ["Salem Atiya"], ["the camp"], id="who_beside_a_name"
    ),
    pytest.param("The union sent doctors and trucks.", ["The union"], [], id="who_is_sent"),
    pytest.param(
        "The union sent the council some doctors.", ["The union"], ["the council"], id="to_whom_they_are_sent"
    ),
    pytest.param("The rebels laid siege to the town.", ["The rebels"], ["the town"], id="laid_siege_to"),
    pytest.param("He saw Bora, a town under siege from the army.", ["the army"], ["a town"], id="under_siege_from"),
]


@pytest.mark.parametrize(("marked", "actors", "recipients"), SIDES)
def test_sides(marked: str, actors: list[str], recipients: list[str]) -> None:
    article, events = events_of(marked)
    assert [words(article, argument) for argument in events[0].actors] == actors
    assert [words(article, argument) for argument in events[0].recipients] == recipients


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        pytest.param(
            "The guards committed torture, killings and rapes.", [["The guards"]] * 3, [[]] * 3, id="one_actor_before"
        ),
        pytest.param(
            "The guards held the rebels and subjected them to killings, beatings and rape.",
            [["The guards"]] * 3,
            [["them"]] * 3,
            id="what_they_were_subjected_to",
        ),
        pytest.param(
            "Reports told of kidnappings and killings of nurses by the guards.",
            [["the guards"]] * 2,
            [["nurses"]] * 2,
            id="parties_behind_the_last",
        ),
    ],
)
def test_events_of_a_list_have_their_parties_in_common(
    text: str, actors: list[list[str]], recipients: list[list[str]]
) -> None:
    article, events = events_of(text)
    assert [[words(article, argument) for argument in event.actors] for event in events] == actors
    assert [[words(article, argument) for argument in event.recipients] for event in events] == recipients


@pytest.mark.parametrize(
    "text",
    [
        "The mayor accused the guards of the bombing.",
        "The mayor attributed the bombing to the guards.",
        "Then the guards were blamed for the bombing.",
    ],
)
def test_who_is_blamed_is_the_actor_of_what_he_is_blamed_for(text: str) -> None:
    article, events = events_of(text)
    assert [words(article, argument) for argument in events[1].actors] == ["the guards"]


def test_who_stands_for_people_behind_things() -> None:
    article, events = events_of("After talks with the rebels, who seized the camp, it was quiet.")
    seized = next(event for event in events if event.type == "ASSAULT")
    assert [words(article, argument) for argument in seized.actors] == ["the rebels"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        pytest.param("The mayor opposed sending troops.", [], id="opposed"),
        pytest.param("The mayor ruled out sending troops.", [], id="ruled_out"),
        pytest.param("The mayor saw no possibility of sending troops.", [], id="possibility"),
        pytest.param("The mayor said the decision to send troops was right.", [], id="decision_of_nobody"),
        pytest.param("The mayor announced his decision to send troops.", ["The mayor"], id="decision_of_his"),
        pytest.param("The mayor defended the army's decision to send troops.", ["the army"], id="decision_of_the_army"),
        pytest.param("The mayor paid the rebels to send troops.", ["the rebels"], id="paid_to"),
    ],
)
def test_what_is_only_spoken_of_is_not_done_by_those_who_speak(text: str, actors: list[str]) -> None:
    article, events = events_of(text)
    sent = next(event for event in events if event.type == "MOBILIZE")
    assert [words(article, argument) for argument in sent.actors] == actors


def test_side_is_linked_through_the_mention_in_it() -> None:
    _, events = events_of(f"{ARMY} soldiers attacked the guards.")
    assert events[0].actors == (Argument(0, 20, "mini-001-e001", "group/desert-army"),)


@pytest.mark.parametrize(
    ("marked", "place", "geocode"),
    [
        pytest.param(f"They attacked the guards near {ALMA}.", "Alma", (30.0, 15.0, "town"), id="preposition"),
        pytest.param(
            f"They fought around the long besieged coast town of {ALMA}.",
            "Alma",
            (30.0, 15.0, "town"),
            id="preposition_far_off",
        ),
        pytest.param(f"The mayor in {ALMA} condemned the army.", None, (None, None, None), id="speech_has_none"),
        pytest.param(f"The mayor in {ALMA} resigned.", None, (None, None, None), id="leaving_office_has_none"),
        pytest.param(f"They attacked {ALMA}.", "Alma", (30.0, 15.0, "town"), id="object"),
        pytest.param(f"The {ALMA} attack went on.", "Alma", (30.0, 15.0, "town"), id="before_the_noun"),
        pytest.param(
            "They attacked the {FAC#facility/wells:Wells base} in {GPE#country/libya:Libya}.",
            "Wells base",
            (30.5, 15.5, "exact"),
            id="country_comes_last",
        ),
        pytest.param(
            "In {GPE#country/libya:Libya}, they attacked.", "Libya", (27.0, 17.0, "country"), id="country_alone"
        ),
        pytest.param(
            "The attack drew a protest from {GPE#country/libya:Libya}.",
            None,
            (None, None, None),
            id="country_of_a_party",
        ),
        pytest.param(f"The {ALMA}-based army attacked.", None, (None, None, None), id="part_of_a_word"),
        pytest.param(f"{ALMA} was shelled.", "Alma", (30.0, 15.0, "town"), id="target_before_the_verb"),
        pytest.param(
            f"They shelled the {{GPE#settlement/far:Far}} quarter of {ALMA}.",
            "Alma",
            (30.0, 15.0, "town"),
            id="what_the_target_ends_with",
        ),
        pytest.param(f"{ALMA}'s army attacked.", None, (None, None, None), id="possessive"),
        pytest.param(f"They attacked {ALMA}'s old port.", "Alma", (30.0, 15.0, "town"), id="site_of_a_town"),
        pytest.param(
            "They fought in {GPE#country/libya:Libya}'s west.",
            "Libya",
            (27.0, 17.0, "country"),
            id="region_of_a_country",
        ),
        pytest.param("They held talks on {GPE#country/libya:Libya}.", None, (None, None, None), id="topic"),
        pytest.param(
            "They ordered sanctions on {GPE#country/libya:Libya}.", None, (None, None, None), id="country_concerned"
        ),
        pytest.param(
            "Men from {GPE#settlement/far:Far} attacked a camp at " + ALMA + ".",
            "Alma",
            (30.0, 15.0, "town"),
            id="origin",
        ),
        pytest.param(f"They attacked a camp 30 km from {ALMA}.", "Alma", (30.0, 15.0, "town"), id="distance"),
        pytest.param(
            f"They shot at cars in {ALMA}, 30 km from {{GPE#settlement/far:Far}}, and fled.",
            "Alma",
            (30.0, 15.0, "town"),
            id="place_and_distance",
        ),
        pytest.param(
            f"They attacked in the {{LOC#area/east:East}}, near {ALMA}.", "Alma", (30.0, 15.0, "town"), id="region"
        ),
        pytest.param(f"They attacked many towns, including {ALMA}.", "Alma", (30.0, 15.0, "town"), id="including"),
        pytest.param(f"They attacked a camp north of {ALMA}.", "Alma", (30.0, 15.0, "town"), id="direction"),
        pytest.param(
            "Men from {GPE#settlement/far:Far} attacked a camp.", None, (None, None, None), id="where_a_party_is_from"
        ),
        pytest.param(
            f"They attacked the camp, and the mayor slept in {ALMA}.", None, (None, None, None), id="another_clause"
        ),
        pytest.param(f"They shot and killed him in {ALMA}.", "Alma", (30.0, 15.0, "town"), id="clause_that_goes_on"),
        pytest.param("{GPE#country/libya:Libya} shelled a camp.", None, (None, None, None), id="who_does_it"),
        pytest.param(
            "The raids by {GPE:Atlantis} and {GPE#settlement/far:Far} went on.",
            None,
            (None, None, None),
            id="who_does_it_behind_by",
        ),
        pytest.param(
            "The mayor held talks with {GPE#country/libya:Libya}.", None, (None, None, None), id="who_is_talked_with"
        ),
        pytest.param(
            "The envoy to {GPE#country/libya:Libya} met the mayor.", None, (None, None, None), id="envoy_to_a_country"
        ),
        pytest.param(
            "A man died in a raid and {GPE#country/libya:Libya} said so.", None, (None, None, None), id="who_speaks"
        ),
        pytest.param(f"Families fled to {ALMA}.", None, (None, None, None), id="where_families_fled_to"),
        pytest.param(
            "The rebels retreated from {GPE#settlement/far:Far} to " + ALMA + ".",
            "Far",
            (32.0, 20.0, "town"),
            id="where_a_retreat_comes_from",
        ),
        pytest.param(
            f"In {ALMA}, rebels said that raids on {{GPE#country/libya:Libya}} went on.",
            "Libya",
            (27.0, 17.0, "country"),
            id="country_that_is_raided",
        ),
        pytest.param(
            "{GPE#country/libya:Libya}'s civil war began then.",
            "Libya",
            (27.0, 17.0, "country"),
            id="country_of_a_war",
        ),
    ],
)
def test_place(marked: str, place: str | None, geocode: tuple[float | None, float | None, str | None]) -> None:
    article, events = events_of(marked)
    assert words(article, events[0].place) == place
    assert (events[0].latitude, events[0].longitude, events[0].geo_precision) == geocode


@pytest.mark.parametrize(
    ("marked", "value", "precision"),
    [
        pytest.param("They attacked on {DATE=2019-04-04:Thursday}.", "2019-04-04", "day", id="same_clause"),
        pytest.param("In {DATE=2019-03:March} they attacked.", "2019-03", "month", id="beginning"),
        pytest.param("They attacked {DATE:lately}.", None, None, id="unresolved"),
        pytest.param("They attacked, and the mayor left on {DATE=2019-04-04:Thursday}.", None, None, id="other_clause"),
        pytest.param("They attacked.", None, None, id="none"),
        pytest.param(
            "They will attack on {DATE=2019-04-06:Saturday}.", "2019-04-06", "day", id="planned_with_its_date"
        ),
        pytest.param("On {DATE=2019-04-04:Thursday} he said they will attack.", None, None, id="planned_later"),
        pytest.param("On {DATE=2019-04-04:Thursday}, weeks after the raid, he spoke.", None, None, id="after_it"),
        pytest.param(
            "The old mayor then told his wife on {DATE=2019-04-04:Thursday} that they attacked.",
            None,
            None,
            id="told_that",
        ),
        pytest.param("They attacked the {DATE=2019-04-05:Friday} market.", None, None, id="part_of_a_name"),
        pytest.param(
            "Since the war began on {DATE=2019-04-02:Tuesday}, they attacked.",
            "2019-04-02/2019-04-05",
            "interval",
            id="since_a_beginning",
        ),
        pytest.param(
            "Since the mayor left on {DATE=2019-04-02:Tuesday}, they have attacked.",
            "2019-04-02/2019-04-05",
            "interval",
            id="since_another_event",
        ),
        pytest.param(
            "On {DATE=2019-04-04:Thursday}, the mayor said that they attacked.",
            None,
            None,
            id="of_the_saying",
        ),
        pytest.param(
            "It was the {DATE=2019-04-04:Thursday} armed raid.", "2019-04-04", "day", id="before_its_own_noun"
        ),
        pytest.param(
            "They attacked on {DATE=2019-04-04:Thursday} and {DATE=2019-04-05:Friday}.",
            "2019-04-04/2019-04-05",
            "interval",
            id="joined",
        ),
        pytest.param(
            "They besieged it from {DATE=2018-03:March} until the middle of {DATE=2018-05:May}.",
            "2018-03/2018-05",
            "interval",
            id="joined_months",
        ),
        pytest.param(
            "They attacked on {DATE=2019-04-05:Friday} and {DATE=2019-04-04:Thursday}.",
            "2019-04-05",
            "day",
            id="joined_in_no_order",
        ),
        pytest.param(
            "They freed {PER:Zlini}, also known as Bona, on {DATE=2019-04-04:Thursday}.",
            "2019-04-04",
            "day",
            id="over_another_name",
        ),
        pytest.param("They recognised the mayor until {DATE=2019-05:May}.", None, None, id="until"),
        pytest.param(
            "As of {DATE=2019-03:March} ten cooks were detained.", "2019-03", "month", id="as_of_with_a_state"
        ),
        pytest.param("As of {DATE=2019-03:March} ten cooks were killed.", None, None, id="as_of_with_a_deed"),
        pytest.param(
            "From {DATE=2019-04-02:Tuesday} until {DATE=2019-04-04:Thursday} the army attacked.",
            "2019-04-02/2019-04-04",
            "interval",
            id="joined_before_it",
        ),
        pytest.param(
            "The mayor spoke on {DATE=2019-04-04:Thursday}, two days after they attacked.",
            "2019-04-02",
            "day",
            id="days_after_it",
        ),
        pytest.param(
            "On {DATE=2019-04-04:Thursday} the mayor spoke hours before they attacked.",
            "2019-04-04",
            "day",
            id="hours_before_it",
        ),
        pytest.param(
            "On {DATE=2019-04-04:Thursday} the mayor spoke, a day after he saw that they attacked.",
            None,
            None,
            id="days_after_something_else",
        ),
        pytest.param(
            "They have attacked it since a feud broke out on {DATE=2019-04-02:Tuesday}.",
            "2019-04-02/2019-04-05",
            "interval",
            id="has_gone_on_since",
        ),
        pytest.param(
            "It rained after a revolt broke out on {DATE=2019-04-02:Tuesday}.", "2019-04-02", "day", id="broke_out"
        ),
        pytest.param(
            "They attacked it to scare its mayor away on {DATE=2019-04-02:Tuesday}.",
            "2019-04-02",
            "day",
            id="behind_an_infinitive",
        ),
        pytest.param("Guards were shot in the {DATE=2011:2011} turmoil.", "2011", "year", id="in_a_period"),
        pytest.param(
            "In {DATE=2019-03:March} a charity documented many killings.", None, None, id="day_of_the_document"
        ),
        pytest.param(
            "In {DATE=2019-03:March} a charity documented theft, torture and rape.", None, None, id="list_of_a_document"
        ),
        pytest.param(
            "They attacked the town {DATE=2019-04-04:yesterday} hoping to stay.",
            "2019-04-04",
            "day",
            id="before_a_participle",
        ),
        pytest.param(
            "They have fled since the feud broke out in {DATE=2011/2012:2011-2012}.",
            "2011/2019-04-05",
            "interval",
            id="since_an_interval",
        ),
        pytest.param(
            "They bombed it in the {DATE=1990/1999:1990s} and the {DATE=2000/2009:2000s}.",
            "1990/1999",
            "interval",
            id="joined_intervals",
        ),
        pytest.param(
            "On {DATE=2019-04-04:Thursday} the mayor spoke of the attack.", None, None, id="named_with_the_article"
        ),
        pytest.param("They recall the {DATE=2019-04-04:Thursday} attack.", "2019-04-04", "day", id="inside_its_phrase"),
        pytest.param("On {DATE=2019-04-04:Thursday} the attack began.", "2019-04-04", "day", id="before_the_subject"),
        pytest.param("As of {DATE=2019-03:March} they had beaten ten men.", None, None, id="end_of_a_count"),
        pytest.param(
            "They set a {DATE=2019-04-10:Wednesday} hearing on the attack.", None, None, id="before_another_noun"
        ),
    ],
)
def test_date(marked: str, value: str | None, precision: str | None) -> None:
    _, events = events_of(marked)
    assert (events[0].date, events[0].date_precision) == (value, precision)
    assert (events[0].date_start is None) == (value is None)


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        pytest.param("The raid killed 12 men.", (12, 12), None, id="digits"),
        pytest.param("Twelve men were killed.", (12, 12), None, id="word"),
        pytest.param("At least 12 people were killed.", (12, None), None, id="at_least"),
        pytest.param("More than 12 people died.", (12, None), None, id="more_than"),
        pytest.param("No fewer than 12 people were killed.", (12, None), None, id="no_fewer_than"),
        pytest.param("No more than 12 people were killed.", (None, 12), None, id="no_more_than"),
        pytest.param("Fewer than 12 people were killed.", (None, 12), None, id="fewer_than"),
        pytest.param("The raid killed up to 12 men.", (None, 12), None, id="up_to"),
        pytest.param("Between 10 and 15 men were killed.", (10, 15), None, id="between"),
        pytest.param("The raid killed 10 to 15 men.", (10, 15), None, id="range"),
        pytest.param("About 20 men were killed.", (20, 20), None, id="about"),
        pytest.param("The raid killed 1,200 men.", (1200, 1200), None, id="thousands"),
        pytest.param("Twenty-five men were killed.", (25, 25), None, id="hyphen"),
        pytest.param("The raid killed three and wounded ten.", (3, 3), 10, id="killed_and_wounded"),
        pytest.param("Three men were killed and ten injured.", (3, 3), 10, id="passive_pair"),
        pytest.param("The raid left 3 dead and 10 wounded.", (3, 3), 10, id="dead_and_wounded"),
        pytest.param("Nobody was hurt.", None, 0, id="nobody"),
        pytest.param("No one was killed.", (0, 0), None, id="no_one"),
        pytest.param("A soldier was killed.", (1, 1), None, id="one_person"),
        pytest.param("Dozens were killed.", None, None, id="vague"),
        pytest.param("Two dozen men were killed.", None, None, id="dozen"),
        pytest.param("The raid killed or wounded 12 men.", None, None, id="killed_or_wounded"),
        pytest.param("Twelve tanks were destroyed.", None, None, id="no_people"),
        pytest.param("They drove 12 kilometres.", None, None, id="kilometres"),
        pytest.param("Since last May 700 men have been killed.", None, None, id="total_of_months"),
        pytest.param(
            "The raid killed ten men, the worst loss since the war began.", (10, 10), None, id="since_a_clause"
        ),
        pytest.param("Ten men were reported dead.", (10, 10), None, id="reported_dead"),
        pytest.param("Three other men were killed.", (3, 3), None, id="three_others"),
    ],
)
def test_casualties(sentence: str, killed: tuple[int | None, int | None] | None, injured: int | None) -> None:
    found = find_casualties(find_phrases(find_words(sentence, 0, len(sentence), [])))
    assert [(count.low, count.high) for count in found if count.is_killed] == ([killed] if killed else [])
    assert [count.low for count in found if not count.is_killed] == ([] if injured is None else [injured])


@pytest.mark.parametrize(
    ("marked", "killed"),
    [
        pytest.param("{PER:Zlini} was killed.", 1, id="by_name"),
        pytest.param("{PER:Zlini} and his men were killed.", None, id="with_others"),
        pytest.param("{PER:Zlini} was not killed.", None, id="denied"),
        pytest.param("An assassination attempt on {PER:Zlini} failed.", None, id="attempt"),
        pytest.param("They attacked the mill, killing 12 men and abducting two.", 12, id="beside_an_abduction"),
        pytest.param("They struck the mill, killing 12 men and setting it ablaze.", 12, id="beside_destruction"),
    ],
)
def test_person_killed(marked: str, killed: int | None) -> None:
    _, events = events_of(marked)
    assert (events[0].fatalities_low, events[0].fatalities_high) == (killed, killed)


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        pytest.param("They attacked the port.", "asserted", id="asserted"),
        pytest.param("They attacked the port, a source said.", "claimed", id="claimed"),
        pytest.param("They reportedly attacked the port.", "claimed", id="reportedly"),
        pytest.param("There were reports of guards killed there.", "claimed", id="reports_of_a_deed"),
        pytest.param("They did not attack the port.", "denied", id="negated"),
        pytest.param("The army denied that it attacked the port.", "denied", id="denied"),
        pytest.param("There were no arrests, trials or killings.", "denied", id="list_of_what_was_not"),
        pytest.param("The failure of the army to attack the port cost it a week.", "denied", id="failure"),
        pytest.param("They attack the port on {DATE=2019-04-06:Saturday}.", "planned", id="date_to_come"),
        pytest.param("Shells may have hit a hall.", "claimed", id="guess"),
        pytest.param("The clerk is believed to have been killed.", "claimed", id="believed"),
        pytest.param("Rebels suspected of theft attacked the port.", "asserted", id="suspected_of_something_else"),
        pytest.param("The efforts to seize the port went up.", "planned", id="efforts"),
        pytest.param("A witness gave accounts of torture.", "claimed", id="accounts"),
        pytest.param("They will attack the port.", "planned", id="future"),
        pytest.param("They came to attack the port.", "asserted", id="came_to"),
        pytest.param("They plan to attack the port.", "planned", id="infinitive"),
        pytest.param("If they attack the port, it burns.", "planned", id="condition"),
        pytest.param("They will also hold separate talks.", "planned", id="future_with_adverb"),
        pytest.param("They planned an attack on the port.", "planned", id="planned_noun"),
        pytest.param("They tried to attack the port.", "asserted", id="attempt"),
        pytest.param("They were able to attack the port.", "asserted", id="able_and_did"),
        pytest.param("They failed to attack the port.", "denied", id="failed"),
        pytest.param("The parliament has yet to approve the plan.", "denied", id="yet_to"),
        pytest.param("The shells forced families to flee.", "asserted", id="forced_to"),
        pytest.param("Nobody rests until they release the crew.", "planned", id="until"),
        pytest.param("They considered arming the guards.", "planned", id="gerund"),
        pytest.param("The talks will last a week.", "planned", id="subject_of_future"),
        pytest.param("It is a way towards a truce.", "planned", id="deed_of_peace_not_yet"),
        pytest.param("A ceasefire proposal was on the table.", "planned", id="proposal"),
        pytest.param("A meeting scheduled for noon is short.", "planned", id="scheduled"),
        pytest.param("The attack would be the first.", "planned", id="attack_to_come"),
        pytest.param("The shelling could be heard.", "asserted", id="heard"),
        pytest.param("The jets could be used to bomb the port.", "planned", id="means_to_an_end"),
        pytest.param("They will get killed.", "planned", id="will_get"),
        pytest.param("They do not plan to start arming the guards.", "planned", id="plan_to_start"),
        pytest.param("They want to take boats and bomb the port.", "planned", id="second_infinitive"),
        pytest.param("The retreat was meant to stop the attack.", "asserted", id="stopped"),
        pytest.param("The town heard reports of looting.", "claimed", id="reports_of"),
        pytest.param("They bombed suspected posts.", "asserted", id="suspected_object"),
        pytest.param("They attacked the port in {DATE=2011:2011}.", "background", id="background"),
        pytest.param("They attacked the port in {DATE=2019-03-20:March}.", "asserted", id="two_weeks_ago"),
        pytest.param("They once attacked the port.", "background", id="once"),
        pytest.param("They have attacked the port in the past.", "background", id="in_the_past"),
        pytest.param("They attacked the port in the past few days.", "asserted", id="in_the_past_days"),
        pytest.param("They blockaded the port for three years.", "background", id="for_years"),
        pytest.param("They have blockaded the port for three years.", "asserted", id="for_years_up_to_now"),
        pytest.param(
            "They bombed the port, and after that, in {DATE=2011:2011}, the mayor left.",
            "background",
            id="beside_old_date",
        ),
        pytest.param('"We condemn the army," he said.', "asserted", id="own_act"),
        pytest.param('"Malta condemns the army," he said.', "asserted", id="stated_act"),
        pytest.param("They moved to condemn the army.", "asserted", id="moved_to"),
        pytest.param("They are continuing “to attack the port.”", "asserted", id="infinitive_in_marks"),
        pytest.param("They were said to have attacked the port.", "claimed", id="perfect_infinitive"),
        pytest.param("Shells can cause many families to flee.", "asserted", id="cause"),
        pytest.param("There is no bread, no water and looting at night.", "asserted", id="listed_without_no"),
        pytest.param("They did not provide any funding.", "denied", id="negated_gerund"),
        pytest.param("They claim the capture of the port.", "claimed", id="claim_of_a_deed"),
        pytest.param("They must hurry or be killed.", "planned", id="second_passive"),
        pytest.param("There can be no truce.", "planned", id="none_to_come"),
        pytest.param("Malta sought an end to the bombing.", "asserted", id="end_of_it"),
        pytest.param("They came for talks.", "asserted", id="came_for"),
        pytest.param("They should take part in toppling him.", "planned", id="part_in_it"),
        pytest.param("They sought to stay without killing a man.", "denied", id="without"),
        pytest.param("They talked instead of shelling the camp.", "planned", id="instead_of"),
        pytest.param("Malta is considering a cut by banning exports.", "planned", id="considered_means"),
        pytest.param("Peace held until men shot a guard.", "asserted", id="until_in_the_past"),
        pytest.param("The visit {DATE=2019-04-04:May 4} ended.", "asserted", id="month_of_may"),
        pytest.param("There were no further attacks.", "denied", id="none_further"),
        pytest.param("They used clubs to beat the crew.", "asserted", id="used_to"),
        pytest.param("Nobody attacked the camp.", "denied", id="nobody"),
        pytest.param("They should all resign.", "planned", id="should_all"),
        pytest.param("The council voted 20-10 to reject it.", "asserted", id="voted_by_so_many"),
        pytest.param("They hope to force the mayor to resign.", "planned", id="hope_to_force"),
        pytest.param("They will try to storm the camp.", "planned", id="will_try"),
        pytest.param("She was the first envoy to visit the camp.", "asserted", id="first_to_visit"),
        pytest.param("They were proud to fight the guards.", "asserted", id="proud_to"),
        pytest.param("Any raid would help the rebels.", "planned", id="any"),
        pytest.param("Talks cannot begin.", "planned", id="cannot_begin"),
        pytest.param("Can they fight?", "planned", id="modal_before_its_subject"),
        pytest.param("They want to help topple the mayor.", "planned", id="help"),
        pytest.param("The guards will be located and freed.", "planned", id="joined_participle"),
        pytest.param("They had a debate over arming the guards.", "planned", id="debate_over"),
        pytest.param("They acted to keep the army from shelling huts.", "planned", id="kept_from"),
        pytest.param("Sending arms would break the law.", "planned", id="subject_of_a_modal"),
        pytest.param("There will be a massacre.", "planned", id="there_will_be"),
        pytest.param("The plan requires an evacuation.", "planned", id="required"),
        pytest.param("He can stay as long as he frees the crew.", "planned", id="as_long_as"),
        pytest.param("Dozens if not hundreds were killed.", "asserted", id="if_not"),
        pytest.param("No shell hit the camp.", "denied", id="no_shell"),
        pytest.param("No fewer than ten men attacked the camp.", "asserted", id="no_fewer_than"),
        pytest.param("None of the guards attacked the camp.", "denied", id="none_of"),
        pytest.param("Neither side attacked the camp.", "denied", id="neither"),
        pytest.param("Neither the guards nor the crew attacked the camp.", "denied", id="neither_nor"),
        pytest.param("Not one guard attacked the camp.", "denied", id="not_one"),
        pytest.param("The rebels were unable to seize the camp.", "denied", id="unable_to"),
        pytest.param("The army stepped up efforts to seize the camp.", "asserted", id="stepped_up_efforts"),
        pytest.param("The army took steps to free the guards.", "asserted", id="took_steps"),
        pytest.param("The army did not take steps to free the guards.", "denied", id="took_no_steps"),
        pytest.param("The army made no effort to free the guards.", "denied", id="made_no_effort"),
        pytest.param("The army will take steps to free the guards.", "planned", id="will_take_steps"),
        pytest.param("They dug in preparation for an attack.", "planned", id="preparation_for"),
        pytest.param("The rebels have been able to seize the camp.", "asserted", id="have_been_able_to"),
        pytest.param("It took the rebels five days to seize the camp.", "asserted", id="took_days_to"),
        pytest.param("Clashes between two clans were reported in the hills.", "claimed", id="clashes_were_reported"),
        pytest.param("Two men were reported killed.", "claimed", id="reported_killed"),
        pytest.param("They want to see the ruler step down.", "planned", id="want_to_see"),
    ],
)
def test_status(marked: str, status: str) -> None:
    _, events = events_of(marked)
    assert events[0].status == status


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The council demanded that foreign fighters leave.", ["asserted", "planned"]),
        ("The council insisted that its mayor resign.", ["asserted", "planned"]),
        ("The council insisted that its mayor resigned.", ["claimed"]),
    ],
)
def test_what_is_demanded_is_planned(marked: str, expected: list[str]) -> None:
    _, events = events_of(marked)
    assert [event.status for event in events] == expected


def test_claimant_is_the_innermost_quote() -> None:
    marked = "{PER#person/x:Zlini} said the army attacked the port, according to a source."
    _, events = events_of(marked)
    assert (events[0].claimant_quote_id, events[0].claimant_authority_id) == ("mini-001-q002", "person/x")


def test_claimed_and_denied_is_disputed() -> None:
    marked = (
        f"The army attacked {ALMA} on {{DATE=2019-04-04:Thursday}}, a source said.\n"
        f"The mayor denied that the army attacked {ALMA} on {{DATE=2019-04-04:Thursday}}."
    )
    _, events = events_of(marked)
    assert [(event.status, event.event_group) for event in events] == [("disputed", 1), ("disputed", 1)]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        pytest.param("The mayor denied it.", "disputed", id="it"),
        pytest.param("The army rejected the allegations.", "disputed", id="allegations"),
        pytest.param("The army declined to deny the report.", "claimed", id="declined"),
        pytest.param("The mayor denied it a permit.", "claimed", id="something_else"),
        pytest.param("The mayor didn't deny it.", "claimed", id="not_denied"),
    ],
)
def test_claim_that_is_denied_without_telling_it_again(answer: str, status: str) -> None:
    _, events = events_of(f"A source said the army attacked the port. {answer}")
    assert events[0].status == status


def test_what_an_inquiry_is_into_is_not_planned_with_it() -> None:
    _, events = events_of("The mayor wants to open an investigation into the killings.")
    assert [event.status for event in events] == ["planned", "asserted"]


def test_accusation_is_a_claim() -> None:
    _, events = events_of("The mayor accused the guards of looting.")
    assert [event.status for event in events] == ["asserted", "claimed"]


def test_accusation_reaches_over_a_list() -> None:
    _, events = events_of("The mayor accused the guards of murder, torture and abduction.")
    assert [event.status for event in events] == ["asserted", "claimed", "claimed", "claimed"]


@pytest.mark.parametrize(
    "marked",
    [
        "Unions called for protests.",
        "Unions called for arming the guards.",
        "Malta pledged millions in aid.",
        "The minister promised reinforcements.",
        "A court ordered the release of the crew.",
        "They will not shell the camp or kill a man.",
        "The assembly authorised an attack on the camp.",
        "The mayor ruled out a raid on the camp.",
    ],
)
def test_what_is_called_for_or_pledged_is_planned(marked: str) -> None:
    _, events = events_of(marked)
    assert events[-1].status == "planned"


def test_vote_is_the_deed() -> None:
    _, events = events_of("They voted narrowly on {DATE=2019-04-04:Thursday} to impose sanctions.")
    assert {event.status for event in events} == {"asserted"}


def test_old_date_before_a_noun_makes_no_history_of_the_verb() -> None:
    _, events = events_of("They detained the survivors of a {DATE=1996:1996} massacre.")
    assert [event.status for event in events] == ["asserted", "background"]


@pytest.mark.parametrize(
    ("marked", "groups", "dates"),
    [
        pytest.param(
            f"The army attacked {ALMA} on {{DATE=2019-04-04:Thursday}}. The army attacked the town at dawn.",
            [1, 1],
            ["2019-04-04", "2019-04-04"],
            id="same_word_and_side",
        ),
        pytest.param(
            f"An attack shook {ALMA} on {{DATE=2019-04-04:Thursday}}. The attack lasted an hour.",
            [1, 1],
            ["2019-04-04", "2019-04-04"],
            id="definite_article",
        ),
        pytest.param(
            f"The army attacked {ALMA}. The army attacked {{GPE#settlement/far:Far}}.",
            [1, 2],
            [None, None],
            id="other_place",
        ),
        pytest.param(
            "The army attacked on {DATE=2019-04-04:Thursday}. The army attacked on {DATE=2019-04-05:Friday}.",
            [1, 2],
            ["2019-04-04", "2019-04-05"],
            id="other_day",
        ),
        pytest.param("The army attacked the port. The army will attack the port.", [1, 2], [None, None], id="planned"),
        pytest.param("An attack began. Another attack began.", [1, 2], [None, None], id="nothing_in_common"),
        pytest.param(
            "They attacked on {DATE=2019-04-04:Thursday}. Shells hit a hall.",
            [1, 2],
            ["2019-04-04", "2019-04-04"],
            id="told_on",
        ),
        pytest.param(
            "They attacked on {DATE=2019-04-04:Thursday}. A clerk said that shells have hit a hall.",
            [1, 2],
            ["2019-04-04", None],
            id="not_told_on_by_another_voice",
        ),
        pytest.param(
            "They attacked on {DATE=2019-04-04:Thursday}. Police then arrested a clerk.",
            [1, 2],
            ["2019-04-04", "2019-04-04"],
            id="scene_told_on_to_another_type",
        ),
        pytest.param(
            "They abducted a nurse in {DATE=2019-03:March}. They beat her.",
            [1, 2],
            ["2019-03", "2019-03"],
            id="month_told_on_with_those_told_of",
        ),
        pytest.param(
            "They attacked on {DATE=2019-04-04:Thursday}. Recently, jets bombed a hall.",
            [1, 2],
            ["2019-04-04", None],
            id="not_told_on_where_the_time_moves",
        ),
        pytest.param(
            "They attacked on {DATE=2019-04-04:Thursday}. They often bombed a hall.",
            [1, 2],
            ["2019-04-04", None],
            id="not_told_on_to_a_habit",
        ),
        pytest.param(
            "They attacked on {DATE=2019-04-04:Thursday}. They have bombed a hall.",
            [1, 2],
            ["2019-04-04", None],
            id="not_told_on_to_the_perfect",
        ),
        pytest.param(
            "They attacked {GPE:Alma} on {DATE=2019-04-04:Thursday}. They attacked {GPE:Bora}, too.",
            [1, 2],
            ["2019-04-04", None],
            id="not_told_on_to_another_town",
        ),
        pytest.param(
            "They attacked a town on {DATE=2019-04-04:Thursday}. It rained. The battle raged.",
            [1, 2],
            ["2019-04-04", None],
            id="not_told_on_to_what_lasts",
        ),
        pytest.param(
            "They attacked on {DATE=2019-04-04:Thursday}. The mayor resigned.",
            [1, 2],
            ["2019-04-04", None],
            id="not_told_on_to_another_type",
        ),
        pytest.param(
            "They attacked on {DATE=2019-04-04:Thursday}. It rained. It rained. The shelling went on.",
            [1, 2],
            ["2019-04-04", "2019-04-04"],
            id="named_with_the_article",
        ),
    ],
)
def test_group(marked: str, groups: list[int], dates: list[str | None]) -> None:
    _, events = events_of(marked)
    assert [event.event_group for event in events] == groups
    assert [event.date for event in events] == dates


@pytest.mark.parametrize(
    ("marked", "places"),
    [
        pytest.param(f"They attacked {ALMA}. Shells killed a man.", ["Alma", "Alma"], id="assault"),
        pytest.param(f"They attacked {ALMA}. The mayor resigned.", ["Alma", None], id="no_assault"),
        pytest.param(f"They attacked {ALMA}. They will shell a camp.", ["Alma", None], id="planned"),
        pytest.param("They attacked in the {LOC:East}. Shells killed a man.", ["East", None], id="region"),
        pytest.param(f"The mayors met in {ALMA}. They met twice.", ["Alma", "Alma"], id="meeting"),
        pytest.param(f"They attacked {ALMA} before the guards withdrew.", ["Alma", "Alma"], id="retreat"),
        pytest.param(
            f"They attacked {ALMA}. They attacked {{GPE#country/atlantis:Atlantis}}. Shells killed a man.",
            ["Alma", "Atlantis", "Alma"],
            id="not_of_a_country_abroad",
        ),
        pytest.param(
            "The raid on the guards went on. The guards fled after the raid in {GPE#country/libya:Libya}.",
            [None, "Libya", "Libya"],
            id="country_told_later",
        ),
        pytest.param(
            f"The raid on the guards went on. The guards said the raid in {ALMA} was short.",
            ["Alma", "Alma"],
            id="town_told_later",
        ),
        pytest.param(
            "They attacked a camp in {GPE#country/libya:Libya}. Shells killed a man.", ["Libya", None], id="country"
        ),
        pytest.param(
            f"They attacked {ALMA}. The council fears air strikes.", ["Alma", None], id="not_of_air_strikes_at_large"
        ),
        pytest.param(f"They attacked {ALMA}. The air strikes killed a man.", ["Alma", "Alma"], id="of_the_air_strikes"),
        pytest.param(f"They attacked {ALMA}. Crowds rallied in the streets.", ["Alma", "Alma"], id="in_the_streets"),
        pytest.param(f"They attacked {ALMA}. Crowds rallied for the king.", ["Alma", None], id="in_no_streets"),
        pytest.param(
            "They attacked the {FAC#facility/wells:Wells base}. Crowds rallied in the town.",
            ["Wells base", None],
            id="base_is_no_town",
        ),
        pytest.param(
            f"They attacked {ALMA}. The rebels seized several towns.", ["Alma", None], id="not_of_several_towns"
        ),
        pytest.param(
            f"They attacked {ALMA} on {{DATE=2019-04-04:Thursday}}. In {{DATE=2011:2011}} they shelled a camp.",
            ["Alma", None],
            id="not_of_years_before",
        ),
        pytest.param(
            f"In {{DATE=2011:2011}} they attacked {ALMA}. On {{DATE=2019-04-04:Thursday}} they shelled a camp.",
            ["Alma", None],
            id="not_years_later",
        ),
    ],
)
def test_place_is_told_on(marked: str, places: list[str | None]) -> None:
    article, events = events_of(marked)
    assert [words(article, event.place) for event in events] == places


@pytest.mark.parametrize(
    ("second", "number"),
    [
        pytest.param(f"The port of {ALMA} is old.", 1, id="named_again"),
        pytest.param(f"{ALMA} is old.", 0, id="only_spoken_of"),
        pytest.param(f"The camp of the {ALMA}-based men is old.", 0, id="part_of_a_word"),
    ],
)
def test_place_is_told_on_by_its_nearest_name(second: str, number: int) -> None:
    article, events = events_of(f"They attacked {ALMA}. {second} Shells killed a man.")
    assert article.text is not None
    starts = [match.start() for match in re.finditer("Alma", article.text)]
    assert [event.place and event.place.start for event in events] == [starts[0], starts[number]]


def test_headline_takes_the_date_of_the_lead() -> None:
    marked = "Camp attacked\nGunmen attacked a camp on {DATE=2019-04-04:Thursday}."
    _, events = events_of(marked, has_title=True)
    assert [event.date for event in events] == ["2019-04-04", "2019-04-04"]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("On {DATE=2019-04-04:Thursday} the men met and were later detained.", id="later"),
        pytest.param("On {DATE=2019-04-04:Thursday} they met men who had been detained.", id="who_had_been"),
        pytest.param("They met on {DATE=2019-04-04:Thursday}, the anniversary of the attack.", id="anniversary"),
        pytest.param("They met on {DATE=2019-04-04:Thursday} in the besieged town.", id="measure_in_force"),
    ],
)
def test_date_of_one_event_is_not_that_of_another_before_or_after_it(marked: str) -> None:
    _, events = events_of(marked)
    assert [event.date for event in events] == ["2019-04-04", None]


SPOKEN = "{DATE=2019-04-03:Wednesday}"


@pytest.mark.parametrize(
    ("marked", "dates"),
    [
        pytest.param(f"“We condemn the mayor,” a clerk said on {SPOKEN}.", ["2019-04-03"], id="by_its_words"),
        pytest.param(f"The clerk told reporters on {SPOKEN} he opposed the plan.", ["2019-04-03"], id="he_opposed"),
        pytest.param(f"“Shells hit the hall,” a clerk said on {SPOKEN}.", [None], id="reported"),
        pytest.param(f"“We condemned the mayor,” a clerk said on {SPOKEN}.", [None], id="earlier_words"),
        pytest.param(f"The envoys were meeting, a clerk said on {SPOKEN}.", ["2019-04-03"], id="under_way"),
        pytest.param(f"“Talks are under way,” a clerk said on {SPOKEN}.", ["2019-04-03"], id="noun_under_way"),
        pytest.param(
            f"Talks between the two sides were under way, a clerk said on {SPOKEN}.",
            ["2019-04-03"],
            id="noun_with_sides",
        ),
        pytest.param(f"“There is a battle near the hall,” a clerk said on {SPOKEN}.", ["2019-04-03"], id="there_is"),
        pytest.param(
            f"The rebels were engaged in a battle, a clerk said on {SPOKEN}.", ["2019-04-03"], id="engaged_in"
        ),
        pytest.param(
            f"Troops were continuing to attack, a clerk said on {SPOKEN}.", ["2019-04-03"], id="continuing_to"
        ),
        pytest.param(
            f"{{PER:Omar Shalwi}} said on {SPOKEN} that it rained. He condemned the mayor.",
            ["2019-04-03"],
            id="same_speaker",
        ),
        pytest.param(
            f"{{PER:Omar Shalwi}} said on {SPOKEN} that it rained. {{PER:Hamza Zlini}} condemned the mayor.",
            [None],
            id="another_speaker",
        ),
        pytest.param(
            f"{{PER:Omar Shalwi}} said on {SPOKEN} that it rained. He said on {{DATE=2019-04-04:Thursday}} that it "
            "was dry. He condemned the mayor.",
            ["2019-04-04"],
            id="last_of_two_days",
        ),
    ],
)
def test_what_is_done_or_goes_on_in_words_has_their_day(marked: str, dates: list[str | None]) -> None:
    assert [event.date for event in events_of(marked)[1]] == dates


THURSDAY = "{DATE=2019-04-04:Thursday}"


@pytest.mark.parametrize(
    ("marked", "dates"),
    [
        pytest.param(f"Judges left on {THURSDAY}, and nobody has condemned the mayor.", [None], id="perfect"),
        pytest.param(
            "An inquiry into {DATE=2019-03:March}'s attack found faults.", [None, "2019-03"], id="possessive"
        ),
        pytest.param(
            f"The mayor, who left on {THURSDAY}, condemned the judges.", [None], id="inserted"
        ),
        pytest.param(f"After rain on {THURSDAY}, they attacked.", [None], id="led_in"),
        pytest.param(f"On {THURSDAY}, after months of rain, they attacked.", ["2019-04-04"], id="opening"),
        pytest.param(f"They left on {THURSDAY}, shortly before jets bombed it.", ["2019-04-04"], id="shortly_before"),
        pytest.param(f"Three men detained at a hall were freed on {THURSDAY}.", [None, "2019-04-04"], id="participle"),
        pytest.param(
            f"Men detained in {{DATE=2019-03:March}} were freed on {THURSDAY}.",
            ["2019-03", "2019-04-04"],
            id="participle_with_a_date",
        ),
        pytest.param(f"The hall, clerks said on {THURSDAY}, was shelled from a hill.", [None], id="report_between"),
        pytest.param(
            "A day after the {DATE=2019-03-28:28 March} attack, police arrested a man.",
            ["2019-03-28", "2019-03-29"],
            id="a_day_after_it",
        ),
        pytest.param(
            "A week before the {DATE=2019-03-28:28 March} attack, police arrested a man.",
            ["2019-03-28", "2019-03-21"],
            id="a_week_before_it",
        ),
        pytest.param(f"Judges condemned the abduction of a man on {THURSDAY}.", [None, "2019-04-04"], id="inner_event"),
        pytest.param(f"The clashes that erupted near the hall on {THURSDAY} went on.", ["2019-04-04"], id="relative"),
        pytest.param(f"Judges resigned on {THURSDAY}, while envoys met in a hall.", ["2019-04-04", None], id="while"),
        pytest.param(
            "The town has been under siege since late {DATE=2019-03:March}.", ["2019-03/2019-04-05"], id="since_late"
        ),
    ],
)  # fmt: skip
def test_date_belongs_to_its_own_clause(marked: str, dates: list[str | None]) -> None:
    assert [event.date for event in events_of(marked)[1]] == dates


def test_report_without_a_day_of_publication_tells_of_its_year() -> None:
    article = replace(make_article("Guards beat a man."), genre="report", published=None, source_key="2018-1a")
    events = list(find_events(article, make_sentences(article), [], [], AUTHORITY))
    assert [(event.date, event.status) for event in events] == [("2018", "background")]


def test_report_gives_its_year_to_what_took_place() -> None:
    marked = "Guards beat a man. Guards beat many under the old regime. They plan to shell a camp."
    article = replace(make_article(marked), genre="report")
    sentences = make_sentences(article)
    events = find_events(article, sentences, [], [], AUTHORITY)
    assert [event.date for event in events] == ["2018", None, None]


@pytest.mark.parametrize(
    ("marked", "dates"),
    [
        pytest.param("Guards beat {PER:Hamza Zlini}.", ["2018"], id="one_person"),
        pytest.param("Judges condemned the guards. Guards freed a cook.", ["2018", "2018"], id="reaction_and_release"),
        pytest.param(
            "Men abducted a nurse on {DATE=2018-04-04:April 4}. Police detained many nurses.",
            ["2018-04-04", "2018"],
            id="behind_a_day",
        ),
        pytest.param("Guards beat a cook in {DATE=2016:2016}.", ["2016"], id="another_year"),
        pytest.param(
            "Judges detained in {DATE=2016:2016} protested.", ["2016", "2018"], id="of_another_year_and_its_own"
        ),
        pytest.param("In past years guards beat cooks.", [None], id="past_years"),
        pytest.param("During the monarchy's rule guards beat cooks.", [None], id="rule"),
        pytest.param("Before the revolution guards beat cooks.", [None], id="revolution"),
        pytest.param(
            "In {DATE=2018-05:May} an agency described men who were beaten.", ["2018"], id="month_of_an_account"
        ),
        pytest.param(
            "As the agency noted in {DATE=2018-05:May}, guards beat cooks.", ["2018"], id="as_noted_in_a_month"
        ),
        pytest.param(
            "Guards detained a cook in {DATE=2016:2016} and beat him.", ["2016", "2016"], id="told_on_in_its_year"
        ),
        pytest.param(
            "Men attacked a school on {DATE=2018-04-04:April 4}.\nNobody answered for the shelling.",
            ["2018-04-04", "2018"],
            id="named_in_another_paragraph",
        ),
    ],
)
def test_report_gives_its_year_to_what_has_no_day(marked: str, dates: list[str | None]) -> None:
    article = replace(make_article(marked), genre="report")
    sentences = make_sentences(article)
    events = list(find_events(article, sentences, make_entities(article, marked, sentences), [], AUTHORITY))
    assert [event.date for event in events] == dates
    assert {event.status for event in events} == {"background"}


def reported(article_id: str, place: str, day: str = "2019-04-04", verb: str = "attacked") -> list[Event]:
    marked = (
        f"{ARMY} soldiers {verb} the guards near {{GPE#settlement/{place}:{place.title()}}} on {{DATE={day}:then}}."
    )
    return events_of(marked, article_id=article_id)[1]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [reported("mini-1", "alma"), reported("mini-2", "bora")], ["mini-1-v001", "mini-1-v001"], id="15_km_apart"
        ),
        pytest.param(
            [reported("mini-1", "alma"), reported("mini-2", "far")], ["mini-1-v001", "mini-2-v001"], id="far_apart"
        ),
        pytest.param(
            [reported("mini-1", "alma"), reported("mini-2", "alma", "2019-04-05")],
            ["mini-1-v001", "mini-2-v001"],
            id="next_day",
        ),
        pytest.param(
            [reported("mini-1", "alma"), reported("mini-2", "alma", verb="met")],
            ["mini-1-v001", "mini-2-v001"],
            id="other_type",
        ),
        pytest.param(
            [reported("mini-1", "alma"), [replace(event, annotation="gold") for event in reported("mini-2", "alma")]],
            ["mini-1-v001", "mini-2-v001"],
            id="gold_and_machine",
        ),
        pytest.param(
            [reported("mini-1", "alma"), [replace(event, actors=()) for event in reported("mini-2", "alma")]],
            ["mini-1-v001", "mini-2-v001"],
            id="no_side_in_common",
        ),
        pytest.param([reported("mini-1", "alma", "2019-04")], [None], id="no_day"),
    ],
)
def test_cluster(rows: Sequence[list[Event]], expected: list[str | None]) -> None:
    events = [event for article in rows for event in article]
    assert [event.event_cluster for event in cluster_events(events, 25)] == expected


@pytest.mark.parametrize(
    ("a", "b", "metres"),
    [
        pytest.param((30.0, 15.0), (30.0, 15.0), 0, id="same"),
        pytest.param((0.0, 0.0), (0.0, 1.0), 111195, id="a_degree_of_longitude"),
        pytest.param((-90.0, 0.0), (90.0, 0.0), 20015114, id="from_pole_to_pole"),
    ],
)
def test_distance(a: tuple[float, float], b: tuple[float, float], metres: int) -> None:
    assert distance_m(a, b) == distance_m(b, a) == metres


def documented(folder: Path, **cells: str) -> Path:
    row = {"source_key": "001", "date_start": "2019-04-04", "date_end": "2019-04-04", **cells}
    path = folder / "documented_events.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerow(row)
    return path


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param({"geonames": "7", "ucdp_event_id": "5"}, (False, 5), id="geonames"),
        pytest.param({"place": "Alma"}, (False, None), id="name"),
        pytest.param({"geonames": "8", "place": "Alma"}, (True, None), id="other_geonames"),
        pytest.param({"place": "Bora"}, (True, None), id="other_place"),
        pytest.param({"place": "Alma", "date_end": "2019-04-05"}, (True, None), id="other_days"),
        pytest.param({"side_a": "Desert Army"}, (True, None), id="row_without_place"),
    ],
)
def test_documented(tmp_path: Path, cells: dict[str, str], expected: tuple[bool, int | None]) -> None:
    marked = f"They attacked {ALMA} on {{DATE=2019-04-04:Thursday}}."
    article, (event,) = events_of(marked, is_invented=True)
    rows = load_documented(documented(tmp_path, **cells))[article.source_key]
    found = mark_documented(article, event, rows, AUTHORITY)
    assert (found.is_invented, found.ucdp_event_id) == expected


@pytest.mark.parametrize(
    ("side", "is_invented"),
    [pytest.param("Desert Army", False, id="same_side"), pytest.param("Sea Army", True, id="other_side")],
)
def test_documented_without_place_by_side(tmp_path: Path, side: str, is_invented: bool) -> None:
    article, (event,) = events_of(f"{ARMY} soldiers attacked on {{DATE=2019-04-04:Thursday}}.", is_invented=True)
    rows = load_documented(documented(tmp_path, side_b=f"Hill Army, {side}"))[article.source_key]
    assert mark_documented(article, event, rows, AUTHORITY).is_invented == is_invented


def test_documented_number_is_checked(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="line 2: ucdp_event_id is 'Q5'"):
        load_documented(documented(tmp_path, ucdp_event_id="Q5"))


GOLD: dict[str, Any] = {
    "quotes": [
        {
            "kind": "indirect",
            "content": [{"start": 8, "end": 29}],
            "cue": {"start": 3, "end": 7},
            "speaker_status": "unnamed",
        }
    ],
    "events": [
        {
            "trigger": {"start": 13, "end": 21},
            "type": "ASSAULT",
            "actors": [{"start": 8, "end": 12}],
            "place": {"start": 25, "end": 29},
            "place_authority_id": "settlement/alma",
            "date": "2019-04",
            "status": "claimed",
            "claimant_quote": 0,
        }
    ],
}
GOLD_TEXT = f"He said they attacked in {ALMA}."


def gold_rows(document: dict[str, Any]) -> list[Event]:
    article = make_article(GOLD_TEXT, is_gold=True)
    sentences = make_sentences(article, "gold")
    entities = make_entities(article, GOLD_TEXT, sentences, "gold")
    quotes = list(gold_quotes(article, document))
    return list(gold_events(article, document, sentences, entities, quotes, AUTHORITY))


def test_gold() -> None:
    (event,) = gold_rows(GOLD)
    assert (event.event_id, event.sentence_id, event.claimant_quote_id) == (
        "mini-001-v001",
        "mini-001-s001",
        "mini-001-q001",
    )
    assert (event.latitude, event.longitude, event.geo_precision) == (30.0, 15.0, "town")
    assert (event.date_start, event.date_end, event.date_precision) == (date(2019, 4, 1), date(2019, 4, 30), "month")
    assert (event.quad_class, event.event_group, event.annotation) == ("material_conflict", 1, "gold")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        pytest.param({"status": None}, "events 1 has no status", id="status"),
        pytest.param({"trigger": {"start": 90, "end": 95}}, "event 1 at 90-95 lies in no sentence", id="trigger"),
        pytest.param({"claimant_quote": 3}, "claimant_quote 3; there are 1 quotes", id="claimant"),
    ],
)
def test_broken_gold(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        gold_rows({**GOLD, "events": [{**GOLD["events"][0], **change}]})


def test_nothing_without_text() -> None:
    article = replace(make_article("They attacked."), text=None)
    assert list(find_events(article, [], [], [], AUTHORITY)) == []


PIECES = st.sampled_from(
    [
        "attacked ",
        "the attack ",
        "army ",
        "by ",
        "on ",
        ", ",
        ". ",
        "12 ",
        "killed ",
        "at least ",
        "and ",
        "\n",
        "to ",
        "“",
        "é",
        "who ",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_any_text(text: str) -> None:
    article, events = events_of(text.replace("{", "(").replace("}", ")"))
    assert events == events_of(text.replace("{", "(").replace("}", ")"))[1]
    for event in events:
        spans: list[Span | Argument] = [event.trigger, *event.actors, *event.recipients]
        for span in spans:
            found = words(article, span)
            assert found
            assert found.strip() == found
        assert event.fatalities_low is None or event.fatalities_low >= 0
    starts = [event.trigger.start for event in events]
    assert starts == sorted(starts)
    assert {event.event_group for event in events} == set(range(1, len({e.event_group for e in events}) + 1))


RAID = {
    "type": "ASSAULT",
    "date": "2019-04-04",
    "date_precision": "day",
    "geo_precision": "town",
    "latitude": 30.0,
    "longitude": 15.0,
}
KNOWN = [UcdpEvent(1, "2019-04-03", "2019-04-05", (30.1, 15.0)), UcdpEvent(2, "2019-04-04", "2019-04-04", (32.0, 20.0))]


@pytest.mark.parametrize(
    ("changes", "known", "expected"),
    [
        pytest.param({}, KNOWN, 1, id="day_and_place"),
        pytest.param({"date": "2019-04-06"}, KNOWN, None, id="another_day"),
        pytest.param({"latitude": 29.0}, KNOWN, None, id="another_place"),
        pytest.param({"type": "PROTEST"}, KNOWN, None, id="no_assault"),
        pytest.param({"is_invented": True}, KNOWN, None, id="invented"),
        pytest.param({"geo_precision": "country"}, KNOWN, None, id="only_a_country"),
        pytest.param({"date": "2019-04", "date_precision": "month"}, KNOWN, None, id="no_day"),
        pytest.param({}, [KNOWN[0], replace(KNOWN[0], ucdp_event_id=3)], None, id="two_candidates"),
        pytest.param({}, [replace(KNOWN[0], point=None)], None, id="no_point"),
    ],
)
def test_ucdp_event_is_found_by_day_and_place(
    changes: dict[str, Any], known: list[UcdpEvent], expected: int | None
) -> None:
    _, (event, *_) = events_of(f"{ARMY} soldiers attacked {ALMA}.")
    assert find_ucdp(replace(event, **{**RAID, **changes}), known, 25) == expected


def test_ucdp_file_has_what_the_documented_events_cite() -> None:
    root = Path(__file__).parents[1] / "dataset"
    known = {row.ucdp_event_id: row for row in load_ucdp(root / "authority")}
    with (root / "raw/original/documented_events.csv").open(encoding="utf-8", newline="") as file:
        cited = [row for row in csv.DictReader(file) if row["ucdp_event_id"]]
    assert known.keys() == {int(row["ucdp_event_id"]) for row in cited}
    for row in cited:
        event = known[int(row["ucdp_event_id"])]
        assert (event.date_start, event.date_end) == (row["date_start"], row["date_end"])


def test_ucdp_file_with_other_columns_is_named(tmp_path: Path) -> None:
    assert load_ucdp(tmp_path) == []
    (tmp_path / "ucdp_events.csv").write_text("id\n1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"ucdp_events.csv: columns are \['id'\]; expected ucdp_event_id, date_start"):
        load_ucdp(tmp_path)
