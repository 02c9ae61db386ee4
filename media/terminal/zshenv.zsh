# Chaperone's ZDOTDIR: hands over to the user's own at once, so that every other file, HISTFILE included, is the user's.
if [[ -z ${CHAPERONE_ZDOTDIR-} || $CHAPERONE_ZDOTDIR == */lib/terminal/zdot ]]; then
  ZDOTDIR=$HOME
else
  ZDOTDIR=$CHAPERONE_ZDOTDIR
fi
[[ -o interactive ]] && () { [[ -r $1 ]] && source $1 } ${${(%):-%x}:A:h:h}/guard.zsh
[[ -r $ZDOTDIR/.zshenv ]] && source $ZDOTDIR/.zshenv
