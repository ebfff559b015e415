import { describe, expect, it } from 'vitest';
import { beginCall } from '../../src/call/begin-call.ts';
import type { CallDesk, Saving } from '../../src/call/call-desk.ts';
import { runCall } from '../../src/call/live-call.ts';
import type { Entry } from '../../src/engine/entry.ts';
import type { Prompter, PrompterContext } from '../../src/engine/prompter.ts';
import type { Reply } from '../../src/engine/reply.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { deskInMemory } from '../../src/trainer/desk-in-memory.ts';
import { shipped } from '../helpers/playbooks.ts';

const { book, digest } = shipped('walras');
const zone = 'America/New_York';

/** A desk whose saves go as told, and the prompts that were shown with what stood beside them. */
function deskWith(savings: readonly (Saving | 'saved')[], heads: (stream: string, saved: readonly Entry[]) => number) {
  const saved: Entry[] = [];
  const offered: (readonly Entry[])[] = [];
  let saves = 0;
  const world = { agent: 'Priya', team: defaultTeam(zone), here: zone, now: () => '2026-11-18T15:00:00.000Z' };
  const desk: CallDesk = {
    ...deskInMemory(world, []),
    headOf: (stream) => heads(stream, saved),
    save: async (entries) => {
      offered.push(entries);
      const wanted = savings[saves] ?? 'saved';
      const saving: Saving = wanted === 'saved' ? { kind: 'saved', entries, removed: [] } : wanted;
      saves += 1;
      if (saving.kind === 'saved') saved.push(...entries);
      return saving;
    },
  };
  return { desk, saved, offered };
}

const lastOf = (stream: string, saved: readonly Entry[]) => saved.findLast((e) => e.stream === stream)?.seq ?? 0;

const caller = { customer: null, contact: null, reference: null, direct: null, zone, paper: false };

type Shown = Pick<PrompterContext, 'problem' | 'notice' | 'draft'> & { at: string };

/** Types each line and sends its reply; leaves when there are no more. */
function typing(replies: readonly { typed: string; reply: Reply }[]): { prompter: Prompter; shown: Shown[] } {
  const shown: Shown[] = [];
  const prompter: Prompter = async (prompt, { problem, notice, draft, onDraft }) => {
    shown.push({ at: prompt.step, problem, notice, draft });
    const next = replies[shown.length - 1];
    if (next === undefined) return { kind: 'gone', how: 'later' };
    onDraft(next.typed);
    return next.reply;
  };
  return { prompter, shown };
}

const note: Reply = { kind: 'note', from: 'customer', text: 'three weeks late' };
const start = { draft: '', notice: null };

describe('a line that cannot be saved', () => {
  it('stays in the line, with the reason beside it, and nothing looks saved', async () => {
    const full: Saving = { kind: 'refused', problem: 'Not saved: there is no room left.' };
    const { desk, saved } = deskWith(['saved', full], lastOf);
    const live = await beginCall(desk, book, digest, { ...caller, at: desk.now() }, { phase: 'call' });
    const { prompter, shown } = typing([
      { typed: 'three weeks late', reply: note },
      { typed: 'three weeks late', reply: note },
    ]);
    await runCall(desk, live, prompter, start);
    expect(shown).toEqual([
      { at: 'own', problem: null, notice: null, draft: '' },
      { at: 'own', problem: 'Not saved: there is no room left.', notice: null, draft: 'three weeks late' },
      { at: 'own', problem: null, notice: 'Saved 10:00', draft: '' },
    ]);
    expect(saved.map((entry) => entry.kind)).toEqual(['began', 'noted']);
  });

  it('never begins a call', async () => {
    const { desk } = deskWith([{ kind: 'refused', problem: 'You may not record in here.' }], lastOf);
    const begun = beginCall(desk, book, digest, { ...caller, at: desk.now() }, { phase: 'call' });
    await expect(begun).rejects.toThrow('You may not record in here.');
  });
});

describe('a command that is refused', () => {
  it.each([
    ['/b', { kind: 'back' }],
    ['/back ', { kind: 'back' }],
    ['/j nowhere', { kind: 'jump', step: 'nowhere' }],
  ] as const)('leaves the line empty, with the reason beside it: %s', async (typed, reply) => {
    const { desk } = deskWith([], lastOf);
    const live = await beginCall(desk, book, digest, { ...caller, at: desk.now() }, { phase: 'call' });
    const { prompter, shown } = typing([{ typed, reply }]);
    await runCall(desk, live, prompter, start);
    expect(shown[1]).toMatchObject({ problem: expect.any(String), draft: '' });
  });

  it('keeps what was typed with it, and the line of whoever pressed a key', async () => {
    const { desk } = deskWith([], lastOf);
    const live = await beginCall(desk, book, digest, { ...caller, at: desk.now() }, { phase: 'call' });
    const { prompter, shown } = typing([
      { typed: '/u abcd they rang off', reply: { kind: 'withdraw', followUp: 'none', why: 'they rang off' } },
      { typed: 'half a line', reply: { kind: 'back' } },
    ]);
    await runCall(desk, live, prompter, start);
    expect(shown.map(({ draft }) => draft)).toEqual(['', '/u abcd they rang off', 'half a line']);
  });
});

