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
  crossread stories reports/
  crossread lineage reports/ --html lineage.html
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
  crossread entities reports/ --names names.csv --list targets.simple.csv
  crossread entities reports/ --generous

\b
Exit codes: 0 done, 1 nothing could be read, 2 bad usage, 3 the output could not be written.
"""

LINEAGE_EXAMPLES = """Reports are grouped into stories. For each story: where each article comes
from, the shared passages with their citations, and the media that articles name as their source.
That one text is older or a copy is said only with its evidence; crossread show opens each citation.

\b
  crossread lineage reports/
  crossread lineage reports/ --html lineage.html
  crossread lineage reports/ --format jsonl > lineage.jsonl

\b
Exit codes: 0 done, 1 nothing could be read, 2 bad usage, 3 an output could not be written.
"""

STORIES_EXAMPLES = """Reports are grouped into stories, one event each; a story is shown with its
articles and with why each is in it, and with the other stories of the same matter.

\b
  crossread stories reports/
  crossread stories reports/ --format jsonl > stories.jsonl

\b
Exit codes: 0 done, 1 nothing could be read, 2 bad usage, 3 the output could not be written.
"""

NAMES_HELP = "Names of your own: CSV with name, alias, id, acts_for (docs/entities.md)."
GENEROUS_HELP = (
    "Join descriptions that fit ('the driver', 'a 23-year-old man') too; about one such join in"
    " five is wrong by reading, and the reasons tell which joins they are."
)
LIST_HELP = "A list to look names up in: followthemoney or OpenSanctions. Repeatable."
FAMILIES_HELP = "Outlets and agencies of your own that belong together (YAML, docs/lineage.md)."
VERBS_HELP = "Verbs of your own and their roles (YAML, docs/adding-a-claim-rule.md)."
