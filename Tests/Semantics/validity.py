"""Whether values are valid, as `jsonschema` sees it."""
import warnings

from jsonschema import Draft202012Validator

from formats import checker


class Validity:
    """Validates against any schema below the entries of one root."""

    def __init__(self, root):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.validator = Draft202012Validator(root, format_checker=checker)

    def accepts(self, schema, value):
        try:
            return self.validator.evolve(schema=schema).is_valid(value)
        except (RecursionError, OverflowError):
            # A schema that only refers to itself has no valid values.
            return False
