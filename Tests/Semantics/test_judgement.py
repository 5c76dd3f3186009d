"""The judge finds what is wrong in Swift that was made wrong on purpose, and nothing in what is right."""
import argparse
import os
import tempfile
import unittest
from pathlib import Path

from description import judge
from swift_process import SwiftProcess, Unusable

HERE = Path(__file__).resolve().parent / "Fixtures"
BUILD = os.environ.get("BUILD")


def options():
    return argparse.Namespace(codegen=str(HERE / "generate"), build=Path(BUILD), values=20, seed=1, direction="both")


@unittest.skipUnless(BUILD, "needs the runtime's modules")
class Judgement(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as work:
            rows = judge("fixture", HERE / "openapi.yaml", options(), Path(work)).rows
        cls.rows = rows

    def found(self, place):
        return {(row.kind, row.announced) for row in self.rows if row.pointer.startswith(place)}

    def assert_silent(self, name, *kinds):
        place = f"#/components/schemas/{name}"
        silent = {row.kind for row in self.rows if row.is_silent and (row.pointer == place or row.pointer.startswith(place + "/"))}
        self.assertEqual(silent, set(kinds))

    def test_each_kind_of_fault_is_found(self):
        self.assert_silent("Unread", "unread")
        self.assert_silent("Gone", "gone")
        self.assert_silent("Changed", "changed")
        self.assert_silent("Added", "added")
        self.assert_silent("UnknownCase", "unknown-case")
        self.assert_silent("SharedCase", "shared-case", "untyped")
        self.assert_silent("WrongCase", "wrong-case")
        self.assert_silent("Untyped", "untyped")
        self.assert_silent("DefaultMissing", "default-missing")
        self.assert_silent("DefaultWritten", "default-written")
        self.assert_silent("Unlisted", "unlisted")

    def test_inline_schemas_are_judged_at_their_own_place(self):
        place = "#/paths/~1inline/get/responses/200/content/application~1json/schema"
        self.assertEqual(self.found(place), {("gone", "")})

    def test_nothing_is_found_where_nothing_is_wrong(self):
        self.assert_silent("Right")

    def test_what_a_diagnostic_says_is_announced(self):
        self.assert_silent("Announced")
        self.assertEqual(self.found("#/components/schemas/Announced"), {("gone", "unsupported-keyword")})

    def test_harmless_differences_are_counted_apart(self):
        self.assert_silent("Spelling")
        self.assert_silent("NullForAbsent")
        self.assertEqual(self.found("#/components/schemas/Spelling"), {("instant-spelling", "")})
        self.assertEqual(self.found("#/components/schemas/NullForAbsent"), {("null-for-absent", "")})

    def test_swift_that_does_not_compile_is_found(self):
        with tempfile.TemporaryDirectory() as work:
            process = SwiftProcess(options(), Path(work))
            process.generate('{"Announced": {\n')
            (process.out / "Broken.swift").write_text("struct {}\n")
            with self.assertRaises(Unusable) as caught:
                process.compile([], set())
            self.assertEqual(caught.exception.kind, "does-not-compile")


if __name__ == "__main__":
    unittest.main()
