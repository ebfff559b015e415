import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersPrompter } from '../../src/call/answers-prompter.ts';
import { beginCall } from '../../src/call/begin-call.ts';
import { runCall } from '../../src/call/live-call.ts';
import type { Entry } from '../../src/engine/entry.ts';
import type { Prompter } from '../../src/engine/prompter.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { showProblems } from '../../src/playbook/problem.ts';
import { parseReplies } from '../../src/playbook/replies.ts';
import type { Customer } from '../../src/trainer/customer/customer.ts';
import { loadCustomer } from '../../src/trainer/customer/load-customer.ts';
import { deskInMemory } from '../../src/trainer/desk-in-memory.ts';
import type { Pace } from '../../src/trainer/practice/pace.ts';
import { practising } from '../../src/trainer/practice/practise.ts';
import { playbooksFolder, shipped } from '../helpers/playbooks.ts';

const here = 'America/New_York';
const now = () => '2026-11-18T15:00:00.000Z';

export function customerFrom(text: string, name = 'test.yaml'): Customer {
  const read = loadCustomer({ name, text });
  if (!read.ok) throw new Error(showProblems(read.problems));
  return read.customer;
}

export function shippedCustomer(id: string): Customer {
  return customerFrom(readFileSync(join(playbooksFolder, 'customers', `${id}.yaml`), 'utf8'), `${id}.yaml`);
}

type Options = { seed?: number; method?: string; pace?: Pace };

/** Begins a practice call in memory with any trainee. */
export async function practiceCall(
  customer: Customer,
  trainee: Prompter,
  { seed = 1, method = 'walras', pace }: Options = {},
) {
  const { book, digest } = shipped(method);
  const entries: Entry[] = [];
  const desk = deskInMemory({ agent: 'Priya', team: defaultTeam(here), here, now, mark: 'PRACTICE' }, entries);
  const practice = practising({ customer, seed, entries, bookAt: () => book, pace: pace ?? null }, trainee);
  const caller = { customer: null, contact: null, reference: null, direct: null, zone: here, paper: false, at: now() };
  const live = await beginCall(desk, book, digest, caller, { phase: 'call' });
  const left = await runCall(desk, live, practice.prompter, { draft: '', notice: null });
  return { left, entries, book, mood: practice.mood(), lastWords: practice.lastWords() };
}

/** Plays written replies turn by turn: what was heard at each prompt that came up, and what moved them. */
export async function played(customer: Customer, replies: string, options: Options = {}) {
  const read = parseReplies(replies);
  if (!read.ok) throw new Error(showProblems(read.problems));
  const answers = answersPrompter(read.replies, 'test', 'leave');
  const heard: string[] = [];
  let last = 0;
  const trainee: Prompter = async (prompt, context) => {
    for (const { no, words, how } of context.customer?.heard() ?? [])
      if (no > last) {
        last = no;
        heard.push(`${prompt.step}: (${how}) ${words ?? '(silence)'}`);
      }
    return answers(prompt, context);
  };
  const call = await practiceCall(customer, trainee, options);
  return { ...call, heard, moved: call.mood.moved.map(({ deed, by }) => `${deed} ${by}`) };
}
