import { expect, it } from 'vitest';
import { type FollowUpsContext, followUpsView } from '../../src/commands/views/follow-ups-view.ts';
import { openMemoryStore } from '../../src/store/open.ts';
import { worstFirst } from '../../src/store/worst-first.ts';
import { cells } from '../../src/terminal/cells.ts';
import { makeStyle } from '../../src/terminal/style.ts';
import { giveWords, november, type OpenWord, wednesday } from '../helpers/open-words.ts';
import { countingSource } from '../store/support/source.ts';

const now = november('18 14:31');

type Drawn = { words?: readonly OpenWord[]; limit?: number; wide?: number } & Partial<FollowUpsContext>;

/** The screen of a lead on Wednesday at 14:31: Omar is off until tomorrow and Kim is on a call. */
function screen({ words = wednesday, limit = 50, wide = 100, ...given }: Drawn): string {
  const store = openMemoryStore(countingSource());
  giveWords(store, words);
  const context: FollowUpsContext = {
    now,
    moment: 'now',
    here: 'America/New_York',
    paper: { width: wide, style: makeStyle(false) },
    ownerNow: (owner) => {
      if (owner === 'Omar') return { kind: 'off', until: november('19 09:00'), cover: null };
      return { kind: owner === 'Kim' ? 'on-a-call' : 'free' };
    },
    overdueOnly: true,
    commands: {
      more: (count) => `recover followups --overdue --limit ${count}`,
      inDanger: 'recover followups --due 1h',
    },
    limit,
    ...given,
  };
  const { overdueOnly } = context;
  const drawn = followUpsView(worstFirst(store, { now: context.now, overdueOnly }, limit), context);
  for (const line of drawn.split('\n')) expect(cells(line)).toBeLessThanOrEqual(Math.max(wide, 60));
  return drawn;
}

const spoken = wednesday.filter((word) => word.spoken !== false);

it('shows whose word is broken, for how long, whether anybody tried, and where the owner is', () => {
  expect(screen({ words: spoken })).toMatchInlineSnapshot(`
    "Wed 18 Nov 14:31, here New York. Broken 4, the oldest 1 d 2 h. Tried in time, no answer 1.

    NOBODY TRIED
     id    late     was due, here     customer       words said             owner  now
     h4wx  1 d 2 h  Tue 17 Nov 12:00  J. Petrov      by noon tomorrow       Omar   off until Thu 19 Nov
     m2qd  3 h 31   Wed 18 Nov 11:00  D. Ruiz        back to you at eleven  Kim    on a call
     9vtk  46 min   Wed 18 Nov 13:45  R. Castellano  quarter to two         Lee    free

    TRIED LATE
     p7ce  1 h 16   Wed 18 Nov 13:15  Joan Mbeki     quarter past one       Kim    no answer 13:40

    TRIED IN TIME, NO ANSWER (next try is set)
     c8nn  2 h 31   Wed 18 Nov 12:00  S. Lindqvist   at noon                Lee    again 15:00

    5 of 5 shown. In danger before 15:31: 3.    recover followups --due 1h
    Hand one over:                              recover followups assign h4wx --to Lee"
  `);
});

