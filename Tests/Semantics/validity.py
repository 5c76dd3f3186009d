"""Whether values are valid, as `jsonschema` sees it."""
import warnings
from itertools import islice

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from formats import checker


def any_of(validator, branches, instance, schema):
    if not any(validator.evolve(schema=branch).is_valid(instance) for branch in branches):
        yield ValidationError("valid for no branch")


def one_of(validator, branches, instance, schema):
    accepted = (branch for branch in branches if validator.evolve(schema=branch).is_valid(instance))
    if len(list(islice(accepted, 2))) != 1:
        yield ValidationError("valid for no branch, or for several")


class Validity:
    """Validates against any schema below the entries of one root.

    Three keywords are evaluated here, with the same answers: at the first error, because collecting all errors of all branches
    takes exponential time for nested unions; and references directly, because all of them lead to entries of the root.
    """

    def __init__(self, root):
        def ref(validator, reference, instance, schema):
            yield from validator.descend(instance, root["$defs"][reference.rsplit("/", 1)[1]])

        kind = extend(Draft202012Validator, {"anyOf": any_of, "oneOf": one_of, "$ref": ref})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.validator = kind(root, format_checker=checker)

    def accepts(self, schema, value):
        try:
            return self.validator.evolve(schema=schema).is_valid(value)
        except (RecursionError, OverflowError):
            # A schema that only refers to itself has no valid values.
            return False
