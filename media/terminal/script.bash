# Sourced by every bash that an agent's commands start without a terminal: BASH_ENV.
# https://www.gnu.org/software/bash/manual/html_node/Bash-Startup-Files.html
__chaperone_base=${BASH_SOURCE[0]%/lib/terminal/*}
[[ $PATH == "$__chaperone_base/shims:"* ]] || PATH=$__chaperone_base/shims:$PATH
if [[ -n ${CHAPERONE_BASH_ENV-} && $CHAPERONE_BASH_ENV != "${BASH_SOURCE[0]}" && -r $CHAPERONE_BASH_ENV ]]; then
  . "$CHAPERONE_BASH_ENV"
fi
if [[ -x $__chaperone_base/lib/terminal/shim && -z ${__chaperone_asked-} ]]; then
  if [[ -n ${BASH_EXECUTION_STRING-} ]]; then
    "$__chaperone_base/lib/terminal/shim" --ask bash -c "$BASH_EXECUTION_STRING" "$0" "$@" || exit
  elif [[ -r $0 ]]; then
    "$__chaperone_base/lib/terminal/shim" --ask bash "$0" "$@" || exit
  fi
fi
unset __chaperone_base
