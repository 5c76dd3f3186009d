"""Tables as they stand in RESULTS.md."""


def table(title, head, rows):
    """The first column is text, the others are numbers."""
    print(f"### {title}\n")
    print(f"| {' | '.join(head)} |")
    print(f"|---|{'--:|' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print(flush=True)


def number(value, digits=0):
    return "–" if value is None else f"{value:,.{digits}f}"
