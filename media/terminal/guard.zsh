# Chaperone's guard for an interactive zsh: an agent's line is held before anything of it runs.
# preexec runs in the shell itself, after a line was read and before any of it runs:
# https://zsh.sourceforge.io/Doc/Release/Functions.html#Hook-Functions
[[ -o interactive && -z ${__chaperone_base-} ]] || return 0
zmodload zsh/net/socket 2>/dev/null

typeset -g __chaperone_base=${${(%):-%x}:A:h:h:h} __chaperone_passed='' __chaperone_trap='' REPLY
typeset -gi __chaperone_held=0
export CHAPERONE_TERMINAL=${CHAPERONE_TERMINAL:-$$}

# Whose lines these are, in REPLY: the mark of an agent, “unknown” (an extension's terminal, or one not yet seen by
# the editor), or nothing: a person's.
__chaperone_whose() {
  emulate -L zsh
  local name kind=''
  for name in AI_AGENT COPILOT_AGENT CLAUDECODE CURSOR_AGENT GEMINI_CLI QWEN_CODE CLINE_ACTIVE OPENCODE AUGMENT_AGENT \
    AMP_AGENT ANTIGRAVITY_AGENT ROO_ACTIVE KIRO_AGENT CODEX_SANDBOX CODEX_CI CODEX_THREAD_ID CHAPERONE_AGENT; do
    [[ -n ${(P)name-} ]] && { REPLY=$name=${(P)name}; return }
  done
  REPLY=unknown
  [[ -r $__chaperone_base/run/terminals/$CHAPERONE_TERMINAL ]] || return 0
  read -r kind <$__chaperone_base/run/terminals/$CHAPERONE_TERMINAL
  [[ $kind == person ]] && REPLY=''
  [[ -z $REPLY && -e $__chaperone_base/run/guard-mine ]] && REPLY=person
  return 0
}

# $1 as the inside of a JSON string, in REPLY.
__chaperone_json() {
  emulate -L zsh
  setopt no_multibyte extended_glob
  local code char text=${1//\\/\\\\}
  text=${${${text//\"/\\\"}//$'\n'/\\n}//$'\t'/\\t}
  if [[ $text == *[[:cntrl:]]* ]]; then
    for code in {0..31}; do
      char=${(#)code}
      text=${text//$char/\\u${(l:4::0:)$(( [##16] code ))}}
    done
  fi
  REPLY=$text
}

# Asks about the line $1 of $2; 0: it may run. Otherwise the reason is in REPLY.
__chaperone_ask() {
  emulate -L zsh
  setopt no_multibyte
  local fd code socket='' token='' body part answer=''
  __chaperone_json $1
  body="{\"shell\":\"zsh\",\"line\":\"$REPLY\""
  __chaperone_json $PWD
  body+=",\"cwd\":\"$REPLY\",\"pid\":$$,\"terminal\":\"${CHAPERONE_TERMINAL//[^0-9a-z]/}\""
  __chaperone_json $2
  body+=",\"mark\":\"$REPLY\"}"
  [[ -r $__chaperone_base/run/current ]] && { read -r socket && read -r token } <$__chaperone_base/run/current
  if [[ -S $socket ]] && (( $+builtins[zsocket] )) && zsocket $socket 2>/dev/null; then
    fd=$REPLY
    print -rn -u $fd -- "chaperone/1 ask $token terminal ${#body}"$'\n'$body 2>/dev/null
    while read -r -u $fd part; do answer+=$part$'\n'; done
    exec {fd}>&-
    while [[ $answer == $'\n'* ]]; do answer=${answer#?}; done
    if [[ $answer == 'chaperone/1 '*$'\nchaperone/1 end\n' ]]; then
      answer=${answer#chaperone/1 }
      REPLY=${${answer#*$'\n'}%chaperone/1 end$'\n'}
      [[ $answer == '0 stdout'$'\n'* ]]
      return
    fi
  fi
  # Where no window answers, a person's own terminal goes on.
  [[ $2 == unknown || $2 == person ]] && return 0
  REPLY=$($__chaperone_base/bin/hook terminal 2>&1 <<<$body)
  code=$?
  (( code == 0 || code == 2 )) || REPLY='Chaperone stopped this: its guard gave no answer. Open the editor with Chaperone once, then run it again.'
  return code
}

__chaperone_preexec() {
  # Whatever options the line before has set; the traps below are the shell's own.
  emulate -L zsh
  setopt no_local_traps
  local line=${1:-$3} passed=1
  __chaperone_whose
  [[ -z $REPLY ]] && return
  # A buffer of several commands runs preexec for each of them; it is asked about once.
  [[ $line == $__chaperone_passed ]] && return
  __chaperone_ask $line $REPLY && { __chaperone_passed=$line; return }
  __chaperone_held=1
  # The editor's own integration must know that a command began, so that the reason counts as its output.
  (( $+functions[__vsc_preexec] )) && __vsc_preexec $line
  print -ru2 -- ${REPLY%$'\n'}
  __chaperone_trap=$(trap)
  (( $+functions[TRAPINT] )) && functions[__chaperone_trapint]=$functions[TRAPINT]
  trap - INT
  kill -INT $$
}

__chaperone_precmd() {
  local st=$?
  emulate -L zsh
  setopt no_local_traps
  __chaperone_passed=''
  [[ $preexec_functions[1] == __chaperone_preexec ]] || preexec_functions=(__chaperone_preexec ${preexec_functions:#__chaperone_preexec})
  if (( __chaperone_held )); then
    __chaperone_held=0 st=126
    # The user's own INT trap was set aside.
    [[ -n $__chaperone_trap ]] && eval ${(M)${(f)__chaperone_trap}:#*( INT|SIGINT)} 2>/dev/null
    __chaperone_trap=''
    (( $+functions[__chaperone_trapint] )) && functions[TRAPINT]=$functions[__chaperone_trapint] && unfunction __chaperone_trapint
    (( $+functions[__vsc_preexec] )) && print -n '\e]633;D;126\a'
  fi
  __chaperone_whose
  if [[ -n $REPLY && $REPLY != (unknown|person) ]]; then
    [[ $PATH == $__chaperone_base/shims:* ]] || export PATH=$__chaperone_base/shims:$PATH
    if [[ ${BASH_ENV-} != $__chaperone_base/lib/terminal/script.bash ]]; then
      [[ -n ${BASH_ENV-} ]] && export CHAPERONE_BASH_ENV=$BASH_ENV
      export BASH_ENV=$__chaperone_base/lib/terminal/script.bash
    fi
    # A zsh inside this one is guarded too.
    if [[ ${ZDOTDIR-} != $__chaperone_base/lib/terminal/zdot ]]; then
      export CHAPERONE_ZDOTDIR=${ZDOTDIR-} ZDOTDIR=$__chaperone_base/lib/terminal/zdot
    fi
  fi
  return st
}

preexec_functions=(__chaperone_preexec $preexec_functions)
precmd_functions=(__chaperone_precmd $precmd_functions)
