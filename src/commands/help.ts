import { Command } from 'commander';
import { type App, print } from './app.ts';
import { examples } from './examples.ts';
import { type Topic, topics } from './topics.ts';
import { unknownWord } from './unknown-word.ts';

/** `recover help`, `recover help followups done`, `recover help times`. */
export function helpCommand(program: Command, app: App): Command {
  const list = Object.entries(topics).map(([name, about]) => `  recover help ${name.padEnd(16)} ${about}`);
  program.addHelpText('after', `\nMore:\n${list.join('\n')}\n`);
  return new Command('help')
    .description('help for a command or a topic')
    .addHelpText(
      'before',
      examples('recover help followups done', 'recover help times', 'recover help --man | man -l -'),
    )
    .argument('[words...]', 'a command, or one of the topics at the end of recover --help')
    .option('--man', 'all of it as a man page: recover help --man | man -l -')
    .action(async (words: string[], { man }: { man?: boolean }) => {
      if (man === true) return print(app, (await import('./man-page.ts')).manPage(program, app.version));
      const [first] = words;
      if (first !== undefined && isTopic(first)) return (await import('./help-topics.ts')).showTopic(app, first);
      const command = await commandAt(program, words);
      await (await import('./help-text.ts')).showHelp(app, command);
    });
}

function isTopic(word: string): word is Topic {
  return Object.hasOwn(topics, word);
}

async function commandAt(program: Command, words: readonly string[]): Promise<Command> {
  let command = program;
  for (const word of words) {
    const next = command.commands.find((child) => child.name() === word || child.aliases().includes(word));
    if (next === undefined) throw await unknownWord(word, command, command === program ? Object.keys(topics) : []);
    command = next;
  }
  return command;
}
