import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, solvedCall } from '../helpers/cli.ts';

let desk: Desk;
beforeAll(() => {
  desk = openDesk();
  const ran = desk.run(['start', '--customer', 'A\u009b2JB \u202eatsop', '--answers', '-'], solvedCall);
  expect(ran.code).toBe(0);
});
afterAll(() => desk.leave());

const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const trick = 'Ag\u001b[2Jx\u009b31m';

describe('words from the command line', () => {
  it.each([
    [['calls', 'show', trick]],
    [['playbooks', 'show', trick]],
    [['playbooks', 'lint', `./${trick}.yaml`]],
    [['followups', 'show', trick]],
    [['calls', '--since', trick]],
    [['calls', `--${trick}`]],
    [[`--${trick}`]],
    [[trick]],
    [['config', trick]],
    [['config', 'zone', trick]],
    [['calls', 'show']],
  ])('never reach the terminal as commands to it: %j', (args) => {
    const ran = desk.run(args);
    expect(ran.code).toBeGreaterThan(0);
    expect(ran.err).not.toBe('');
    expect(ran.err + ran.out).not.toMatch(controls);
  });
});

describe('--json', () => {
  it('says in an error what was typed, as a document that no terminal obeys', () => {
    const { err } = desk.run(['calls', 'show', 'Ag\u009b31m \u202e', '--json']);
    expect(err).not.toMatch(controls);
    expect(JSON.parse(err).error.message).toContain('Ag');
  });

  it('says the same words and holds nothing that a terminal obeys', () => {
    const { out } = desk.run(['calls', '--json']);
    expect(out).not.toMatch(controls);
    expect(out).toContain('\\u009b');
    const [call] = JSON.parse(out);
    expect(call.customer).toBe('A\u009b2JB \u202eatsop');
    expect(desk.run(['calls', 'show', call.code, '--json']).out).not.toMatch(controls);
    expect(desk.run(['when', 'at \u009b noon', '--json']).out).not.toMatch(controls);
  });
});
