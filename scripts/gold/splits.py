"""splits: which gold articles train, tune and test, by a rule that anybody can run again."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from scripts.core.gold import SPLIT_COLUMNS, Member
from scripts.core.tables import write_text

TRAIN_ONLY = ("newarab", "original")
TEST_PERCENT, VALIDATION_PERCENT = 40, 20
UNDATED = "9999"


def choose_splits(members: Iterable[Member]) -> dict[str, str]:
    """Return the split of each article, whatever split it had.

    Within each source, near-duplicate clusters stand in the order of their latest article, an undated one last. The
    latest clusters are `test` until they hold 40 % of the source's articles, those before them `validation` until they
    hold 20 %, and the others `train`. Sources in TRAIN_ONLY have no part in it, nor any cluster that reaches into one.
    """
    members = list(members)
    train_only = {member.cluster_id for member in members if member.source in TRAIN_ONLY}
    splits = {member.article_id: "train" for member in members}
    others = [member for member in members if member.cluster_id not in train_only]
    latest = {cluster: max(group) for cluster, group in _groups(others)}
    homes = {member.cluster_id: member.source for _, member in sorted((_age(m), m) for m in others)}
    for source in sorted(set(homes.values())):
        clusters = sorted((latest[cluster], cluster) for cluster, home in homes.items() if home == source)
        total = sum(homes[member.cluster_id] == source for member in others)
        for cluster, split in _cut([cluster for _, cluster in clusters], others, total):
            splits.update((member.article_id, split) for member in others if member.cluster_id == cluster)
    return splits


def _age(member: Member) -> tuple[str, str]:
    return member.published or UNDATED, member.article_id


def _groups(members: Iterable[Member]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    ordered = sorted(members, key=lambda member: member.cluster_id)
    for cluster, group in groupby(ordered, key=lambda member: member.cluster_id):
        yield cluster, [_age(member) for member in group]


def _cut(clusters: list[str], members: list[Member], total: int) -> Iterator[tuple[str, str]]:
    """Yield the clusters of one source, latest first, with their split."""
    held = 0
    for cluster in reversed(clusters):
        if 100 * held < TEST_PERCENT * total:
            yield cluster, "test"
        elif 100 * held < (TEST_PERCENT + VALIDATION_PERCENT) * total:
            yield cluster, "validation"
        else:
            yield cluster, "train"
        held += sum(member.cluster_id == cluster for member in members)


def name_clusters(members: Iterable[Member]) -> list[Member]:
    """Return the articles in order, each cluster named by its earliest gold article, as the stage articles names it."""
    members = sorted(members, key=lambda member: member.article_id)
    first: dict[str, str] = {}
    for member in sorted(members, key=_age):
        first.setdefault(member.cluster_id, member.article_id)
    return [replace(member, cluster_id=first[member.cluster_id]) for member in members]


def write_splits(members: Iterable[Member], path: Path) -> None:
    """Write splits.csv, a line per article in order of its identifier."""
    members = name_clusters(members)
    splits = choose_splits(members)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(SPLIT_COLUMNS)
    for member in members:
        writer.writerow(
            (member.article_id, member.source, member.published, member.cluster_id, splits[member.article_id])
        )
    write_text(path, text.getvalue())
