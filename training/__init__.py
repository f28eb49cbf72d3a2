"""From treebanks to the shipped language model; not part of the package, see README.md here."""