it('shows everything that is open, and apart what customers were not told', () => {
  expect(screen({ overdueOnly: false })).toMatchInlineSnapshot(`
    "Wed 18 Nov 14:31, here New York. Broken 4, the oldest 1 d 2 h. Tried in time, no answer 1. Overdue,
    not told 1.

    NOBODY TRIED
     id    late      was due, here     customer       words said             owner  now
     h4wx  1 d 2 h   Tue 17 Nov 12:00  J. Petrov      by noon tomorrow       Omar   off until Thu 19 Nov
     m2qd  3 h 31    Wed 18 Nov 11:00  D. Ruiz        back to you at eleven  Kim    on a call
     9vtk  46 min    Wed 18 Nov 13:45  R. Castellano  quarter to two         Lee    free

    TRIED LATE
     p7ce  1 h 16    Wed 18 Nov 13:15  Joan Mbeki     quarter past one       Kim    no answer 13:40

    TRIED IN TIME, NO ANSWER (next try is set)
     c8nn  2 h 31    Wed 18 Nov 12:00  S. Lindqvist   at noon                Lee    again 15:00

    IN DANGER WITHIN THE HOUR
     id    in        due, here         customer       words said             owner  now
     b3kp  44 min    Wed 18 Nov 15:15  Anna Berg      quarter past three     Omar   off until Thu 19 Nov
     w6rt  59 min    Wed 18 Nov 15:30  Weber & Sohn   half three, with the…  Priya  free
     n5dg  1 h       Wed 18 Nov 15:31  R. Okafor      in an hour             Kim    on a call

    TO COME
     x2sf  18 h 29   Thu 19 Nov 09:00  L. Fuchs       first thing tomorrow   Lee    free

    OVERDUE, THE CUSTOMER WAS NOT TOLD
     id    late      was due, here     customer       words said             owner  now
     v8hj  4 h 31    Wed 18 Nov 10:00  T. Adeyemi     is all well?           Kim    on a call

    TO COME, NOT TOLD
     id    in        due, here         customer       words said             owner  now
     q9zc  1 d 19 h  Fri 20 Nov 10:00  Anna Berg      is all well?           Omar   off until Thu 19 Nov

    11 of 11 shown.
    Hand one over:    recover followups assign h4wx --to Lee"
  `);
});

it('names who stands in for somebody who is off, in a wide window and in a narrow one', () => {
  const ownerNow = () => ({ kind: 'off' as const, until: november('20 09:00'), cover: 'Lee' });
  expect(screen({ ownerNow })).toContain('Omar   off until Fri 20 Nov, Lee stands in');
  expect(screen({ ownerNow, wide: 80 })).toMatch(/Omar +off till Fri \(Lee\)/);
});

it('tells the kind where a wide window has room for it', () => {
  expect(screen({ wide: 120 })).toMatchInlineSnapshot(`
    "Wed 18 Nov 14:31, here New York. Broken 4, the oldest 1 d 2 h. Tried in time, no answer 1. Overdue, not told 1.

    NOBODY TRIED
     id    late     was due, here     customer       kind      words said             owner  now
     h4wx  1 d 2 h  Tue 17 Nov 12:00  J. Petrov      callback  by noon tomorrow       Omar   off until Thu 19 Nov
     m2qd  3 h 31   Wed 18 Nov 11:00  D. Ruiz        callback  back to you at eleven  Kim    on a call
     9vtk  46 min   Wed 18 Nov 13:45  R. Castellano  callback  quarter to two         Lee    free

    TRIED LATE
     p7ce  1 h 16   Wed 18 Nov 13:15  Joan Mbeki     callback  quarter past one       Kim    no answer 13:40

    TRIED IN TIME, NO ANSWER (next try is set)
     c8nn  2 h 31   Wed 18 Nov 12:00  S. Lindqvist   callback  at noon                Lee    again 15:00

    OVERDUE, THE CUSTOMER WAS NOT TOLD
     v8hj  4 h 31   Wed 18 Nov 10:00  T. Adeyemi     check-in  is all well?           Kim    on a call

    6 of 6 shown. In danger before 15:31: 3.    recover followups --due 1h
    Hand one over:                              recover followups assign h4wx --to Lee"
  `);
});

it('tells no kind where the words would be cut for it', () => {
  const words: readonly OpenWord[] = [
    { code: 'h4wx', due: '18 12:00', customer: 'Bo', words: 'back to you at eleven', owner: 'Lee' },
    { code: 'm2qd', due: '18 12:30', customer: 'Al', words: 'is all well?', owner: 'Lee', kind: 'check-in' },
  ];
  expect(screen({ words, wide: 80 })).toContain('callback  back to you at eleven');
  const long = [{ ...words[0], customer: 'R. Castellano' } as OpenWord, ...words.slice(1)];
  const narrow = screen({ words: long, wide: 76 });
  expect(narrow).toContain('back to you at eleven');
  expect(narrow).not.toContain('callback');
});

