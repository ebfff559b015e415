import { Command } from 'commander';
import type { App } from './app.ts';

export function resumeCommand(app: App): Command {
  return new Command('resume')
    .description('Carry on where the last line was saved, or write up a call that is already hung up.')
    .argument(
      '[call...]',
      "its short code, the customer's name, number or reference, or words that were typed; when left out, whatever waits is offered",
    )
    .option('--take-over', 'also when the call is open in another window')
    .option('--answers <file>', 'play the answers in a file instead of asking; - is stdin')
    .option('--accessible', 'lines are only ever added, for screen readers')
    .addHelpText(
      'before',
      'Examples:\n  recover resume\n  recover resume k7fq\n  recover resume anna sofa\n  recover resume 312 555 0142\n',
    )
    .action(async (call: string[], options: { takeOver?: boolean; answers?: string; accessible?: boolean }) => {
      const { resume } = await import('./resume-call.ts');
      await resume(app, call.length === 0 ? undefined : call.join(' '), options);
    });
}
