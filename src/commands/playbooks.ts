import { Command } from 'commander';
import type { App } from './app.ts';
import type { PreviewOptions } from './playbooks-preview.ts';
import { refuseWords } from './unknown-word.ts';

export function playbooksCommand(app: App): Command {
  const playbooks = new Command('playbooks')
    .description('List the playbooks, read one, and check or test your own.')
    .enablePositionalOptions()
    .addHelpText(
      'before',
      'Examples:\n  recover playbooks\n  recover playbooks show walras\n  recover playbooks lint ./our-way.yaml\n',
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
  playbooks
    .command('schema')
    .description('the JSON Schema that editors complete and check playbooks with')
    .action(async () => (await import('./playbooks-schema.ts')).printSchema(app));
  return playbooks;
}
