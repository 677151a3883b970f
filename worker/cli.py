"""The commands; parsing only. What a command does is in the module that it imports.

Modules are imported when their command runs: `incidents tail` need not load spaCy. Results go to
stdout, everything else to stderr; a failure exits with the code of its error (`worker.errors`).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from worker.errors import IncidentsError, TopicsError
from worker.files import Unreadable
from worker.kafka.replay import KeyChoice
from worker.settings import Settings, load_settings

if TYPE_CHECKING:
    from worker.kafka.reading import Start
    from worker.wire.topics import Topics

app = typer.Typer(
    name="incidents",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="News articles in, incidents out: over Kafka, or over files.",
)
dead_letters = typer.Typer(no_args_is_help=True, help="What could not be read: list, show, replay.")
topics = typer.Typer(no_args_is_help=True, help="Create the topics on a broker, or compare them.")
app.add_typer(dead_letters, name="dead-letters")
app.add_typer(topics, name="topics")

stderr = Console(stderr=True)

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, globs or - for stdin: txt, html, json, jsonl, csv, each also .gz.",
        show_default=False,
    ),
]
Bootstrap = Annotated[
    str | None,
    typer.Option("--bootstrap", help="host:port of Kafka; else INCIDENTS_BOOTSTRAP_SERVERS."),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Print why, for a person, instead of JSON.")
]
Processes = Annotated[
    int | None,
    typer.Option("--processes", min=1, help="Processes that read; else INCIDENTS_PROCESSES."),
]


def main() -> None:
    """Run the command line and exit."""
    try:
        app()
    except IncidentsError as error:
        stderr.print(f"incidents: {error}", style="red", markup=False, highlight=False)
        sys.exit(error.exit_code)


def _settings(bootstrap: str | None = None, processes: int | None = None) -> Settings:
    given = {"bootstrap_servers": bootstrap, "processes": processes}
    return load_settings(**{name: value for name, value in given.items() if value is not None})


class _Failures:
    """Names what cannot be used on stderr, and remembers that there was some."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, unreadable: Unreadable) -> None:
        self.count += 1
        stderr.print(
            f"{unreadable.origin}: {unreadable.reason}", style="red", markup=False, highlight=False
        )

    def exit(self) -> None:
        """End the command; with exit code 1 where anything failed."""
        raise typer.Exit(1 if self.count else 0)


@app.command()
def demo(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Articles to replay.", show_default="seeds/")
    ] = None,
) -> None:
    """Replay articles through an embedded broker and a worker, and show the incidents.

    Needs neither Kafka nor Docker; ends by itself.
    """
    from worker.demo import run_demo

    raise typer.Exit(run_demo(paths or ["seeds"], stderr))


@app.command()
def worker(bootstrap: Bootstrap = None) -> None:
    """Read articles.raw as a member of the consumer group, until stopped."""
    from worker.stream.run import run_worker

    raise typer.Exit(run_worker(_settings(bootstrap)))


@app.command()
def replay(
    paths: Paths,
    rate: Annotated[
        float | None, typer.Option(min=0.001, help="Articles a second; unlimited by default.")
    ] = None,
    repeat: Annotated[int, typer.Option(min=1, help="How many times to send everything.")] = 1,
    key: Annotated[KeyChoice, typer.Option(help="What becomes the Kafka key.")] = KeyChoice.ID,
    bootstrap: Bootstrap = None,
) -> None:
    """Send articles from files to articles.raw.

    Example: incidents replay seeds/ feed.jsonl.gz --rate 50
    """
    from worker.files import find
    from worker.kafka import client, display
    from worker.kafka.replay import replay as send

    settings = _settings(bootstrap)
    topic = _topics(settings).raw.name
    files = find(paths)
    with display.progress(stderr, len(files) * repeat) as on_progress:
        done = send(
            client.producer(settings),
            topic,
            files,
            key=key,
            rate=rate,
            repeat=repeat,
            on_progress=on_progress,
        )
    display.summary(stderr, done)
    raise typer.Exit(0 if done.complete else 1)


@app.command()
def tail(
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a line.")] = False,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Wait for more.")] = False,
    latest: Annotated[
        bool, typer.Option("--latest", help="The last revision of each incident.")
    ] = False,
    new: Annotated[bool, typer.Option("--new", help="Only what comes from now on.")] = False,
    bootstrap: Bootstrap = None,
) -> None:
    """Print the incidents topic.

    Example: incidents tail --latest --json | jq .summary
    """
    from worker.kafka import client
    from worker.kafka import tail as tailing

    settings = _settings(bootstrap)
    topic = _topics(settings).incidents.name
    consumer = client.consumer(settings)
    stdout = Console()
    try:
        if latest:
            found = tailing.latest(consumer, topic)
            if as_json:
                tailing.print_json(found, sys.stdout)
            else:
                tailing.print_table(found, stdout)
            return
        start: Start = "end" if new else "beginning"
        revisions = tailing.revisions(consumer, topic, start=start, follow=follow or new)
        if as_json:
            tailing.print_json(revisions, sys.stdout)
        else:
            tailing.print_lines(revisions, stdout)
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
    finally:
        consumer.close()


@app.command()
def clean(paths: Paths) -> None:
    """Print each article as it is read, without page noise: a JSON line each."""
    from worker import offline
    from worker.wire.records import encode_article

    failures = _Failures()
    for item in offline.clean(_settings(), paths, failures):
        if isinstance(item, Unreadable):
            failures(item)
        else:
            _print(encode_article(item))
    failures.exit()


