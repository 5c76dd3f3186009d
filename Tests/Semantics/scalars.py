"""Texts and numbers to choose from."""
from fractions import Fraction

from formats import RANGES

PLAIN = ["text", "é\"\\\n ☕", "a b", "12", "true", "", "2024-01-02 03:04:05"]
INTEGERS = [3, 0, -1, 2**31, 2**53 + 1, 2**63 - 1, -2**63, 127]
FRACTIONS = [1.5, -0.25, 3, 0, 12345.678, 1e21, 0.1, 10**20]


def texts(flat, candidates):
    """Texts of the right length; the candidates as they are where none of them has it."""
    least = max([s["minLength"] for s in flat if "minLength" in s], default=0)
    most = min([s["maxLength"] for s in flat if "maxLength" in s], default=10**6)
    given = candidates or [text.ljust(least, "x")[:most] for text in PLAIN]
    return [text for text in given if least <= len(text) <= most] or given


def numbers(flat, kind):
    """Numbers within all bounds, the plain ones first."""
    lows = [s["minimum"] for s in flat if "minimum" in s] + [s["exclusiveMinimum"] for s in flat if "exclusiveMinimum" in s]
    highs = [s["maximum"] for s in flat if "maximum" in s] + [s["exclusiveMaximum"] for s in flat if "exclusiveMaximum" in s]
    formats = {s["format"] for s in flat if "format" in s}
    kind = "integer" if formats & set(RANGES) else kind
    candidates = list(INTEGERS if kind == "integer" else FRACTIONS)
    if "float" in formats:
        candidates = [1.5, -0.25, 3, 0]
    for bound in lows + highs:
        candidates += [bound, bound + 1, bound - 1] + ([bound + 0.5, bound - 0.5] if kind == "number" and abs(bound) < 2**50 else [])
    if len(lows) and len(highs):
        candidates.append((max(lows) + min(highs)) / 2)
    for step in [s["multipleOf"] for s in flat if s.get("multipleOf")]:
        candidates += [step, step * 3] + [bound - bound % step for bound in highs] + [bound + step - bound % step for bound in lows]
    ranges = [RANGES[name] for name in formats & set(RANGES)] or [RANGES["int64"] if kind == "integer" else (-1e308, 1e308)]
    candidates += [bound for limits in ranges for bound in limits if kind == "integer"]
    if kind == "integer":
        candidates = [int(value) for value in candidates if value == int(value)]
    allowed = [value for value in dict.fromkeys(candidates) if all(low <= value <= high for low, high in ranges)]
    return [value for value in allowed if all(fits(value, schema) for schema in flat)]


def fits(value, schema):
    step = schema.get("multipleOf")
    return (
        value >= schema.get("minimum", value) and value <= schema.get("maximum", value)
        and ("exclusiveMinimum" not in schema or value > schema["exclusiveMinimum"])
        and ("exclusiveMaximum" not in schema or value < schema["exclusiveMaximum"])
        and (not step or Fraction(str(value)) % Fraction(str(step)) == 0)
    )
