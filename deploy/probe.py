"""Asks the worker of this container for a path (`/readyz`); the exit status is the answer."""

import os
import sys
import urllib.request

port = os.environ.get("INCIDENTS_HTTP_PORT", "8000")
urllib.request.urlopen(f"http://127.0.0.1:{port}{sys.argv[1]}", timeout=3)
