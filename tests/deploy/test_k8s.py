"""deploy/k8s against the schemas of Kubernetes and the settings."""

from __future__ import annotations

from typing import Any

import kubernetes_validate
import pytest
import yaml

from tests.deploy.settings_doc import expected
from tests.shared import ROOT
from worker.settings import Settings

KUBERNETES = "1.33"
FOLDER = ROOT / "deploy" / "k8s"
RESOURCES: dict[str, dict[str, Any]] = {
    f"{path.stem}-{resource['kind']}": resource
    for path in sorted(FOLDER.glob("*.yaml"))
    for resource in yaml.safe_load_all(path.read_text())
}
POD = RESOURCES["worker-StatefulSet"]["spec"]["template"]["spec"]
WORKER = POD["containers"][0]


@pytest.mark.parametrize("name", RESOURCES)
def test_a_resource_follows_its_schema(name: str) -> None:
    """Kubernetes' own schemas find nothing wrong and know every field."""
    kubernetes_validate.validate(RESOURCES[name], KUBERNETES, strict=True)


def test_every_variable_is_a_setting() -> None:
    """The shared settings and the worker's own are settings of the code."""
    shared = RESOURCES["settings-ConfigMap"]["data"]
    assert {*shared, *(variable["name"] for variable in WORKER["env"])} <= set(expected())


def test_a_pod_has_the_same_name_in_the_group_after_each_restart() -> None:
    """Static membership: the instance id is the pod's stable name."""
    env = {variable["name"]: variable for variable in WORKER["env"]}
    field = env["INCIDENTS_INSTANCE_ID"]["valueFrom"]["fieldRef"]["fieldPath"]
    assert field == "metadata.name"


def test_a_pod_may_finish_before_it_is_killed() -> None:
    """The grace period is longer than the worker's own deadline."""
    assert POD["terminationGracePeriodSeconds"] > Settings().shutdown_seconds + 10


@pytest.mark.parametrize(
    ("probe", "path"),
    [("startupProbe", "/healthz"), ("livenessProbe", "/healthz"), ("readinessProbe", "/readyz")],
)
def test_the_probes_ask_the_worker(probe: str, path: str) -> None:
    """Alive and ready are asked at the worker's own port."""
    assert WORKER[probe]["httpGet"]["path"] == path
    assert WORKER["ports"][0]["containerPort"] == Settings().http_port
