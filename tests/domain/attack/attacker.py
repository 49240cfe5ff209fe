"""The attacker of confidential mode: from a published JSON and an insider's knowledge to people given away.

It knows nothing of how a release is made. Whatever is a sum over a group of people, or computed from such
sums, counts as an equation over the answers of these people, exact however it was rounded.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, Literal

import numpy as np

from tests.domain.attack.determined import Bools, Floats, cells, determined, graph_of, small_cut
from tests.domain.attack.insider import PEOPLE, Insider
from tests.domain.attack.reading import FIGURES, OF_ITEMS, Figure, figures, is_read, numbers, objects

Json = Any
Rows = Sequence[Hashable]
Kind = Literal[
    "few", "isolated", "pair", "weighted", "breakdowns", "comments", "split", "rows", "unread", "misread"
]

FEWEST_FOR_COMMENTS = 8


@dataclass(frozen=True)
class Leak:
    """few: a figure of fewer than k people. isolated: figures that together tell something of 1 to k - 1
    people. pair: 1 to k - 1 people in the same group of both breakdowns, to whom a rare answer can be traced.
    weighted: an organisation of fewer than k people weighs as much as a large one. breakdowns: more than two,
    or finer than agreed. comments: too few to hide among. split: an organisation in parts. rows:
    exported rows that fit too few people. unread: a number that the attacker doesn't understand. misread: a
    number of people that isn't what it understood.

    `people`: places among the respondents, where known.
    """

    kind: Kind
    where: str
    people: tuple[int, ...] = ()


def attack(published: Json, insider: Insider, rows: Rows | None = None) -> list[Leak]:
    """Everything that a release gives away; empty: nothing found.

    `rows`: what stands beside each exported row, in the order of the respondents; None: no rows exported.
    """
    is_open = published["terms"]["mode"] == "open"
    columns = insider.columns
    read = list(figures(published))
    leaks = [*_unread(published), *_misread(read, insider, columns), *_comments(published, is_open)]
    leaks += _silent(published)
    if rows is not None:
        agreed = published["terms"]["row_export"] and not is_open
        groups = [_members(figure, insider) for figure in read if figure.group]
        leaks += (
            leaks_of_rows(rows, groups, _threshold(published)) if agreed else [Leak("rows", "not agreed on")]
        )
    if is_open:
        return [*leaks, *_breakdowns(published, ("organisation", "sector", "line")), *_split(read, insider)]
    return [
        *leaks,
        *_breakdowns(published, ("organisation", "sector", "level", "line")),
        *_few(published),
        *_evidence(published, read),
        *_attendance(published, insider),
        *_weighted(read, insider, columns, _threshold(published)),
        *_isolated(read, insider, columns, _threshold(published)),
    ]


def leaks_of_rows(rows: Rows, groups: Sequence[Bools], k: int) -> list[Leak]:
    """Exported rows: at least 3k, no organisation, k of every combination of attributes, and no published
    group that tells rows of one combination apart, which its sums could be matched with."""
    alike = {each: np.array([row == each for row in rows], dtype=bool) for each in set(rows)}
    if len(rows) < 3 * k:
        return [Leak("rows", "too few")]
    named = [Leak("rows", "organisation") for each in alike if getattr(each, "organisation", None)]
    few = [Leak("rows", str(each)) for each, members in alike.items() if members.sum() < k]
    split = [
        Leak("rows", "breakdown")
        for group in groups
        if any((group & members).any() and (~group & members).any() for members in alike.values())
    ]
    return [*named[:1], *few[:1], *split[:1]]


def isolated(
    groups: Mapping[str, Sequence[Bools]],
    counted: Bools,
    k: int,
    weighted: Sequence[Floats] = (),
    total: bool = True,
) -> tuple[int, ...] | None:
    """The 1 to k - 1 people whose answers, of those counted, sums over these groups determine something of.

    `groups`: by breakdown, each (respondents,). `weighted`: further equations, coefficients by respondent.
    `total`: whether the sum over everybody counted is known too. None: nobody found.
    """
    partitions = [_without_unions([each & counted for each in sets]) for sets in groups.values() if len(sets)]
    apart = all(int(np.sum(sets, axis=0).max(initial=0)) <= 1 for sets in partitions if sets)
    if not weighted and apart and len(partitions) <= 2:
        side = small_cut(graph_of(partitions, counted, total), k)
        return None if side is None else _across(side, partitions, counted, total)
    rows = [each.astype(float) for sets in partitions for each in sets if each.any()]
    rows += [counted.astype(float)] * total + list(weighted)
    if not rows or not counted.any():
        return None
    equations, cell = cells(np.array(rows))
    sizes = np.bincount(cell[cell >= 0], minlength=equations.shape[1])
    found = determined(equations, sizes, k)
    return None if found is None else tuple(np.flatnonzero(np.isin(cell, found)).tolist())


def small_pair(groups: Mapping[str, Sequence[Bools]], counted: Bools, k: int) -> tuple[int, ...] | None:
    """The 1 to k - 1 people who count in a figure and stand in the same group of each of two breakdowns.

    Answers are few whole numbers: of each group can be listed which there were, and so in which two groups
    somebody stands who alone gave an answer, or skipped the item, be every sum about k people or more.
    """
    for one, other in combinations(groups.values(), 2):
        for first, second in product(one, other):
            both = first & second & counted
            if 0 < both.sum() < k:
                return tuple(np.flatnonzero(both).tolist())
    return None


def _across(
    side: Sequence[int], partitions: Sequence[Sequence[Bools]], counted: Bools, total: bool
) -> tuple[int, ...]:
    """The people of whom one of the two groups stands on this side of the cut and the other doesn't."""
    people = np.flatnonzero(counted)
    across = []
    for person in people:
        only = np.isin(np.arange(len(counted)), person)
        ends = np.flatnonzero(graph_of(partitions, only, total).sum(axis=0))
        if len({bool(node in side) for node in ends}) == 2:
            across.append(int(person))
    return tuple(across)


