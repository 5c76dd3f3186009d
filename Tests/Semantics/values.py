"""The values that a schema is judged by: drawn in a fixed order, each once, and only valid ones."""
import json

from choices import EVERYTHING, Choices
from drawing import Drawing, Impossible

RANDOM = 8
TURNS = 24
ATTEMPTS = 6


class Values:
    """Draws the values of the schemas of one description."""

    def __init__(self, dialect, heights, validity, limit, seed):
        self.dialect, self.heights, self.validity = dialect, heights, validity
        self.limit, self.seed = limit, seed

    def of(self, reference):
        """(label, value) for the schema at a reference."""
        schema, seen, kept = {"$ref": reference}, set(), 0
        for label, value in Proposals(self, schema).all():
            text = json.dumps(value, sort_keys=True)
            # Whether a component may be null is up to those who refer to it.
            if text in seen or value is None:
                continue
            seen.add(text)
            if self.validity.accepts(schema, value):
                kept += 1
                yield label, value
            if kept >= self.limit:
                return


class Proposals:
    """The draws for one schema."""

    def __init__(self, values, schema):
        self.values, self.schema = values, schema
        self.attempts = values.limit * ATTEMPTS
        self.known, self.contexts = set(), {}
        self.longest = 4

    def all(self):
        found = {}
        for mode in ("least", "full"):
            yield from self._drawn(mode, (), 0, found)
        for mode, turn in (("nulls", 0), ("empty", 0), ("full", 1), ("full", 2)):
            yield from self._drawn(mode, (), turn, {})
        self._extend((), found)
        yield from self._branches()
        for turn in range(3, min(self.longest, TURNS)):
            yield from self._drawn("full", (), turn, {})
        for turn in range(RANDOM):
            yield from self._drawn("random", (), turn, {})

    def _branches(self):
        """Each branch of every choice that came up, with what led to it; choices for the same value in all combinations."""
        while self.contexts:
            context = next(iter(self.contexts))
            del self.contexts[context]
            found = {}
            for mode, turn in (("full", 0), ("least", 0), ("full", 1)):
                yield from self._drawn(mode, context, turn, found)
            self._extend(context, found)

    def _drawn(self, mode, forced, turn, found):
        self.attempts -= 1
        if self.attempts < 0:
            return
        choices = Choices(mode, self.values.heights, forced, turn, self.values.seed)
        try:
            yield label(mode, forced, turn), Drawing(self.values.dialect, choices).draw([self.schema])
        except (Impossible, OverflowError, RecursionError, ValueError):
            pass
        self.longest = max(self.longest, choices.longest)
        for at, point in choices.points.items():
            found.setdefault(at, point)

    def _extend(self, forced, found):
        """Adds what to force next: choices that are new, and those about the same value as the last one."""
        taken = {at for at, _ in forced}
        last = forced[-1][0] if forced else None
        for at, (options, path) in found.items():
            is_beside = last in found and found[last][1] == path and last < at
            if at in taken or len(forced) > 3 or at in self.known and not is_beside:
                continue
            every = [EVERYTHING] if at.endswith("/anyOf") and len(options) > 1 else []
            for option in options + every:
                self.contexts[(*forced, (at, option))] = None
        self.known.update(found)


def label(mode, forced, turn):
    chosen = ", ".join("/".join(at.rsplit("/", 2)[-2:]) + f"={option}" for at, option in forced)
    return mode + (f" {turn}" if turn else "") + (f" [{chosen}]" if chosen else "")
