"""The articles stage."""
