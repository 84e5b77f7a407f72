# What zsh offers after a line: an interactive zsh in a pseudo-terminal loads a completion script, a line is
# typed into it and a tab pressed; `compadd` says what it was given instead of drawing it.
# zsh-completions.zsh SCRIPT LINE
zmodload zsh/zpty || exit 9
zpty z zsh -f -i
local start=$(mktemp) line
cat > $start <<'INNER'
PROMPT=
autoload -Uz compinit
compinit -u -D
bindkey '^M' undefined
bindkey '^J' undefined
bindkey '^I' complete-word
null-line() { echo -E - $'\0' }
compprefuncs=(null-line)
comppostfuncs=(null-line exit)
zstyle ':completion:*' list-grouped false
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return $?
  fi
  local -a found
  builtin compadd -A found "$@"
  print -l -- $found
}
INNER
print -r -- "source ${(q)1}; echo ready" >> $start
zpty -w z "source $start"
repeat 8; do
  zpty -r z line
  [[ $line == ready* ]] && break
done
rm -f $start
zpty -w z "$2"$'\t'
integer marks=0
while zpty -r z; do :; done | while IFS= read -r line; do
  if [[ $line == *$'\0\r' ]]; then
    (( marks++ )) && exit 0
    continue
  fi
  (( marks )) && print -r -- ${line%$'\r'}
done
exit 0
