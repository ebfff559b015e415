import { digestOf } from '../../src/call/open-playbook.ts';
import { UserError } from '../../src/call/user-error.ts';
import { isCustomer } from '../../src/commands/check-file.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { mendText } from '../../src/playbook/fix/mend-text.ts';
import { loadPlaybook } from '../../src/playbook/load.ts';
import { type Problem, showProblems } from '../../src/playbook/problem.ts';
import type { ReadFile } from '../../src/playbook/source-file.ts';
import { screenText } from '../../src/terminal/screen-text.ts';
import { makeStyle } from '../../src/terminal/style.ts';
import { cardHtml } from '../../src/trainer/card/card-html.ts';
import { cardMarkdown } from '../../src/trainer/card/card-markdown.ts';
import { cardOf } from '../../src/trainer/card/card-of.ts';
import { loadCustomer } from '../../src/trainer/customer/load-customer.ts';
import { deskInMemory } from '../../src/trainer/desk-in-memory.ts';
import { drawGraph } from '../../src/trainer/graph/draw-graph.ts';
import { graphOf } from '../../src/trainer/graph/graph-of.ts';
import { mermaidOf } from '../../src/trainer/graph/mermaid.ts';
import { allPaths } from '../../src/trainer/paths/all-paths.ts';
import { walkScreens } from '../../src/trainer/preview.ts';
import { beginningAt } from '../../src/trainer/preview-beginning.ts';
import { runScenario } from '../helpers/run-scenario.ts';

export type Survived = { loaded: boolean; problems: number; checkMs: number; useMs: number; slowest: string };

const zone = 'America/New_York';
const now = () => '2026-11-18T15:00:00.000Z';
/** All that a terminal would obey, and what turns the reading order. */
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Takes a file through everything that is done with one. Throws when something comes of it that must not. */
export async function survive(text: string, read: ReadFile, alsoFix = true): Promise<Survived> {
  const name = 'call.yaml';
  const begun = performance.now();
  if (isCustomer(text)) {
    const customer = loadCustomer({ name, text });
    if (!customer.ok) judge(customer.problems);
    const checkMs = performance.now() - begun;
    return {
      loaded: customer.ok,
      problems: customer.ok ? 0 : customer.problems.length,
      checkMs,
      useMs: 0,
      slowest: '',
    };
  }
  const loaded = loadPlaybook({ name, text }, read);
  const checkMs = performance.now() - begun;
  judge(loaded.problems);
  const problems = loaded.problems.length;
  if (!loaded.ok && !loaded.problems.some(({ severity }) => severity === 'error'))
    throw new Error('Refused without an error.');
  let slowest = { what: '', ms: 0 };
  const timed = async (what: string, does: () => unknown) => {
    const from = performance.now();
    const shown = await does();
    const ms = performance.now() - from;
    if (ms > slowest.ms) slowest = { what, ms };
    if (typeof shown === 'string' && obeyed.test(shown)) throw new Error(`${what} holds what a terminal obeys.`);
  };
  const from = performance.now();
  if (!loaded.ok) {
    if (alsoFix && checkMs < 60)
      await timed('fix', async () => {
        const check = async (changed: string) =>
          loadPlaybook({ name, text: changed }, read).problems.filter(({ file }) => file === name);
        const { text: mended } = await mendText(text, check);
        if (mended !== text && (await mendText(mended, check)).text !== mended)
          throw new Error('A second fix changes more.');
      });
    return { loaded: false, problems, checkMs, useMs: performance.now() - from, slowest: slowest.what };
  }
  const { playbook: book, files, tests } = loaded;
  const digest = digestOf(files);
  const card = cardOf(book, 'call');
  await timed('card', () => cardMarkdown(card));
  await timed('card as a page', () => cardHtml(card));
  await timed('graph', () => drawGraph(graphOf(book), true, 80) + drawGraph(graphOf(book), false, 40));
  await timed('mermaid', () => mermaidOf(graphOf(book)));
  await timed('all paths', () => void allPaths(book, digest, 30));
  await timed('tests', async () => {
    for (const scenario of tests.slice(0, 6)) await runScenario(book, digest, scenario).catch(unlessRefused);
  });
  await timed('preview', async () => {
    const desk = deskInMemory({ agent: 'Priya', team: defaultTeam(zone), here: zone, now }, []);
    const shots = await walkScreens(desk, beginningAt(book, null), digest, null);
    return shots
      .slice(0, 12)
      .map(({ prompt, context }, nr) =>
        screenText(prompt, context, { width: nr % 2 === 0 ? 80 : 40, rows: null, style: makeStyle(false) }),
      )
      .join('\n');
  });
  return { loaded: true, problems, checkMs, useMs: performance.now() - from, slowest: slowest.what };
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
}

function judge(problems: readonly Problem[]): void {
  if (obeyed.test(showProblems(problems))) throw new Error('A problem holds what a terminal obeys.');
  for (const { line, column, message } of problems)
    if (!(line > 0) || !(column > 0) || message === '') throw new Error(`A problem without a place: ${message}`);
}
