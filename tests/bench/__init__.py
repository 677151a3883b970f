"""Benchmarks: `python -m tests.bench`. They print what they measured and on what; none fails."""
