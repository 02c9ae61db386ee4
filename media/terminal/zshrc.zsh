# For whoever reads $ZDOTDIR/.zshrc again.
[[ -r ${CHAPERONE_ZDOTDIR:-$HOME}/.zshrc ]] && source ${CHAPERONE_ZDOTDIR:-$HOME}/.zshrc
