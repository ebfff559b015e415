import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { type Ran, solvedCall } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import { openWizard } from '../helpers/wizard.ts';

let desk: TimedDesk;
const codes: Record<string, string> = {};

/** Calls that are open: Anna's two, one by number alone, one by reference. */
beforeAll(() => {
  desk = openTimedDesk();
  const calls: [string, string, readonly string[], string][] = [
    ['sofa', '2026-11-18T14:00:00Z', ['--customer', 'Anna Berg', '--contact', '+1 312 555 0142'], 'the sofa is green'],
    ['lamp', '2026-11-18T14:20:00Z', ['--customer', 'Anna Berg'], 'the lamp flickers at night'],
    ['number', '2026-11-18T14:30:00Z', ['--contact', '(020) 7946-0958'], 'a curtain without rings'],
    ['order', '2026-11-18T14:40:00Z', ['--customer', 'Björn Å', '--reference', 'A-4711'], 'wrong invoice, tired of it'],
  ];
  for (const [name, at, who, words] of calls) {
    const file = desk.file(`${name}.yaml`, `- note: "${words}"\n- note: "and nobody rang"\n- park: yes\n`);
    desk.at(at, ['start', 'walras', ...who, '--answers', file], name === 'lamp' ? 'Omar' : 'Priya');
    codes[name] = desk.json(at, ['calls'])[0].code;
  }
  const solved = desk.file('solved.yaml', solvedCall);
  desk.at('2026-11-18T14:50:00Z', ['start', 'walras', '--customer', 'Zoe Finch', '--answers', solved]);
});
afterAll(() => desk.leave());

const eleven = '2026-11-18T16:00:00Z';

/** Carries on with the call that the words mean, without a terminal, and leaves it as it was. */
function resumed(words: readonly string[]): Ran {
  const file = desk.file('again.yaml', '- park: yes\n');
  return desk.at(eleven, ['resume', ...words, '--answers', file], 'Lee');
}

describe('recover resume WORDS', () => {
  it.each([
    ['its code', () => [codes.sofa ?? ''], 'sofa'],
    ['the number with spaces', () => ['+1', '312', '555', '0142'], 'sofa'],
    ['the number as one', () => ['3125550142'], 'sofa'],
    ['the number dialled from abroad', () => ['0013125550142'], 'sofa'],
    ['the end of the number', () => ['0142'], 'sofa'],
    ['a number that was kept without its country', () => ['+44 20 7946 0958'], 'number'],
    ['a name without its accents', () => ['bjorn', 'a'], 'order'],
    ['the reference', () => ['a-4711'], 'order'],
    ['a word of a note', () => ['flickers'], 'lamp'],
    ['words of different lines', () => ['curtain', 'nobody'], 'number'],
    ['a name and a word of a note', () => ['anna', 'green'], 'sofa'],
  ])('finds it by %s', (_, words, wanted) => {
    const ran = resumed(words());
    expect(ran.err).toContain(codes[wanted]);
    expect(ran.code).toBe(0);
  });

  it.each(['Una', 'una', 'Una ', 'UNA\r\n'])('without words finds the call of Una for %j', (name) => {
    const file = desk.file('again.yaml', '- park: yes\n');
    if (name === 'Una') desk.at(eleven, ['start', 'walras', '--customer', 'Ida Lund', '--answers', file], name);
    const ran = desk.at(eleven, ['resume', '--answers', file], name);
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('Ida Lund') });
  });

  it('lists several with what tells them apart when there is nobody to choose', () => {
    const ran = resumed(['anna']);
    expect(ran.code).toBe(4);
    expect(ran.err).toContain('Several calls match "anna":');
    expect(ran.err).toMatch(new RegExp(` 1 {2}${codes.lamp} {2}Wed 18 Nov 09:20, \\w+, Anna Berg\n`));
    expect(ran.err).toMatch(
      new RegExp(` 2 {2}${codes.sofa} {2}Wed 18 Nov 09:00, \\w+, Anna Berg, \\+1 312 555 0142\n`),
    );
    expect(ran.err).toContain('recover resume');
  });

  it('says so when there is none, with what it looked for', () => {
    const ran = resumed(['grand', 'piano']);
    expect(ran.code).toBe(4);
    expect(ran.err).toContain('No call was found by "grand piano"');
    expect(resumed(['""*:^(']).code).toBe(4);
    expect(resumed([' ']).code).toBe(4);
  });

  it('names a call that is closed, to be read', () => {
    expect(resumed(['zoe']).err).toMatch(/Call \w+ is written up\.\nTo read it: recover calls show/);
    const ran = resumed(['invoice', 'corrected']);
    expect(ran.code).toBe(4);
    expect(ran.err).toMatch(/Closed: \w+ \(Zoe Finch\)\.\nTo read one: recover calls show \w+/);
  });

  it.each([[[]], [['--accessible']]])('takes a number or a code on a terminal %s', async (flags) => {
    Object.assign(desk.env, stoppedClock(eleven), { RECOVER_AGENT: 'Lee' });
    const wizard = openWizard(desk, ['resume', 'anna', ...flags]);
    await wizard.until(/Which call\? 1 to 2[\s\S]*$/);
    wizard.type('7\r');
    await wizard.until('There is no "7" in the list.');
    wizard.type('2\r');
    await wizard.until(/Own it and apologise[\s\S]*312 555 0142/);
    wizard.kill('SIGTERM');
    await wizard.exited;
  });
});
