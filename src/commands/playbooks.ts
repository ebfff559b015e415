import { Command } from 'commander';
import type { App } from './app.ts';
import type { PracticeOptions } from './playbooks-practice.ts';
import type { PreviewOptions } from './playbooks-preview.ts';
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
    .option('--json', 'one JSON document')
    .action(async (options: { json?: boolean }, command: Command) => {
      await refuseWords(command, playbooks);
      await (await import('./playbooks-list.ts')).listPlaybooks(app, options);
    });
  playbooks
    .command('show <playbook>')
    .description('the steps with what is said and asked')
    .option('--json', 'the compiled form, as one JSON document')
    .action(async (name: string, options: { json?: boolean }) =>
      (await import('./playbooks-show.ts')).showPlaybook(app, name, options),
    );
  playbooks
    .command('preview <playbook>')
    .description('the screens as an agent sees them, with nobody on the line; nothing is stored')
    .option('--step <step>', 'begin at this step')
    .option('--replies <file>', 'play these answers first; - is stdin')
    .option('--watch', 'beside your editor: draw it anew when the file is saved')
    .option('--accessible', 'lines are only ever added, for screen readers')
    .action(async (name: string, options: PreviewOptions) =>
      (await import('./playbooks-preview.ts')).previewPlaybook(app, name, options),
    );
  playbooks
    .command('lint [playbook...]')
    .alias('check')
    .description('all problems of one or several, with line, column and what to do; ends with 3 when there are errors')
    .option('--json', 'one JSON document')
    .action(async (names: string[], options: { json?: boolean }) =>
      (await import('./playbooks-lint.ts')).lintPlaybooks(app, names, options),
    );
  playbooks
    .command('test [playbook...]')
    .description('run the tests that a playbook holds; ends with 3 when one fails')
    .action(async (names: string[]) => (await import('./playbooks-test.ts')).testPlaybooks(app, names));
  practice(app, playbooks.command('practice <playbook>'));
  // As an alias it would stand beside the other spelling in the help, and leave no room there.
  practice(app, playbooks.command('practise <playbook>', { hidden: true }));
  playbooks
    .command('customers [customer...]')
    .description('who can be practised with; by name or file, what is wrong with one')
    .option('--json', 'one JSON document')
    .action(async (names: string[], options: { json?: boolean }) =>
      (await import('./playbooks-customers.ts')).listCustomers(app, names, options),
    );
  playbooks
    .command('schema')
    .description('the JSON Schema that editors complete and check playbooks with')
    .option('--customer', 'that of customers to practise with')
    .action(async (options: { customer?: boolean }) =>
      (await import('./playbooks-schema.ts')).printSchema(app, options.customer ?? false),
    );
  return playbooks;
}

function practice(app: App, command: Command): void {
  command
    .description('a call with a scripted customer on the line; nothing is stored')
    .option('--customer <customer>', 'who rings: a name or a file; else the seed decides')
    .option('--seed <number>', 'the same number, the same customer')
    .option('--turns', 'they wait for you; without it they speak in real time')
    .option('--answers <file>', 'play these answers instead of asking; - is stdin')
    .option('--accessible', 'lines are only ever added, for screen readers')
    .option('--json', 'afterwards one JSON document')
    .action(async (name: string, options: PracticeOptions) =>
      (await import('./playbooks-practice.ts')).practisePlaybook(app, name, options),
    );
}
