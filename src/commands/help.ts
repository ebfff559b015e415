import { Command } from 'commander';
import type { App } from './app.ts';
import { type Topic, topics } from './topics.ts';

/** Makes each topic known to `recover help`, without listing it among the commands. */
export function addHelpTopics(program: Command, app: App): void {
  for (const [name, about] of Object.entries(topics)) {
    const topic = new Command(name).description(about).helpOption(false);
    topic.helpInformation = () => '';
    program.addCommand(topic, { hidden: true });
    topic.action(async () => (await import('./help-topics.ts')).showTopic(app, name as Topic));
  }
  const list = Object.entries(topics).map(([name, about]) => `  recover help ${name.padEnd(15)} ${about}`);
  program.addHelpText('after', `\nMore:\n${list.join('\n')}\n`);
}
