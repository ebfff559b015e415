import { loadedPlaybook } from '../call/open-playbook.ts';
import { UserError } from '../call/user-error.ts';
import type { Ask, Playbook, Step } from '../playbook/playbook.ts';
import { capabilities, widthOf } from '../terminal/capabilities.ts';
import { oneLine } from '../text/safe.ts';
import { drawGraph } from '../trainer/graph/draw-graph.ts';
import { graphOf } from '../trainer/graph/graph-of.ts';
import { mermaidOf } from '../trainer/graph/mermaid.ts';
import { type App, print } from './app.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { shelfOf } from './shelf-of.ts';

export type ShowOptions = { json?: boolean; graph?: boolean; mermaid?: boolean };

function refuseTwo({ json, graph, mermaid }: ShowOptions): void {
  if ([json, graph, mermaid].filter((one) => one === true).length < 2) return;
  throw new UserError('--json, --graph and --mermaid show the same in three ways: name one.', null, 'usage');
}

export async function showPlaybook(app: App, name: string, options: ShowOptions): Promise<void> {
  refuseTwo(options);
  const { playbook } = await loadedPlaybook(shelfOf(app), name);
  if (options.mermaid === true) return print(app, mermaidOf(graphOf(playbook)));
  if (options.graph === true) {
    const { unicode } = capabilities({ input: app.io.in, output: app.io.out }, app.env);
    return printLong(
      app,
      `${oneLine(playbook.title)}\n\n${drawGraph(graphOf(playbook), unicode, widthOf(app.io.out))}`,
    );
  }
  if (options.json === true) return printJson(app, playbook);
  await printLong(app, inWindow(app, playbookView(playbook)));
}

const phases = { call: 'On the call', after: 'To write up afterwards', 'follow-up': 'On the follow-up call' };

function playbookView(book: Playbook): string {
  const about = book.about === null ? [] : [oneLine(book.about)];
  const groups = (['call', 'after', 'follow-up'] as const).flatMap((phase) => {
    const steps = book.steps.filter((step) => step.phase === phase);
    return steps.length === 0 ? [] : ['', phases[phase], ...steps.flatMap(stepLines)];
  });
  const scripts = Object.values(book.scripts).flatMap((script) => [
    '',
    `${script.card ? 'Card' : 'Sub-script'}: ${oneLine(script.title)}`,
    ...script.steps.flatMap(stepLines),
  ]);
  return [oneLine(book.title), ...about, ...groups, ...scripts].join('\n');
}

function stepLines(step: Step): string[] {
  const letters = step.letters.length === 0 ? '' : `${step.letters.join(' ')}  `;
  return [
    `  ${letters}${oneLine(step.title)}  (${step.id})`,
    ...step.say.map(({ text }) => `      say   ${oneLine(text)}`),
    ...step.asks.map((ask) => `      ask   ${askLine(ask)}`),
  ];
}

function askLine(ask: Ask): string {
  const marks = [
    ask.required === 'no' ? null : ask.required === 'yes' ? 'needed' : 'critical',
    ask.internal ? 'ours only' : null,
  ].filter((mark) => mark !== null);
  return `${oneLine(ask.label)}  (${[ask.id, ask.type, ...marks].join(', ')})`;
}
