# A bash that has not loaded the guard yet has read its first line: sourced in a subshell by the PS0 that it inherited.
__chaperone_trap=$(trap -p INT)
. "${BASH_SOURCE[0]%/*}/guard.bash"
# Whether the line is in the history cannot be told where the user's settings hide lines.
[[ ${__chaperone_control-} == *ignore@(space|both)* || -n ${__chaperone_ignore-}${__chaperone_off-} ]] && HISTCONTROL=unknown
case $(__chaperone_ps0) in
  0 | 2) ;;
  *) if [[ -n $__chaperone_trap ]]; then kill -KILL $$; else kill -INT $$; fi ;;
esac
