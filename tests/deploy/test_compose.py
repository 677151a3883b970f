"""docker-compose.yml against the Compose specification and the settings."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.deploy.settings_doc import expected
from tests.shared import ROOT
from worker.settings import Settings

PATH = ROOT / "docker-compose.yml"
COMPOSE: dict[str, Any] = yaml.safe_load(PATH.read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]


def _validator() -> Draft202012Validator:
    """The specification's own JSON Schema, as check-jsonschema ships it."""
    schema = files("check_jsonschema.builtin_schemas.vendor") / "compose-spec.json"
    return Draft202012Validator(json.loads(schema.read_text()))


def test_the_file_follows_the_compose_specification() -> None:
    """The Compose specification's JSON Schema finds nothing wrong with the file."""
    assert [error.message for error in _validator().iter_errors(COMPOSE)] == []


def test_a_fault_would_be_found() -> None:
    """The schema is really applied: an unknown key in a service is an error."""
    assert not _validator().is_valid({"services": {"x": {"image": "y", "restrat": "always"}}})


def test_every_incidents_variable_is_a_setting() -> None:
    """Each INCIDENTS_ variable that the file mentions exists in the settings."""
    assert set(re.findall(r"INCIDENTS_[A-Z_]+", PATH.read_text())) <= set(expected())


def test_every_variable_that_compose_fills_in_has_a_default() -> None:
    """`docker compose up` works without an .env file."""
    filled = re.findall(r"(?<!\$)\$\{([^}]+)\}", PATH.read_text())
    assert filled
    assert [name for name in filled if ":-" not in name] == []


def test_what_the_services_wait_for() -> None:
    """The worker and the replay wait for the topics, which wait for a healthy Kafka."""
    done, healthy = "service_completed_successfully", "service_healthy"
    assert SERVICES["topics"]["depends_on"]["kafka"]["condition"] == healthy
    assert SERVICES["worker"]["depends_on"]["topics"]["condition"] == done
    assert SERVICES["replay"]["depends_on"]["topics"]["condition"] == done


@pytest.mark.parametrize(
    ("service", "profile"),
    [("replay", "replay"), ("prometheus", "monitoring"), ("grafana", "monitoring")],
)
def test_what_is_optional_starts_only_with_its_profile(service: str, profile: str) -> None:
    """`docker compose up` alone starts Kafka, the topics and the worker."""
    assert SERVICES[service]["profiles"] == [profile]


def test_kafka_is_the_release_that_the_tests_run() -> None:
    """The image and the pom of the local broker name the same Kafka."""
    pom = (ROOT / "deploy" / "kafka" / "pom.xml").read_text()
    version = re.findall(r"<kafka.version>(.+)</kafka.version>", pom)[0]
    assert SERVICES["kafka"]["image"] == f"apache/kafka:{version}"


def test_the_worker_may_finish_before_it_is_killed() -> None:
    """The grace period is longer than the worker's own deadline."""
    grace = float(SERVICES["worker"]["stop_grace_period"].removesuffix("s"))
    assert grace > Settings().shutdown_seconds + 10


def test_the_worker_is_healthy_when_it_is_ready() -> None:
    """The health check asks /readyz with the probe that the image carries."""
    assert SERVICES["worker"]["healthcheck"]["test"][-1] == "/readyz"


@pytest.mark.parametrize("name", [n for n, s in SERVICES.items() if "volumes" in s])
def test_mounted_files_exist(name: str) -> None:
    """Each folder of the repository that a service mounts is there."""
    mounted = [v.split(":")[0] for v in SERVICES[name]["volumes"] if v.startswith("./")]
    assert [path for path in mounted if not (ROOT / path).exists()] == []