it('is short enough for 80 columns', () => {
  expect(screen({ wide: 80, overdueOnly: false })).toMatchInlineSnapshot(`
    "Wed 18 Nov 14:31, here New York. Broken 4, the oldest 1 d 2 h. Tried in time, no
    answer 1. Overdue, not told 1.

    NOBODY TRIED
     id    late      was due    customer       words said     owner  now
     h4wx  1 d 2 h   Tue 12:00  J. Petrov      by noon tomo…  Omar   off till Thu
     m2qd  3 h 31    Wed 11:00  D. Ruiz        back to you…   Kim    on a call
     9vtk  46 min    Wed 13:45  R. Castellano  quarter to t…  Lee    free

    TRIED LATE
     p7ce  1 h 16    Wed 13:15  Joan Mbeki     quarter past…  Kim    no answer 13:40

    TRIED IN TIME, NO ANSWER (next try is set)
     c8nn  2 h 31    Wed 12:00  S. Lindqvist   at noon        Lee    again 15:00

    IN DANGER WITHIN THE HOUR
     id    in        due        customer       words said     owner  now
     b3kp  44 min    Wed 15:15  Anna Berg      quarter past…  Omar   off till Thu
     w6rt  59 min    Wed 15:30  Weber & Sohn   half three,…   Priya  free
     n5dg  1 h       Wed 15:31  R. Okafor      in an hour     Kim    on a call

    TO COME
     x2sf  18 h 29   Thu 09:00  L. Fuchs       first thing…   Lee    free

    OVERDUE, THE CUSTOMER WAS NOT TOLD
     id    late      was due    customer       words said     owner  now
     v8hj  4 h 31    Wed 10:00  T. Adeyemi     is all well?   Kim    on a call

    TO COME, NOT TOLD
     id    in        due        customer       words said     owner  now
     q9zc  1 d 19 h  Fri 10:00  Anna Berg      is all well?   Omar   off till Thu

    11 of 11 shown.
    Hand one over:    recover followups assign h4wx --to Lee"
  `);
});

it('keeps whom, how late and whose in 40 columns', () => {
  expect(screen({ wide: 40 })).toMatchInlineSnapshot(`
    "Wed 18 Nov 14:31, here New York. Broken
    4, the oldest 1 d 2 h. Tried in time, no
    answer 1. Overdue, not told 1.

    NOBODY TRIED
     id    late     customer       owner
     h4wx  1 d 2 h  J. Petrov      Omar
     m2qd  3 h 31   D. Ruiz        Kim
     9vtk  46 min   R. Castellano  Lee

    TRIED LATE
     p7ce  1 h 16   Joan Mbeki     Kim

    TRIED IN TIME, NO ANSWER (next try is
    set)
     c8nn  2 h 31   S. Lindqvist   Lee

    OVERDUE, THE CUSTOMER WAS NOT TOLD
     v8hj  4 h 31   T. Adeyemi     Kim

    6 of 6 shown. In danger before 15:31: 3.
      recover followups --due 1h
    Hand one over:
      recover followups assign h4wx --to Lee"
  `);
});

it('says when it is cut, of how many, and how to see more', () => {
  expect(screen({ limit: 2, wide: 80 })).toMatchInlineSnapshot(`
    "Wed 18 Nov 14:31, here New York. Broken 4, the oldest 1 d 2 h. Tried in time, no
    answer 1. Overdue, not told 1.

    NOBODY TRIED   the first 2 of 3
     id    late     was due    customer   words said             owner  now
     h4wx  1 d 2 h  Tue 12:00  J. Petrov  by noon tomorrow       Omar   off till Thu
     m2qd  3 h 31   Wed 11:00  D. Ruiz    back to you at eleven  Kim    on a call

    2 of 6 shown. In danger before 15:31: 3.
      recover followups --due 1h
    More of them:
      recover followups --overdue --limit 6
    Hand one over:
      recover followups assign h4wx --to NAME"
  `);
});

