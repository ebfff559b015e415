import { Argument, Command } from 'commander';
import { type App, print } from './app.ts';

/** `recover completion bash`: what makes a shell complete our commands. It is only printed, never put anywhere. */
export function completionCommand(app: App): Command {
  return new Command('completion')
    .description('Print the script that lets your shell complete commands, options, codes and names.')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'before',
      `Examples, each for the shells that are opened from then on:
  recover completion bash > ~/.recover.bash; echo '. ~/.recover.bash' >> ~/.bashrc
  recover completion zsh > ~/.recover.zsh; echo '. ~/.recover.zsh' >> ~/.zshrc
  recover completion fish > ~/.config/fish/completions/recover.fish\n`,
    )
    .action(async (shell: string) => print(app, (await import('./completion-scripts.ts')).completionScript(shell)));
}

/** What those scripts ask at each Tab. `program` is the whole tree of commands, which is all that completion knows. */
export function completeCommand(program: Command, app: App): Command {
  return new Command('complete')
    .description('what can stand at the end of a line')
    .argument('<shell>')
    .argument('[typed...]')
    .action(async (shell: string, typed: string[]) =>
      (await import('./complete.ts')).complete(app, program, shell, typed),
    );
}
