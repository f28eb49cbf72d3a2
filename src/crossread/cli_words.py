"""What ``--help`` says beside the options: examples and exit codes of each command."""

from __future__ import annotations

EXAMPLES = """Examples:

\b
  crossread read examples/patrol-boats
  crossread read reports/ --html dossier.html
  crossread read a.txt b.html c.jsonl --json - > dossier.json
  cat article.txt | crossread read - other.txt
  crossread read reports/ --rulebook un-dprk
  crossread claims article.txt --format jsonl
  crossread entities reports/
  crossread show 000:317-408
"""
READ_EXAMPLES = """Inputs: plain text, HTML, JSON (one article), JSONL, folders of them, and - for
standard input. A line such as [000:317-408] cites characters 317 to 408 of article 000.

\b
Exit codes: 0 done, 1 nothing could be read, 2 bad usage, 3 an output could not be written.
"""
CLAIMS_EXAMPLES = """A claim is shown with its status, with who says so, from the outlet to the
deepest source, and with a citation that crossread show opens.

\b
  crossread claims article.txt
  crossread claims reports/ --type Transfer --type Visit
  crossread claims reports/ --format jsonl --candidates > claims.jsonl

\b
Exit codes: 0 done, 1 nothing could be read, 2 bad usage, 3 the output could not be written.
"""
ENTITIES_EXAMPLES = """Reports are grouped into stories. An entity is shown with the forms
in which each article prints it, and with why they were taken for one; crossread show opens
each citation.

\b
  crossread entities reports/
  crossread entities reports/ --kind person --kind state
  crossread entities reports/ --format jsonl > entities.jsonl

\b
Exit codes: 0 done, 1 nothing could be read, 2 bad usage, 3 the output could not be written.
"""

VERBS_HELP = "Verbs of your own and their roles (YAML, docs/adding-a-claim-rule.md)."