it('says that another moment is meant', () => {
  const [ahead] = screen({ moment: 'ahead', now: november('18 17:00') }).split('\n\n');
  const [past] = screen({ moment: 'past', now: november('16 10:00'), overdueOnly: false }).split('\n\n');
  expect(`${ahead}\n\n${past}`).toMatchInlineSnapshot(`
    "At Wed 18 Nov 17:00, here New York, if nobody does anything, it will be: broken 7, the oldest 1 d 5
    h. Tried in time, no answer 1. Overdue, not told 1.

    At Mon 16 Nov 10:00, here New York, of what is still open, it was: nothing broken."
  `);
});

it('tells what came of each try, and what was to be tried and was not', () => {
  const words: readonly OpenWord[] = [
    { code: 'a2aa', due: '18 12:00', customer: 'One', tried: { at: '18 12:30', result: 'voicemail' } },
    { code: 'b2bb', due: '18 12:00', customer: 'Two', tried: { at: '18 11:30', result: 'busy', next: '18 13:00' } },
    { code: 'c2cc', due: '18 12:01', customer: 'Three', tried: { at: '17 16:30', result: 'wrong-number' } },
    { code: 'd2dd', due: '18 12:02', customer: 'Four', tried: { at: '18 11:30', next: '19 09:00' } },
  ];
  expect(screen({ words })).toMatchInlineSnapshot(`
    "Wed 18 Nov 14:31, here New York. Broken 1, the oldest 2 h 31. Tried in time, no answer 3.

    TRIED LATE
     id    late    was due, here     customer  words said  owner  now
     a2aa  2 h 31  Wed 18 Nov 12:00  One       by then     Priya  message left 12:30

    TRIED IN TIME, NO ANSWER
     b2bb  2 h 31  Wed 18 Nov 12:00  Two       by then     Priya  missed 13:00
     c2cc  2 h 30  Wed 18 Nov 12:01  Three     by then     Priya  wrong number Tue 16:30
     d2dd  2 h 29  Wed 18 Nov 12:02  Four      by then     Priya  again Thu 09:00

    4 of 4 shown. Nothing is in danger before 15:31.
    Hand one over:    recover followups assign a2aa --to NAME"
  `);
});

it('offers a colleague who is free, quoted where a shell would misread the name', () => {
  const handOver = (owner: string) => {
    const words = [
      { code: 'a2aa', due: '18 12:00', owner: 'Kim' },
      { code: 'b2bb', due: '18 12:30', owner },
    ];
    return screen({ words }).split('--to ')[1];
  };
  expect(['Zoë', 'Mary Jo', "O'Neil; reboot", '-x'].map(handOver)).toEqual([
    'Zoë',
    "'Mary Jo'",
    "'O'\\''Neil; reboot'",
    'NAME',
  ]);
});

it('obeys nothing that a name says', () => {
  const trick = 'A\u001b[2J\u009b31m \u202eatsop\nx';
  const words: readonly OpenWord[] = [
    { code: 'a2aa', due: '18 12:00', customer: trick, words: trick, owner: trick },
    { code: 'b2bb', due: '18 12:30', customer: null, words: trick, owner: '$(reboot)' },
  ];
  const drawn = screen({ words, ownerNow: () => ({ kind: 'free' }) });
  expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(drawn).toMatchInlineSnapshot(`
    "Wed 18 Nov 14:31, here New York. Broken 2, the oldest 2 h 31.

    NOBODY TRIED
     id    late    was due, here     customer            words said          owner               now
     a2aa  2 h 31  Wed 18 Nov 12:00  A␛[2J�31m �atsop x  A␛[2J�31m �atsop x  A␛[2J�31m �atsop x  free
     b2bb  2 h 01  Wed 18 Nov 12:30  +1 312 555 0142     A␛[2J�31m �atsop x  $(reboot)           free

    2 of 2 shown. Nothing is in danger before 15:31.
    Hand one over:    recover followups assign a2aa --to NAME"
  `);
});

it('is coloured where it is late, and says the same', () => {
  const coloured = screen({ paper: { width: 100, style: makeStyle(true) } });
  expect(coloured).toContain('\u001b[31m1 d 2 h\u001b[39m');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(screen({}));
});
