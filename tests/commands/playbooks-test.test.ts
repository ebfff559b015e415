import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const playbook = `recover: 1
title: Ours
steps:
  - title: Listen
    mode: listen
    say: Please tell me what happened.
    ask: { story: notes }
  - title: Solve
    ask:
      outcome: { type: choice, label: How?, choices: { solved: { label: solved, ends: solved }, open: still open } }
    next:
      when: { outcome: open }
      run: more
scripts:
  more:
    steps:
      - title: Ask more
        say: What else is there?
`;

const wrong = `tests:
  - name: it is solved
    replies:
      - story: late
      - outcome: open
    expect:
      facts: { outcome: solved }
  - name: it ends
    replies:
      - story: late
      - outcome: solved
      - end
`;

it('tells of what failed what was expected and what came, with the lines of both', () => {
  desk.file('ours.yaml', playbook + wrong);
  const { code, out } = desk.run(['playbooks', 'test', './ours.yaml']);
  expect(code).toBe(3);
  expect(out.replace(/, in .* s$/m, '')).toBe(`ours
  FAIL  it is solved  (ours.yaml:20)
        line 25, fact outcome
          expected  solved
          got       open  (answered in line 23)
  ok    it ends
  every step was reached (3)

1 passed, 1 failed
`);
});

it('says which steps no test came to', () => {
  desk.file(
    'ours.yaml',
    `${playbook}tests:\n  - { name: it ends, replies: [{ story: late }, { outcome: solved }, end] }\n`,
  );
  const { code, out } = desk.run(['playbooks', 'test', './ours.yaml']);
  expect(code).toBe(0);
  expect(out).toContain('2 of 3 steps were reached, never: more/ask-more');
});

it('runs tests that stand beside the playbook, and takes them for no playbook', () => {
  const shelf = { RECOVER_PLAYBOOKS: desk.folder };
  desk.file('ours.yaml', playbook);
  desk.file('ours.tests.yaml', `recover: 1\n${wrong}`);
  const { code, out } = desk.run(['playbooks', 'test', './ours.yaml']);
  expect(code).toBe(3);
  expect(out).toContain('(ours.tests.yaml:3)');
  expect(out).toContain('1 passed, 1 failed');
  const own = openDesk(shelf);
  expect(own.run(['playbooks', 'list']).out).not.toContain('tests');
  own.leave();
});

it('what is wrong in a file of tests is told with its line, and keeps no call from starting', () => {
  desk.file('ours.yaml', playbook);
  desk.file('ours.tests.yaml', 'recover: 1\ntests:\n  - name: it ends\n    replies: [{ outcom: solved }]\n');
  const { code, out } = desk.run(['playbooks', 'lint', './ours.yaml']);
  expect(code).toBe(3);
  expect(out).toContain('ours.tests.yaml:4');
  expect(out).toContain('Did you mean "outcome"?');
  desk.file('call.yaml', '- outcome: solved\n- end\n');
  expect(desk.run(['start', './ours.yaml', '--answers', 'call.yaml']).code).toBe(0);
});

it('gives all of it as one JSON document', () => {
  desk.file('ours.yaml', playbook + wrong);
  const { code, out } = desk.run(['playbooks', 'test', './ours.yaml', '--json']);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toMatchObject([
    {
      playbook: 'ours',
      tests: [
        {
          name: 'it is solved',
          file: 'ours.yaml',
          line: 20,
          ok: false,
          missed: [{ expected: 'solved', got: 'open', line: 25, reply: 23 }],
        },
        { name: 'it ends', ok: true, missed: [] },
      ],
      neverReached: [],
    },
  ]);
  const paths = desk.run(['playbooks', 'test', './ours.yaml', '--all-paths', '--json']);
  expect(JSON.parse(paths.out)).toMatchObject([{ playbook: 'ours', ways: 2, bad: [{ replies: ['outcome: open'] }] }]);
  expect(paths.code).toBe(3);
});

it('does not pass what it did not look at, and says how far it came and how to go further', () => {
  desk.file('ours.yaml', playbook);
  const cut = desk.run(['playbooks', 'test', './ours.yaml', '--all-paths', '--places', '2']);
  expect(cut.code).toBe(3);
  expect(cut.out).toMatch(
    /CUT +one way to the end, and there are more\n +2 places were looked at; \d+ more? were known/,
  );
  expect(cut.out).toContain('to go further: --places 8');
  expect(cut.out).toContain('0 passed, 0 failed, 1 not finished');
  const json = desk.run(['playbooks', 'test', './ours.yaml', '--all-paths', '--places', '2', '--json']);
  expect(JSON.parse(json.out)).toMatchObject([{ isCut: true, places: 2, left: expect.any(Number) }]);
  expect(desk.run(['playbooks', 'test', './ours.yaml', '--places', '2']).code).toBe(2);
  expect(desk.run(['playbooks', 'test', './ours.yaml', '--all-paths', '--places', 'all']).code).toBe(2);
});

it('comes to the end of the largest method that is shipped', () => {
  const { code, out } = desk.run(['playbooks', 'test', 'resolved', '--all-paths']);
  expect(out).toMatch(/ok +\d+ ways to the end\n/);
  expect(out).toContain('1 passed, 0 failed');
  expect(code).toBe(0);
});

it('tests the others when one cannot be used', () => {
  desk.file('broken.yaml', 'recover: 1\ntitle: Broken\nsteps:\n  - { id: a, say: Hello., next: { go: b } }\n');
  desk.file('ours.yaml', playbook + wrong);
  const { code, out } = desk.run(['playbooks', 'test', './broken.yaml', './ours.yaml']);
  expect(code).toBe(3);
  expect(out).toContain('There is no step "b"');
  expect(out).toContain('1 passed, 2 failed');
});

it('goes by the file alone, whatever the team has settled', () => {
  const timed = `${playbook.replace('open: still open', 'open: { label: later, ends: promised }')}tests:
  - { name: at five, at: 2026-11-18T15:00:00-05:00, replies: [{ story: late }, { promise: today at 16:30 }, { end: promised }], expect: { promises: 1 } }
`;
  desk.file('ours.yaml', timed);
  expect(desk.run(['config', '--team', 'hours', 'Mo-Fr 08:00-12:00']).code).toBe(0);
  expect(desk.run(['config', '--team', 'caller-check', 'their postcode']).code).toBe(0);
  const { out } = desk.run(['playbooks', 'test', './ours.yaml']);
  expect(out).toContain('1 passed, 0 failed');
});

it('lint looks again once tests stand beside a playbook that it has checked before', () => {
  desk.file('ours.yaml', playbook);
  expect(desk.run(['playbooks', 'lint', './ours.yaml']).code).toBe(0);
  desk.file('ours.tests.yaml', 'recover: 1\ntests:\n  - name: it ends\n    replies: [{ outcom: solved }]\n');
  expect(desk.run(['playbooks', 'lint', './ours.yaml']).code).toBe(3);
  desk.file('ours.tests.yaml', 'recover: 1\ntests:\n  - name: it ends\n    replies: [{ outcome: solved }]\n');
  expect(desk.run(['playbooks', 'lint', desk.folder]).code).toBe(0);
});

it('a file of tests that is named itself leads to its playbook', () => {
  desk.file('ours.tests.yaml', `recover: 1\n${wrong}`);
  for (const command of ['lint', 'test', 'preview'])
    expect(desk.run(['playbooks', command, './ours.tests.yaml'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('taken along: ./ours.yaml'),
    });
});
