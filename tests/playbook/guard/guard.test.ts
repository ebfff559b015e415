import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInPhrases } from '../../../src/playbook/guard/built-in-phrases.ts';
import { flagged, guardOf, type NeverSay, wordsAt } from '../../../src/playbook/guard/guard.ts';
import { wordingsOf } from '../../../src/playbook/lint/book.ts';
import { shipped } from '../../helpers/playbooks.ts';
import { honest } from './honest.ts';
import { unsaid } from './unsaid.ts';

const builtIn = guardOf({ neverSay: [] });
const methods = ['walras', 'resolved', '4-step', '7-step', '10-step'];

/** What is flagged, in the words as they were typed. */
const found = (text: string, guard = builtIn) => flagged(text, guard).map((flag) => wordsAt(text, flag));
const ids = (text: string, guard = builtIn) => flagged(text, guard).map(({ id }) => id);
const own = (neverSay: NeverSay[], team: NeverSay[] = []) => guardOf({ neverSay }, team);

describe('what is flagged', () => {
  it.each(unsaid)('%s: "%s"', (id, text, words) => {
    expect(ids(text)).toEqual([id]);
    expect(found(text)).toEqual([words]);
  });

  it('each built-in phrase is tried', () => {
    const tried = new Set(unsaid.map(([id]) => id));
    expect(builtInPhrases.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  it('the longest of several phrases that share words', () => {
    expect(ids("It's company policy.")).toEqual(['our-policy']);
    expect(ids('But actually you said so')).toEqual(['actually']);
    expect(ids('You have to understand that.')).toEqual(['you-have-to-understand']);
  });

  it('several in one text, each with its place', () => {
    const text = "Calm down, it's  our policy. We'll ring you soon.";
    expect(flagged(text, builtIn).map(({ from, to }) => text.slice(from, to))).toEqual([
      'Calm down',
      "it's  our policy",
      'soon',
    ]);
  });

  it('in the words of the agent, also beside somebody else’s', () => {
    expect(ids('They told you three weeks. You will have it soon.')).toEqual(['soon']);
    expect(ids("I told you that it's our policy.")).toEqual(['our-policy']);
    expect(ids("As my colleague said, it's our policy.")).toEqual(['our-policy']);
    expect(ids('"Calm down, please."')).toEqual(['calm-down']);
    expect(ids('It\'s our "policy".')).toEqual(['our-policy']);
  });
});

describe('no false alarm', () => {
  it.each(honest)('%s', (text) => expect(found(text)).toEqual([]));

  it('the list is long enough to mean something', () => expect(new Set(honest).size).toBeGreaterThan(80));

  it.each(builtInPhrases)('nor in the better words for "$phrase"', ({ better }) => expect(found(better)).toEqual([]));

  it.each(methods)('nor in any line of %s', (name) => {
    const { book } = shipped(name);
    const guard = guardOf(book);
    expect(wordingsOf(book).flatMap(({ wording }) => found(wording.text, guard))).toEqual([]);
  });

  // It names "our policy" by itself, also where it is on the customer's side.
  const named = ['Our policy is on your side here: you get it all back.'];

  it.each(methods)('nor by the phrases that %s adds', (name) => {
    const guard = guardOf(shipped(name).book);
    const alarms = honest.filter((text) => found(text, guard).length > 0);
    expect(alarms).toEqual(name === 'resolved' ? named : []);
  });
});

describe('the phrases of a playbook and of the team', () => {
  it('are found in their inflections, with their own better words', () => {
    const guard = own([{ phrase: "we don't refund", better: 'I see what I can give back' }]);
    expect(flagged('Sorry, we do not refund that; we don’t  refunded anything.', guard)).toMatchObject([
      { kind: 'playbook', id: 'we-dont-refund', better: 'I see what I can give back' },
      { kind: 'playbook' },
    ]);
  });

  it('can be in any language', () => {
    const guard = own([
      { phrase: 'das ist unsere Vorschrift', better: 'ich kann für Sie' },
      { phrase: '規則です', better: 'できることは' },
    ]);
    expect(found('Leider, DAS IST UNSERE VORSCHRIFT.', guard)).toEqual(['DAS IST UNSERE VORSCHRIFT']);
    expect(found('Unsere Vorschriften sind gut.', guard)).toEqual([]);
    expect(found('「規則です」', guard)).toEqual(['規則です']);
  });

  it('give other words to a built-in phrase, the team before the playbook', () => {
    const named = own([{ phrase: 'Calm Down', better: 'take your time' }]);
    expect(flagged('calm down', named)).toMatchObject([{ id: 'calm-down', better: 'take your time' }]);
    const both = own([{ phrase: 'calm down', better: 'one' }], [{ phrase: 'calm down', better: 'two' }]);
    expect(flagged('Calm down!', both)).toMatchObject([{ id: 'calm-down', kind: 'minimising', better: 'two' }]);
    const short = own([{ phrase: 'you didn’t', better: 'let us see' }]);
    expect(found('I see that you didn’t get the call.', short)).toEqual([]);
    expect(flagged("You didn't read it.", short)).toMatchObject([{ id: 'you-didnt', better: 'let us see' }]);
  });

  it('a phrase without a word flags nothing', () => {
    expect(found('Anything… at all!', own([{ phrase: '…!', better: 'x' }]))).toEqual([]);
  });

  it('of a playbook that was kept with the built-in ones in it are told apart', () => {
    const guard = own([{ phrase: 'not allowed to', better: 'what I can do is' }]);
    expect(flagged('I am not allowed to.', guard)).toMatchObject([{ kind: 'hiding', id: 'not-allowed-to' }]);
  });
});

describe('whatever is typed', () => {
  const phrases = [...unsaid.map(([, text]) => text), ...honest];
  const bits = fc.array(
    fc.oneof(fc.constantFrom(...phrases), fc.string({ unit: 'binary' }), fc.constantFrom('"', '’', '\n', ', ', '. ')),
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    bits.map((parts) => parts.join(' ')),
    bits.map((parts) => parts.join('')),
  );

  it('nothing is thrown, and what is flagged lies inside the text, apart and in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const { from, to } of flagged(text, builtIn)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('neither case nor the kind of quotes makes a difference', () => {
    const places = (text: string) => flagged(text, builtIn).map(({ from, to, id }) => ({ from, to, id }));
    fc.assert(
      fc.property(fc.constantFrom(...phrases), fc.constantFrom(...phrases), (one, two) => {
        const text = `${one} ${two}`;
        const typographic = text.replaceAll("'", '’').replaceAll('"', '“');
        expect(places(typographic)).toEqual(places(text));
        expect(places(text.toUpperCase())).toEqual(places(text));
      }),
    );
  });

  it('a part of a word is no phrase', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('asap', 'soon', 'hopefully'),
        fc.constantFrom('a', 'é', '7', 'ж'),
        (phrase, letter) => {
          expect(found(`x ${letter}${phrase}`)).toEqual([]);
          expect(found(`x ${phrase}${letter}`)).toEqual([]);
        },
      ),
    );
  });
});

it.each(['o- ur rules', '(', '\\', '[a-', 'a{2', '*', '{{ x }}', '\ud800', '', '-'])(
  'a phrase is words and no pattern, whatever signs it holds: %j',
  (phrase) => {
    const guard = own([{ phrase, better: 'this' }], [{ phrase, better: 'that' }]);
    expect(() => flagged(`We follow ${phrase} and o our rules, a a.`, guard)).not.toThrow();
  },
);
