"""What all tests share."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine is no failure: promises about speed are for the benchmarks.
settings.register_profile("incidents", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("incidents")
