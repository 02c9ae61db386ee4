#!/bin/sh
# Chaperone's launcher for MCP: starts its relay in front of a server, or its own server. Where it cannot be started,
# the client sees a server that does not start, and nothing goes past the guard.
# This text stays the same from release to release.

refuse() {
  printf 'Chaperone could not start this MCP server: %s\n' "$1" >&2
  exit 1
}

case $0 in
  */bin/*) base=${0%/bin/*} ;;
  *) base=${HOME:-}/.chaperone ;;
esac
[ -r "$base/lib/runtime" ] || refuse 'it is not set up completely. Open VS Code with Chaperone once.'
{
  read -r node
} <"$base/lib/runtime"
[ -x "$node" ] || refuse 'the program that runs it is gone. Open VS Code with Chaperone once.'
[ -r "$base/lib/mcp.cjs" ] || refuse 'a part of it is missing. Open VS Code with Chaperone once.'
# A repository's settings can reach this environment. Switches of Node are for the server behind it.
[ -z "${NODE_OPTIONS:-}" ] || export CHAPERONE_NODE_OPTIONS="$NODE_OPTIONS"
[ -z "${NODE_PATH:-}" ] || export CHAPERONE_NODE_PATH="$NODE_PATH"
unset NODE_OPTIONS NODE_PATH NODE_V8_COVERAGE
# The guard goes by the home folder that this file lies in.
case $base in
  /*/.chaperone)
    export CHAPERONE_SERVER_HOME="${HOME:-}"
    export HOME="${base%/.chaperone}"
    ;;
esac
ELECTRON_RUN_AS_NODE=1 exec "$node" "$base/lib/mcp.cjs" "$@"
