import { Command } from 'commander';
import type { App } from './app.ts';
import type { ForgetOptions } from './forget-run.ts';
import type { RetainOptions } from './retain-run.ts';

export function forgetCommand(app: App): Command {
  return forgets(
    new Command('forget')
      .argument('<customer>', 'a whole name, a number, a reference; or the code of one call')
      .description('Forget what was typed about a customer: names, numbers, notes, promises. It cannot be undone.')
      .option('--reason <why>', 'kept on record, so it may name nobody', 'asked for it'),
  )
    .addHelpText(
      'before',
      `Examples:
  recover forget "Eva Holm" --dry-run
  recover forget "+1 312 555 0199"
  recover forget Lind --reason "asked in a letter" --yes

What stays names nobody: who led which call and when, its steps, choices and
numbers, how it ended. Whoever is still promised something is not forgotten:
keep it, or be let off, first. Copies are listed, with the day they go.\n`,
    )
    .action(async (customer: string, options: ForgetOptions) =>
      (await import('./forget-run.ts')).forgetCustomer(app, customer, options),
    );
}

export function retainCommand(app: App): Command {
  return forgets(
    new Command('retain')
      .description('Forget what was typed in calls that are old: whole calls, with what was promised in them.')
      .option('--older-than <age>', 'such as "18 months"; else what the team has settled'),
  )
    .addHelpText(
      'before',
      `Examples:
  recover retain --older-than "18 months" --dry-run
  recover config --team retain "18 months"
  recover retain --older-than "2 years" --yes

A call is as old as its end. It stays as long as something is promised in its
case, and until the last of it was settled that long ago. Nothing is forgotten
by itself: let cron do it.\n`,
    )
    .action(async (options: RetainOptions) => (await import('./retain-run.ts')).retain(app, options));
}

/** What cannot be undone can be looked at first, and is asked about unless that is done without. */
function forgets(command: Command): Command {
  return command
    .option('--dry-run', 'show what would be forgotten, and change nothing')
    .option('--yes', 'without asking')
    .option('--json', 'one JSON document');
}
