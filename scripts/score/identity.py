"""identity: which mentions are one event, by the three measures that make up CoNLL F1."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from scripts.score.counts import Measured, Ratio
from scripts.score.document import EventMark
from scripts.score.matching import Matched, assign

BILLIONTHS = 10**9
Cluster = frozenset[Any]  # of mentions, whatever names them
Clusters = Sequence[Cluster]
Named = tuple[Hashable, Hashable]  # a mention, and the name of its cluster
Pairs = Matched[EventMark]
Article = tuple[Sequence[EventMark], Sequence[EventMark], Pairs]
MEASURES = ("muc", "b_cubed", "ceaf_e")


def measure_groups(gold: Sequence[EventMark], predicted: Sequence[EventMark], pairs: Pairs) -> Measured:
    """Yield the three measures of the mentions of one article; a mention without a group is alone."""
    sides = number_mentions(gold, predicted, pairs)
    ours, theirs = (
        gather((number, ("alone", number) if mark.group is None else mark.group) for number, mark in side)
        for side in sides
    )
    for measure, ratio in compare(ours, theirs):
        yield f"group_{measure}", "", ratio


def measure_clusters(articles: Mapping[str, Article]) -> Iterator[tuple[str, str, Ratio]]:
    """Yield article, metric and what the article adds to the three measures over the mentions of all articles.

    Mentions without a cluster are left out. The clusters reach over articles; what a cluster adds is divided evenly
    between its mentions, so that the sums over the articles are the measures of the whole.
    """
    ours: list[Named] = []
    theirs: list[Named] = []
    for article, (gold, predicted, pairs) in articles.items():
        for named, side in zip((ours, theirs), number_mentions(gold, predicted, pairs), strict=True):
            named += (((article, number), mark.cluster) for number, mark in side if mark.cluster is not None)
    gold_clusters, clusters = gather(ours), gather(theirs)
    sides = clusters, clusters, gold_clusters, gold_clusters
    for measure, worth in weigh(gold_clusters, clusters):
        sums = [_divide(side, adds) for side, adds in zip(sides, worth, strict=True)]
        for article in articles:
            yield article, f"cluster_{measure}", Ratio(*(sum_[article] for sum_ in sums))


def _divide(clusters: Clusters, adds: Sequence[Fraction]) -> Mapping[str, Fraction]:
    """Return the sum by article of what the clusters add, each mention having an even part."""
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for cluster, whole in zip(clusters, adds, strict=True):
        for article, _ in cluster:
            sums[article] += whole / len(cluster)
    return sums


def number_mentions(
    gold: Sequence[EventMark], predicted: Sequence[EventMark], pairs: Pairs
) -> tuple[list[tuple[int, EventMark]], list[tuple[int, EventMark]]]:
    """Return the mentions of both sides with numbers; the two of a pair have the same, all others one of their own."""
    partner = {id(p): g for g, p in pairs}
    number = {id(mark): place for place, mark in enumerate(gold)}
    ours = [(number[id(mark)], mark) for mark in gold]
    theirs = [
        (number[id(partner[id(mark)])] if id(mark) in partner else len(gold) + place, mark)
        for place, mark in enumerate(predicted)
    ]
    return ours, theirs


def gather(mentions: Iterable[Named]) -> Clusters:
    """Return the clusters of the mentions, each mention with the name of its own."""
    clusters: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, name in mentions:
        clusters[name].add(mention)
    return [frozenset(cluster) for cluster in clusters.values()]


def compare(gold: Clusters, predicted: Clusters) -> Iterator[tuple[str, Ratio]]:
    """Yield MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998) and CEAF-e (Luo 2005, φ4), singletons included.

    A mention that only one side has is in no cluster of the other.
    """
    for measure, worth in weigh(gold, predicted):
        yield measure, Ratio(*(sum(adds, Fraction(0)) for adds in worth))


def weigh(gold: Clusters, predicted: Clusters) -> Iterator[tuple[str, tuple[list[Fraction], ...]]]:
    """Yield for each measure what each cluster adds to the four numbers of its ratio, of `predicted` first."""
    for measure, share in (("muc", _kept_links), ("b_cubed", _kept_company)):
        yield measure, (*share(predicted, gold), *share(gold, predicted))
    alike = _align(gold, predicted)
    ours, theirs = ({pair[side]: share for pair, share in alike.items()} for side in (0, 1))
    yield "ceaf_e", (*_counted(predicted, theirs), *_counted(gold, ours))


def _owners(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _kept_links(clusters: Clusters, other: Clusters) -> tuple[list[Fraction], list[Fraction]]:
    """Return how many links of each cluster the other side keeps, and how many there are."""
    owner = _owners(other)
    parts = [len({owner.get(mention, ("apart", mention)) for mention in cluster}) for cluster in clusters]
    kept = [Fraction(len(cluster) - pieces) for cluster, pieces in zip(clusters, parts, strict=True)]
    return kept, [Fraction(len(cluster) - 1) for cluster in clusters]


def _kept_company(clusters: Clusters, other: Clusters) -> tuple[list[Fraction], list[Fraction]]:
    """Return the sum over each cluster's mentions of the share of it that stays with them, and their number."""
    kept = [Fraction(0)] * len(clusters)
    for (number, _), both in _overlaps(clusters, other).items():
        kept[number] += Fraction(both * both, len(clusters[number]))
    return kept, [Fraction(len(cluster)) for cluster in clusters]


def _counted(clusters: Clusters, alike: Mapping[int, Fraction]) -> tuple[list[Fraction], list[Fraction]]:
    """Return the likeness of each cluster to its partner, and 1 for each."""
    return [alike.get(number, Fraction(0)) for number in range(len(clusters))], [Fraction(1)] * len(clusters)


def _overlaps(first: Clusters, second: Clusters) -> dict[tuple[int, int], int]:
    """Return the number of mentions that a cluster of each side have in common, where there are any."""
    owner = _owners(second)
    both: dict[tuple[int, int], int] = defaultdict(int)
    for number, cluster in enumerate(first):
        for mention in cluster:
            if mention in owner:
                both[number, owner[mention]] += 1
    return both


def _align(gold: Clusters, predicted: Clusters) -> dict[tuple[int, int], Fraction]:
    """Return the pairs of clusters, one to one, whose likeness, φ4, has the greatest sum, with their likeness."""
    likeness = {
        (g, p): Fraction(2 * both, len(gold[g]) + len(predicted[p]))
        for (g, p), both in _overlaps(gold, predicted).items()
    }
    pairs = assign({pair: int(BILLIONTHS * share) for pair, share in likeness.items()})
    return {pair: likeness[pair] for pair in pairs}
