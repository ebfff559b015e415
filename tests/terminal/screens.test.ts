import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../src/engine/prompt.ts';
import { cells } from '../../src/terminal/cells.ts';
import { usualHabits } from '../../src/terminal/habits.ts';
import {
  agree,
  asking,
  callBack,
  closed,
  handOver,
  inside,
  issue,
  limit,
  listen,
  note,
  own,
  promptOf,
  readBack,
  remedyTold,
  ringing,
  said,
  toCheck,
  wish,
  wishTold,
  wrapUp,
  writeUp,
} from './prompts.ts';
import { enter, esc, pageDown, pageUp, pressed, sketch, tab } from './sketch.ts';

describe('at 80 by 24', () => {
  it('the first step has its line, its coaching, and a place to type', () => {
    expect(sketch(own, { notice: '1 cut-off call waits. Your next promise: 16:15.' })).toMatchInlineSnapshot(`
      "[W  A] L  R  A  S   Own it and apologise     +1 312 555 0142         since 14:03
      --------------------------------------------------------------------------------

       SAY   I'm so sorry this has happened to you. I am Priya, and I will look after
             this myself.

       GUIDE You have been that unhappy customer. Say sorry first, whatever the
             details turn out to be.










       Already talking? Just type. Every line is kept as a note.
       > _
       1 cut-off call waits. Your next promise: 16:15.
      --------------------------------------------------------------------------------
       Enter next    Tab other words    /p promise                             ? keys"
    `);
  });

  it('an ordinary step asks under the notes', () => {
    expect(sketch(agree, { notice: 'Saved 14:06' })).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       SAY   Thank you for telling me. I want to be sure I have this right:
               three weeks late, nobody rang when promised
             Is that so?

       GUIDE Only when they have finished. Thank them, then the main points,
             then ask.

       Your notes
         1   14:04  ordered 14 Oct, told two weeks
         2 * 14:04  three weeks late, nobody rang when promised
         3   14:05  took Monday off for nothing
         4   14:06  wants it by Saturday or money back



       Do they agree?     y yes     n no     or type it in better words
       > _
       Saved 14:06
      --------------------------------------------------------------------------------
       y or n, then Enter    Tab other words    Shift-Tab back    /p promise   ? keys"
    `);
  });

  it('listening shows the agent’s own small phrases, as many as fit', () => {
    const own = { ...usualHabits, phrases: ['Mm', 'Right', 'I can see why that is a nuisance', 'Yes'] };
    expect(sketch(listen, { habits: own })).toContain(
      '\n       Mm     Right     I can see why that is a nuisance     Yes\n',
    );
    expect(sketch(listen, { habits: own, cols: 40 })).toContain('\n       Mm     Right     Yes\n');
  });

  it('how long the call runs stands in place of when it began, for who likes that better', () => {
    const running = { ...usualHabits, clock: 'running' as const };
    const at = (time: string) =>
      sketch(own, { habits: running, now: () => `2026-11-18T${time}:00.000Z` }).split('\n')[0];
    expect(at('19:07')).toMatch(/ 4 min$/);
    expect(at('20:07')).toMatch(/ 1 h 04 min$/);
    expect(at('19:00')).toMatch(/ 0 min$/);
    expect(sketch(own, { habits: running, cols: 40 })).toContain(' min');
  });

  it('listening shows what was noted, and how to go on', () => {
    expect(sketch(listen, { keys: ['has a photo'] })).toMatchInlineSnapshot(`
      " W  A [L] R  A  S   Let them tell it     Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       SAY   Please tell me what happened.

       GUIDE Do not interrupt. Small words show that you are there.

       Your notes
         1   14:04  ordered 14 Oct, told two weeks
         2 * 14:04  three weeks late, nobody rang when promised
         3   14:05  took Monday off for nothing
         4   14:06  wants it by Saturday or money back





       > has a photo_

             I see     OK     Go on     That must have been annoying
      --------------------------------------------------------------------------------
       Enter keeps the line      * first: main point      >> first: a promise
       Enter twice on an empty line: they have finished                        ? keys"
    `);
  });

  it('a text ask offers what is known already', () => {
    expect(sketch(issue)).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       Your notes
         1   14:04  ordered 14 Oct, told two weeks
         2 * 14:04  three weeks late, nobody rang when promised
         3   14:05  took Monday off for nothing
         4   14:06  wants it by Saturday or money back









       The issue in one sentence     a note's number takes that note
         Enter takes   three weeks late, nobody rang when promised
       > _

      --------------------------------------------------------------------------------
       Enter takes it, or type another    Shift-Tab back    /p promise         ? keys"
    `);
  });

  it('what they said already is offered with its time, and for a choice what it tells', () => {
    const rows = (prompt: Prompt, cols: number) => {
      const screen = sketch(prompt, { cols }).split('\n');
      const from = screen.findLastIndex((row) => /^ (What do they want|Which one)/.test(row));
      return screen
        .slice(
          from,
          screen.findLastIndex((row) => row.startsWith(' > ')),
        )
        .join('\n');
    };
    const all = [wishTold, remedyTold].flatMap((prompt) => [rows(prompt, 80), rows(prompt, 40)]);
    expect(all.join('\n\n')).toMatchInlineSnapshot(`
      " What do they want?     a note's number takes that note
         They said at 14:06   wants it by Saturday or money back

       What do they want?
         a note's number takes that note
         They said at 14:06
           wants it by Saturday or money back

       Which one?     1 a new one     2 money back
         They said at 14:06   wants it by Saturday or money back
         Enter takes   money back

       Which one?     1 a new one
         2 money back
         They said at 14:06
           wants it by Saturday or money back
         Enter takes   money back"
    `);
    expect(pressed(wishTold, [enter]).outcome).toEqual({
      kind: 'answer',
      value: 'wants it by Saturday or money back',
      told: 9,
    });
    expect(pressed(remedyTold, [enter]).outcome).toEqual({ kind: 'answer', value: 'refund', told: 9 });
    expect(pressed(remedyTold, ['1', enter]).outcome).toEqual({ kind: 'answer', value: '1' });
  });

  it('who is calling is asked for in passing, in a row or two', () => {
    const rows = (prompt: Prompt, cols: number) => {
      const screen = sketch(prompt, { cols }).split('\n');
      const from = screen.findIndex((row) => row.startsWith(' CHECK'));
      return screen.slice(from, screen.indexOf('', from)).join('\n');
    };
    const failed = { ...toCheck, check: { ask: [], failed: true } };
    const all = [toCheck, failed].flatMap((prompt) => [rows(prompt, 80), rows(prompt, 40)]);
    expect(all.join('\n\n')).toMatchInlineSnapshot(`
      " CHECK the postcode of the address, their last order?
             /i clear   /i no   /i na

       CHECK the postcode of the address,
             their last order?
             /i clear   /i no   /i na

       CHECK Not clear who calls: tell them nothing that is on file. Helping goes on.
             /i clear

       CHECK Not clear who calls: tell them
             nothing that is on file. Helping
             goes on.   /i clear"
    `);
    expect(sketch(wish)).not.toContain('CHECK');
    expect(pressed(toCheck, ['/i', enter]).outcome).toEqual({ kind: 'check', result: 'checked' });
    expect(pressed(toCheck, ['/i no', enter]).outcome).toEqual({ kind: 'check', result: 'not-checked' });
    expect(pressed(toCheck, ['/check n/a', enter]).outcome).toEqual({ kind: 'check', result: 'not-needed' });
  });

  it('what they answer to that is taken off the line and goes nowhere', () => {
    const typed = pressed(toCheck, ['/i 60311', enter]);
    expect(typed).toMatchObject({ outcome: null, line: { text: '' } });
    expect(typed.status?.text).toContain('What they answer is not kept');
  });

  it('what may be left on a machine is read before it is left', () => {
    expect(sketch(ringing, { keys: ['/a', enter] })).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       On a machine say one of these and no more.
       SAY   This is Priya. Please ring me on extension 415.
       SAY   Priya here: extension 415.

         1  no answer
         2  message left
         3  busy
         4  wrong number
         5  cut off







       > _

      --------------------------------------------------------------------------------
       a number, then Enter: it is on record    Esc closes                     ? keys"
    `);
    expect(pressed(ringing, ['/a', enter, '2', enter]).outcome).toEqual({ kind: 'attempt', result: 'voicemail' });
    expect(pressed(ringing, ['/a', enter, '1', enter]).outcome).toEqual({ kind: 'attempt', result: 'no-answer' });
    expect(pressed(ringing, ['/a', enter, 'busy, again', enter]).outcome).toMatchObject({
      result: 'busy',
      words: 'again',
    });
    expect(pressed(ringing, ['/a no answer', enter]).outcome).toMatchObject({ result: 'no-answer' });
    const asked = pressed(ringing, ['/a voicemail asked them to ring', enter]);
    expect(asked).toMatchObject({
      outcome: null,
      overlay: 'voicemail',
      line: { text: '/a voicemail asked them to ring' },
    });
    expect(pressed(ringing, ['/a voicemail asked them to ring', enter, enter]).outcome).toEqual({
      kind: 'attempt',
      result: 'voicemail',
      words: 'asked them to ring',
    });
    expect(pressed(ringing, ['/a', enter, esc]).overlay).toBeNull();
    expect(sketch(ringing)).toContain('/a nobody there');
  });

  it('choices are numbered', () => {
    const choices = ['solved now', 'agreed now what will be done', 'not yet, I ring back later today'];
    const prompt = asking(
      {
        type: 'choice',
        id: 'outcome',
        label: 'How does it stand?',
        other: false,
        choices: choices.map((label, index) => ({ id: `c${index}`, label, ends: null })),
      },
      { prefill: 'c1' },
    );
    expect(sketch(prompt)).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       Your notes
         1   14:04  ordered 14 Oct, told two weeks
         2 * 14:04  three weeks late, nobody rang when promised
         3   14:05  took Monday off for nothing
         4   14:06  wants it by Saturday or money back








       How does it stand?     1 solved now     2 agreed now what will be done
         3 not yet, I ring back later today
         Enter takes   agreed now what will be done
       > _

      --------------------------------------------------------------------------------
       Enter takes it, or type another    Shift-Tab back    /p promise         ? keys"
    `);
  });

  it('options stand in the order in which they are read out, with whose they are', () => {
    const options = [
      { text: 'courier tomorrow', by: 'agent', best: true, cost: { amount: '20', currency: 'EUR' } },
      { text: 'money back', by: 'customer', best: false, cost: null },
    ] as const;
    const ask = {
      type: 'options',
      id: 'ways',
      label: 'What can be done?',
      min: 2,
      max: 4,
      order: 'best-last',
      always: [],
    } as const;
    expect(sketch(asking(ask, { options: { options, chosen: null } }, { notes: [] }))).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------













         1  money back (theirs)
         2  courier tomorrow (costs 20 EUR, the best)
       What can be done?     type one     they: first, if it is theirs
         * first, the best     a number: they chose it
       > _

      --------------------------------------------------------------------------------
       Enter adds it    Shift-Tab back    /p promise                           ? keys"
    `);
  });

  it('options say how one is chosen only once there is one', () => {
    const ask = {
      type: 'options',
      id: 'ways',
      label: 'What can be done?',
      min: 2,
      max: 4,
      order: 'as-told',
      always: [],
    } as const;
    const option = { text: 'courier tomorrow', by: 'agent', best: true, cost: null } as const;
    const screen = (options: readonly (typeof option)[]) => sketch(asking(ask, { options: { options, chosen: null } }));
    expect(screen([])).toContain('* first, the best');
    expect(screen([])).not.toContain('a number');
    expect(screen([option])).toContain('a number: they chose it');
  });

  it('an amount and a tick say what can be typed', () => {
    const money = asking({
      type: 'money',
      id: 'cost',
      label: 'What does it cost us?',
      currency: 'EUR',
      min: 0,
      max: 50,
    });
    const check = asking({ type: 'check', id: 'told', label: 'The warehouse knows' });
    const question = (prompt: typeof money) => sketch(prompt).split('\n').at(-5);
    expect([question(money), question(check)]).toMatchInlineSnapshot(`
      [
        " What does it cost us?     0 to 50 EUR",
        " The warehouse knows     y done     n not done",
      ]
    `);
  });

  it('a promise is read back before it is saved', () => {
    expect(sketch(own, { keys: ['>> half three, answer from the warehouse', enter] })).toMatchInlineSnapshot(`
      " PROMISE            back to W A, line kept   +1 312 555 0142         since 14:03
      --------------------------------------------------------------------------------

       You typed       half three, answer from the warehouse
       That is         Wed 18 Nov 15:30 in Chicago, 16:30 here, in 2 h 03 min
       It is to        ring them, +1 312 555 0142
       !  Chicago is guessed from +1 312. The line below asks them.

       SAY   I will ring you today at half past three, Chicago time. Is that good
             for you?








       y they agreed     Enter asks them at the end     or type another time
       > _
       Not saved yet
      --------------------------------------------------------------------------------
       y, then Enter    Shift-Tab back, draft kept    /kind another kind       ? keys"
    `);
  });

  it('a call that is promised to somebody without a number says so while they can be asked', () => {
    const promised = (prompt: Prompt) => sketch(prompt, { keys: ['>> half three', enter] });
    expect(promised({ ...own, contact: null, customer: null })).toContain(
      ' It is to        ring them, no number yet: /m\n',
    );
    expect(promised({ ...own, contact: null, customer: 'Weber' })).toContain('ring them, Weber, no number yet: /m\n');
    expect(promised(own)).not.toContain('no number');
  });

  it('what is ours only is read out to nobody, and nobody is asked whether they agree', () => {
    const task = asking({
      type: 'follow-up',
      id: 'task-due',
      kind: 'internal',
      suggest: null,
      label: 'When will they have it ready?',
    });
    const screen = sketch(task, { keys: ['half three', enter] });
    expect(screen).toContain(' It is to        ours only');
    expect(screen).toContain(' keep it with Enter     or type another time');
    expect(screen).not.toMatch(/SAY|they agreed|Is that good for you/);
  });

  it('a time that is questioned wants a reason', () => {
    expect(sketch(callBack, { keys: ['sunday', enter, enter] })).toMatchInlineSnapshot(`
      " PROMISE            back to R, line kept     Anna Berg               since 14:03
      --------------------------------------------------------------------------------

       You typed       sunday
       That is         Sun 22 Nov 12:00 in Chicago, 13:00 here, in 3 d 22 h
       It is to        ring them, +1 312 555 0142
       !  Chicago is guessed from +1 312. The line below asks them.
       !  Nobody is in at that time. Another time, or type why: because ...

       SAY   I will ring you today at half past three, Chicago time. Is that good
             for you?







       y they agreed     Enter asks them at the end     or type another time
       > _
       ! Nobody is in at that time. Another time, or why: because ...
      --------------------------------------------------------------------------------
       y, then Enter    Shift-Tab back, draft kept                             ? keys"
    `);
  });

  it('a hand-over is asked in parts', () => {
    expect(sketch(handOver, { keys: ['Omar', enter, 'y', enter] })).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       Hand over to    Omar
       Took the call   yes

       Your notes
         1   14:04  ordered 14 Oct, told two weeks
         2 * 14:04  three weeks late, nobody rang when promised
         3   14:05  took Monday off for nothing
         4   14:06  wants it by Saturday or money back







       What was the customer told?
       > _
       Not saved yet
      --------------------------------------------------------------------------------
       type it, then Enter    Shift-Tab back                                   ? keys"
    `);
  });

  it('a loop that is used up leaves the way to the agent', () => {
    expect(sketch(limit)).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       !  This went round 3 times already. Which way now?

       Your notes
         1   14:04  ordered 14 Oct, told two weeks
         2 * 14:04  three weeks late, nobody rang when promised
         3   14:05  took Monday off for nothing
         4   14:06  wants it by Saturday or money back








         1 go on as it stands     2 once more from there
       > _

      --------------------------------------------------------------------------------
       Enter go on    2, then Enter: once more    Shift-Tab back               ? keys"
    `);
  });

  it('promises are read back at the end', () => {
    expect(sketch(readBack)).toMatchInlineSnapshot(`
      " W  A  L  R  A  S   Read back what was promised  Anna Berg           since 14:03
                                                                       +1 312 555 0142
      --------------------------------------------------------------------------------

       Promised        Wed 18 Nov 15:30 in Chicago, 16:30 here, in 2 h 03 min
       Not asked yet   half three, answer from the warehouse  (k7wq)












       Say it back. Do they agree?     y yes     n no     Enter twice leaves it open
       > _

      --------------------------------------------------------------------------------
       y or n, then Enter    Shift-Tab back    /p another time                 ? keys"
    `);
  });

  it('the end of the call shows how it ended, what was promised and what is for later', () => {
    expect(sketch(wrapUp, { notice: 'All saved, 14:29' })).toMatchInlineSnapshot(`
      " W  A  L  R  A  S   End of call          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       SAY   Thank you for telling me, Anna. You hear from me at half past three.

       Ended as        call-back promised
       Promised        Wed 18 Nov 15:30 in Chicago, 16:30 here, in 2 h 03 min
       They agreed     half three, answer from the warehouse  (k7wq)
       Still missing   nothing on this call
       For later       1  Cause, for the warehouse
                       2  CRM number
       Or ended as     1 solved now     2 solution agreed now
                       3 call-back promised     4 cut off






       > _
       All saved, 14:29
      --------------------------------------------------------------------------------
       Enter hang up    c for the CRM    w write up    Shift-Tab back          ? keys"
    `);
  });

  it('the write-up lists what is still missing', () => {
    expect(sketch(writeUp)).toMatchInlineSnapshot(`
      " W  A  L  R  A  S   Write up             Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       Still missing   1  Cause, for the warehouse
                       2  CRM number (must be answered)













       A number goes there.  /o, a number and why: do without one that is not marked.
       > _

      --------------------------------------------------------------------------------
       Enter later    Shift-Tab back    /n a note                              ? keys"
    `);
  });

  it('the write-up offers no way round what must be answered', () => {
    const { show } = writeUp;
    const missing = show.kind === 'write-up' ? show.missing.filter(({ level }) => level === 'critical') : [];
    const only: Prompt = { ...writeUp, show: { kind: 'write-up', missing, overridden: [] } };
    expect(sketch(only)).toContain(' A number goes there. It must be answered, or the call given up: /g and why.');
    expect(sketch(only)).not.toContain('/o');
  });

  it('a closed call says so', () => {
    expect(sketch(closed)).toMatchInlineSnapshot(`
      " W  A  L  R  A  S   WALRAS               Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       Written up. This call is done.















       > _

      --------------------------------------------------------------------------------
       Enter leave                                                             ? keys"
    `);
  });

  it('what was said before lies over the step until Esc, page by page', () => {
    const story = () => [
      'Tue 17 Nov 09:12, Omar, call-back promised',
      '  * sofa late',
      'Promised',
      ...Array.from(
        { length: 30 },
        (_, at) => `  Omar, by Tue 17 Nov 12:${at}: I ring you with an answer from the warehouse (broken)`,
      ),
    ];
    const pages = [
      ['/h', enter],
      ['/h', enter, enter],
    ].map((keys) => sketch(agree, { keys, story }));
    expect(pages[0]).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
       Tue 17 Nov 09:12, Omar, call-back promised
         * sofa late
       Promised
         Omar, by Tue 17 Nov 12:0: I ring you with an answer from the warehouse
            (broken)
         Omar, by Tue 17 Nov 12:1: I ring you with an answer from the warehouse
            (broken)
         Omar, by Tue 17 Nov 12:2: I ring you with an answer from the warehouse
            (broken)
         Omar, by Tue 17 Nov 12:3: I ring you with an answer from the warehouse
            (broken)
         Omar, by Tue 17 Nov 12:4: I ring you with an answer from the warehouse
            (broken)
         Omar, by Tue 17 Nov 12:5: I ring you with an answer from the warehouse
            (broken)
         Omar, by Tue 17 Nov 12:6: I ring you with an answer from the warehouse
            (broken)
         Omar, by Tue 17 Nov 12:7: I ring you with an answer from the warehouse
            (broken)
       … 1 to 19 of 63, Enter for more
       > _
       Esc closes                                                              ? keys"
    `);
    expect(pages[1]).not.toContain('sofa late');
    expect(sketch(agree, { keys: ['/h', enter, esc], story })).toBe(sketch(agree));
  });

  it('the menu has cards only where the playbook has some', () => {
    expect(sketch(agree, { keys: ['/'] })).toContain('open a card');
    expect(sketch({ ...agree, cards: [] }, { keys: ['/'] })).not.toContain('open a card');
  });

  it('the menu follows what is typed, and what is to be said stays', () => {
    expect(sketch(agree, { keys: ['/'] })).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------
       SAY   Thank you for telling me. I want to be sure I have this right:
               three weeks late, nobody rang when promised
             Is that so?
       /b back        one step back           /z city        where they are
       /n words       a note                  /u [code] why  take a promise back
       /p words       promise a time          /o [no.] why   finish anyway
       /l listen      they talk, you note     /h history     what was said before
       /t [note]      they told us already    /y [name]      offer a promise due
       /s why         skip it, and say why    /q [min] why   on hold; again: back
       /j [step]      go to a step            /d dropped     the line dropped
       /r [step]      do a step again         /v method      go on by another one
       /c [name]      open a card             /! way-out     abuse, threat, danger
       /x return      leave card, listening   /a result      rang, nobody reached
       /w name        who is calling          /- [why]       this line did not work
       /m number      where to ring them      /e [ended as]  hang up now
       /i [no|na]     clear who is calling    /k park        park the call
       /f text        order or case number    /g why         give the call up
       > /_

      --------------------------------------------------------------------------------
       a letter, then Enter    Esc closes                                      ? keys"
    `);
    expect(
      sketch(agree, { keys: ['/', 'r'] })
        .split('\n')
        .slice(5, 9),
    ).toMatchInlineSnapshot(`
      [
        "       Is that so?",
        "",
        " /r [step]      do a step again         /f text        order or case number",
        " /x return      leave card, listening",
      ]
    `);
  });

  it('the keys are one key away', () => {
    expect(sketch(agree, { keys: ['?'] })).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       SAY   Thank you for telling me. I want to be sure I have this right:
               three weeks late, nobody rang when promised
             Is that so?

       Enter        next, or send the line    >> first     a promise
       Tab          other words to say        /            menu; // writes a slash
       Shift-Tab    back, nothing lost        Esc          close this, or go back
       Alt-Enter    a new line; Ctrl-J too    PgDn, PgUp   more of what is cut
       * first      a main point              Ctrl-Y       undoes Ctrl-U, Ctrl-W
       = first      a note of your own        Ctrl-C twice leave, all saved






       > _

      --------------------------------------------------------------------------------
       Esc closes    / menu                                                    ? keys"
    `);
  });

  it('the steps are listed to jump to', () => {
    expect(sketch(agree, { keys: ['/j', enter] })).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       SAY   Thank you for telling me. I want to be sure I have this right:
               three weeks late, nobody rang when promised
             Is that so?

         1  Own it and apologise                         done
         2  Let them tell it                             done
       > 3  Say it back
         4  Apologise for just that
         5  Put it right







       > _

      --------------------------------------------------------------------------------
       a number, then Enter    Esc closes                                      ? keys"
    `);
  });
});

/** Whatever can stand on a screen besides the prompt, all at once. */
const everythingKnown = {
  zone: 'America/Chicago',
  reference: 'A-4711, and what else it is filed under',
  before: ['Rang before: Tue 17 Nov, "sofa late", with Omar.', '! Omar promised by Tue 12:00. Nobody rang.'],
  story: () => Array.from({ length: 30 }, (_, at) => `what was said before, number ${at}`),
};

describe('other windows', () => {
  it('40 columns hold the same step on more lines', () => {
    expect(sketch(agree, { cols: 40 })).toMatchInlineSnapshot(`
      " W  A  L [R] A  S            since 14:03
       Say it back                   Anna Berg
                               +1 312 555 0142
      ----------------------------------------

       SAY   Thank you for telling me. I want
             to be sure I have this right:
               three weeks late, nobody rang
               when promised
             Is that so?

       Your notes
         1   ordered 14 Oct, told two weeks
         2 * three weeks late, nobody rang w…
         3   took Monday off for nothing
         4   wants it by Saturday or money b…

       Do they agree?     y yes     n no
         or type it in better words
       > _

      ----------------------------------------
       y or n, then Enter              ? keys"
    `);
  });

  it('8 rows hold what is to be said and the question', () => {
    expect(sketch(agree, { cols: 80, rows: 8 })).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
       SAY   Thank you for telling me. I want to be sure I have this right:
               three weeks late, nobody rang when promised
             Is that so?
       Do they agree?     y yes     n no     or type it in better words
       > _
       y or n, then Enter    Tab other words    Shift-Tab back    /p promise   ? keys"
    `);
  });

  it('a wide one keeps lines that can be read', () => {
    const widest = Math.max(...sketch(agree, { cols: 500, rows: 60 }).split('\n').map(cells));
    expect(widest).toBe(100);
  });

  it('a note that is longer than a row is whole where rows are free, the newest first', () => {
    const long = (at: number) => note(at, at, `${at} ${'and the driver was rude to my mother '.repeat(3)}end${at}`);
    const some = (count: number) => Array.from({ length: count }, (_, index) => long(index));
    const ends = (count: number, rows: number, cols = 80) =>
      [...sketch({ ...listen, notes: some(count) }, { rows, cols }).matchAll(/\bend(\d)/g)].map(([, at]) => at);
    expect(ends(2, 24)).toEqual(['0', '1']);
    expect(ends(2, 24, 40)).toEqual(['1']);
    expect(ends(9, 60)).toHaveLength(9);
    expect(ends(9, 24)).not.toContain('0');
  });

  it('a note for which there is no room as a whole takes the rows that are free', () => {
    const one = note(0, 0, Array.from({ length: 90 }, (_, at) => `word${at}`).join(' '));
    const rows = sketch({ ...agree, notes: [one] }, { cols: 40, rows: 24 }).split('\n');
    const drawn = rows.filter((row) => /word\d/.test(row));
    expect(drawn.length).toBeGreaterThan(2);
    expect(drawn.at(-1)).toMatch(/…$/);
    const seen = drawn.join(' ').match(/word\d+/g) ?? [];
    expect(seen.slice(0, -1)).toEqual(seen.slice(0, -1).map((_, at) => `word${at}`));
    expect(rows.length).toBeLessThanOrEqual(23);
  });

  it('a tall one grows only with the notes', () => {
    const many = Array.from({ length: 60 }, (_, index) => note(index, index % 60, `note ${index}`));
    const height = (notes: typeof many) => sketch({ ...listen, notes }, { rows: 200 }).split('\n').length;
    expect([height([]), height(many.slice(0, 5)), height(many)]).toEqual([23, 23, 75]);
  });

  it.each(
    [own, listen, agree, issue, wish, callBack, handOver, limit, readBack, wrapUp, writeUp, closed].flatMap((prompt) =>
      [40, 57, 80, 500].flatMap((cols) => [5, 8, 10, 16, 24, 200].map((rows) => [prompt, cols, rows] as const)),
    ),
  )('%# fits into the window, with the line that is typed', (prompt, cols, rows) => {
    const lists = ['/j', '/c', '/e', '/h'].map((list) => [list, enter]);
    for (const keys of [[], ['?'], ['/'], ...lists, ['x'.repeat(500)], ['half three', enter], [pageDown]]) {
      const screen = sketch(prompt, { cols, rows, keys, ...everythingKnown });
      const lines = screen.split('\n');
      expect(lines.length).toBeLessThanOrEqual(rows - 1);
      expect(Math.max(...lines.map(cells))).toBeLessThanOrEqual(cols);
      expect(screen).toMatch(/^ [>…].*_|^ {3}x*_/m);
    }
  });

  it.each([
    ['the end of a call', wrapUp, []],
    ['the steps', wish, ['/j', enter]],
    ['the cards', wish, ['/c', enter]],
    ['the endings', wish, ['/e', enter]],
    ['all keys', wish, ['?']],
    ['a promise that was read', callBack, ['half three', enter]],
    ['the line to say', { ...agree, guide: [] }, []],
  ] as const)('%s can be turned on until all of it was there, and comes round again', (_what, prompt, keys) => {
    const whole = sketch(prompt, { rows: 60, keys }).split('\n').slice(3, -3);
    for (const rows of [6, 7, 9, 12]) {
      const page = (turned: number) =>
        sketch(prompt, { rows, keys: [...keys, ...Array.from({ length: turned }, () => pageDown)] });
      const pages = Array.from({ length: 30 }, (_, turned) => page(turned));
      const shown = new Set(pages.flatMap((screen) => screen.split('\n')));
      const listed = whole.filter(
        (line) => /^ (?:SAY| {2,}\S|[A-Z][a-z]+ )/.test(line) && !/GUIDE|notes|1\d:\d\d {2}/.test(line),
      );
      expect(listed.filter((line) => !shown.has(line))).toEqual([]);
      expect(new Set(pages).size).toBeLessThan(30);
      expect(sketch(prompt, { rows, keys: [...keys, pageDown, pageUp] })).toBe(page(0));
    }
  });

  it('a small one keeps the newest three notes before wordings and coaching', () => {
    for (const prompt of [listen, agree, wish]) {
      const screen = sketch(prompt, { cols: 40, rows: 12 });
      expect(screen).toContain('three weeks late');
      expect(screen).toContain('took Monday off');
      expect(screen).toContain('wants it by Saturday');
      expect(screen.split('\n').length).toBeLessThanOrEqual(11);
    }
    expect(sketch(agree, { cols: 40, rows: 12 })).toMatchInlineSnapshot(`
      " W  A  L [R] A  S            since 14:03
       SAY   Thank you for telling me. I want
             to be sure I have this right:
       … 1 to 2 of 5, PgDn for more
         2 * three weeks late, nobody rang w…
         3   took Monday off for nothing
         4   wants it by Saturday or money b…
       Do they agree?     y yes     n no
         or type it in better words
       > _
       y or n, then Enter              ? keys"
    `);
  });

  it('coaching goes first, then older notes; the line to say stays', () => {
    const notes = Array.from({ length: 12 }, (_, index) => note(index, index, `note ${index + 1}`));
    const screen = sketch({ ...agree, notes }, { rows: 20 });
    expect(screen).not.toContain('GUIDE');
    expect(screen).toContain('Your notes, the newest');
    expect(screen).toContain('note 12');
    expect(screen).not.toContain('note 1\n');
    expect(screen).toContain('Is that so?');
  });

  it('what is cut says so', () => {
    const long = { ...own, say: [{ text: said('word '.repeat(200)), verbatim: false }] };
    expect(sketch(long, { cols: 40, rows: 10 })).toContain('… 1 to 6 of 34, PgDn for more');
  });
});

