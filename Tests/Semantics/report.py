"""Writes findings to a file as they come, and prints them and their summary for people."""
import csv
from dataclasses import asdict, fields

from findings import COLUMNS, Finding, summary

csv.field_size_limit(10**9)


class Report:
    """Rows of all descriptions; the file's last row of each description says that it is done."""

    def __init__(self, path, resume, verbose):
        self.path, self.verbose = path, verbose
        self.rows, self.done, self.values = [], set(), 0
        if path and resume and path.exists():
            self._read()
        elif path:
            path.write_text("\t".join(COLUMNS) + "\n")

    def _read(self):
        with self.path.open(newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["kind"] == "done":
                    self.done.add(row["description"])
                    self.values += int(row["count"])
                else:
                    texts = {f.name: row[f.name] for f in fields(Finding) if f.name != "count"}
                    self.rows.append(Finding(**texts, count=int(row["count"])))
        self.rows = [row for row in self.rows if row.description in self.done]

    def add(self, outcome):
        self.rows += outcome.rows
        self.values += outcome.values
        self.done.add(outcome.name)
        silent = [row for row in outcome.rows if row.is_silent]
        print(f"{outcome.name}: {outcome.schemas} schemas, {outcome.values} values, "
              f"{len(silent)} silent findings, {outcome.seconds:.1f} s", flush=True)
        for row in outcome.rows if self.verbose else silent[:5]:
            print(f"    {row.kind}{' [' + row.announced + ']' if row.announced else ''} {row.pointer} at {row.path}"
                  f"{' as ' + row.case if row.case else ''}\n        {row.value}\n        → {row.result}", flush=True)
        if self.path:
            with self.path.open("a") as file:
                for row in outcome.rows:
                    values = asdict(row)
                    file.write("\t".join(str(values[c]).replace("\t", " ") for c in COLUMNS) + "\n")
                file.write(f"{outcome.name}\tdone\t\t{outcome.values}\t\t\t\t\t\n")

    @property
    def silent(self):
        return [row for row in self.rows if row.is_silent]

    def finish(self):
        print(f"\n{len(self.done)} descriptions, {self.values} values; {len(self.silent)} silent findings")
        for line in summary(self.rows):
            print("  " + line)
