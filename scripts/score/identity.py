"""identity: which mentions are one event, by the three measures that make up CoNLL F1."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from fractions import Fraction

from scripts.score.counts import Measured, Ratio
from scripts.score.document import EventMark
from scripts.score.matching import assign

BILLIONTHS = 10**9
Cluster = frozenset[Hashable]
Clusters = Sequence[Cluster]
Named = tuple[Hashable, Hashable]  # a mention, and the name of its cluster
Pairs = Sequence[tuple[EventMark, EventMark]]


def measure_groups(gold: Sequence[EventMark], predicted: Sequence[EventMark], pairs: Pairs) -> Measured:
    """Yield the three measures of the mentions of one article; a mention without a group is alone."""
    sides = number_mentions(gold, predicted, pairs)
    ours, theirs = (
        gather((number, ("alone", number) if mark.group is None else mark.group) for number, mark in side)
        for side in sides
    )
    for measure, ratio in compare(ours, theirs):
        yield f"group_{measure}", "", ratio


def measure_clusters(articles: Iterable[tuple[Sequence[EventMark], Sequence[EventMark], Pairs]]) -> Measured:
    """Yield the three measures of the mentions of all articles that have a cluster; the others are left out."""
    ours: list[Named] = []
    theirs: list[Named] = []
    for article, (gold, predicted, pairs) in enumerate(articles):
        for named, side in zip((ours, theirs), number_mentions(gold, predicted, pairs), strict=True):
            named += (((article, number), mark.cluster) for number, mark in side if mark.cluster is not None)
    for measure, ratio in compare(gather(ours), gather(theirs)):
        yield f"cluster_{measure}", "", ratio


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
    for measure, share in (("muc", _kept_links), ("b_cubed", _kept_company)):
        yield measure, Ratio(*share(predicted, gold), *share(gold, predicted))
    alike = _aligned(gold, predicted)
    yield "ceaf_e", Ratio(alike, Fraction(len(predicted)), alike, Fraction(len(gold)))


def _owners(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _kept_links(clusters: Clusters, other: Clusters) -> tuple[Fraction, Fraction]:
    """Return how many links of the clusters the other side keeps, and how many there are."""
    owner = _owners(other)
    parts = sum(len({owner.get(mention, ("apart", mention)) for mention in cluster}) for cluster in clusters)
    mentions = sum(map(len, clusters))
    return Fraction(mentions - parts), Fraction(mentions - len(clusters))


def _kept_company(clusters: Clusters, other: Clusters) -> tuple[Fraction, Fraction]:
    """Return the sum over mentions of the share of their cluster that is theirs on the other side, and their number."""
    kept = sum(
        (Fraction(both * both, len(clusters[ours])) for (ours, _), both in _overlaps(clusters, other).items()),
        Fraction(0),
    )
    return kept, Fraction(sum(map(len, clusters)))


def _overlaps(first: Clusters, second: Clusters) -> dict[tuple[int, int], int]:
    """Return the number of mentions that a cluster of each side have in common, where there are any."""
    owner = _owners(second)
    both: dict[tuple[int, int], int] = defaultdict(int)
    for number, cluster in enumerate(first):
        for mention in cluster:
            if mention in owner:
                both[number, owner[mention]] += 1
    return both


def _aligned(gold: Clusters, predicted: Clusters) -> Fraction:
    """Return the greatest sum of likeness, φ4, over pairs of clusters one to one."""
    likeness = {
        (g, p): Fraction(2 * both, len(gold[g]) + len(predicted[p]))
        for (g, p), both in _overlaps(gold, predicted).items()
    }
    pairs = assign({pair: int(BILLIONTHS * share) for pair, share in likeness.items()})
    return sum((likeness[pair] for pair in pairs), Fraction(0))
