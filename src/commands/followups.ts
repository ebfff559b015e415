import { Command } from 'commander';
import type { App } from './app.ts';
import { examples } from './examples.ts';
import type { AddOptions } from './followups-add.ts';
import type { AttemptOptions } from './followups-attempt.ts';
import type { AssignOptions } from './followups-give.ts';
import type { FollowUpsOptions } from './followups-options.ts';
import type { DoneOptions, DryRun, RescheduleOptions } from './followups-settle.ts';
import { refuseWords } from './unknown-word.ts';

/** `typed`: what stands behind it. Where only the list can be meant, as all day in shell prompts, nothing else is declared. */
export function followUpsCommand(app: App, typed: readonly string[] = []): Command {
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
    .addHelpText(
      'before',
      examples(
        'recover followups list --overdue',
        'recover followups list --agent Lee --csv',
        'recover followups list --due 1h',
      ),
    )
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
    .option('--ics', 'all of them for a calendar; importing again updates it')
    .option('--watch', 'keep the list on the screen; q leaves')
    .option('--notify', 'with --watch: a desktop notice when a promise is due')
    .action(async (options: FollowUpsOptions, command: Command) => {
      await refuseWords(command, followUps);
      if (options.short === true) return (await import('./followups-short.ts')).printShort(app, options);
      await (await import('./followups-list.ts')).listFollowUpsCommand(app, options);
    });
  if (typed.length > 0 && typed.every((word) => /^-(?!h$|-help$)/.test(word))) return followUps;
  followUps
    .command('show <id>')
    .description('one follow-up and what became of it')
    .addHelpText('before', examples('recover followups show h4wx', 'recover followups show "Anna Berg" --json'))
    .option('--json', 'one JSON document')
    .action(async (id: string, options: { json?: boolean }) =>
      (await import('./followups-show.ts')).showFollowUpCommand(app, id, options),
    );
  followUps
    .command('call <id>')
    .description('ring them: the guided follow-up call, in the same case')
    .addHelpText('before', examples('recover followups call h4wx', 'recover followups call h4wx --answers call.yaml'))
    .option('--answers <file>', 'play the answers in a file instead of asking; - is stdin')
    .option('--accessible', 'lines are only ever added, for screen readers')
    .action(async (id: string, options: { answers?: string; accessible?: boolean }) =>
      (await import('./followups-call.ts')).callFollowUpCommand(app, id, options),
    );
  followUps
    .command('add <words...>')
    .description('what was promised outside a call: the time, and what for')
    .addHelpText(
      'before',
      examples(
        'recover followups add "tomorrow at noon, ring about the invoice" --customer "Anna Berg"',
        'recover followups add "in 2 hours" --customer Weber --contact "+1 212 555 0150" --owner Lee',
      ),
    )
    .requiredOption('--customer <name>', 'whom')
    .option('--contact <number>', 'where to reach them')
    .option('--kind <kind>', 'callback, update, check-in, fix or internal', 'callback')
    .option('--owner <name>', 'who sees to it; you, when nobody is named')
    .option('--zone <place>', 'where they are')
    .option('--not-told', 'the customer was not told')
    .option('--why <words>', 'why a time that has passed, or outside working hours, is meant')
    .action(async (words: string[], options: AddOptions) =>
      (await import('./followups-add.ts')).addCommand(app, words, options),
    );
  followUps
    .command('done <id...>')
    .description('it was done: kept, or kept late')
    .addHelpText(
      'before',
      examples('recover followups done h4wx', 'recover followups done h4wx m2qd --how "the new one came"'),
    )
    .option('--how <words>', 'how')
    .option('--nothing-new', 'they were told that there is nothing new yet, which keeps the word')
    .option('--in-effect', 'and with it the solution works, so the check-in can be planned')
    .option('--last', 'of a promise that repeats: there is no next one')
    .option('--dry-run', 'show what would become of them, and save nothing')
    .action(async (ids: string[], options: DoneOptions) =>
      (await import('./followups-settle.ts')).doneCommand(app, ids, options),
    );
  followUps
    .command('attempt <id>')
    .description('rung, and nobody reached: it stays open, with a next try')
    .addHelpText(
      'before',
      examples(
        'recover followups attempt h4wx --result no-answer',
        'recover followups attempt h4wx --result voicemail --next "in 2 hours"',
      ),
    )
    .requiredOption('--result <result>', 'no-answer, voicemail, busy, wrong-number or cut-off')
    .option('--note <words>', 'what was left on the machine, or heard')
    .option('--next <when>', 'when to try again, instead of the time that is proposed')
    .action(async (id: string, options: AttemptOptions) =>
      (await import('./followups-attempt.ts')).attemptCommand(app, id, options),
    );
  followUps
    .command('reschedule <id> <when...>')
    .description('another time; the first one stays on record')
    .addHelpText(
      'before',
      examples(
        'recover followups reschedule h4wx "tomorrow at noon"',
        'recover followups reschedule h4wx "friday 10:00" --agreed --why "the part is late"',
      ),
    )
    .option('--agreed', 'the customer agreed to it (without, it is only your next try)')
    .option('--why <words>', 'why')
    .action(async (id: string, when: string[], options: RescheduleOptions) =>
      (await import('./followups-settle.ts')).rescheduleCommand(app, id, when, options),
    );
  followUps
    .command('release <id...>')
    .description('the customer let us off: always with a reason')
    .addHelpText(
      'before',
      examples(
        'recover followups release h4wx --why "they found it themselves"',
        'recover followups release h4wx m2qd --why "both are solved"',
      ),
    )
    .requiredOption('--why <words>', 'why')
    .option('--dry-run', 'show what would become of them, and save nothing')
    .action(async (ids: string[], options: DryRun & { why: string }) =>
      (await import('./followups-settle.ts')).releaseCommand(app, ids, options),
    );
  followUps
    .command('withdraw <id...>')
    .description('it should not be there, or is given up: always with a reason')
    .addHelpText(
      'before',
      examples(
        'recover followups withdraw h4wx --why "typed twice" --slip',
        'recover followups withdraw h4wx m2qd --why "they moved to another firm"',
      ),
    )
    .requiredOption('--why <words>', 'why')
    .option('--slip', 'it was a slip and never promised')
    .option('--dry-run', 'show what would become of them, and save nothing')
    .action(async (ids: string[], options: DryRun & { why: string; slip?: boolean }) =>
      (await import('./followups-settle.ts')).withdrawCommand(app, ids, options),
    );
  followUps
    .command('reopen <id...>')
    .description('it was ended by mistake: open again, due when it was')
    .addHelpText(
      'before',
      examples(
        'recover followups reopen e2nd --why "it was the other one"',
        'recover followups reopen e2nd --why "not done yet"',
      ),
    )
    .requiredOption('--why <words>', 'why')
    .option('--dry-run', 'show what would become of them, and save nothing')
    .action(async (ids: string[], options: DryRun & { why: string }) =>
      (await import('./followups-settle.ts')).reopenCommand(app, ids, options),
    );
  followUps
    .command('claim <id...>')
    .description("take over what is anybody's: broken, and nobody sees to it")
    .addHelpText('before', examples('recover followups claim m2qd', 'recover followups claim m2qd s9vt'))
    .option('--dry-run', 'show what would become of them, and save nothing')
    .action(async (ids: string[], options: DryRun) =>
      (await import('./followups-give.ts')).claimCommand(app, ids, options),
    );
  followUps
    .command('assign [id...]')
    .description('give one or several to a colleague')
    .addHelpText(
      'before',
      examples(
        'recover followups assign h4wx --to Lee',
        'recover followups assign h4wx m2qd --to Lee --why "Omar is ill"',
        'recover followups assign --all-of Omar --to Lee',
      ),
    )
    .requiredOption('--to <name>', 'who sees to it from now on')
    .option('--all-of <name>', 'everything open that somebody has')
    .option('--why <words>', 'why')
    .option('--dry-run', 'show what would become of them, and save nothing')
    .action(async (ids: string[], options: AssignOptions) =>
      (await import('./followups-give.ts')).assignCommand(app, ids, options),
    );
  return followUps;
}
