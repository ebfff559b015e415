import { Command } from 'commander';
import type { App } from './app.ts';
import type { FollowUpsOptions } from './followups-options.ts';
import { refuseWords } from './unknown-word.ts';

export function followUpsCommand(app: App): Command {
  const followUps = new Command('followups')
    .description('List what was promised and is still open, the oldest broken word first.')
    .enablePositionalOptions()
    .addHelpText(
      'before',
      `Examples:
  recover followups
  recover followups --overdue
  recover followups done h4wx
  recover followups reschedule h4wx "tomorrow at noon" --agreed\n`,
    );
  followUps
    .command('list', { isDefault: true })
    .allowExcessArguments()
    .description('the open ones, worst first')
    .option('--overdue', 'only those whose time has passed')
    .option('--due <when>', 'those due until then, with what is overdue on top')
    .option('--at <when>', 'the list as it will be then, if nobody does anything')
    .option('--agent <name>', 'only those of one agent')
    .option('--mine', 'only your own')
    .option('--kind <kind>', 'callback, update, check-in, fix or internal')
    .option('--customer <name>', 'only those of one customer')
    .option('--limit <count>', 'at most so many (default: 50)')
    .option('--json', 'one JSON document')
    .option('--csv', 'for a spreadsheet, with the names of --json on top')
    .option('--short', 'one line for a shell prompt, or nothing at all')
    .option('--exit-code', 'end with 3 when the list is not empty')
    .addHelpText(
      'before',
      `Examples:
  recover followups --overdue --at 17:00
  recover followups --due 1h --mine
  recover followups --agent Lee --csv > lee.csv\n`,
    )
    .addHelpText(
      'after',
      `
WHEN is 1h, 30m, 2d, 2026-11-18T17:00, or as you say it: "tomorrow at noon".
In --csv, words that a spreadsheet would take for a formula (they begin with
= + - or @, as +1 312 555 0142 does) have an apostrophe in front.`,
    )
    .action(async (options: FollowUpsOptions, command: Command) => {
      await refuseWords(command, followUps);
      if (options.short === true) return (await import('./followups-short.ts')).printShort(app, options);
      await (await import('./followups-list.ts')).listFollowUpsCommand(app, options);
    });
  followUps
    .command('show <id>')
    .description('one follow-up and what became of it')
    .option('--json', 'one JSON document')
    .action(async (id: string, options: { json?: boolean }) =>
      (await import('./followups-show.ts')).showFollowUpCommand(app, id, options),
    );
  followUps
    .command('call <id>')
    .description('ring them: the guided follow-up call, in the same case')
    .option('--answers <file>', 'play the answers in a file instead of asking; - is stdin')
    .option('--accessible', 'lines are only ever added, for screen readers')
    .action(async (id: string, options: { answers?: string; accessible?: boolean }) =>
      (await import('./followups-call.ts')).callFollowUpCommand(app, id, options),
    );
  followUps
    .command('done <id...>')
    .description('it was done: kept, or kept late')
    .option('--how <words>', 'how')
    .option('--in-effect', 'and with it the solution works, so the check-in can be planned')
    .action(async (ids: string[], options: { how?: string; inEffect?: boolean }) =>
      (await import('./followups-settle.ts')).doneCommand(app, ids, options),
    );
  followUps
    .command('reschedule <id> <when...>')
    .description('another time; the first one stays on record')
    .option('--agreed', 'the customer agreed to it (without, it is only your next try)')
    .option('--why <words>', 'why')
    .action(async (id: string, when: string[], options: { agreed?: boolean; why?: string }) =>
      (await import('./followups-settle.ts')).rescheduleCommand(app, id, when, options),
    );
  followUps
    .command('withdraw <id...>')
    .description('it should not be there, or is given up: always with a reason')
    .requiredOption('--why <words>', 'why')
    .option('--slip', 'it was a slip and never promised')
    .action(async (ids: string[], options: { why: string; slip?: boolean }) =>
      (await import('./followups-settle.ts')).withdrawCommand(app, ids, options),
    );
  return followUps;
}
