import { Command } from 'commander';
import type { App } from './app.ts';

type Options = { team?: boolean; unset?: boolean; json?: boolean; import?: string };

export function configCommand(app: App): Command {
  return new Command('config')
    .description("Show your own settings, or your team's, and where each comes from, or set one.")
    .argument('[key]', 'which one; recover config lists them')
    .argument('[value]', 'what it is from now on')
    .option('--team', 'what holds for everybody who works with this file')
    .option('--import <file>', 'with --team holidays: days off out of a calendar file; never-say: a phrase a line')
    .option('--unset', 'forget the value; with a phrase of never-say, only that one')
    .option('--json', 'one JSON document')
    .addHelpText(
      'before',
      `Examples:
  recover config
  recover config name Priya
  recover config direct "extension 415"
  recover config --team hours "mon-fri 9:00-18:00, sat 10:00-14:00"
  recover config --team holidays --import company-days.ics
  recover config --team never-say "our policy: here is what I can do"\n`,
    )
    .action(async (key: string | undefined, value: string | undefined, options: Options) => {
      if (options.team === true) return (await import('./config-team.ts')).configureTeam(app, key, value, options);
      return (await import('./config-set.ts')).configure(app, key, value, options);
    });
}
