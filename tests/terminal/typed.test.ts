import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../src/engine/prompt.ts';
import { commands } from '../../src/terminal/commands.ts';
import { readTyped } from '../../src/terminal/typed.ts';
import {
  agree,
  asking,
  callBack,
  closed,
  handOver,
  issue,
  limit,
  listen,
  own,
  promptOf,
  readBack,
  wish,
  wrapUp,
  writeUp,
} from './prompts.ts';

const meaning = (prompt: Prompt, text: string, again = false) => readTyped(prompt, text, { again, wording: 0 });

const note = (text: string) => ({ kind: 'note', from: 'customer', text });
const options = (list: readonly string[]) => list.map((text) => ({ text, by: 'agent', best: false, cost: null }));

describe('an empty Enter', () => {
  const optional = asking({ type: 'text', id: 'cause', label: 'Cause' });
  const unsaid = promptOf({ ...wrapUp.show, ending: null } as Prompt['show'], []);
  const done = promptOf({ kind: 'write-up', missing: [], overridden: [] }, []);

  it.each([
    ['goes past a say-line, and says which one', own, { kind: 'covered', line: 0 }],
    ['takes what is offered', issue, { kind: 'answer', value: 'three weeks late, nobody rang when promised' }],
    ['leaves what is not required', optional, { kind: 'covered' }],
    ['goes on where a loop is used up', limit, { kind: 'covered' }],
    ['hangs up as the call says it ended', wrapUp, { kind: 'hung-up', disposition: 'promised' }],
    [
      'asks how it ended when nothing says so',
      unsaid,
      { kind: 'problem', text: expect.stringContaining('How did it end?') },
    ],
    ['leaves a write-up with something missing for later', writeUp, { kind: 'gone', how: 'later' }],
    ['closes a write-up that has everything', done, { kind: 'written-up' }],
    ['leaves a closed call', closed, { kind: 'gone', how: 'later' }],
  ])('%s', (_, prompt, reply) => {
    expect(meaning(prompt, '')).toEqual(reply);
  });

  it.each([
    ['what is required', wish, 'Still needed before the write-up.'],
    ['a required yes or no', agree, 'Still needed'],
    ['the end of listening', listen, 'Enter again when they have finished.'],
    ['a promise read back', readBack, 'Enter again leaves it open.'],
  ])('is questioned once at %s, and then goes on', (_, prompt, words) => {
    expect(meaning(prompt, '')).toEqual({ kind: 'problem', text: expect.stringContaining(words), again: true });
    expect(meaning(prompt, '', true)).toEqual({ kind: 'covered' });
  });
});

