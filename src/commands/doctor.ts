import { Command } from 'commander';
import type { App } from './app.ts';
import type { DoctorOptions } from './doctor-run.ts';

export function doctorCommand(app: App): Command {
  return new Command('doctor')
    .description('Look whether all is well: the program, the database, its copies, and what is around them.')
    .option('--fix', 'mend what can be mended without losing anything; a copy is made first')
    .option('--secrets', 'also look for card numbers in every file that is kept')
    .option('--json', 'one JSON document')
    .addHelpText(
      'before',
      `Examples:
  recover doctor
  recover doctor --fix
  recover doctor --secrets --json | jq '.checks[] | select(.state != "ok")'

It ends with 3 when something is found. Nothing is changed without --fix.\n`,
    )
    .action(async (options: DoctorOptions) => (await import('./doctor-run.ts')).doctor(app, options));
}
