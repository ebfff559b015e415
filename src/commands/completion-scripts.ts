// The shells' own part is kept small: they hand over what is typed and take what comes back. Nothing of that is ever
// evaluated. Bash gets words that are quoted already, zsh and fish quote what they insert.

/** The script for a shell: bash, zsh or fish. */
export function completionScript(shell: string): string {
  if (shell === 'zsh') return zsh;
  return shell === 'fish' ? fish : bash;
}

const bash = `# Completion of recover for bash. To have it in each new shell:
#   recover completion bash > ~/.recover.bash; echo '. ~/.recover.bash' >> ~/.bashrc
# It asks recover itself at each Tab: after an update it need not be printed again.

_recover() {
  local line kind=
  COMPREPLY=()
  while IFS= read -r line; do
    if [ -z "$kind" ]; then kind=$line; else COMPREPLY+=("$line"); fi
  done < <(command recover complete bash -- "$COMP_TYPE" "$COMP_WORDBREAKS" "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null)
  if [ "$kind" = files ]; then compopt -o default -o bashdefault 2>/dev/null; fi
}

complete -o nosort -F _recover recover 2>/dev/null || complete -F _recover recover
`;

const zsh = `#compdef recover
# Completion of recover for zsh. To have it in each new shell:
#   recover completion zsh > ~/.recover.zsh; echo '. ~/.recover.zsh' >> ~/.zshrc
# In ~/.zshrc that line has to stand after compinit; a file _recover in a folder of $fpath works too.
# It asks recover itself at each Tab: after an update it need not be printed again.

_recover() {
  local line expl
  local -a lines values abouts shown
  lines=("\${(@f)$(command recover complete zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)}")
  [[ $PREFIX == --*=* ]] && compset -P 1 '*='
  if [[ $lines[1] == files ]]; then
    _files
    return
  fi
  for line in "\${(@)lines[2,-1]}"; do
    values+=("\${line%%$'\\t'*}")
    abouts+=("\${line#*$'\\t'}")
  done
  (( \${#values} )) || return 1
  if [[ -z "\${(j::)abouts}" ]]; then
    _wanted -V recover expl recover compadd -d values -a values
    return
  fi
  local -i i longest=0
  for (( i = 1; i <= \${#values}; i++ )); do
    (( longest = \${#values[i]} > longest ? \${#values[i]} : longest ))
  done
  for (( i = 1; i <= \${#values}; i++ )); do
    line="\${(r:longest:)values[i]}  \${abouts[i]:+-- }\${abouts[i]}"
    shown+=("\${line[1,COLUMNS-1]}")
  done
  _wanted -V recover expl recover compadd -l -d shown -a values
}

if [[ $funcstack[1] == _recover ]]; then _recover "$@"; else compdef _recover recover; fi
`;

const fish = `# Completion of recover for fish. To have it in each new shell:
#   recover completion fish > ~/.config/fish/completions/recover.fish
# It asks recover itself at each Tab: after an update it need not be printed again.

function __recover_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l lines (command recover complete fish -- $words[2..-1] 2>/dev/null </dev/null)
    if test "$lines[1]" = files
        set -l flag (string match -r -- '^--[^=]*=' $words[-1])
        __fish_complete_path (string replace -r -- '^--[^=]*=' '' $words[-1]) | string replace -r -- '^' "$flag"
    else if test (count $lines) -gt 1
        printf '%s\\n' $lines[2..-1]
    end
end

complete -c recover -f -k -a '(__recover_complete)'
`;
