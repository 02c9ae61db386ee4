# Chaperone's second fence: stands in front of a program of the same name, asks about its real arguments, then becomes
# it. A shim (~/.chaperone/shims/NAME) sources this text; `shim --ask WORDS` only asks, for scripts.
# On PATH in agents' terminals only.

chaperone_base=${0%/shims/*}
chaperone_name=${0##*/}
case $0 in
  */lib/terminal/shim) chaperone_base=${0%/lib/terminal/shim} ;;
esac

# $1 as the inside of a JSON string, in $chaperone_text.
chaperone_json() {
  chaperone_text=$1
  case $1 in
    *[\\\"[:cntrl:]]*)
      chaperone_text=$(
        printf '%s.' "$1" | LC_ALL=C tr '\001-\010\013\014\016-\037\177' ' ' | LC_ALL=C awk 'BEGIN { ORS = "" }
          { gsub(/[\\"]/, "\\\\&"); gsub(/\t/, "\\t"); gsub(/\r/, "\\r"); if (NR > 1) print "\\n"; print }'
      )
      chaperone_text=${chaperone_text%.}
      ;;
  esac
}

# Asks about the words; ends with 126 and the reason where they may not run.
chaperone_ask() {
  chaperone_body='{"shell":"sh","argv":['
  chaperone_gap=''
  for chaperone_word; do
    chaperone_json "$chaperone_word"
    chaperone_body=$chaperone_body$chaperone_gap\"$chaperone_text\"
    chaperone_gap=,
  done
  chaperone_json "$PWD"
  chaperone_body="$chaperone_body],\"cwd\":\"$chaperone_text\",\"pid\":$$"
  case ${CHAPERONE_TERMINAL-} in
    '' | *[!0-9a-z]*) ;;
    *) chaperone_body="$chaperone_body,\"terminal\":\"$CHAPERONE_TERMINAL\"" ;;
  esac
  chaperone_mark=${AI_AGENT:-${CLAUDECODE:+claude}}
  chaperone_json "${chaperone_mark:-agent}"
  chaperone_body="$chaperone_body,\"mark\":\"AI_AGENT=$chaperone_text\"}"
  chaperone_socket=''
  [ -r "$chaperone_base/run/current" ] && { read -r chaperone_socket && read -r chaperone_token; } <"$chaperone_base/run/current"
  if [ -S "$chaperone_socket" ]; then
    chaperone_answer=$(
      LC_ALL=C
      PATH=/usr/bin:/bin:$PATH
      exec nc -U -w 118 "$chaperone_socket" 2>/dev/null <<END
chaperone/1 ask $chaperone_token terminal ${#chaperone_body}
$chaperone_body
END
    )
    case $chaperone_answer in
      *'
chaperone/1 end')
        chaperone_answer=${chaperone_answer#*'chaperone/1 '}
        case $chaperone_answer in
          '0 stdout'*) return ;;
          '2 stderr'*)
            chaperone_answer=${chaperone_answer#*'
'}
            printf '%s' "${chaperone_answer%chaperone/1 end}" >&2
            exit 126
            ;;
        esac
        ;;
    esac
  fi
  chaperone_answer=$(printf '%s' "$chaperone_body" | "$chaperone_base/bin/hook" terminal 2>&1) && return
  [ $? = 2 ] || chaperone_answer='Chaperone stopped this: its guard gave no answer. Open the editor with Chaperone once, then run it again.'
  printf '%s\n' "$chaperone_answer" >&2
  exit 126
}

if [ "${1-}" = --ask ] && [ "$chaperone_name" = shim ]; then
  shift
  chaperone_ask "$@"
  exit 0
fi

chaperone_real=''
chaperone_rest=$PATH:
while [ -n "$chaperone_rest" ]; do
  chaperone_place=${chaperone_rest%%:*}
  chaperone_rest=${chaperone_rest#*:}
  [ -f "$chaperone_place/$chaperone_name" ] && [ -x "$chaperone_place/$chaperone_name" ] || continue
  [ "$chaperone_place" = "$chaperone_base/shims" ] || [ "$chaperone_place/$chaperone_name" -ef "$0" ] && continue
  chaperone_real=$chaperone_place/$chaperone_name
  break
done
if [ -z "$chaperone_real" ]; then
  printf '%s: command not found\n' "$chaperone_name" >&2
  exit 127
fi
[ -n "${chaperone_harmless-}" ] || chaperone_ask "$chaperone_name" "$@"
exec "$chaperone_real" "$@"
