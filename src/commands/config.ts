import { Command } from 'commander';
import type { App } from './app.ts';

export function configCommand(app: App): Command {
  return new Command('config')
    .description('Show your own settings and where each comes from, or set one.')
    .argument('[key]', 'name, direct, playbook, zone or accessible')
    .argument('[value]', 'what it is from now on')
    .option('--unset', 'forget the value')
    .option('--json', 'one JSON document')
    .addHelpText(
      'before',
      'Examples:\n  recover config\n  recover config name Priya\n  recover config direct "extension 415"\n',
    )
    .action(async (key: string | undefined, value: string | undefined, options: { unset?: boolean; json?: boolean }) =>
      (await import('./config-set.ts')).configure(app, key, value, options),
    );
}
