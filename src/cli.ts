import { Command, CommanderError } from 'commander';
import type { App } from './commands/app.ts';
import { awayCommand } from './commands/away.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { callsCommand } from './commands/calls.ts';
import { completeCommand, completionCommand } from './commands/completion.ts';
import { configCommand } from './commands/config.ts';
import { doctorCommand } from './commands/doctor.ts';
import { examples } from './commands/examples.ts';
import { followUpsCommand } from './commands/followups.ts';
import { forgetCommand, retainCommand } from './commands/forget.ts';
import { helpCommand } from './commands/help.ts';
import { homeAction } from './commands/home.ts';
import { mergeCommand } from './commands/merge.ts';
import { playbooksCommand } from './commands/playbooks.ts';
import { resumeCommand } from './commands/resume.ts';
import { startCommand } from './commands/start.ts';
import { inOneSentence, refuseWords } from './commands/unknown-word.ts';
import { whenCommand } from './commands/when.ts';

const groups = {
  'On the line:': { start: startCommand, resume: resumeCommand },
  'Afterwards:': { followups: followUpsCommand, calls: callsCommand, away: awayCommand, when: whenCommand },
  'Care of the data:': {
    doctor: doctorCommand,
    backup: backupCommand,
    restore: restoreCommand,
    merge: mergeCommand,
    forget: forgetCommand,
    retain: retainCommand,
  },
  'Playbooks and settings:': { playbooks: playbooksCommand, config: configCommand, completion: completionCommand },
};

/**
 * The tree of commands. Each declares itself; what it needs is loaded when it runs. When the first word of `typed` names a
 * command, no other one is declared: they would take longer than the rest of a short run.
 */
export function recoverCommand(app: App, [first, ...others]: readonly string[] = []): Command {
  const program = new Command('recover')
    .description('Leads you through a call with an upset customer, and keeps what was said and promised.')
    .option('-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .configureHelp(narrowHelp)
    .helpCommand(false)
    .allowExcessArguments()
    .option('--no-color', 'no colour (NO_COLOR does the same)')
    .option('--color <when>', 'always, never or auto')
    .option('--no-input', 'never ask anything; what is missing is an error')
    .option('--quiet', 'data, warnings and errors, and nothing to help on')
    .addHelpText('before', examples('recover', 'recover start', 'recover followups --overdue', 'recover help times'))
    .showSuggestionAfterError()
    .showHelpAfterError(whereToLook)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => app.io.out.write(text),
      writeErr: (text) => app.io.said.write(text),
      outputError: (text, write) => write(inOneSentence(text)),
      getOutHelpWidth: () => helpWidth(app),
    })
    .on('option:version', () => {
      app.io.out.write(`${app.version}\n`);
      throw new CommanderError(0, 'commander.version', app.version);
    })
    .action(async (_options: object, command: Command) => {
      await refuseWords(command, null);
      await homeAction(app);
    });
  const only = Object.values(groups).flatMap((group) => Object.entries(group).find(([name]) => name === first) ?? []);
  const [, declare] = only;
  if (typeof declare === 'function') return inherit(program.addCommand(declare(app, others)));
  for (const [heading, commands] of Object.entries(groups)) {
    program.commandsGroup(heading);
    for (const declareOne of Object.values(commands)) program.addCommand(declareOne(app));
  }
  program.commandsGroup('Help:').addCommand(helpCommand(program, app));
  program.addCommand(completeCommand(program, app), { hidden: true });
  return inherit(program);
}

/** Sub-commands end in exceptions and write where the program writes, like the program itself. */
function inherit(command: Command): Command {
  for (const child of command.commands) {
    child
      .exitOverride()
      .configureOutput(command.configureOutput())
      .helpOption('-h, --help', 'show this help')
      .configureHelp(narrowHelp)
      .showSuggestionAfterError()
      .showHelpAfterError(whereToLook)
      .enablePositionalOptions();
    inherit(child);
  }
  return command;
}

/** What stands below each refused option or word. */
const whereToLook = 'Add --help to see what it takes.';

/** Descriptions are wrapped beside the names as long as a few words have room there. */
const narrowHelp = { minWidthToWrap: 20 };

/** Where the width is nobody's window, COLUMNS says it. */
function helpWidth({ io, env }: App): number {
  const wished = Number(env.COLUMNS);
  return io.out.columns || (Number.isSafeInteger(wished) && wished >= 20 ? wished : 80);
}
