# Chaperone's guard for an interactive bash (4.4 or newer): an agent's line is held before anything of it runs.
# Sourced by PROMPT_COMMAND, or by PS0 where an rc file has taken PROMPT_COMMAND over. No rc file is edited.
# PS0 is expanded in the shell itself, after a whole line was read and before any of it runs:
# https://www.gnu.org/software/bash/manual/html_node/Controlling-the-Prompt.html
[[ $- == *i* && ${BASH_VERSINFO[0]:-0}${BASH_VERSINFO[1]:-0} -ge 44 ]] || return 0
if declare -F __chaperone_prompt >/dev/null; then
  __chaperone_prompt "${__chaperone_s:-0}"
  return
fi

__chaperone_base=${BASH_SOURCE[0]%/lib/terminal/*}
__chaperone_n='' __chaperone_v=0 __chaperone_c=-1 __chaperone_forget=0
: "${CHAPERONE_TERMINAL:=$$}"
export CHAPERONE_TERMINAL
# VS Code makes a function of PROMPT_COMMAND and exports its name, which a bash inside this one does not know.
export -n PROMPT_COMMAND

# Whose lines these are, in REPLY: the mark of an agent, “unknown” (an extension's terminal, or one not yet seen by
# the editor), or nothing: a person's.
__chaperone_whose() {
  local name kind=''
  for name in AI_AGENT COPILOT_AGENT CLAUDECODE CURSOR_AGENT GEMINI_CLI QWEN_CODE CLINE_ACTIVE OPENCODE AUGMENT_AGENT \
    AMP_AGENT ANTIGRAVITY_AGENT ROO_ACTIVE KIRO_AGENT CODEX_SANDBOX CODEX_CI CODEX_THREAD_ID CHAPERONE_AGENT; do
    [[ -n ${!name-} ]] && { REPLY=$name=${!name}; return; }
  done
  REPLY=unknown
  [[ -r $__chaperone_base/run/terminals/$CHAPERONE_TERMINAL ]] || return 0
  read -r kind <"$__chaperone_base/run/terminals/$CHAPERONE_TERMINAL"
  [[ $kind == person ]] && REPLY=''
}

# $1 as the inside of a JSON string, in REPLY.
__chaperone_json() {
  local back='\' twice='\\' quote='"' code char text
  text=${1//"$back"/"$twice"}
  text=${text//"$quote"/"$back$quote"}
  text=${text//$'\n'/"${back}n"}
  text=${text//$'\t'/"${back}t"}
  if [[ $text == *[[:cntrl:]]* ]]; then
    for ((code = 1; code < 32; code++)); do
      printf -v char "\\x$(printf %x "$code")"
      printf -v REPLY '%su%04x' "$back" "$code"
      text=${text//"$char"/"$REPLY"}
    done
  fi
  REPLY=$text
}

# Finds the window: its socket and token, and this shell's pipes where the window has made some and still holds them.
__chaperone_window() {
  local fd=''
  socket='' token='' pid='' pipes=''
  [[ -r $__chaperone_base/run/current ]] || return
  { read -r socket && read -r token && read -r pid; } <"$__chaperone_base/run/current"
  pipes=${socket%.sock}.$$
  [[ -r $pipes/ready ]] && read -r fd <"$pipes/ready"
  [[ -n $fd && -p $pipes/ask && $pipes/answer -ef /proc/$pid/fd/$fd ]] || pipes=''
}

# The last $1 lines of the history, in REPLY. A file takes them, because a command substitution is one more process.
__chaperone_recent() {
  if [[ -n $pipes && -f $pipes/line ]]; then
    HISTTIMEFORMAT=$'\1' builtin history "$1" >|"$pipes/line"
    IFS= read -r -d '' REPLY <"$pipes/line"
    : >|"$pipes/line"
    while [[ $REPLY == *$'\n' ]]; do REPLY=${REPLY%$'\n'}; done
  else
    REPLY=$(HISTTIMEFORMAT=$'\1' builtin history "$1")
  fi
}

# Sends the question $1 and leaves the answer in REPLY; it is whole where it ends as an answer does.
__chaperone_send() {
  local question="chaperone/1 ask $token terminal ${#1}" word=$BASHPID$RANDOM$RANDOM began=$SECONDS
  if [[ -n $pipes && ${#1} -lt 30000 ]]; then
    # An answer that an earlier line did not wait for may still lie there.
    {
      printf '%s %s\n%s' "$question" "$word" "$1" >&8
      while IFS= read -r -d '' -t 118 REPLY <&9; do
        [[ $REPLY == "$word"$'\n'* ]] && REPLY=${REPLY#*$'\n'} && REPLY=${REPLY%$'\n'} && return
      done
    } 8<>"$pipes/ask" 9<"$pipes/answer"
    # Who has not answered by now does not answer by the socket either.
    ((SECONDS - began > 100)) && return
  fi
  REPLY=$(exec nc -U -w 118 "$socket" 2>/dev/null <<<"$question $$"$'\n'"$1")
}

# Asks about the line $1 of $2; 0: it may run. Otherwise the reason is in REPLY.
__chaperone_ask() {
  local LC_ALL=C who=$2 body code
  __chaperone_json "$1"
  body="{\"shell\":\"bash\",\"line\":\"$REPLY\""
  __chaperone_json "$PWD"
  body+=",\"cwd\":\"$REPLY\",\"pid\":$$,\"terminal\":\"${CHAPERONE_TERMINAL//[^0-9a-z]/}\""
  __chaperone_json "$who"
  body+=",\"mark\":\"$REPLY\"${3:+,\"lost\":true\}}"
  [[ -z ${3-} ]] && body+='}'
  if [[ -S $socket ]] && { [[ -n $pipes ]] || type -P nc >/dev/null; }; then
    __chaperone_send "$body"
    while [[ $REPLY == $'\n'* ]]; do REPLY=${REPLY#?}; done
    if [[ $REPLY == 'chaperone/1 '*$'\nchaperone/1 end' ]]; then
      code=${REPLY#chaperone/1 }
      REPLY=${code#*$'\n'}
      REPLY=${REPLY%chaperone/1 end}
      [[ $code == '0 stdout'$'\n'* ]]
      return
    fi
  fi
  # Where no window answers, a person's own terminal goes on.
  [[ $who == unknown || $who == person ]] && return 0
  REPLY=$("$__chaperone_base/bin/hook" terminal 2>&1 <<<"$body")
  code=$?
  [[ $code == 0 || $code == 2 ]] || REPLY='Chaperone stopped this: its guard gave no answer. Open the editor with Chaperone once, then run it again.'
  return "$code"
}

# Runs in a subshell. Prints 0: go on; 2: go on, and forget the line as the user's settings say; 1 and 3: the same, held.
__chaperone_ps0() {
  # In this mode no function hides a special builtin; the names that are used below must be the shell's own.
  POSIXLY_CORRECT=1
  unset -f builtin command exec kill printf read trap type shopt history local return echo
  unset POSIXLY_CORRECT
  local line='' lost=yes forget=0 who socket token pid pipes
  # The prompt has looked already; by now the editor may have said more.
  who=$__chaperone_on
  [[ $who == unknown ]] && __chaperone_whose && who=$REPLY
  [[ -z $who && -e $__chaperone_base/run/guard-mine ]] && who=person
  [[ -n $who ]] || { printf 0; return; }
  __chaperone_window
  if [[ -o history && -z ${HISTCONTROL-} && -z ${HISTIGNORE-} && ${HISTSIZE-} != 0 ]] && shopt -q cmdhist && shopt -q lithist; then
    __chaperone_recent 1
    line=${REPLY#*$'\1'}
    # A line that ran is never empty: then the builtin itself is switched off.
    [[ -n $line ]] && lost=''
    __chaperone_forgets "$line" && forget=2
  fi
  if __chaperone_ask "$line" "$who" "$lost"; then
    printf %s "$forget"
  else
    # The editor's own integration must know that a command began, so that the reason counts as its output.
    [[ -n ${__vsc_first_prompt-} ]] && declare -F __vsc_escape_value >/dev/null &&
      printf '\e]633;E;%s;%s\a\e]633;C\a' "$(__vsc_escape_value "$line")" "${__vsc_nonce-}" >&2
    printf '%s' "${REPLY%$'\n'}" >&2
    printf %s "$((forget + 1))"
  fi
}

# Whether the user's settings keep the line $1 out of the history.
__chaperone_forgets() {
  local part
  [[ -n ${__chaperone_off-} ]] && return
  [[ ${__chaperone_control-} == *ignore@(space|both)* && $1 == [[:blank:]]* ]] && return
  if [[ ${__chaperone_control-} == *ignore@(dups|both)* ]]; then
    __chaperone_recent 2
    [[ $REPLY == *$'\1'"$1"$'\n'*$'\1'"$1" ]] && return
  fi
  local IFS=:
  set -f
  for part in ${__chaperone_ignore-}; do
    # shellcheck disable=SC2053 # the parts are patterns
    [[ $1 == $part ]] && return
  done
  return 1
}

# Ends the line that was read. A trap for INT would let it run: then nothing but the end of the shell stops it.
__chaperone_end() {
  if [[ -n $(trap -p INT) ]]; then kill -KILL $$; else kill -INT $$; fi
}

# Before each prompt; gives back the status that it found.
__chaperone_prompt() {
  local status=$1
  if [[ $__chaperone_c != -1 ]]; then
    if ((__chaperone_v)); then
      status=126
      # The editor's integration keeps the status of the line for itself.
      [[ -n ${__vsc_first_prompt-} ]] && __vsc_status=126
    fi
    ((__chaperone_forget)) && builtin history -d "$((HISTCMD - 1))" 2>/dev/null
    __chaperone_v=0 __chaperone_c=-1 __chaperone_forget=0
  fi
  __chaperone_whose
  __chaperone_on=$REPLY
  [[ -z $__chaperone_on && -e $__chaperone_base/run/guard-mine ]] && __chaperone_on=person
  if [[ -n $__chaperone_on ]]; then
    # What hides a line from the history hides it from PS0 too: the guard applies these settings itself afterwards.
    # `unset` and `printf -v` only fail where a variable is read-only; an assignment would end this function.
    [[ -n ${HISTCONTROL-} ]] && { __chaperone_control=$HISTCONTROL; unset HISTCONTROL 2>/dev/null; }
    [[ -n ${HISTIGNORE-} ]] && { __chaperone_ignore=$HISTIGNORE; unset HISTIGNORE 2>/dev/null; }
    [[ ${HISTSIZE-} == 0 ]] && { __chaperone_off=1; printf -v HISTSIZE 1 2>/dev/null; }
    shopt -q cmdhist || { __chaperone_options+=' cmdhist'; shopt -s cmdhist; }
    shopt -q lithist || { __chaperone_options+=' lithist'; shopt -s lithist; }
    # A held line ends by INT, which a trap of the user's would catch.
    [[ $__chaperone_on == unknown && -z ${__chaperone_int-} ]] && __chaperone_int=$(trap -p INT)
    trap - INT
    if [[ $__chaperone_on != person && $__chaperone_on != unknown ]]; then
      [[ $PATH == "$__chaperone_base/shims:"* ]] || export PATH="$__chaperone_base/shims:$PATH"
      [[ ${BASH_ENV-} == "$__chaperone_base/lib/terminal/script.bash" ]] || {
        [[ -n ${BASH_ENV-} ]] && export CHAPERONE_BASH_ENV=$BASH_ENV
        export BASH_ENV=$__chaperone_base/lib/terminal/script.bash
      }
    fi
  elif [[ -n ${__chaperone_options-}${__chaperone_control-}${__chaperone_ignore-}${__chaperone_int-}${__chaperone_off-} ]]; then
    # It has turned out to be a person's: everything as it was.
    [[ -n ${__chaperone_control-} ]] && HISTCONTROL=$__chaperone_control
    [[ -n ${__chaperone_ignore-} ]] && HISTIGNORE=$__chaperone_ignore
    [[ -n ${__chaperone_off-} ]] && HISTSIZE=0
    # shellcheck disable=SC2086 # a list of names
    [[ -n ${__chaperone_options-} ]] && shopt -u $__chaperone_options
    [[ -n ${__chaperone_int-} ]] && eval "$__chaperone_int"
    __chaperone_control='' __chaperone_ignore='' __chaperone_off='' __chaperone_options='' __chaperone_int=''
  fi
  # A bash inside this one inherits PS0 and loads the guard by it.
  [[ ${PS0-} == *__chaperone_q* ]] || export PS0=$__chaperone_PS0${PS0-}
  return "$status"
}

# Where the guard has not been loaded, a subshell asks about the first line, and PROMPT_COMMAND gets an element that
# loads it. Some character of BASH_VERSION is none of those in the brackets: so the whole prints nothing.
# shellcheck disable=SC2016 # expanded by the prompt
__chaperone_PS0='${__chaperone_n-$(. ~/.chaperone/lib/terminal/first.bash)${BASH_VERSION##*[!${PROMPT_COMMAND[97]:=. ~/.chaperone/lib/terminal/guard.bash}]*}}${__chaperone_on:+${__chaperone_q[__chaperone_c==HISTCMD]@P}}'

# One line may hold several commands, each of which expands PS0; it is asked about once.
# shellcheck disable=SC2016 # expanded by the prompt
__chaperone_q=(
  '${__chaperone_n:$((__chaperone_v=1$(__chaperone_ps0)-10,__chaperone_forget=__chaperone_v&2,__chaperone_v=__chaperone_v<0?1:__chaperone_v&1,__chaperone_v?(__vsc_in_command_execution=1):0,__chaperone_c=HISTCMD,0)):0}${__chaperone_k[__chaperone_v]@P}'
  ''
)
# shellcheck disable=SC2016
__chaperone_k=('' '$(__chaperone_end)')
readonly -f __chaperone_whose __chaperone_json __chaperone_window __chaperone_recent __chaperone_send __chaperone_ask __chaperone_ps0 __chaperone_forgets __chaperone_end __chaperone_prompt
__chaperone_prompt "${__chaperone_s:-$?}"
