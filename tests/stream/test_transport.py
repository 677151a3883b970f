"""The corrections to Faust's Kafka client."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any

import aiokafka
import faust
import pytest
from faust.types import TP, ConsumerMessage
from faust.types.auth import AuthProtocol, SASLMechanism
from pydantic import SecretStr

from tests.stream.harness import PARTS, Broker
from worker.errors import SettingsError
from worker.settings import Settings
from worker.stream import transport
from worker.stream.run import Worker
from worker.stream.transport import Consumer, Producer


@pytest.fixture
async def app(broker: Broker) -> faust.App:
    """An app that is wired and not started."""
    found = Worker(broker.settings(), PARTS).create_stream().app
    found.finalize()
    return found


PARTITION = TP("articles", 0)


def message(generation: int) -> ConsumerMessage:
    """The first record of a partition, read in a generation of the group."""
    return ConsumerMessage(
        "articles",
        0,
        0,
        0.0,
        0,
        [],
        None,
        b"",
        None,
        tp=PARTITION,
        generation_id=generation,
    )


@pytest.fixture
def consumer(app: faust.App, monkeypatch: pytest.MonkeyPatch) -> Consumer:
    """Its consumer, in the second generation of the group."""
    monkeypatch.setattr(type(app.topics), "acks_enabled_for", lambda _self, _topic: True)
    app.consumer_generation_id = 2
    found = app.consumer
    assert isinstance(found, Consumer)
    return found


def event(app: faust.App, generation: int) -> faust.Event:
    """The first record of a partition, read in a generation of the group."""
    return faust.Event(app, None, b"", {}, message(generation))


async def test_acknowledgement(app: faust.App, consumer: Consumer) -> None:
    """What we acknowledge can be committed."""
    consumer.acknowledge(event(app, generation=2))
    assert consumer._new_offset(PARTITION) == 1


async def test_stale_acknowledgement(app: faust.App, consumer: Consumer) -> None:
    """What was read before the last rebalance cannot let an offset be committed any more."""
    stale = event(app, generation=1)
    consumer.acknowledge(stale)
    assert consumer._new_offset(PARTITION) is None
    assert stale.message.acked


async def test_acknowledgement_by_faust(app: faust.App, consumer: Consumer) -> None:
    """What Faust skips when a rebalance begins is not done: whoever gets it next must read it."""
    skipped = event(app, generation=2)
    consumer.track_message(skipped.message)
    skipped.ack()
    assert consumer._new_offset(PARTITION) is None
    assert skipped.message not in consumer.unacked


async def test_transport_is_ours(app: faust.App) -> None:
    """Faust uses the corrected consumer and producer."""
    assert isinstance(app.consumer, Consumer)
    assert isinstance(app.producer, Producer)


async def test_atomic_records(broker: Broker) -> None:
    """Records that are sent together are one batch on the broker: all of them, or none."""
    worker = Worker(broker.settings(), PARTS)
    producer = worker.create_stream().app.producer
    assert isinstance(producer, Producer)
    await producer.start()
    batches: list[int] = []
    inner = producer._ensure_producer()
    original = inner.send_batch

    async def send_batch(batch: Any, *args: Any, **more: Any) -> asyncio.Future[Any]:
        batches.append(batch.record_count())
        return await original(batch, *args, **more)

    inner.send_batch = send_batch
    records = [(b"a", b"1"), (b"b", None), (b"c", b"3")]
    await asyncio.gather(*await producer.send_atomically(broker.topics.state.name, 3, records))
    await producer.stop()
    assert batches == [3]
    found = broker.read(broker.topics.state)
    assert [(m.partition(), m.key(), m.value()) for m in found] == [(3, k, v) for k, v in records]


async def test_records_keep_their_order(broker: Broker) -> None:
    """State changes of one partition arrive in the order in which they were sent."""
    producer = Worker(broker.settings(), PARTS).create_stream().app.producer
    assert isinstance(producer, Producer)
    await producer.start()
    deliveries = []
    for number in range(20):
        records = [(b"key", str(number).encode()), (b"other", b"")][: number % 2 + 1]
        deliveries += await producer.send_atomically(broker.topics.state.name, 0, records)
    await asyncio.gather(*deliveries)
    await producer.stop()
    values = [m.value() for m in broker.read(broker.topics.state) if m.key() == b"key"]
    assert values == [str(number).encode() for number in range(20)]


async def test_large_state_change(broker: Broker) -> None:
    """A change that does not fit into one batch is sent all the same."""
    producer = Worker(broker.settings(), PARTS).create_stream().app.producer
    assert isinstance(producer, Producer)
    await producer.start()
    records = [(str(n).encode(), bytes(600_000)) for n in range(3)]
    await asyncio.gather(*await producer.send_atomically(broker.topics.state.name, 0, records))
    await producer.stop()
    assert len(broker.read(broker.topics.state)) == 3


def test_plain() -> None:
    """Without TLS and SASL there are no credentials."""
    assert transport.credentials(Settings()) is None
    assert transport.ssl_context(Settings()) is None


def sasl(protocol: str) -> Settings:
    """Settings with a user."""
    return Settings(
        security_protocol=protocol,  # type: ignore[arg-type]
        sasl_username="worker",
        sasl_password=SecretStr("secret"),
    )


@pytest.mark.parametrize(
    ("settings", "protocol"),
    [
        (Settings(security_protocol="SSL"), AuthProtocol.SSL),
        (sasl("SASL_PLAINTEXT"), AuthProtocol.SASL_PLAINTEXT),
        (sasl("SASL_SSL"), AuthProtocol.SASL_SSL),
    ],
    ids=["TLS", "SASL", "both"],
)
def test_credentials(settings: Settings, protocol: AuthProtocol) -> None:
    """Faust and the check before the start talk to the broker as the settings say."""
    found = transport.credentials(settings)
    assert found is not None
    assert found.protocol is protocol
    assert transport.connection(settings)["security_protocol"] == protocol.value


def test_sasl() -> None:
    """User, password and mechanism are those of the settings."""
    found: Any = transport.credentials(sasl("SASL_SSL"))
    assert (found.username, found.password) == ("worker", "secret")
    assert found.mechanism is SASLMechanism.SCRAM_SHA_512
    assert isinstance(found.ssl_context, ssl.SSLContext)
    assert found.ssl_context.verify_mode is ssl.CERT_REQUIRED


def test_missing_certificates(tmp_path: Any) -> None:
    """A file of certificates that is not there is named before anything starts."""
    settings = Settings(security_protocol="SSL", ssl_cafile=tmp_path / "no.pem")
    with pytest.raises(SettingsError, match="TLS"):
        transport.ssl_context(settings)


def test_several_brokers() -> None:
    """All brokers of the list are known to Faust."""
    settings = Settings(bootstrap_servers="a:1, b:2")
    assert transport.broker_urls(settings) == ["kafka://a:1", "kafka://b:2"]


async def test_idle_partitions_do_not_hold_up_others(app: faust.App) -> None:
    """A request for records is answered within a tenth of a second, records or not."""
    thread = app.consumer._thread  # type: ignore[attr-defined]
    made: aiokafka.AIOKafkaConsumer = thread._create_consumer(asyncio.get_running_loop())
    assert made._fetch_max_wait_ms == transport.FETCH_WAIT_MS
    await made.stop()


class Fetching:
    """What a consumer's thread does: one record at a time, and seeks, all noted down."""

    def __init__(self, committed: dict[TP, int | None]) -> None:
        self.committed = committed
        self.did: list[object] = []

    def assignment(self) -> set[TP]:
        """All partitions."""
        return set(self.committed)

    def highwater(self, _tp: TP) -> int:
        """Any number."""
        return 9

    async def getmany(self, active: set[TP], _timeout: float) -> dict[TP, list[Any]]:
        """The next record of each partition."""
        self.did.append("fetch")
        return {tp: [message(2)] for tp in sorted(active)}

    async def seek_to_committed(self) -> dict[TP, int | None]:
        """The committed offsets, as aiokafka tells them."""
        self.did.append("seek to committed")
        return self.committed

    async def seek_to_beginning(self, *partitions: TP) -> None:
        """Noted down."""
        self.did.append(("seek to beginning", *partitions))

    async def seek_wait(self, partitions: dict[TP, int]) -> None:
        """Noted down."""
        self.did.append(("seek", *partitions.items()))


