import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scripted } from '../../src/call/scripted.ts';
import { loadPlaybook } from '../../src/playbook/load.ts';
import type { Raw } from '../../src/playbook/scenario.ts';
import type { TestCall } from '../helpers/call.ts';
import { playbooksFolder } from '../helpers/playbooks.ts';

/** Answers what is named, in order, and presses Enter on the way there, as an answers file does. */
export function play(call: TestCall, answers: Readonly<Record<string, Raw>>): void {
  for (const [name, value] of Object.entries(answers)) {
    for (let played = false; !played; ) {
      const step = scripted(call.prompt(), { name, value, line: 0 });
      if (step.kind !== 'play' && step.kind !== 'pass')
        throw new Error(`"${name}" cannot be answered at ${place(call)}: ${JSON.stringify(step)}`);
      const problem = call.reply(step.reply);
      if (problem !== null) throw new Error(`"${name}" at ${place(call)}: ${problem}`);
      played = step.kind === 'play';
    }
  }
}

/** Where a call stands: the step, and what it asks. */
export function place(call: TestCall): string {
  const { step, show } = call.prompt();
  return show.kind === 'ask' ? `${step} ${show.ask.id}` : `${step} ${show.kind}`;
}

/** The lines to say at this moment, each in one piece. */
export function lines(call: TestCall): string[] {
  return call.prompt().say.map(({ text }) => text.replace(/\s*\n\s*/g, ' '));
}

/** What is still missing for the write-up, by the names of asks and steps. */
export function missing(call: TestCall): string[] {
  const { show } = call.prompt();
  if (show.kind === 'write-up') return show.missing.map((gate) => gate.ask ?? gate.step);
  if (show.kind !== 'wrap-up') throw new Error(`Nothing is listed as missing at ${place(call)}.`);
  return [...show.missing, ...show.later].map((gate) => gate.ask ?? gate.step);
}

/** The rules that a shipped playbook breaks once some of its text is changed. */
export function brokenBy(name: string, from: string, to: string): string[] {
  const read = (file: string) => ({ name: file, text: readFileSync(join(playbooksFolder, file), 'utf8') });
  const file = read(`${name}.yaml`);
  if (!file.text.includes(from)) throw new Error(`${name} has no "${from}" to be changed.`);
  const changed = { ...file, text: file.text.replace(from, () => to) };
  return loadPlaybook(changed, read).problems.map(({ rule }) => rule);
}

/** The rules that a shipped playbook breaks when this is one of its lines. */
export function brokenByLine(name: string, line: string): string[] {
  return brokenBy(name, 'closing:\n', `closing:\n  - ${JSON.stringify(line)}\n`);
}
