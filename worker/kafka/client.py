"""Clients from the settings, and the question whether a broker answers at all."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from confluent_kafka import Consumer, KafkaError, KafkaException, Producer
from confluent_kafka.admin import AdminClient

from worker.errors import BrokerError
from worker.settings import Settings

log = logging.getLogger(__name__)

ANSWER_SECONDS = 10.0
"""How long a broker may take to answer at the start of a command; 3 s is a slow one."""

DELIVERY_SECONDS = 60.0
"""After this a record counts as not delivered: long enough for a broker to restart."""

MAX_MESSAGE_BYTES = 16_777_216
"""As large a record as `articles.raw` takes; a larger one fails here, not on the broker."""


Config = dict[str, str | int | float | bool]

_Client = TypeVar("_Client", Producer, Consumer, AdminClient)
_Hooks = dict[str, Any]


def connection(settings: Settings) -> Config:
    """How to reach the broker, in librdkafka's words, with TLS and SASL as far as they are set."""
    config: Config = {
        "bootstrap.servers": settings.bootstrap_servers,
        "security.protocol": settings.security_protocol,
        "client.id": "incidents",
    }
    if settings.security_protocol.startswith("SASL"):
        config["sasl.mechanism"] = settings.sasl_mechanism
        config["sasl.username"] = settings.sasl_username
        config["sasl.password"] = settings.sasl_password.get_secret_value()
    if settings.security_protocol.endswith("SSL"):
        files = {
            "ssl.ca.location": settings.ssl_cafile,
            "ssl.certificate.location": settings.ssl_certfile,
            "ssl.key.location": settings.ssl_keyfile,
        }
        config |= {name: str(path) for name, path in files.items() if path}
    return config


def producer(settings: Settings) -> Producer:
    """A producer that delivers each record once and in order, or says that it did not."""
    config = connection(settings) | {
        "enable.idempotence": True,
        "partitioner": "murmur2_random",  # as Java and the worker: one key, one partition
        "linger.ms": 5,
        "delivery.timeout.ms": int(DELIVERY_SECONDS * 1000),
        "message.max.bytes": MAX_MESSAGE_BYTES,
        "queue.buffering.max.kbytes": 65_536,
    }
    return _connected(lambda hooks: Producer(config | hooks, logger=log), settings)


def consumer(settings: Settings) -> Consumer:
    """A consumer for `reading`: no group is joined and nothing is committed."""
    config = connection(settings) | {
        "group.id": f"incidents-reader-{uuid.uuid4()}",
        "enable.auto.commit": False,
        "enable.partition.eof": True,
        "auto.offset.reset": "earliest",
        "fetch.message.max.bytes": MAX_MESSAGE_BYTES,
    }
    return _connected(lambda hooks: Consumer(config | hooks, logger=log), settings)


def admin(settings: Settings) -> AdminClient:
    """An admin client."""
    return _connected(lambda hooks: AdminClient(connection(settings) | hooks, logger=log), settings)


def _connected(make: Callable[[_Hooks], _Client], settings: Settings) -> _Client:
    """The client, once the broker has answered it; `BrokerError` where none does."""
    heard: list[str] = []

    def note(error: KafkaError) -> None:
        if error.code() != KafkaError._ALL_BROKERS_DOWN:  # noqa: SLF001  its public name
            heard.append(error.str())

    client = make({"error_cb": note})
    try:
        client.list_topics(timeout=ANSWER_SECONDS)
    except KafkaException as error:
        client.poll(0)  # now the client tells what went wrong on the connection
        reason = heard[-1] if heard else error.args[0].str()
        raise BrokerError(
            f"no answer from Kafka at {settings.bootstrap_servers} "
            f"within {ANSWER_SECONDS:.0f} s: {reason}"
        ) from None
    return client
