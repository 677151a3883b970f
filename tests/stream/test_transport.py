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
