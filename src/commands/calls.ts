import { Command } from 'commander';
import type { App } from './app.ts';
import type { ExportOptions } from './calls-export.ts';
import type { CallsOptions } from './calls-list.ts';
import type { CallOptions } from './calls-show.ts';
import { examples } from './examples.ts';
import { refuseWords } from './unknown-word.ts';

export function callsCommand(app: App): Command {
  const calls = new Command('calls')
    .description('List the calls on record, show one with its transcript, or search what was said.')
    .enablePositionalOptions()
    .addHelpText(
      'before',
      'Examples:\n  recover calls\n  recover calls show k7fq\n  recover calls --open --json | jq length\n  recover calls search sofa\n',
    );
  calls
    .command('list', { isDefault: true })
    .allowExcessArguments()
    .description('the calls, newest first')
    .addHelpText('before', examples('recover calls list --open', 'recover calls list --since monday --agent Priya'))
    .option('--open', 'only those still open or not written up')
    .option('--agent <name>', 'only those of one agent')
    .option('--customer <name>', 'only those of one customer')
    .option('--since <day>', 'only those from that day on: yesterday, monday, "3 days ago", 2026-11-01')
    .option('--limit <count>', 'at most so many', '50')
    .option('--json', 'one JSON document')
    .action(async (options: CallsOptions, command: Command) => {
      await refuseWords(command, calls);
      await (await import('./calls-list.ts')).listCallsCommand(app, options);
    });
  calls
    .command('show <call>')
    .description('one call with its facts, its transcript and its follow-ups')
    .addHelpText(
      'before',
      examples('recover calls show k7fq', 'recover calls show k7fq --crm', 'recover calls show k7fq --score'),
    )
    .option('--json', 'one JSON document')
    .option('--crm', "plain lines for the customer's record elsewhere")
    .option(
      '--hand-over',
      'for whoever takes it over: story, tried, promised, mood, next step; nothing that is ours only',
    )
    .option('--score', 'its score, point by point, where your team lets you see it')
    .action(async (call: string, options: CallOptions) =>
      (await import('./calls-show.ts')).showCallCommand(app, call, options),
    );
  calls
    .command('answer <call> <point> <words...>')
    .description('what you say to a point of the score of your own call')
    .addHelpText(
      'before',
      examples(
        'recover calls answer k7fq recap "they were in a hurry"',
        'recover calls answer "Anna Berg" recap "the line dropped"',
      ),
    )
    .action(async (call: string, point: string, words: string[]) =>
      (await import('./calls-answer.ts')).answerPoint(app, call, point, words),
    );
  calls
    .command('export')
    .description(
      'calls with their transcripts, for people and programs; with --customer all that is kept on one of them',
    )
    .addHelpText(
      'before',
      `Examples:
  recover calls export --since monday --csv --output calls.csv
  recover calls export --customer "Anna Berg" --markdown
  recover calls export --json | jq length

What is ours only is left out and counted: internal answers, notes to ourselves,
reasons, and what was flagged. A copy of all that is kept on a customer can be
handed to them.\n`,
    )
    .option('--json', 'one JSON document: a list of what calls show gives, or the copy for a customer')
    .option('--csv', 'a table, one line for each call')
    .option('--markdown', 'to be read or printed; so it is when nothing else is said')
    .option('--open', 'only those still open or not written up')
    .option('--agent <name>', 'only those of one agent')
    .option('--customer <customer>', 'all that is kept on one customer, by name, number, reference or code')
    .option('--since <day>', 'only those from that day on: yesterday, monday, "3 days ago", 2026-11-01')
    .option('--internal', 'also what is ours only: for your team, never for a customer')
    .option('--output <file>', 'into a new file, which belongs to you alone')
    .option('--force', 'over a file that is there')
    .action(async (options: ExportOptions) => (await import('./calls-export.ts')).exportCalls(app, options));
  calls
    .command('verify [call]')
    .description('whether what was saved is as it was saved; ends with 3 when it is not')
    .addHelpText('before', examples('recover calls verify', 'recover calls verify k7fq'))
    .option('--json', 'one JSON document')
    .action(async (call: string | undefined, options: { json?: boolean }) =>
      (await import('./calls-verify.ts')).verifyCalls(app, call, options),
    );
  calls
    .command('search <words...>')
    .description('the calls in which all these words were typed')
    .addHelpText('before', examples('recover calls search sofa', 'recover calls search late invoice --json'))
    .option('--json', 'one JSON document')
    .action(async (words: string[], options: { json?: boolean }) =>
      (await import('./calls-list.ts')).searchCallsCommand(app, words.join(' '), options),
    );
  return calls;
}
