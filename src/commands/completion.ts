import { Argument, Command } from 'commander';
import { type App, print } from './app.ts';

/** `recover completion bash`: what makes a shell complete our commands. It is only printed, never put anywhere. */
export function completionCommand(app: App): Command {
  return new Command('completion')
    .description('Print the script that lets your shell complete commands, options, codes and names.')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'before',
      `Examples:
  recover completion bash > ~/.recover-completion.bash
  echo '. ~/.recover-completion.bash' >> ~/.bashrc
  recover completion zsh > ~/.recover-completion.zsh
  echo '. ~/.recover-completion.zsh' >> ~/.zshrc
  recover completion fish > ~/.config/fish/completions/recover.fish\n`,
    )
    .addHelpText(
      'after',
      `
In ~/.zshrc it has to stand after compinit; a file _recover in a folder of
$fpath works too. The next shell that is opened completes. The script asks
recover itself at each Tab: after an update it need not be printed again.\n`,
    )
    .action(async (shell: string) => print(app, (await import('./completion-scripts.ts')).completionScript(shell)));
}

/** What those scripts ask at each Tab. `program` is the whole tree of commands, which is all that completion knows. */
export function completeCommand(program: Command, app: App): Command {
  return new Command('complete')
    .description('what can stand at the end of a line; asked by the scripts of recover completion')
    .argument('<shell>', 'bash, zsh or fish')
    .argument('[typed...]', 'what is typed so far')
    .action(async (shell: string, typed: string[]) =>
      (await import('./complete.ts')).complete(app, program, shell, typed),
    );
}
