"""What Faust tells about itself, counted."""

from __future__ import annotations

from typing import Any

import faust

from worker.metrics import Metrics


class RebalanceSensor(faust.Sensor):
    """Counts rebalances."""

    mundane_level = "debug"

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics

    def on_rebalance_end(self, app: Any, state: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by Faust when a rebalance is over and the streams go on."""
        self._metrics.rebalance()
