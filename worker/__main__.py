"""`python -m worker` is the `incidents` command."""

from worker.cli import main

main()
