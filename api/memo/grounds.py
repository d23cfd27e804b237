"""Grounds: reasons that share a source taken together, so that no source is told twice in a row."""

from privesfeer.engine import Ground


def grouped(grounds: tuple[Ground, ...]) -> list[list[Ground]]:
    """Put reasons that share a source together.

    Args:
        grounds: the reasons of one side.

    Returns:
        The groups, the weightiest first; within a group the weightiest reason first.
    """
    groups: list[list[Ground]] = []
    for ground in grounds:
        keys = {each.key for each in ground.authority}
        fitting = (group for group in groups if keys & {each.key for each in group[0].authority})
        group = next(fitting, None)
        if group is None:
            groups.append([ground])
        else:
            group.append(ground)
    return groups