describe('two people in the same moment', () => {
  it('on a follow-up: the reply is decided anew on what the other one has written', async () => {
    let changedByLead = false;
    const { desk, saved, offered } = deskWith(
      ['saved', 'saved', { kind: 'stale', stream: 'id-3' }],
      (stream, all) => lastOf(stream, all) + (changedByLead && stream === 'id-3' ? 1 : 0),
    );
    const live = await beginCall(desk, book, digest, { ...caller, at: desk.now() }, { phase: 'call' });
    const promise: Reply = { kind: 'promise', words: 'today at 16:00', followUp: 'callback', agreed: true };
    const { prompter } = typing([
      { typed: '', reply: promise },
      { typed: '', reply: { kind: 'identify', customer: 'Anna Berg' } },
    ]);
    const save = desk.save;
    desk.save = async (entries) => {
      const saving = await save(entries);
      if (saving.kind === 'stale') changedByLead = true;
      return saving;
    };
    await runCall(desk, live, prompter, start);
    const opened = saved.find((entry) => entry.kind === 'opened');
    expect(opened?.stream).toBe('id-3');
    expect(offered.slice(-2).map((entries) => entries.at(-1)?.seq)).toEqual([2, 3]);
    expect(saved.at(-1)).toMatchObject({ kind: 'updated', seq: 3, words: { customer: 'Anna Berg' } });
  });

  it('on the call itself: this window has lost it, and gives back what was typed', async () => {
    const { desk } = deskWith(['saved', { kind: 'stale', stream: 'id-1' }], lastOf);
    const live = await beginCall(desk, book, digest, { ...caller, at: desk.now() }, { phase: 'call' });
    const { prompter } = typing([{ typed: 'three weeks late', reply: note }]);
    expect(await runCall(desk, live, prompter, start)).toMatchObject({
      kind: 'gone',
      how: 'taken-over',
      draft: 'three weeks late',
    });
  });
});

it('a half-typed line is there again after going back and forth', async () => {
  const { desk } = deskWith([], lastOf);
  const live = await beginCall(desk, book, digest, { ...caller, at: desk.now() }, { phase: 'call' });
  const { prompter, shown } = typing([
    { typed: '', reply: { kind: 'covered' } },
    { typed: 'the sofa', reply: { kind: 'back' } },
    { typed: '', reply: { kind: 'covered' } },
  ]);
  await runCall(desk, live, prompter, start);
  expect(shown.map(({ at, draft }) => `${at}: ${draft}`)).toEqual(['own: ', 'listen: ', 'own: ', 'listen: the sofa']);
});

it('a relative time is the one that was read out, however long they think about it', async () => {
  const { desk, saved } = deskWith([], lastOf);
  let minutes = 0;
  desk.now = () => new Date(Date.parse('2026-11-18T15:00:00.000Z') + minutes * 60_000).toISOString();
  const live = await beginCall(desk, book, digest, { ...caller, at: desk.now() }, { phase: 'call' });
  let shown = '';
  let prompts = 0;
  const prompter: Prompter = async (_prompt, { readPromise }) => {
    prompts += 1;
    if (prompts > 1) return { kind: 'gone', how: 'later' };
    const reading = readPromise('in 2 hours', 'callback');
    shown = reading.ok ? reading.dueAt : reading.problem;
    minutes = 3;
    return { kind: 'promise', words: 'in 2 hours', followUp: 'callback', agreed: true };
  };
  await runCall(desk, live, prompter, start);
  expect(shown).toBe('2026-11-18T17:00:00.000Z');
  expect(saved.find((entry) => entry.kind === 'promised')?.what).toMatchObject({ dueAt: shown });
});

it('a follow-up call knows what the call before has told', async () => {
  const { desk } = deskWith([], lastOf);
  const first = await beginCall(desk, book, digest, { ...caller, at: desk.now() }, { phase: 'call' });
  const { prompter } = typing([
    { typed: '', reply: { kind: 'jump', step: 'solve' } },
    { typed: '', reply: { kind: 'answer', value: 'a date for the sofa' } },
    { typed: '', reply: { kind: 'answer', value: '3' } },
  ]);
  const left = await runCall(desk, first, prompter, start);
  const matter = {
    phase: 'follow-up',
    caseId: 'case',
    followUp: 'f',
    calledFor: 'check-in',
    promised: null,
    earlier: left.state,
  } as const;
  const second = await beginCall(desk, book, digest, { ...caller, at: desk.now() }, matter);
  const guides: (readonly string[])[] = [];
  const offered: unknown[] = [];
  await runCall(
    desk,
    second,
    async (prompt) => {
      guides.push(prompt.guide);
      if (prompt.show.kind === 'ask') offered.push(prompt.show.prefill);
      if (guides.length > 1) return { kind: 'gone', how: 'later' };
      return { kind: 'answer', value: 'n' };
    },
    start,
  );
  expect(guides[0]).toContain('On record: What do they want? a date for the sofa');
  // How it stood is for the new call to say; what they want need not be asked again.
  expect(offered).toEqual([null, 'a date for the sofa']);
});
