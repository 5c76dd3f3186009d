"""Texts that match a regular expression, as Python reads it."""
import re

try:
    from re import _constants as words, _parser as parser
except ImportError:  # before Python 3.11
    import sre_constants as words
    import sre_parse as parser

REPEATS = {words.MAX_REPEAT, words.MIN_REPEAT, getattr(words, "POSSESSIVE_REPEAT", words.MAX_REPEAT)}
CATEGORIES = {
    words.CATEGORY_DIGIT: "0123456789", words.CATEGORY_WORD: "abcXYZ019_", words.CATEGORY_SPACE: " ",
    words.CATEGORY_NOT_DIGIT: "aZ-", words.CATEGORY_NOT_WORD: "-. ", words.CATEGORY_NOT_SPACE: "aZ0",
}
ANY = "aZ0-_ .~é"


def text_for(pattern, rng, longer=0):
    """A text that `re.search` finds the pattern in, or None; `longer` asks for more repetitions."""
    try:
        text = _sequence(parser.parse(pattern), rng, longer, {})
        return text if re.search(pattern, text) else None
    except (re.error, LookupError, RecursionError, NotImplementedError, OverflowError):
        return None


def _sequence(items, rng, longer, groups):
    return "".join(_item(operator, argument, rng, longer, groups) for operator, argument in items)


def _item(operator, argument, rng, longer, groups):
    if operator is words.LITERAL:
        return chr(argument)
    if operator is words.NOT_LITERAL:
        return next(c for c in ANY if ord(c) != argument)
    if operator is words.ANY:
        return rng.choice(ANY)
    if operator is words.IN:
        return rng.choice(_characters(argument))
    if operator is words.BRANCH:
        return _sequence(rng.choice(argument[1]), rng, longer, groups)
    if operator is words.SUBPATTERN:
        groups[argument[0]] = _sequence(argument[-1], rng, longer, groups)
        return groups[argument[0]]
    if operator is words.GROUPREF:
        return groups[argument]
    if operator in REPEATS:
        low, high, repeated = argument
        count = min(int(high), int(low) + (longer or rng.choice((0, 1, 2))))
        return "".join(_sequence(repeated, rng, longer, groups) for _ in range(count))
    if operator in (words.AT, words.ASSERT, words.ASSERT_NOT):
        return ""
    raise NotImplementedError(operator)


def _characters(members):
    allowed, negated = "", False
    for operator, argument in members:
        if operator is words.NEGATE:
            negated = True
        elif operator is words.LITERAL:
            allowed += chr(argument)
        elif operator is words.RANGE:
            low, high = argument
            allowed += "".join(map(chr, {low, (low + high) // 2, high}))
        elif operator is words.CATEGORY:
            allowed += CATEGORIES[argument]
    if not negated:
        return sorted(allowed)
    ranges = [a for o, a in members if o is words.RANGE]
    return [c for c in ANY + "bQ7/:;" if c not in allowed and not any(l <= ord(c) <= h for l, h in ranges)]
