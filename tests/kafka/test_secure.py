"""TLS and SASL: the same settings, on a broker that lets nobody else in."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from confluent_kafka import Producer

from deploy.kafka.broker import LocalBroker, free_port
from tests.kafka.test_topics import topic
from worker.errors import BrokerError
from worker.kafka import client, topics
from worker.kafka.reading import messages
from worker.settings import Settings

USER, PASSWORD, STORE = "worker", "right-secret", "store-secret"


@dataclass(frozen=True)
class Secure:
    """A broker with a listener that takes SASL_SSL with SCRAM-SHA-512 and nothing else."""

    address: str
    authority: Path

    def settings(self, **more: object) -> Settings:
        """Settings with the right credentials, unless `more` says otherwise."""
        right = {
            "bootstrap_servers": self.address,
            "security_protocol": "SASL_SSL",
            "sasl_mechanism": "SCRAM-SHA-512",
            "sasl_username": USER,
            "sasl_password": PASSWORD,
            "ssl_cafile": self.authority,
        }
        return Settings(**(right | more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def secure(broker: LocalBroker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secure]:
    """A second broker: the first has no secure listener."""
    assert broker.running
    folder, port = tmp_path_factory.mktemp("secure"), free_port()
    authority = _certificate(folder)
    scram = f"SCRAM-SHA-512=[name={USER},password={PASSWORD}]"
    properties = _properties(folder / "broker.p12", port)
    with LocalBroker(folder, properties=properties, format_options=["--add-scram", scram]):
        yield Secure(f"127.0.0.1:{port}", authority)


def _certificate(folder: Path) -> Path:
    """A key store with a self-signed certificate for this machine; the certificate as PEM."""
    store = ["-keystore", str(folder / "broker.p12"), "-storepass", STORE, "-alias", "broker"]
    names = ["-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost"]
    kind = ["-keyalg", "RSA", "-storetype", "PKCS12", "-validity", "2"]
    subprocess.run(["keytool", "-genkeypair", *store, *names, *kind], check=True)
    pem = folder / "authority.pem"
    subprocess.run(["keytool", "-exportcert", "-rfc", *store, "-file", str(pem)], check=True)
    return pem


def _properties(store: Path, port: int) -> dict[str, str]:
    login = "org.apache.kafka.common.security.scram.ScramLoginModule required;"
    plain = "PLAINTEXT://127.0.0.1:{port}"
    return {
        "listeners": f"{plain},CONTROLLER://127.0.0.1:{{controller_port}},SECURE://127.0.0.1:{port}",
        "advertised.listeners": f"{plain},SECURE://127.0.0.1:{port}",
        "listener.security.protocol.map": (
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL"
        ),
        "listener.name.secure.sasl.enabled.mechanisms": "SCRAM-SHA-512",
        "listener.name.secure.scram-sha-512.sasl.jaas.config": login,
        "listener.name.secure.ssl.keystore.location": str(store),
        "listener.name.secure.ssl.keystore.password": STORE,
    }


def test_who_has_the_credentials_is_let_in(secure: Secure) -> None:
    """Topics, a delivery and a reading go through TLS and SASL by settings alone."""
    settings = secure.settings()
    topics.apply(client.admin(settings), [topic("secret", 1, {})])
    producer: Producer = client.producer(settings)
    producer.produce("secret", b"value")
    assert producer.flush(10) == 0
    found = [m.value() for m in messages(client.consumer(settings), "secret") if m is not None]
    assert found == [b"value"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sasl_password": "wrong"}, "[Aa]uthentication failed"),
        ({"sasl_mechanism": "SCRAM-SHA-256"}, "SCRAM-SHA-256|mechanism"),
        ({"ssl_cafile": None}, "certificate verify failed"),
        ({"security_protocol": "PLAINTEXT"}, "no answer from Kafka"),
    ],
    ids=["password", "mechanism", "authority", "no-tls"],
)
def test_who_has_not_is_told_why(
    secure: Secure, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, object], said: str
) -> None:
    """The message says what the broker or TLS found wrong, and not the password."""
    monkeypatch.setattr(client, "ANSWER_SECONDS", 3.0)
    with pytest.raises(BrokerError, match=said) as caught:
        client.producer(secure.settings(**wrong))
    assert PASSWORD not in str(caught.value)
