import { Command } from 'commander';
import type { App } from './app.ts';
import type { StartOptions } from './start-call.ts';

export function startCommand(app: App): Command {
  return new Command('start')
    .description('Run a call: the first line is on the screen at once, and nothing is asked before it.')
    .argument('[playbook]', 'walras, another id, 4, 7, 10, or a path; yours or the last one used when left out')
    .option('--customer <name>', 'who is calling')
    .option('--contact <number>', 'where to ring them')
    .option('--reference <text>', 'order or case number')
    .option('--zone <zone>', 'where they are: a city, or a zone such as America/Chicago')
    .option('--agent <name>', 'who is speaking, when it is not you')
    .option('--answers <file>', 'play the answers in a YAML or JSON file instead of asking; - is stdin')
    .option('--at <instant>', 'a call done on paper and typed in later: when it began')
    .option('--hung-up <time>', 'with --at: when it ended, like 14:20, or how long it took, like "12 min"')
    .option('--accessible', 'lines are only ever added, for screen readers')
    .addHelpText(
      'before',
      `Examples:
  recover start                             your usual method
  recover start walras --customer "Anna Berg" --contact "+1 312 555 0142"
  recover start ./our-way.yaml --answers call.yaml\n`,
    )
    .action(async (playbook: string | undefined, options: StartOptions) => {
      const { start } = await import('./start-call.ts');
      await start(app, playbook, options);
    });
}
