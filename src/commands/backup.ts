import { Command } from 'commander';
import type { App } from './app.ts';
import type { BackupOptions } from './backup-make.ts';

export function backupCommand(app: App): Command {
  return new Command('backup')
    .description('Make a whole copy of the database, also while others write, and look it through.')
    .option('--to <path>', 'a file that is not there yet, or a folder; beside the database when left out')
    .option('--list', 'the copies that there are, the newest first')
    .option('--json', 'one JSON document')
    .addHelpText(
      'before',
      `Examples:
  recover backup
  recover backup --to /media/stick
  recover backup --list

Beside the database, the newest 3 copies are kept, one for each of 7 days, and
one for each of 4 weeks. Elsewhere nothing is ever taken away.\n`,
    )
    .action(async (options: BackupOptions) => (await import('./backup-make.ts')).backup(app, options));
}

export function restoreCommand(app: App): Command {
  return new Command('restore')
    .argument('<file>', 'a copy that recover backup made')
    .description('Put a copy back. It shows what is there now and what is in the copy, and keeps what is there.')
    .option('--yes', 'without asking')
    .option('--json', 'one JSON document')
    .addHelpText(
      'before',
      `Examples:
  recover backup --list
  recover restore recover-2026-11-18-180000.db\n`,
    )
    .action(async (file: string, options: { yes?: boolean; json?: boolean }) =>
      (await import('./restore.ts')).restore(app, file, options),
    );
}