@app.command()
def extract(
    paths: Paths,
    explain: Explain = False,
    processes: Processes = None,
) -> None:
    """Print the incidents that each article reports: a JSON line for each article.

    Example: incidents extract seeds/ | jq '.incidents[].summary'
    """
    from worker import offline
    from worker.wire.records import encode_extraction

    failures = _Failures()
    settings = _settings(processes=processes)
    if explain:
        for line in offline.explanations(settings, paths, failures):
            typer.echo(line)
    else:
        for understanding in offline.understand(settings, paths, failures):
            _print(encode_extraction(understanding))
    failures.exit()


@app.command()
def resolve(paths: Paths, explain: Explain = False, processes: Processes = None) -> None:
    """Print the incidents over all articles, with their dedup keys: a JSON line for each."""
    from worker import offline
    from worker.wire.records import encode_incident

    failures = _Failures()
    settings = _settings(processes=processes)
    if explain:
        for line in offline.resolutions(settings, paths, failures):
            typer.echo(line)
    else:
        for incident in offline.resolve(settings, paths, failures):
            _print(encode_incident(incident))
    failures.exit()


@app.command()
def evaluate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Gold files, or folders with some.", show_default="the project's own"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a set.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Name what is missed or too much.")] = False,
    processes: Processes = None,
) -> None:
    """Score the extraction against gold: precision, recall, F1, slots, confused types."""
    from worker.evaluation import report
    from worker.evaluation.sets import evaluate as run
    from worker.evaluation.sets import find_sets
    from worker.wire.codec import dumps

    own = [path for path in (Path("seeds"), Path("tests/quality/gold")) if path.exists()]
    for found in find_sets(paths or own):
        scores, misses = run(_settings(processes=processes), found)
        if as_json:
            _print(dumps(report.as_record(found.name, scores)))
        else:
            typer.echo("\n".join(report.as_lines(found.name, scores)))
        if show:
            typer.echo("\n".join(report.miss_lines(misses)), err=as_json)


Codes = Annotated[
    list[str] | None, typer.Option("--code", help="Only with this error code (repeatable).")
]
Partition = Annotated[int | None, typer.Option(min=0, help="Only of this partition.")]
Offset = Annotated[int | None, typer.Option(min=0, help="Only at this offset.")]


@dead_letters.command("list")
def list_dead_letters(
    code: Codes = None,
    partition: Partition = None,
    offset: Offset = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a line.")] = False,
    bootstrap: Bootstrap = None,
) -> None:
    """List what could not be read: where it stands, why, how often tried."""
    from worker.kafka import client
    from worker.kafka import dead_letters as letters

    settings = _settings(bootstrap)
    found = letters.dead_letters(
        client.consumer(settings),
        _topics(settings).dead_letter.name,
        letters.Filter(frozenset(code or ()), partition, offset),
    )
    if as_json:
        for letter in found:
            typer.echo(letters.as_json(letter))
        return
    count = letters.print_list(found, Console())
    stderr.print(f"{count:,} dead letters", highlight=False)


@dead_letters.command("show")
def show_dead_letter(partition: int, offset: int, bootstrap: Bootstrap = None) -> None:
    """Print one dead letter: its headers on stderr, its bytes, untouched, on stdout."""
    from worker.kafka import client
    from worker.kafka import dead_letters as letters

    settings = _settings(bootstrap)
    topic = _topics(settings).dead_letter.name
    letter = letters.dead_letter(client.consumer(settings), topic, partition, offset)
    letters.print_letter(letter, stderr)
    sys.stdout.buffer.write(letter.value or b"")


@dead_letters.command("replay")
def replay_dead_letters(
    code: Codes = None,
    partition: Partition = None,
    offset: Offset = None,
    bootstrap: Bootstrap = None,
) -> None:
    """Send dead letters back to articles.raw, with their bytes and headers as they came."""
    from worker.kafka import client, display
    from worker.kafka import dead_letters as letters

    settings = _settings(bootstrap)
    found = letters.dead_letters(
        client.consumer(settings),
        _topics(settings).dead_letter.name,
        letters.Filter(frozenset(code or ()), partition, offset),
    )
    done = letters.replay(client.producer(settings), _topics(settings).raw.name, found)
    display.summary(stderr, done)
    raise typer.Exit(0 if done.complete else 1)


@topics.command("apply")
def apply_topics(bootstrap: Bootstrap = None) -> None:
    """Create the topics of topics.toml on the broker and set their configuration."""
    from worker.kafka import client
    from worker.kafka.topics import apply

    settings = _settings(bootstrap)
    changed = apply(client.admin(settings), list(_topics(settings)))
    for difference in changed:
        stderr.print(f"done: {difference}", markup=False, highlight=False)
    stderr.print("topics are as topics.toml has them")


@topics.command("check")
def check_topics(bootstrap: Bootstrap = None) -> None:
    """Compare the broker with topics.toml; exit code 4 where they differ."""
    from worker.kafka import client
    from worker.kafka.topics import check

    settings = _settings(bootstrap)
    differences = check(client.admin(settings), list(_topics(settings)))
    for difference in differences:
        typer.echo(str(difference))
    raise typer.Exit(TopicsError.exit_code if differences else 0)


def _topics(settings: Settings) -> Topics:
    from worker.wire.topics import load_topics

    return load_topics(settings.topic_prefix)


def _print(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()
