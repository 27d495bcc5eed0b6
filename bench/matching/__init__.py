"""Matching beside what a developer could pick instead: `python -m bench.matching`."""
