# Chaperone's guard for an interactive fish: an agent's line is held before anything of it runs.
# fish_preexec cannot stop a line, so Enter asks first: https://fishshell.com/docs/current/cmds/bind.html
status is-interactive; and not set -q __chaperone_base; or exit 0
set -g __chaperone_base (string replace -r '/lib/terminal/.*$' '' -- (status filename))
set -q CHAPERONE_TERMINAL; or set -gx CHAPERONE_TERMINAL $fish_pid

# Whose lines these are: the mark of an agent, “unknown” (an extension's terminal, or one not yet seen by the editor),
# or nothing: a person's.
function __chaperone_whose
    for name in AI_AGENT COPILOT_AGENT CLAUDECODE CURSOR_AGENT GEMINI_CLI QWEN_CODE CLINE_ACTIVE OPENCODE AUGMENT_AGENT \
        AMP_AGENT ANTIGRAVITY_AGENT ROO_ACTIVE KIRO_AGENT CODEX_SANDBOX CODEX_CI CODEX_THREAD_ID CHAPERONE_AGENT
        if test -n "$$name"
            set -g __chaperone_who "$name=$$name"
            return
        end
    end
    set -g __chaperone_who unknown
    set -l kind
    if test -r $__chaperone_base/run/terminals/$CHAPERONE_TERMINAL
        read kind <$__chaperone_base/run/terminals/$CHAPERONE_TERMINAL
    end
    if test "$kind" = person
        set -g __chaperone_who ''
        test -e $__chaperone_base/run/guard-mine; and set -g __chaperone_who person
    end
end

# Asks about the line; 0: it may run. Otherwise the reason is in __chaperone_reason.
function __chaperone_ask
    set -l line (string escape --style=url -- $argv[1] | string collect)
    set -l where (string escape --style=url -- $PWD)
    set -l terminal (string replace -ra '[^0-9a-z]' '' -- "$CHAPERONE_TERMINAL")
    set -l mark (string escape --style=url -- $__chaperone_who)
    set -l body '{"shell":"fish","encoding":"url","line":"'$line'","cwd":"'$where'","pid":'$fish_pid',"terminal":"'$terminal'","mark":"'$mark'"}'
    set -l address
    test -r $__chaperone_base/run/current; and read -L -l socket token <$__chaperone_base/run/current
    if test -S "$socket"; and command -q nc
        set -g __chaperone_reason ''
        set -l answer (printf 'chaperone/1 ask %s terminal %s\n%s' $token (string length -- $body) $body | command nc -U -w 118 $socket 2>/dev/null | string collect)
        if string match -qr '(?s)^\n*chaperone/1 (?<__chaperone_code>0|2) (stdout|stderr)\n(?<__chaperone_reason>.*)chaperone/1 end$' -- $answer
            test "$__chaperone_code" = 0
            return
        end
    end
    # Where no window answers, a person's own terminal goes on.
    contains -- $__chaperone_who unknown person; and return 0
    set -g __chaperone_reason (printf %s $body | $__chaperone_base/bin/hook terminal 2>&1 | string collect)
    switch $pipestatus[2]
        case 0
            return 0
        case 2
            return 1
    end
    set -g __chaperone_reason 'Chaperone stopped this: its guard gave no answer. Open the editor with Chaperone once, then run it again.'
    return 1
end

function __chaperone_held
    printf '%s\n' (string trim -r -- $__chaperone_reason) >&2
    return 126
end

function __chaperone_enter
    __chaperone_whose
    if test -n "$__chaperone_who"
        commandline -f expand-abbr
        set -l line (commandline -b | string collect)
        if test -n (string trim -- "$line" | string collect); and commandline --is-valid; and not __chaperone_ask "$line"
            # A leading space keeps it out of the history.
            commandline -r -- " __chaperone_held "(string escape -- $line)
        end
    end
    set -l own __chaperone_enter_$argv[1]
    set -q $own; or set -l $own execute
    for step in $$own
        if functions -q -- $step
            $step
        else
            commandline -f $step
        end
    end
end

# Again at every prompt: key bindings are set anew by the user's functions and by a change of mode.
function __chaperone_bind --on-event fish_prompt
    for mode in default insert
        for key in \r \n
            set -l now (bind -M $mode $key 2>/dev/null | string match -v -- '*--preset*')[-1]
            string match -q -- '*__chaperone_enter*' "$now"; and continue
            test -n "$now"; and set -g __chaperone_enter_$mode (string split ' ' -- (string replace -r '^bind (-M \S+ )?(-m \S+ )?\S+ ' '' -- $now))
            bind -M $mode $key "__chaperone_enter $mode"
        end
    end
    __chaperone_whose
    if test -n "$__chaperone_who"; and not contains -- $__chaperone_who unknown person
        test "$PATH[1]" = $__chaperone_base/shims; or set -gx PATH $__chaperone_base/shims $PATH
        if test "$BASH_ENV" != $__chaperone_base/lib/terminal/script.bash
            test -n "$BASH_ENV"; and set -gx CHAPERONE_BASH_ENV $BASH_ENV
            set -gx BASH_ENV $__chaperone_base/lib/terminal/script.bash
        end
    end
end