describe('words', () => {
  it.each([
    [own, 'ordered in October', note('ordered in October')],
    [listen, '* three weeks late', note('* three weeks late')],
    [listen, '= sounds tired', { kind: 'note', from: 'agent', text: 'sounds tired' }],
    [listen, '=* offer courier', { kind: 'note', from: 'agent', text: '* offer courier' }],
    [listen, '//n is a slash', note('/n is a slash')],
    [limit, 'she is on another line', note('she is on another line')],
    [wrapUp, '4711 is the case', note('4711 is the case')],
    [writeUp, 'told the warehouse', { kind: 'note', from: 'agent', text: 'told the warehouse' }],
    [wish, 'by Saturday or money back', { kind: 'answer', value: 'by Saturday or money back' }],
    [wish, 'line one\nline two', { kind: 'answer', value: 'line one\nline two' }],
    [agree, 'y', { kind: 'answer', value: true }],
    [agree, 'No', { kind: 'answer', value: false }],
    [agree, 'four weeks', { kind: 'answer', value: 'four weeks' }],
    [agree, 'nothing came', { kind: 'answer', value: 'nothing came' }],
    [readBack, 'yes', { kind: 'agreed', yes: true }],
    [readBack, 'n', { kind: 'agreed', yes: false }],
    [callBack, 'half three', { kind: 'open', what: 'promise', words: 'half three' }],
    [handOver, 'Omar', { kind: 'open', what: 'hand-over', words: 'Omar' }],
    [own, '>> half three', { kind: 'open', what: 'promise', words: 'half three' }],
  ])('at %#: %s', (prompt, text, reply) => {
    expect(meaning(prompt, text)).toEqual(reply);
  });

  it('a number alone at a text ask takes that note, and says that it was told before', () => {
    expect(meaning(wish, '4')).toEqual({ kind: 'answer', value: 'wants it by Saturday or money back', told: 9 });
    expect(meaning(wish, '/t 9')).toEqual({ kind: 'problem', text: 'There is no note 9: 1 to 4.' });
  });

  describe('while a letter or a number is asked for', () => {
    const ready = asking({ type: 'yes-no', id: 'ready', label: 'Ready?', message: 'Listen.', readsBack: null });
    const choices = [
      { id: 'done', label: 'done now' },
      { id: 'later', label: 'not yet' },
    ] as never;
    const stands = asking({
      type: 'choice',
      id: 'stands',
      label: 'How does it stand?',
      message: null,
      choices,
      other: false,
    });

    it.each([ready, stands])('a main point is a note', (prompt) => {
      expect(meaning(prompt, '* wrong colour twice')).toEqual(note('* wrong colour twice'));
    });

    it('a sentence that is no answer is told how it becomes a note', () => {
      const hint = '/n before it keeps it as a note.';
      expect(meaning(ready, 'it broke once more')).toEqual({
        kind: 'problem',
        text: `Listen. Type y or n. ${hint}`,
      });
      expect(meaning(stands, 'nobody rang at all')).toEqual({
        kind: 'problem',
        text: `Pick 1 or 2, or its first letters. ${hint}`,
      });
    });

    it('an answer in words is an answer', () => {
      expect(meaning(ready, 'Yes')).toEqual({ kind: 'answer', value: true });
      expect(meaning(stands, 'not yet')).toEqual({ kind: 'answer', value: 'not yet' });
      expect(meaning(stands, 'perhaps')).toEqual({ kind: 'answer', value: 'perhaps' });
    });
  });

  it('the mark of a main point is none of the words that are said back', () => {
    expect(meaning(wish, '* a new lamp')).toEqual({ kind: 'answer', value: 'a new lamp' });
    expect(meaning(agree, '* four weeks late')).toEqual({ kind: 'answer', value: 'four weeks late' });
    expect(meaning(wish, '*72 is their extension')).toEqual({ kind: 'answer', value: '*72 is their extension' });
  });

  it('a number that no note has is an answer like any other', () => {
    expect(meaning(wish, '4711')).toEqual({ kind: 'answer', value: '4711' });
  });

  it('a short number that no note has is asked about once, and then taken', () => {
    const question = 'There is no note 7: 1 to 4. Enter again keeps 7 as the answer.';
    expect(meaning(wish, '7')).toEqual({ kind: 'problem', text: question, again: true });
    expect(meaning(wish, '7', true)).toEqual({ kind: 'answer', value: '7' });
  });

  it.each(['CRM number', 'Ticket no.', 'Kundennummer', 'Order reference'])(
    'a number that is asked for is never the number of a note: %s',
    (label) => {
      const crm = { ...asking({ type: 'text', id: 'crm', fact: 'crm', label, required: 'no' }), notes: wish.notes };
      expect(meaning(crm, '2')).toEqual({ kind: 'answer', value: '2' });
      expect(meaning(crm, '/t 2')).toMatchObject({ kind: 'answer', told: expect.any(Number) });
    },
  );

  it('each line at a notes ask is a note, an empty one ends it', () => {
    const story = asking({ type: 'notes', id: 'story', fact: 'story', label: 'What happened', required: 'yes' });
    expect(meaning(story, 'the sofa came late')).toEqual(note('the sofa came late'));
    expect(meaning(story, '')).toEqual({ kind: 'covered' });
  });

  it('each line at an option list adds to the list', () => {
    const ask = { type: 'options', id: 'ways', label: 'Ways', min: 2, max: 4, order: 'best-last', always: [] } as const;
    const prompt = asking(ask, { options: { options: options(['courier']), chosen: null } as never });
    const both = { options: options(['courier', 'money back']), chosen: null };
    expect(meaning(prompt, 'money back')).toEqual({ kind: 'answer', value: both });
    expect(meaning(prompt, '1')).toEqual({ kind: 'problem', text: expect.stringContaining('Offer at least 2') });
  });
});

describe('the end of the call', () => {
  it.each([
    ['1', { kind: 'hung-up', disposition: 'solved' }],
    ['w', { kind: 'hung-up', disposition: 'promised', stay: true }],
    ['2 w', { kind: 'hung-up', disposition: 'agreed', stay: true }],
    ['9', { kind: 'problem', text: 'There is no ending 9: 1 to 4.' }],
  ])('%s', (text, reply) => {
    expect(meaning(wrapUp, text)).toEqual(reply);
  });

  const onPaper = promptOf({ ...wrapUp.show, paper: { endsAt: null } } as Prompt['show'], []);
  it.each([
    ['until 14:20', { kind: 'hung-up', disposition: 'promised', ended: 'until 14:20' }],
    ['2 w took 12 min', { kind: 'hung-up', disposition: 'agreed', ended: 'took 12 min', stay: true }],
    ['at noon', { kind: 'hung-up', disposition: 'promised', ended: 'at noon' }],
    ['took Monday off for nothing', note('took Monday off for nothing')],
    ['At home she has no time', note('At home she has no time')],
    ['until then she waits', note('until then she waits')],
  ])('of a call done on paper is told with its time, and a note stays a note: %s', (text, reply) => {
    expect(meaning(onPaper, text)).toEqual(reply);
  });

  it('a number in the write-up goes where something is missing', () => {
    expect(meaning(writeUp, '2')).toEqual({ kind: 'jump', step: 'crm' });
    expect(meaning(writeUp, '3')).toEqual({ kind: 'problem', text: 'There is no 3 in the list: 1 to 2.' });
  });
});

