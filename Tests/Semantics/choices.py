"""What a draw decides where a schema leaves a choice."""
import random

from heights import INFINITE

DEPTH = 5
NODES = 300
EVERYTHING = "everything"


class Choices:
    """One draw's decisions: the least value, a full one, or a random one, with the branches that are forced.

    `points` collects the choices that came up: (place, how many, where in the value).
    """

    def __init__(self, mode, heights, forced=(), turn=0, seed=0):
        self.mode, self.heights, self.forced, self.turn = mode, heights, dict(forced), turn
        self.random = random.Random(f"{seed}/{mode}/{turn}/{sorted(self.forced.items(), key=str)}")
        self.points = {}
        self.nodes = 0
        self.longest = 1

    def is_exhausted(self, depth):
        return depth > DEPTH or self.nodes > NODES

    def branch(self, at, branches, path, depth):
        """The indexes of the branches that the value is to satisfy."""
        heights = [self.heights.of(branch) for branch in branches]
        options = [i for i in range(len(branches)) if heights[i] < INFINITE]
        if not options:
            return []
        self.points.setdefault(at, (options, path))
        chosen = self.forced.get(at)
        if chosen == EVERYTHING:
            return options
        if chosen in options and depth <= 2 * DEPTH:
            return [chosen]
        lowest = min(options, key=lambda i: heights[i])
        if self.is_exhausted(depth):
            return [lowest]
        real = [i for i in options if not is_null(branches[i])] or options
        if self.mode == "nulls" and real != options:
            return [next(i for i in options if i not in real)]
        if self.mode == "random":
            return [self.random.choice(options)]
        return [real[self.turn % len(real)] if self.mode == "full" else min(real, key=lambda i: heights[i])]

    def type(self, at, types, path, depth):
        """One of the types that are allowed."""
        real = [t for t in types if t != "null"] or types
        self.points.setdefault(at + "#type", (list(types), path))
        chosen = self.forced.get(at + "#type")
        if chosen in types:
            return chosen
        if "null" in types and (self.mode == "nulls" or self.mode == "random" and self.random.random() < 0.2):
            return "null"
        if self.is_exhausted(depth):
            return next((t for t in real if t not in ("object", "array")), real[0])
        return self.one_of(real)

    def one_of(self, values):
        """One of several values, another one with each turn."""
        self.longest = max(self.longest, len(values))
        return self.random.choice(values) if self.mode == "random" else values[self.turn % len(values)]

    def includes(self, depth):
        """Whether an optional property is there."""
        if self.mode == "least" or self.is_exhausted(depth):
            return False
        return self.mode != "random" or self.random.random() < 0.6

    def count(self, least, most, depth):
        """How many items an array has."""
        if self.mode in ("least", "empty") or self.is_exhausted(depth):
            return least
        wanted = self.random.choice((0, 1, 2, 3)) if self.mode == "random" else 2 if depth < 3 else 1
        return max(least, min(wanted, most))


def is_null(schema):
    return isinstance(schema, dict) and (schema.get("type") in ("null", ["null"]) or schema.get("enum") == [None])
