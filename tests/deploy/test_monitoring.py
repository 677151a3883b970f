"""Alerts and dashboard against the metrics that the worker has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import promql_parser
import pytest
import yaml

from tests.shared import ROOT
from worker.metrics import Metrics

DEPLOY = ROOT / "deploy"
RULES: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text())["groups"]
    for rule in group["rules"]
]
DASHBOARD: dict[str, Any] = json.loads(
    (DEPLOY / "grafana" / "dashboards" / "incidents.json").read_text()
)
PANELS: list[dict[str, Any]] = [p for p in DASHBOARD["panels"] if p["type"] != "row"]
QUERIES = {
    **{rule["alert"]: rule["expr"] for rule in RULES},
    **{f"{p['title']} {t['refId']}": t["expr"] for p in PANELS for t in p["targets"]},
}
PROMETHEUS_OWN = {"up"}


def _samples() -> set[str]:
    """Every name that /metrics can show: instruments, parts of histograms, and watched gauges."""
    instruments = set(Metrics().registry._names_to_collectors)
    run = (ROOT / "worker" / "stream" / "run.py").read_text()
    return instruments | {f"incidents_{name}" for name in re.findall(r'\bwatch\("(\w+)"', run)}


def _selected(query: str) -> set[str]:
    names: set[str] = set()

    def visit(node: promql_parser.Expr) -> bool:
        if isinstance(node, promql_parser.VectorSelector):
            names.add(node.name)
        return True

    promql_parser.walk(promql_parser.parse(query), visit)
    return names


def _anchors() -> Iterator[str]:
    for title in re.findall(r"^## (.+)$", (DEPLOY / "runbook.md").read_text(), re.MULTILINE):
        yield title.lower().replace(" ", "-")


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_is_promql_on_metrics_that_exist(name: str) -> None:
    """Each query of the alerts and the dashboard parses and reads only what the worker shows."""
    selected = _selected(QUERIES[name].replace("$__rate_interval", "1m"))
    assert selected
    assert selected <= _samples() | PROMETHEUS_OWN


def test_the_runbook_names_metrics_that_exist() -> None:
    """Metrics that the runbook points to are metrics of the worker."""
    named = re.findall(r"`(incidents_\w+)`", (DEPLOY / "runbook.md").read_text())
    assert named
    assert set(named) <= _samples()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alert_leads_to_the_runbook(rule: dict[str, Any]) -> None:
    """Each alert names an entry of the runbook that is there."""
    path, _, anchor = rule["annotations"]["runbook"].partition("#")
    assert path == "deploy/runbook.md"
    assert anchor in set(_anchors())


@pytest.mark.parametrize("topic", ["Latency", "Lag", "DeadLetters", "Commits"])
def test_what_hurts_has_an_alert(topic: str) -> None:
    """Latency, growing lag, dead letters and stalled commits are alerted on."""
    assert [rule["alert"] for rule in RULES if topic in rule["alert"]]


def test_the_dashboard_reads_the_provisioned_source() -> None:
    """Each panel reads the data source that Grafana is given."""
    provisioned = DEPLOY / "grafana" / "provisioning" / "datasources" / "prometheus.yaml"
    uid = yaml.safe_load(provisioned.read_text())["datasources"][0]["uid"]
    assert {panel["datasource"]["uid"] for panel in PANELS} == {uid}


def test_panels_do_not_overlap() -> None:
    """The panels fill a grid 24 wide, each cell once."""
    cells = [
        (x, y)
        for grid in (panel["gridPos"] for panel in DASHBOARD["panels"])
        for x in range(grid["x"], grid["x"] + grid["w"])
        for y in range(grid["y"], grid["y"] + grid["h"])
    ]
    assert len(cells) == len(set(cells))
    assert max(x for x, _ in cells) < 24


def test_prometheus_scrapes_the_worker_of_the_compose_file() -> None:
    """The name and the port that Prometheus asks are the service's."""
    config = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text())
    target = config["scrape_configs"][0]["dns_sd_configs"][0]
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    assert target["names"][0] in services
    assert f"EXPOSE {target['port']}" in (DEPLOY / "Dockerfile").read_text()
