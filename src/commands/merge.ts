import { Command } from 'commander';
import type { App } from './app.ts';
import type { MergeOptions } from './merge-files.ts';

export function mergeCommand(app: App): Command {
  return new Command('merge')
    .argument('<file...>', 'databases or copies of this program, from other computers or from before')
    .description('Take what other databases have into this one: in any order, and as often as you like.')
    .option('--dry-run', 'tell what would come, and change nothing')
    .option('--json', 'one JSON document')
    .addHelpText(
      'before',
      `Examples:
  recover merge recover-2026-11-18-180000.db --dry-run
  recover merge recover-2026-11-18-180000.db

The files are only read. When one of them is damaged, was changed, is of a newer
program or is none of ours, it is named, and nothing is taken from any. What is
here is copied first. What was forgotten in one of the files is forgotten here.\n`,
    )
    .action(async (files: string[], options: MergeOptions) =>
      (await import('./merge-files.ts')).mergeFiles(app, files, options),
    );
}
