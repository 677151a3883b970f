"""Faust's Kafka client, corrected where it would lose data or tear a state change apart.

Each correction says what Faust 0.15.3 does by itself; look again when it is bumped.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from typing import Any

import aiokafka
import faust
from faust.transport.drivers import aiokafka as driver
from faust.types import TP, EventT, Message
from faust.types.auth import CredentialsT
from yarl import URL

from worker.errors import SettingsError
from worker.settings import Settings

MAX_REQUEST_BYTES = 2**31 - 1
"""No limit: aiokafka compares it with records before compression, brokers limit compressed ones.

What a topic takes is checked before sending, by `Outbox`.
"""

Record = tuple[bytes, bytes | None]
"""Key and value; a null value deletes the key from a compacted topic."""


FETCH_WAIT_MS = 100
"""How long a broker may hold a request for records that are not there yet."""

HAND_OUT_SECONDS = 0.2
"""How long one look for records may wait for them, and so a seek for the look."""


class ConsumerThread(driver.AIOKafkaConsumerThread):
    """Does not let an idle partition hold up a busy one.

    aiokafka has one request for each broker on its way; while that waits for records of idle
    partitions, new ones of the others are not asked for. Faust waits 1.5 s, in each of two hops.
    """

    mundane_level = "debug"

    def _create_worker_consumer(self, transport: driver.Transport) -> aiokafka.AIOKafkaConsumer:
        consumer = super()._create_worker_consumer(transport)
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS  # noqa: SLF001  # Faust has no setting for it
        return consumer


class Consumer(driver.Consumer):
    """Takes acknowledgements from us alone, and goes on after a rebalance where it must.

    When a rebalance begins, Faust's streams skip the records that still wait in front of an agent,
    and acknowledge each one skipped, like any other: its offset is committed, and whoever gets the
    partition goes on behind it. An acknowledgement of an earlier generation does the same harm, as
    the partition is read again from its committed offset.

    When a rebalance is over, Faust seeks the committed offsets, and leaves a partition without one
    where it is: behind records that were fetched in between and dropped. It also seeks, there and
    in the changelogs, while a fetch is on its way, which then moves on from there, and may be
    dropped: records are lost, or counted as a gap, whose offsets are taken for acknowledged; or a
    recovery waits for ever. Here nobody seeks between the start of a fetch and the end of its batch
    and no record of a partition is handed out before the seek.
    """

    mundane_level = "debug"

    def __post_init__(self) -> None:
        """Nothing is handed out yet."""
        super().__post_init__()
        self._handing_out = asyncio.Lock()

    async def getmany(self, timeout: float) -> AsyncIterator[tuple[TP, Message]]:  # noqa: ASYNC109
        """Hand out one batch of records, as long as no rebalance begins."""
        if not self.flow_active:
            await self.wait(self.can_resume_flow.wait())
        active = self._get_active_partitions()
        if not active:
            await self.sleep(HAND_OUT_SECONDS)
            return
        async with self._handing_out:
            generation = self.app.consumer_generation_id
            records = await self._getmany(active, min(timeout, HAND_OUT_SECONDS))
            for tp, record in self.scheduler.iterate(records or {}):
                if not self.flow_active or self.app.consumer_generation_id != generation:
                    return
                if tp in active or tp in self._buffered_partitions:
                    self.app.monitor.track_tp_end_offset(tp, self.highwater(tp))
                    yield tp, self._to_message(tp, record)

    async def seek_wait(self, partitions: Mapping[TP, int]) -> None:
        """Go to where a changelog is to be read from."""
        async with self._handing_out:
            await super().seek_wait(partitions)

    async def perform_seek(self) -> None:
        """Go to the committed offset of each partition, or to its beginning."""
        partitions = {tp for tp in self.assignment() if not self._is_changelog_tp(tp)}
        self.pause_partitions(partitions)
        async with self._handing_out:
            committed = await self.seek_to_committed()
            fresh = [tp for tp in partitions if not committed.get(tp)]
            if fresh:
                await self._thread.seek_to_beginning(*map(driver.ensure_aiokafka_TP, fresh))
            for tp in partitions:
                self._read_offset[tp] = self._committed_offset[tp] = committed.get(tp) or None
                for kept in (self._gap, self._acked, self._acked_index):
                    kept.pop(tp, None)
        self.resume_partitions(partitions)

    def _new_consumer_thread(self) -> ConsumerThread:
        return ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    _done: Message | None = None

    def acknowledge(self, event: EventT[Any]) -> None:
        """Mark a record as done, unless it belongs to an earlier assignment."""
        self._done = event.message
        event.ack()
        self._done = None

    def ack(self, message: Message) -> bool:
        """What Faust calls, for us or by itself; by itself it only stops waiting for the record."""
        if message is self._done and message.generation_id == self.app.consumer_generation_id:
            done: bool = super().ack(message)
            return done
        message.acked = True
        self.unacked.discard(message)
        return False

    def committed(self, tp: TP) -> int | None:
        """The committed offset, as far as this worker knows."""
        offset: int | None = self._committed_offset[tp]
        return offset


class Producer(driver.Producer):
    """Idempotent; and can append several records to a partition all or none.

    Faust switches idempotence on in exactly-once mode only: a retried batch could be appended twice
    or out of order.
    """

    mundane_level = "debug"

    def _settings_extra(self) -> Mapping[str, Any]:
        return {"acks": "all", "enable_idempotence": True}

    async def send_atomically(
        self, topic: str, partition: int, records: Sequence[Record]
    ) -> list[Awaitable[Any]]:
        """Append records to one partition as one Kafka record batch, which a broker appends whole.

        Buffered, in order with everything else that is sent to the partition; the result awaits the
        delivery. Records that do not fit into one batch (`producer_max_batch_size`) make several.
        """
        producer: aiokafka.AIOKafkaProducer = self._ensure_producer()
        await producer.partitions_for(topic)
        deliveries: list[Awaitable[Any]] = []
        batch = producer.create_batch()
        for key, value in records:
            if batch.append(key=key, value=value, timestamp=None) is None:
                deliveries.append(await self._send(producer, batch, topic, partition))
                batch = producer.create_batch()
                batch.append(key=key, value=value, timestamp=None)
        if batch.record_count():
            deliveries.append(await self._send(producer, batch, topic, partition))
        return deliveries

    @staticmethod
    async def _send(
        producer: aiokafka.AIOKafkaProducer, batch: Any, topic: str, partition: int
    ) -> Awaitable[Any]:
        batch.close()  # so that nothing else gets into it, and it does not linger
        sent: asyncio.Future[Any] = await producer.send_batch(batch, topic, partition=partition)
        return sent


class Transport(driver.Transport):
    """Both of them."""

    Consumer = Consumer
    Producer = Producer


def install(app: faust.App, settings: Settings) -> None:
    """Have the app use this transport."""
    urls = [URL(url) for url in broker_urls(settings)]
    app.transport = Transport(urls, app)
    app.producer_transport = app.transport


def broker_urls(settings: Settings) -> list[str]:
    """The brokers as Faust wants them."""
    return [f"kafka://{server.strip()}" for server in settings.bootstrap_servers.split(",")]


def credentials(settings: Settings) -> CredentialsT | None:
    """TLS and SASL for Faust."""
    context = ssl_context(settings)
    if settings.security_protocol.startswith("SASL"):
        return faust.SASLCredentials(
            username=settings.sasl_username,
            password=settings.sasl_password.get_secret_value(),
            mechanism=settings.sasl_mechanism,
            ssl_context=context,
        )
    return faust.SSLCredentials(context=context) if context else None


def connection(settings: Settings) -> dict[str, Any]:
    """The same for clients of aiokafka itself."""
    options: dict[str, Any] = {
        "bootstrap_servers": settings.bootstrap_servers,
        "security_protocol": settings.security_protocol,
        "ssl_context": ssl_context(settings),
    }
    if settings.security_protocol.startswith("SASL"):
        options["sasl_mechanism"] = settings.sasl_mechanism
        options["sasl_plain_username"] = settings.sasl_username
        options["sasl_plain_password"] = settings.sasl_password.get_secret_value()
    return options


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """The TLS context, None without TLS; `SettingsError` where a file cannot be used."""
    if not settings.security_protocol.endswith("SSL"):
        return None
    try:
        context = ssl.create_default_context(cafile=settings.ssl_cafile)
        if settings.ssl_certfile:
            context.load_cert_chain(settings.ssl_certfile, settings.ssl_keyfile)
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"TLS files cannot be used: {error}") from error
    return context
