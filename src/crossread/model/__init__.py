"""The words of Crossread as frozen dataclasses and enums. Standard library only."""
