import { Command } from 'commander';
import type { App } from './app.ts';
import type { AwayOptions } from './away-set.ts';
import { examples } from './examples.ts';
import { refuseWords } from './unknown-word.ts';

export function awayCommand(app: App): Command {
  const away = new Command('away')
    .description('Say that you are away, so that somebody sees to what you promised.')
    .enablePositionalOptions()
    .addHelpText(
      'before',
      `Examples:
  recover away until Monday --cover Lee
  recover away until 14:00
  recover away back\n`,
    );
  away
    .command('list', { isDefault: true })
    .allowExcessArguments()
    .description('who is away, until when, and who stands in')
    .addHelpText('before', examples('recover away list', 'recover away list --json'))
    .option('--json', 'one JSON document')
    .action(async (options: { json?: boolean }, command: Command) => {
      await refuseWords(command, away);
      await (await import('./away-set.ts')).listAway(app, options);
    });
  away
    .command('until <when...>')
    .description('from now until then; a day alone means its first working hour')
    .addHelpText('before', examples('recover away until Monday --cover Lee', 'recover away until 14:00'))
    .option('--cover <name>', 'who stands in; with nobody, what falls due is for anybody')
    .option('--agent <name>', 'somebody else is away')
    .action(async (when: string[], options: AwayOptions) =>
      (await import('./away-set.ts')).awayUntil(app, when, options),
    );
  away
    .command('back')
    .description('at work again')
    .addHelpText('before', examples('recover away back', 'recover away back --agent Omar'))
    .option('--agent <name>', 'somebody else is back')
    .action(async (options: AwayOptions) => (await import('./away-set.ts')).awayBack(app, options));
  return away;
}
