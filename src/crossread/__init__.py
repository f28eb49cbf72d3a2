"""Crossread reads many reports of one event crosswise."""