def _without_unions(sets: Sequence[Bools]) -> list[Bools]:
    """Without those that are empty, double, or others of them taken together."""
    kept: list[Bools] = []
    for each in sorted((each for each in sets if each.any()), key=lambda each: int(each.sum())):
        inside = [smaller for smaller in kept if not (smaller & ~each).any()]
        if not np.array_equal(np.sum(inside, axis=0), each):
            kept.append(each)
    return kept


def _threshold(published: Json) -> int:
    return int(published["terms"]["threshold"])


def _unread(published: Json) -> Iterator[Leak]:
    for path, _ in numbers(published):
        if not is_read(path):
            yield Leak("unread", ".".join(path))


def _misread(read: Sequence[Figure], insider: Insider, columns: Mapping[str, Bools]) -> Iterator[Leak]:
    for figure in read:
        if int((_members(figure, insider) & columns[figure.column]).sum()) != figure.n:
            yield Leak("misread", figure.where)


def _members(figure: Figure, insider: Insider) -> Bools:
    if figure.group is None:
        return insider.columns[PEOPLE]
    return insider.members(*figure.group)


def _few(published: Json) -> Iterator[Leak]:
    """Any number of people from 1 to k - 1 beside figures, in groups and in whatever else is in there."""
    k = _threshold(published)
    for path, each in objects(published):
        where = ".".join(path)
        if _is_of_invitations(path, each):
            continue
        counts = [each[key] for key in ("n", "n_other") if isinstance(each.get(key), int)]
        if path and "respondents" in each:
            counts.append(each["respondents"])
        if any(0 < count < k for count in counts):
            yield Leak("few", where)
        told = FIGURES - (OF_ITEMS if counts == [0] else frozenset())
        says = any(value for key in told & each.keys() for _, value in numbers(each[key]))
        if says and min(counts, default=0) < k:
            yield Leak("few", where)
    for id_, criterion in published["criteria"].items():
        if criterion["verdict"]["interval"] and not criterion["figures"]:
            yield Leak("few", f"criteria.{id_}.verdict")


def _is_of_invitations(path: tuple[str, ...], each: Mapping[str, Json]) -> bool:
    return path[:1] == ("findings",) and each.get("kind") in ("count", "share") and not each.get("part")


def _attendance(published: Json, insider: Insider) -> Iterator[Leak]:
    """A number of people in a finding tells how many were invited to a group, or how many answered in all."""
    answered, invited = published["respondents"], published["invited"] or 0
    for path, each in objects(published.get("findings", []), ("findings",)):
        if _is_of_invitations(path, each):
            known = {answered, invited, invited - answered, answered / max(invited, 1)}
            if subject := each["subject"]:
                asked = [getattr(person, subject["dimension"]) for person in insider.people]
                known = {asked.count(subject["group"])}
            if not {each["value"], each["n"] or each["value"]} <= known:
                yield Leak("few", ".".join(path))


