import type { Prompt } from '../../src/engine/prompt.ts';
import { usualHabits } from '../../src/terminal/habits.ts';
import { makePlainPrompter } from '../../src/terminal/plain-prompt.ts';
import { makePrompter } from '../../src/terminal/step-prompt.ts';
import * as prompts from './prompts.ts';

// A small stand-in for a call: shows the named prompts one after another and prints what came of each.
//   driver.js [--plain] [--slow] [--late] [--nudge] NAME...

const args = process.argv.slice(2);
const { stdin: input, stderr: output, env } = process;
// Half a second in place of twenty.
const nudge = args.includes('--nudge') ? 500 : null;
const prompter = args.includes('--plain')
  ? makePlainPrompter({ input, output })
  : makePrompter({ input, output, env, habits: { ...usualHabits, nudgeAfter: nudge } });
const wait = args.includes('--slow') ? 400 : 0;
const controller = new AbortController();
let draft = '';
const byName = new Map(Object.entries(prompts) as [string, Prompt][]);

const interrupts = new Set<() => void>();
process.on('SIGINT', () => {
  if (interrupts.size === 0) controller.abort('SIGINT');
  for (const interrupted of interrupts) interrupted();
});
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort(signal));

const results: string[] = [];
const names = args.filter((arg) => !arg.startsWith('--'));
let saved: string | null = null;
// As a program that takes its time to load.
if (args.includes('--late')) {
  process.stdout.write('shell$ recover start\n');
  for (const end = Date.now() + 600; Date.now() < end; );
}
for (const name of names) {
  const prompt = byName.get(name);
  if (prompt === undefined) throw new Error(`There is no prompt "${name}".`);
  draft = '';
  const context = prompts.contextOf({
    notice: saved,
    signal: controller.signal,
    onInterrupt: (interrupted) => {
      interrupts.add(interrupted);
      return () => interrupts.delete(interrupted);
    },
    onDraft: (text) => {
      draft = text;
    },
  });
  const outcome = await prompter(prompt, context);
  // As a slow disk does: nothing else happens meanwhile.
  for (const end = Date.now() + wait; Date.now() < end; );
  results.push(JSON.stringify(outcome));
  saved = 'Saved 14:06';
  if (outcome.kind === 'gone') {
    results.push(`draft: ${JSON.stringify(draft)}`);
    break;
  }
}
// The terminal is given back in the next turn, when no other prompt has followed.
await new Promise((resolve) => setImmediate(resolve));
process.stdout.write(`${results.join('\n')}\nraw mode: ${input.isRaw === true}\nend\n`);
