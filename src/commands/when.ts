import { Command } from 'commander';
import type { App } from './app.ts';
import type { WhenOptions } from './when-read.ts';

export function whenCommand(app: App): Command {
  return new Command('when')
    .description('Show how a spoken time is read: "half three", "by noon tomorrow", "in 2 hours".')
    .argument('<phrase...>', 'the words as they are said')
    .option('--from <instant>', 'read it as said at this moment')
    .option('--zone <zone>', "the customer's zone: a city, or a zone such as America/Chicago")
    .option('--json', 'one JSON document')
    .addHelpText('before', 'Examples:\n  recover when "tomorrow at noon"\n  recover when half three --zone Chicago\n')
    .action(async (phrase: string[], options: WhenOptions) =>
      (await import('./when-read.ts')).readWhen(app, phrase.join(' '), options),
    );
}
