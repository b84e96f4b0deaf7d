"""Disabled children: where each of them is, how it is taught, and what its plan lacks."""