describe('commands', () => {
  it.each([
    [own, '/b', { kind: 'back' }],
    [own, '/BACK', { kind: 'back' }],
    [wish, '/n = she is calm now', { kind: 'note', from: 'agent', text: 'she is calm now' }],
    [own, '/p half three', { kind: 'open', what: 'promise', words: 'half three' }],
    [own, '/promise', { kind: 'open', what: 'promise' }],
    [wish, '/s na', { kind: 'skip', scope: 'ask', why: 'not-applicable' }],
    [wish, '/s refused will not say', { kind: 'skip', scope: 'ask', why: 'refused', words: 'will not say' }],
    [wish, '/s she hung up on that', { kind: 'skip', scope: 'ask', why: 'other', words: 'she hung up on that' }],
    [wish, '/s step told', { kind: 'skip', scope: 'step', why: 'told' }],
    [own, '/skip na', { kind: 'skip', scope: 'step', why: 'not-applicable' }],
    [wish, '/t 2', { kind: 'answer', value: 'three weeks late, nobody rang when promised', told: 6 }],
    [wish, '/t', { kind: 'skip', scope: 'ask', why: 'told' }],
    [own, '/l', { kind: 'listen' }],
    [own, '/j', { kind: 'open', what: 'steps' }],
    [own, '/j 4', { kind: 'jump', step: 'sorry' }],
    [own, '/jump put it', { kind: 'jump', step: 'put it' }],
    [agree, '/r', { kind: 'redo', step: 'repeat' }],
    [limit, '/r', { kind: 'redo', step: 'listen' }],
    [limit, '2', { kind: 'redo', step: 'listen' }],
    [own, '/c', { kind: 'open', what: 'cards' }],
    [own, '/c 2', { kind: 'card', id: 'shouting' }],
    [own, '/c silence', { kind: 'card', id: 'silence' }],
    [listen, '/x', { kind: 'return' }],
    [own, '/e', { kind: 'open', what: 'endings' }],
    [own, '/e 5', { kind: 'hung-up', disposition: 'disconnected' }],
    [own, '/m anna@example.org', { kind: 'identify', contact: 'anna@example.org' }],
    [own, '/e cut off', { kind: 'hung-up', disposition: 'disconnected' }],
    [own, '/e hand because Omar knows it', { kind: 'hung-up', disposition: 'handed-over', why: 'Omar knows it' }],
    [own, '/w Anna Berg', { kind: 'identify', customer: 'Anna Berg' }],
    [own, '/m +1 312 555 0142', { kind: 'identify', contact: '+1 312 555 0142' }],
    [own, '/f A-4711', { kind: 'identify', reference: 'A-4711' }],
    [own, '/z Chicago', { kind: 'identify', zone: 'Chicago' }],
    [own, '/k', { kind: 'park' }],
    [wrapUp, '/u misheard her', { kind: 'withdraw', followUp: 'f-1', why: 'misheard her' }],
    [wrapUp, '/u K7WQ misheard her', { kind: 'withdraw', followUp: 'f-1', why: 'misheard her' }],
    [wrapUp, '/u 1 misheard her', { kind: 'withdraw', followUp: 'f-1', why: 'misheard her' }],
    [writeUp, '/o 2 the system is down', { kind: 'override', gate: 'crm', why: 'the system is down' }],
    [own, '/g a test call', { kind: 'abandon', why: 'a test call' }],
    [own, '?', { kind: 'open', what: 'keys' }],
    [own, '/', { kind: 'open', what: 'menu' }],
  ])('at %#: %s', (prompt, text, reply) => {
    expect(meaning(prompt, text)).toEqual(reply);
  });

  it.each([
    [own, '/promse half three', 'There is no /promse. Did you mean /p, promise?'],
    [own, '/etc/hosts', 'There is no /etc/hosts. / alone lists them, // writes a slash.'],
    [wish, '/s', 'Why? /s told, /s na (does not apply)'],
    [own, '/m 12', 'A number has at least 7 digits, or give an e-mail address.'],
    [agree, 'yes she says so', 'Type y or n, or the point in better words:'],
    [agree, 'Nope', 'Type y or n'],
    [agree, 'not sure', 'Type y or n'],
    [agree, 'maybe', 'Type y or n'],
    [agree, 'k', 'Type y or n'],
    [own, '/w', 'Type name after it, like: /w Anna Berg'],
    [own, '/n', 'Type words after it'],
    [own, '/e sideways', 'There is no ending "sideways". There are: 1 solved now'],
    [own, '/g', 'Say why'],
    [own, '/o 1 no time', 'Nothing is missing here.'],
    [writeUp, '/o why not', 'Which one, and why? /o, 1 to 2, and the reason.'],
    [writeUp, '/o 2', 'Why can it be finished without?'],
    [own, '/u', 'Nothing was promised on this call.'],
    [wrapUp, '/u', 'Why? /u and the reason. It takes back: 1 half three'],
  ])('at %#: %s is answered in words', (prompt, text, words) => {
    expect(meaning(prompt, text)).toEqual({ kind: 'problem', text: expect.stringContaining(words) });
  });

  it('have letters and names of their own', () => {
    const words = commands.flatMap(({ letter, name }) => [letter, name]);
    expect(new Set(words).size).toBe(words.length);
  });
});