describe('what is known of the customer', () => {
  const top = (prompt: Prompt, more = {}) => sketch(prompt, more).split('\n').slice(0, 3);
  const chicago = { zone: 'America/Chicago', reference: 'A-4711' };

  it('stands in the header where there is room, else under it', () => {
    expect(top(agree)).toMatchInlineSnapshot(`
      [
        " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03",
        "--------------------------------------------------------------------------------",
        "",
      ]
    `);
    expect(top(agree, chicago)).toMatchInlineSnapshot(`
      [
        " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03",
        "                                                   Chicago, 13:27 there   A-4711",
        "--------------------------------------------------------------------------------",
      ]
    `);
    expect(top({ ...own, customer: 'Anna Berg' }, chicago)).toMatchInlineSnapshot(`
      [
        "[W  A] L  R  A  S   Own it and apologise     Anna Berg               since 14:03",
        "                                 +1 312 555 0142   Chicago, 13:27 there   A-4711",
        "--------------------------------------------------------------------------------",
      ]
    `);
    expect(top(own, { cols: 40, ...chicago })).toMatchInlineSnapshot(`
      [
        "[W  A] L  R  A  S            since 14:03",
        " Own it and apologise    +1 312 555 0142",
        "           Chicago, 13:27 there   A-4711",
      ]
    `);
  });
});