def _evidence(published: Json, read: Sequence[Figure]) -> Iterator[Leak]:
    """A finding about a group may use figures of a part that are published of that group."""
    names = {
        (breakdown["dimension"], group["id"]): tuple(group["values"])
        for breakdown in published.get("breakdowns", [])
        for group in breakdown["groups"]
    }
    known = {(figure.column, figure.group) for figure in read}
    for finding in published.get("findings", []):
        for evidence in finding["evidence"]:
            for subject in filter(None, (evidence["subject"], evidence["other"])):
                if not evidence["part"]:
                    continue
                part = "/".join(filter(None, (evidence["part"]["criterion"], evidence["part"]["facet"])))
                key = (subject["dimension"], subject["group"])
                if (part, (key[0], names.get(key, ()))) not in known:
                    yield Leak("few", f"findings.{finding['id']}")


def _silent(published: Json) -> Iterator[Leak]:
    """That nobody of an organisation answered is told of each of its people."""
    for name, invited in published.get("silent_organisations", {}).items():
        if invited < _threshold(published):
            yield Leak("few", f"silent_organisations.{name}")


def _comments(published: Json, is_open: bool) -> Iterator[Leak]:
    for question, texts in published.get("comments", {}).items():
        enough = published["respondents"] >= FEWEST_FOR_COMMENTS and len(texts or ()) >= _threshold(published)
        if texts is not None and (is_open or not enough or not all(isinstance(text, str) for text in texts)):
            yield Leak("comments", question)


def _breakdowns(published: Json, allowed: Sequence[str]) -> Iterator[Leak]:
    dimensions = [breakdown["dimension"] for breakdown in published.get("breakdowns", [])]
    if len(dimensions) > 2 or not set(dimensions) <= set(allowed):
        yield Leak("breakdowns", ",".join(dimensions))


def _split(read: Sequence[Figure], insider: Insider) -> Iterator[Leak]:
    """Groups with a part of the people of an organisation in them."""
    for figure in read:
        members = _members(figure, insider)
        if set(insider.organisations[members]) & set(insider.organisations[~members]):
            yield Leak("split", figure.where)


def _weighted(
    read: Sequence[Figure], insider: Insider, columns: Mapping[str, Bools], k: int
) -> Iterator[Leak]:
    for figure in read:
        if figure.weighted:
            counts = _by_organisation(insider, _members(figure, insider) & columns[figure.column])
            if any(0 < count < k for count in counts):
                yield Leak("weighted", figure.where)


def _by_organisation(insider: Insider, counted: Bools) -> list[int]:
    return [int(counted[insider.organisations == label].sum()) for label in set(insider.organisations)]


def _weights(insider: Insider, counted: Bools) -> Floats:
    weights = np.zeros(len(counted))
    for label in set(insider.organisations[counted]):
        inside = counted & (insider.organisations == label)
        weights[inside] = 1 / inside.sum()
    return weights


def _isolated(
    read: Sequence[Figure], insider: Insider, columns: Mapping[str, Bools], k: int
) -> Iterator[Leak]:
    tried: set[bytes] = set()
    for column, counted in columns.items():
        here = [figure for figure in read if figure.column == column]
        groups: dict[str, list[Bools]] = {}
        weighted = []
        for figure in here:
            members = _members(figure, insider)
            if figure.weighted:
                weighted.append(_weights(insider, members & counted))
            elif figure.group is not None:
                groups.setdefault(figure.group[0], []).append(members)
        if not here:
            continue
        total = column == PEOPLE or any(figure.group is None and not figure.weighted for figure in here)
        alone = all(figure.mean_only or figure.group is None for figure in here)
        key = repr((total, sorted(groups), len(weighted), alone)).encode() + b"".join(
            (each & counted).tobytes() for sets in groups.values() for each in sets
        )
        key += counted.tobytes() + b"".join(each.tobytes() for each in weighted)
        if key in tried:
            continue
        tried.add(key)
        found = isolated(groups, counted, k, weighted, total)
        if found:
            yield Leak("isolated", column, found)
        if not alone or not counted.all():
            pair = small_pair(groups, counted, k)
            if pair:
                yield Leak("pair", column, pair)
