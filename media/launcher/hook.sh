#!/bin/sh
# Chaperone's launcher: hook <agent> [seconds], the agent's question on standard input.
# Asks an open editor window over its socket, else a short-lived Node process. Whatever goes wrong ends as a block:
# exit 2, one sentence on standard error, nothing on standard output.
# This text stays the same from release to release, because some agents trust hooks by their text.

LC_ALL=C
export LC_ALL
PATH=/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin:/run/current-system/sw/bin:${PATH:-}
umask 077

# Seconds. The agents' own time-out is 130, a person has 110 to answer. An agent with less patience says so.
budget=120
case ${2:-} in
  '' | *[!0-9]*) ;;
  *) budget=$2 ;;
esac
largest=12000000

nl='
'
mark='chaperone/1 '
last=${nl}chaperone/1\ end

refuse() {
  printf 'Chaperone stopped this: %s\n' "$1" >&2
  exit 2
}

agent=${1:-}
case $agent in
  '' | *[!a-z0-9-]*) refuse 'the hook was started without the name of an agent.' ;;
esac
case $0 in
  */bin/*) base=${0%/bin/*} ;;
  *) base=${HOME:-}/.chaperone ;;
esac
# Nothing that is started here may ask again.
case $PATH in
  *"$base/shims:"*) PATH=${PATH%%"$base/shims:"*}${PATH#*"$base/shims:"} ;;
esac
# Seconds since some moment, in $now. Where the system tells them in a file, no program is started for it.
clock() {
  now=''
  [ -r /proc/uptime ] && read -r now _ </proc/uptime
  now=${now%%.*}
  case $now in
    '' | *[!0-9]*) now=$(date +%s) || refuse 'the clock could not be read.' ;;
  esac
}
clock
began=$now

# Claude Code reads this file before each of its commands: https://code.claude.com/docs/en/hooks#sessionstart
# From then on the second fence stands in front of what they start.
# A repository's settings could name another file here, which such a line would break.
case $agent:${CLAUDE_ENV_FILE:-} in
  */../*) ;;
  claude:/*/session-env/*-hook-*.sh)
    case $base in
      *\'*) ;;
      /*)
        if [ ! -L "$CLAUDE_ENV_FILE" ] && [ -d "$base/shims" ] && ! grep -q "$base/shims" "$CLAUDE_ENV_FILE" 2>/dev/null; then
          printf "export PATH='%s/shims':\"\$PATH\" BASH_ENV='%s/lib/terminal/script.bash'\n" "$base" "$base" >>"$CLAUDE_ENV_FILE"
        fi
        ;;
    esac
    ;;
esac

# Seconds that are left for one more try, in $left; false where there are too few.
in_time() {
  clock
  left=$((began + budget - 5 - now))
  [ "$left" -gt 0 ]
}

# Ends the script with the answer in $1 where it is whole; returns where it is not.
settle() {
  frame=$1
  case $frame in
    "$mark"*"$last") ;;
    *) return 1 ;;
  esac
  head=${frame%%"$nl"*}
  head=${head#"$mark"}
  code=${head%% *}
  stream=${head#* }
  text=${frame#*"$nl"}
  text=${nl}$text
  text=${text%"$last"}
  text=${text#"$nl"}
  case $code in
    0 | 2) ;;
    *) return 1 ;;
  esac
  case $stream in
    stdout) [ -z "$text" ] || printf '%s\n' "$text" || refuse 'the answer could not be written.' ;;
    stderr) printf '%s\n' "${text:-Chaperone stopped this.}" >&2 ;;
    *) return 1 ;;
  esac
  exit "$code"
}

# Settles by the answer of a socket, without the line breaks or HTTP headers that stand before it.
answered() {
  case $1 in
    "$mark"*) settle "$1" ;;
    *"$nl$mark"*) settle "$mark${1#*"$nl$mark"}" ;;
  esac
}

# By a here-document and `exec`, because each part of a pipe, and the function itself, would be one more process.
by_nc() {
  exec nc -U -w "$left" "$socket" <<END
chaperone/1 ask $token $agent ${#payload}
$payload
END
}

# The token goes in by a file descriptor: arguments can be read by everybody on the machine.
by_curl() {
  printf '%s' "$payload" | curl -q --silent --max-time "$left" --unix-socket "$socket" --config /dev/fd/3 \
    --header "X-Chaperone-Agent: $agent" --header 'Content-Type: application/json' --header 'Expect:' \
    --data-binary @- http://chaperone/v1/ask 3<<END
header = "Authorization: Bearer $token"
END
}

# Asks the window that the file $1 announces; returns where that gives no answer.
ask() {
  socket=''
  token=''
  { read -r socket && read -r token; } <"$1"
  case $socket in
    /*) [ -S "$socket" ] || return 1 ;;
    *) return 1 ;;
  esac
  case $token in
    '' | *[!A-Za-z0-9_-]*) return 1 ;;
  esac
  case $tried in
    *"$nl$socket$nl"*) return 1 ;;
  esac
  tried=$tried$socket$nl
  if command -v nc >/dev/null 2>&1; then
    answered "$(by_nc 2>/dev/null)"
    in_time || refuse 'the editor did not answer in time.'
  fi
  if command -v curl >/dev/null 2>&1; then
    answered "$(by_curl 2>/dev/null)"
    in_time || refuse 'the editor did not answer in time.'
  fi
  return 1
}

# The question from a standard input that stays open behind it: what comes within two seconds is all of it.
open_ended() {
  dd bs=65536 count=3000 <&3 2>/dev/null &
  reader=$!
  { sleep 2 && kill "$reader"; } </dev/null >/dev/null 2>&1 3<&- &
  watch=$!
  wait "$reader"
  kill "$watch"
}

# Runs the hook in a Node process of its own, and ends it when the time is up.
cold() {
  ELECTRON_RUN_AS_NODE=1 "$node" "$hook" "$agent" "$left" <<END &
$payload
END
  child=$!
  (
    while [ "$left" -gt 0 ] && kill -0 "$child"; do
      sleep 1
      left=$((left - 1))
    done
    kill -9 "$child"
  ) </dev/null >/dev/null 2>&1 &
  watch=$!
  wait "$child"
  kill -9 "$watch"
}

case $agent in
  cursor | antigravity) { exec 3<&0 && payload=$(open_ended); } 2>/dev/null ;;
  *) { payload=$(head -c $((largest + 1))); } 2>/dev/null ;;
esac
[ "${#payload}" -le "$largest" ] || refuse 'the question is larger than 12 MB.'
[ -n "$payload" ] || refuse 'the agent asked nothing.'

left=$((budget - 5))
tried=$nl
for window in "$base/run/current" "$base"/run/*.window; do
  [ -r "$window" ] && [ -f "$window" ] && ask "$window"
done

node=''
hook=''
if [ -r "$base/lib/runtime" ]; then
  {
    read -r node
    read -r hook
  } <"$base/lib/runtime"
elif [ "$base" != "${HOME:-}/.chaperone" ] && [ -r "$base/lib/cold.cjs" ]; then
  # Laid into a repository, for agents in the cloud: nothing but the repository comes there, so the machine's own Node.
  node=$(command -v node)
  hook=$base/lib/hook.cjs
else
  refuse 'it is not set up completely. Open VS Code with Chaperone once.'
fi
[ -x "$node" ] || refuse 'the program that runs it is gone. Open VS Code with Chaperone once.'
[ -r "$hook" ] || refuse 'a part of it is missing. Open VS Code with Chaperone once.'
in_time || refuse 'there was no answer in time.'
# A repository's settings can reach the agent's environment. The hook goes by the home folder that this file lies in.
case $base in
  /*/.chaperone) HOME=${base%/.chaperone} && export HOME ;;
esac
unset NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_V8_COVERAGE NODE_ICU_DATA ELECTRON_NO_ASAR
unset OPENSSL_CONF OPENSSL_MODULES OPENSSL_ENGINES
settle "$(cold 2>/dev/null)"
in_time || refuse 'there was no answer in time.'
refuse 'its hook gave no answer that could be read. Open VS Code with Chaperone, or look at its output there.'