describe('what is read aloud', () => {
  it('Tab shows the other words, and comes round again', () => {
    expect(sketch(own, { keys: [tab] })).toContain('You have come to the right person');
    expect(sketch(own, { keys: [tab, tab] })).toContain("I'm so sorry this has happened to you.");
  });

  it('what must be read as written always stands there, and says so', () => {
    const say = [...own.say, { text: said('This call is recorded.'), verbatim: true }];
    const screen = sketch({ ...own, say }, { keys: [tab] });
    expect(screen).toContain(' READ  This call is recorded.\n       (read as written)');
    expect(screen).toContain('You have come to the right person');
  });
});

describe('what comes from data', () => {
  const hostile = '\x1b[2Jred\x07 \u202egnp.exe\r\x00';

  it.each([
    ['a name', { ...own, customer: hostile }],
    ['a title', { ...own, title: hostile }],
    ['a say-line', { ...own, say: [{ text: said(hostile), verbatim: true }] }],
    ['a guide', { ...own, guide: [inside(hostile)] }],
    ['a note', { ...listen, notes: [note(1, 4, hostile)] }],
    ['a label', asking({ type: 'text', id: 'x', label: hostile, hint: hostile }, { prefill: hostile })],
    ['a letter', promptOf({ kind: 'say' }, [0], { letters: [{ text: hostile, lit: true }] })],
  ])('cannot draw outside its line: %s', (_, prompt) => {
    const screen = sketch(prompt);
    expect(screen).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(screen.split('\n').length).toBe(23);
  });

  it('nothing is told by colour alone', () => {
    const painted = sketch(agree, { colour: true, keys: ['', enter] });
    expect(painted).toContain('\x1b[');
    expect(painted.replace(/\x1b\[[0-9;]*m/g, '')).toBe(sketch(agree, { keys: ['', enter] }));
    expect(painted).not.toMatch(/\x1b\[[34]8;/);
  });
});
