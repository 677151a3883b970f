"""Is the worker alive, is it ready, what does it count: `/healthz`, `/readyz`, `/metrics`.

Ready means that it can take articles: partitions are assigned, state is restored, a process of the
pool is up. Alive means that its event loop answers and that no article stands still; a worker
that is not should be restarted, which is safe at any time.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

from aiohttp import web

from worker.metrics import Metrics
from worker.settings import Settings

Check = tuple[str, Callable[[], bool]]
"""What must be so, and whether it is."""


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Health:
    """The checks behind the two paths."""

    alive: Sequence[Check]
    ready: Sequence[Check]


def failing(checks: Iterable[Check]) -> list[str]:
    """The checks that fail."""
    return [name for name, holds in checks if not holds()]


async def serve(settings: Settings, metrics: Metrics, health: Health) -> web.AppRunner:
    """Serve the three paths; `cleanup` of the result ends that."""
    app = web.Application()
    app.router.add_get("/metrics", _metrics(metrics))
    app.router.add_get("/healthz", _checked(health.alive))
    app.router.add_get("/readyz", _checked(health.ready))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, settings.http_host, settings.http_port).start()
    return runner


def _metrics(metrics: Metrics) -> Handler:
    async def answer(_request: web.Request) -> web.Response:
        body, content_type = metrics.render()
        return web.Response(body=body, headers={"Content-Type": content_type})

    return answer


def _checked(checks: Sequence[Check]) -> Handler:
    async def answer(_request: web.Request) -> web.Response:
        wrong = failing(checks)
        text = "".join(f"not so: {name}\n" for name in wrong) or "ok\n"
        return web.Response(text=text, status=503 if wrong else 200)

    return answer