@pytest.fixture
def fetching(consumer: Consumer, monkeypatch: pytest.MonkeyPatch) -> Fetching:
    """A thread that has two partitions; one of them has a committed offset."""
    found = Fetching({PARTITION: 5, TP("articles", 1): None})
    monkeypatch.setattr(consumer, "_thread", found)
    monkeypatch.setattr(consumer, "_to_message", lambda _tp, record: record)
    consumer.resume_partitions(found.assignment())
    return found


async def test_seek(consumer: Consumer, fetching: Fetching) -> None:
    """Without a committed offset a partition is read from its beginning, not from where it is."""
    consumer._acked[PARTITION] = [3, 4]
    consumer._gap[PARTITION].addi(7, 9)
    await consumer.perform_seek()
    assert fetching.did == ["seek to committed", ("seek to beginning", TP("articles", 1))]
    assert consumer._read_offset == {PARTITION: 5, TP("articles", 1): None}
    assert consumer._new_offset(PARTITION) is None
    assert not consumer._gap[PARTITION]
    assert consumer._get_active_partitions() == fetching.assignment()


@pytest.mark.parametrize("changelog", [True, False])
async def test_no_seek_in_a_batch(
    consumer: Consumer, fetching: Fetching, *, changelog: bool
) -> None:
    """A batch is handed out to its end before a seek; after it, records are fetched anew."""
    batch = consumer.getmany(1.0)
    await anext(batch)
    seek = consumer.seek_wait({PARTITION: 0}) if changelog else consumer.perform_seek()
    waiting = asyncio.create_task(seek)
    await asyncio.sleep(0.01)
    assert fetching.did == ["fetch"]
    left = [tp async for tp, _ in batch]
    assert len(left) == (1 if changelog else 0)
    await waiting
    assert fetching.did[1] == (("seek", (PARTITION, 0)) if changelog else "seek to committed")


async def test_batch_of_before(consumer: Consumer, fetching: Fetching, app: faust.App) -> None:
    """What was fetched before a rebalance is not handed out after it."""
    batch = consumer.getmany(1.0)
    await anext(batch)
    app.consumer_generation_id = 3
    assert [tp async for tp, _ in batch] == []
    consumer.stop_flow()
    waiting = asyncio.create_task(anext(consumer.getmany(1.0)))
    await asyncio.sleep(0.01)
    assert fetching.did == ["fetch"]
    waiting.cancel()
