import type { Entry } from '../../src/engine/entry.ts';
import { answered, at, began, callEntry, followUpEntry, instant, noted, opened } from '../store/support/entries.ts';

// Calls as an agent leads them, a save after the other: each step is what one Enter brings to the disk.

const words = ['sofa', 'invoice', 'José', 'three weeks late', '☎', 'nobody rang', 'Zürich', '3.14', 'again'];

/** The n-th save of a terminal. Every twelve make one call, with a promise in it that is reached later on. */
export function step(name: string, n: number): readonly Entry[] {
  const call = `call-${name}-${Math.floor(n / 12)}`;
  const promise = `promise-${name}-${Math.floor(n / 12)}`;
  const [seq, minute] = [(n % 12) + 1, n % 60];
  const line = (body: Parameters<typeof callEntry>[2]) => callEntry(call, { seq, minute, by: name }, body);
  if (seq === 1)
    return [line(began({ customer: `Customer ${n}`, contact: `+44 20 ${n}` }, { caseId: `case-${call}` }))];
  if (seq === 5) {
    const what = { followUp: promise, code: 'b4xt', followUpKind: 'callback', dueAt: instant(60), notBefore: null };
    const body = { kind: 'promised', what: { ...what, zone: 'Europe/London', agreed: true, question: null } };
    const open = opened({ callId: call, caseId: `case-${call}`, owner: name });
    return [
      line({ ...body, words: { promise: `today at ten ${n}`, why: null } } as Parameters<typeof callEntry>[2]),
      followUpEntry(promise, { seq: 1, minute, by: name }, open),
    ];
  }
  if (seq === 8) return [line(answered('wish', `a refund ${n}`))];
  if (seq === 12) {
    const what = { disposition: 'promised', attempt: null, to: at('end') };
    return [line({ kind: 'hung-up', what, words: null } as Parameters<typeof callEntry>[2])];
  }
  // Now and then a long story, over several pages of the file.
  return [line(noted(`${n} ${words[n % words.length]} `.repeat(n % 9 === 0 ? 900 : 1 + (n % 5))))];
}

/** All that a terminal saved up to and with its n-th save. */
export const upTo = (name: string, n: number): Entry[] => Array.from({ length: n }, (_, at) => step(name, at)).flat();
