import { Command, Option } from 'commander';
import type { App } from './app.ts';
import { examples } from './examples.ts';
import type { CustomersOptions } from './playbooks-customers.ts';
import type { EditOptions } from './playbooks-edit.ts';
import type { ImportOptions } from './playbooks-import.ts';
import type { LintOptions } from './playbooks-lint.ts';
import type { NewOptions } from './playbooks-new.ts';
import type { PracticeOptions } from './playbooks-practice.ts';
import type { PreviewOptions } from './playbooks-preview.ts';
import type { SchemaOptions } from './playbooks-schema.ts';
import type { ShowOptions } from './playbooks-show.ts';
import type { TestOptions } from './playbooks-test.ts';
import { refuseWords } from './unknown-word.ts';

export function playbooksCommand(app: App): Command {
  const playbooks = new Command('playbooks')
    .description('List the playbooks, read one, and check or test your own.')
    .enablePositionalOptions()
    .addHelpText(
      'before',
      'Examples:\n  recover playbooks\n  recover playbooks show walras\n  recover playbooks lint ./our-way.yaml\n  recover playbooks practice walras --seed 4711\n',
    );
  playbooks
    .command('list', { isDefault: true })
    .allowExcessArguments()
    .description('what there is, and where each comes from')
    .addHelpText('before', examples('recover playbooks list', 'recover playbooks list --json'))
    .option('--json', 'one JSON document')
    .action(async (options: { json?: boolean }, command: Command) => {
      await refuseWords(command, playbooks);
      await (await import('./playbooks-list.ts')).listPlaybooks(app, options);
    });
  playbooks
    .command('show <playbook>')
    .description('the steps with what is said and asked')
    .addHelpText('before', examples('recover playbooks show walras', 'recover playbooks show ./our-way.yaml --graph'))
    .option('--graph', 'draw the branches and loops')
    .option('--mermaid', 'the same as a Mermaid flowchart')
    .option('--json', 'the compiled form, as one JSON document')
    .action(async (name: string, options: ShowOptions) =>
      (await import('./playbooks-show.ts')).showPlaybook(app, name, options),
    );
  playbooks
    .command('preview <playbook>')
    .description('the screens as an agent sees them, with nobody on the line; nothing is stored')
    .option('--step <step>', 'begin at this step')
    .option('--replies <file>', 'play these answers first; - is stdin')
    .option('--watch', 'beside your editor: draw it anew when the file is saved')
    .option('--accessible', 'lines are only ever added, for screen readers')
    .addHelpText(
      'before',
      examples(
        'recover playbooks preview walras',
        'recover playbooks preview ./our-way.yaml --step listen',
        'recover playbooks preview ./our-way.yaml --watch',
      ),
    )
    .action(async (name: string, options: PreviewOptions) =>
      (await import('./playbooks-preview.ts')).previewPlaybook(app, name, options),
    );
  playbooks
    .command('new')
    .description('write a draft with comments: asks a few questions, or takes them as options')
    .option('--title <title>', 'what people call the method')
    .option('--steps <steps>', 'its steps in order, with commas between')
    .option('--from <playbook>', 'copy this one')
    .option('--id <name>', 'the name to start it by; from the title when left out')
    .addOption(inLanguage())
    .option('--to <file>', 'the file to write; - prints it')
    .option('--team', "into your team's folder")
    .addHelpText(
      'before',
      examples(
        'recover playbooks new',
        'recover playbooks new --title Ours --steps "Greet, Listen, Solve"',
        'recover playbooks new --from walras',
      ),
    )
    .action(async (options: NewOptions) => (await import('./playbooks-new.ts')).newPlaybook(app, options));
  playbooks
    .command('import <file>')
    .description('a draft from a list in plain text or Markdown; - is pasted text')
    .option('--title <title>', 'what people call the method')
    .option('--id <name>', 'the name to start it by; from the title when left out')
    .addOption(inLanguage())
    .option('--to <file>', 'the file to write; - prints it')
    .option('--team', "into your team's folder")
    .addHelpText(
      'before',
      examples('recover playbooks import method.txt', 'recover playbooks import - --to our-way.yaml'),
    )
    .action(async (file: string, options: ImportOptions) =>
      (await import('./playbooks-import.ts')).importPlaybook(app, file, options),
    );
  playbooks
    .command('edit <playbook>')
    .description('change one wording; the rest of the file stays as it is')
    .option('--step <step>', 'of this step')
    .option('--line <number>', 'this one of its lines')
    .option('--words <text>', 'the new words')
    .addHelpText(
      'before',
      examples(
        'recover playbooks edit ./our-way.yaml',
        'recover playbooks edit ./our-way.yaml --step greet --line 1 --words "Hello."',
      ),
    )
    .action(async (name: string, options: EditOptions) =>
      (await import('./playbooks-edit.ts')).editPlaybook(app, name, options),
    );
  playbooks
    .command('lint [playbook...]')
    .alias('check')
    .description(
      'all problems of one, of several or of a folder, with line, column and what to do; ends with 3 at errors',
    )
    .addHelpText(
      'before',
      examples(
        'recover playbooks lint ./our-way.yaml',
        'recover playbooks lint walras --json',
        'recover playbooks lint ./our-way.yaml --fix --dry-run',
      ),
    )
    .option('--fix', 'mend what can be mended safely, and show it')
    .option('--dry-run', 'with --fix: show it, and write nothing')
    .option('--no-cache', 'look at every file, also where nothing has changed')
    .option('--json', 'one JSON document')
    .action(async (names: string[], options: LintOptions) =>
      (await import('./playbooks-lint.ts')).lintPlaybooks(app, names, options),
    );
  playbooks
    .command('test [playbook...]')
    .description('run the tests inside a playbook or beside it; ends with 3 when one fails')
    .addHelpText('before', examples('recover playbooks test walras', 'recover playbooks test ./our-way.yaml --json'))
    .option('--all-paths', 'instead: go every way that answers can lead, and tell where one ends badly')
    .option('--places <number>', 'with --all-paths: look at so many places before it is enough, else 3000')
    .option('--json', 'one JSON document')
    .action(async (names: string[], options: TestOptions) =>
      (await import('./playbooks-test.ts')).testPlaybooks(app, names, options),
    );
  practice(app, playbooks.command('practice <playbook>'));
  // As an alias it would stand beside the other spelling in the help, and leave no room there.
  practice(app, playbooks.command('practise <playbook>', { hidden: true }));
  playbooks
    .command('customers [customer...]')
    .description('who can be practised with; by name or file, what is wrong with one; --new writes one')
    .addHelpText(
      'before',
      examples(
        'recover playbooks customers',
        'recover playbooks customers --new "The wrong bill"',
        'recover playbooks customers --new "The late bed" --from late-sofa',
      ),
    )
    .option('--new <title>', 'write one to change line by line, with comments')
    .option('--from <customer>', 'with --new: copy this one')
    .option('--to <file>', 'with --new: the file to write; - prints it')
    .option('--team', "with --new: into your team's folder")
    .option('--json', 'one JSON document')
    .action(async (names: string[], options: CustomersOptions) =>
      (await import('./playbooks-customers.ts')).listCustomers(app, names, options),
    );
  playbooks
    .command('card <playbook>')
    .description('the method on paper: boxes to tick, lines to write on')
    .option('--html', 'a page to print, instead of Markdown')
    .addHelpText(
      'before',
      examples('recover playbooks card walras', 'recover playbooks card walras --html > card.html'),
    )
    .action(async (name: string, options: { html?: boolean }) =>
      (await import('./playbooks-card.ts')).printCard(app, name, options),
    );
  playbooks
    .command('diff <playbook> [other]')
    .description('what became of one, in plain words; alone, since the version used last')
    .option('--json', 'one JSON document')
    .addHelpText(
      'before',
      examples('recover playbooks diff our-way', 'recover playbooks diff walras ./our-walras.yaml'),
    )
    .action(async (one: string, other: string | undefined, options: { json?: boolean }) =>
      (await import('./playbooks-diff.ts')).diffTwo(app, one, other, options),
    );
  playbooks
    .command('feedback [playbook]')
    .description('the lines that agents marked on calls as not working')
    .option('--json', 'one JSON document')
    .addHelpText('before', examples('recover playbooks feedback', 'recover playbooks feedback walras --json'))
    .action(async (name: string | undefined, options: { json?: boolean }) =>
      (await import('./playbooks-feedback.ts')).showFeedback(app, name, options),
    );
  playbooks
    .command('schema')
    .description('the JSON Schema that editors complete and check playbooks with')
    .option('--customer', 'that of customers to practise with')
    .option('--tests', 'that of tests beside a playbook')
    .addHelpText('before', examples('recover playbooks schema', 'recover playbooks schema > playbook.schema.json'))
    .action(async (options: SchemaOptions) => (await import('./playbooks-schema.ts')).printSchema(app, options));
  return playbooks;
}

const inLanguage = () =>
  new Option('--language <language>', 'of labels and suggested lines; else as the text is').choices(['en', 'de']);

function practice(app: App, command: Command): void {
  command
    .description('a call with a scripted customer on the line; nothing is stored')
    .addHelpText(
      'before',
      examples('recover playbooks practice walras', 'recover playbooks practice walras --seed 7 --turns'),
    )
    .option('--customer <customer>', 'who rings: a name or a file; else the seed decides')
    .option('--follow-up', 'ring them back about what was promised')
    .option('--seed <number>', 'the same number, the same customer')
    .option('--turns', 'they wait for you; without it they speak in real time')
    .option('--answers <file>', 'play these answers instead of asking; - is stdin')
    .option('--accessible', 'lines are only ever added, for screen readers')
    .option('--json', 'afterwards one JSON document')
    .action(async (name: string, options: PracticeOptions) =>
      (await import('./playbooks-practice.ts')).practisePlaybook(app, name, options),
    );
}
