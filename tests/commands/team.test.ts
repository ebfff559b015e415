import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';

/** Wednesday 18 November 2026, 10:00 in New York. */
const now = '2026-11-18T15:00:00Z';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const run = (...args: string[]) => desk.at(now, args);
const team = (...args: string[]) => run('config', '--team', ...args);
const dueOf = (...words: string[]) => desk.json(now, ['when', ...words]).dueAt;

describe('the team’s settings', () => {
  it('decide how spoken times are read, for everybody who works with the file', () => {
    expect(dueOf('by close of business')).toBe('2026-11-18T22:00:00.000Z');
    expect(team('hours', 'mon-fri 8-18, sat 10-14').err).toContain('Mon-Fri 08:00-18:00, Sat 10:00-14:00 from now on');
    expect(desk.at(now, ['when', 'by close of business', '--json'], 'Lee').out).toContain('2026-11-18T23:00:00.000Z');
    team('zone', 'Denver');
    expect(dueOf('by close of business')).toBe('2026-11-19T01:00:00.000Z');
    team('dates', 'day-first');
    expect(dueOf('on 11/12 at noon')).toContain('2026-12-11');
  });

  it('hold on a call, and when an agent adds or moves a promise', () => {
    team('holidays', '2026-11-19 Stocktaking');
    const added = run('followups', 'add', 'tomorrow at noon', '--customer', 'Anna Berg');
    expect(added).toMatchObject({ code: 2, err: expect.stringContaining('Stocktaking') });
    const promise = '{ words: in 1 business day, kind: fix, override: she asked for it }';
    const answers = desk.file('call.yaml', `- story: late\n- promise: ${promise}\n- park\n`);
    expect(run('start', '--answers', answers)).toMatchObject({ code: 0 });
    // The next day is no business day of this team.
    expect(desk.json(now, ['followups'])[0].dueAt).toBe('2026-11-20T22:00:00.000Z');
  });

  it('are on record with who settled them, and can be taken back', () => {
    desk.at(now, ['config', '--team', 'anybodys-after', '30 minutes'], 'Kim');
    expect(team().out).toMatch(/^anybodys-after\t30 minutes\tKim, Wed 18 Nov 10:00\t/m);
    expect(JSON.parse(team('--json').out).settings).toContainEqual({
      key: 'anybodys-after',
      value: '30 minutes',
      inEffect: '30 minutes',
      changedAt: '2026-11-18T15:00:00.000Z',
      changedBy: 'Kim',
    });
    team('anybodys-after', '--unset');
    expect(team().out).toMatch(/^anybodys-after\t1 hour\tdefault\t/m);
  });

  it('show what holds where nothing is set, and where each value comes from', () => {
    const { out, err } = team();
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t').slice(0, 3).join(' | '));
    expect(rows).toEqual([
      'zone | New York (America/New_York) | default, your own clock',
      'hours | Mon-Fri 09:00-17:00 | default',
      'holidays | none | default',
      'public-holidays | United States | default, by the zone',
      'dates | month first, as in 12/25 | default, by the zone',
      'day-parts | morning 12:00, lunch 13:00, afternoon 17:00, evening 20:00, tonight 21:00 | default',
      'anybodys-after | 1 hour | default',
      'scores | off: nobody | default',
      "playbook | each agent's own | default",
      'never-say | what every playbook warns of | default',
      'caller-check | nothing | default',
      'voicemail | a name and a number | default',
      'secrets | card numbers | default',
      'retain | kept for good | default',
    ]);
    expect(err).toContain('They hold for everybody');
    team('zone', 'London');
    // What goes by the zone goes by the team's from then on.
    expect(team().out).toMatch(/^public-holidays\tEngland and Wales\tdefault/m);
    expect(team().out).toMatch(/^dates\tday first, as in 25\/12\tdefault/m);
    expect(team('hours').out).toBe('Mon-Fri 09:00-17:00\n');
  });

  it('say which playbook calls begin with, unless an agent has one of their own', () => {
    team('playbook', '4');
    const begin = (agent: string, moment: string) => {
      desk.at(moment, ['start', '--answers', desk.file('a.yaml', '- end: misdial\n')], agent);
      return desk.json(now, ['calls'])[0].playbook.id;
    };
    expect(begin('Kim', now)).toBe('4-step');
    run('config', 'playbook', 'resolved');
    expect(begin('Kim', '2026-11-18T16:00:00Z')).toBe('resolved');
  });

  it('take days off from a calendar file, and keep those that are there', () => {
    team('holidays', '2026-12-24 Christmas Eve');
    const event = ['BEGIN:VEVENT', 'UID:1', 'DTSTART;VALUE=DATE:20261231', 'SUMMARY:New Year’s Eve', 'END:VEVENT'];
    const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR', ''].join('\r\n');
    const imported = team('holidays', '--import', desk.file('days.ics', calendar));
    expect(imported).toMatchObject({ code: 0, err: expect.stringContaining('1 day was added') });
    expect(team('holidays').out).toBe('2026-12-24 Christmas Eve, 2026-12-31 New Year’s Eve\n');
  });

  it('ask on every call who is calling, which can be missing at its end', () => {
    team('caller-check', 'required: the postcode of the address');
    const end = '- wish: a new one\n- outcome: solved\n- end: solved\n- cause: x\n- written-up\n';
    const missing = (lines: string) => {
      const file = desk.file('call.yaml', `- story: late\n- understood: yes\n${lines}${end}`);
      return run('start', 'walras', '--customer', 'Anna', '--answers', file).err;
    };
    expect(missing('')).toContain('Who was calling?');
    expect(missing('- caller-check: checked\n')).not.toContain('Who was calling?');
    const calls = desk.json(now, ['calls']).map(({ code }: { code: string }) => run('calls', 'show', code).out);
    expect(calls.join('\n').match(/checked who is calling/g)).toHaveLength(1);
    const secret = missing('- caller-check: 60311 Frankfurt\n');
    expect(secret).toContain('checked, not-checked or not-needed, and no word more');
  });

  it('say what may be left on a machine, before a try is noted', () => {
    team('voicemail', '{{ agent }} for {{ customer }}: {{ direct | this number }}.');
    run('config', 'direct', 'extension 415');
    const added = run('followups', 'add', 'today at 16:00', '--customer', 'Anna Berg').out;
    const code = added.slice(0, added.indexOf(' '));
    const left = 'Priya for Anna Berg: extension 415';
    expect(run('followups', 'show', code).out).toContain(`On a machine ${left}`);
    const tried = run('followups', 'attempt', code, '--result', 'voicemail');
    expect(tried.err).toContain(`On a machine say no more than: ${left}`);
    expect(run('followups', 'attempt', code, '--result', 'busy').err).not.toContain('On a machine');
    run('followups', 'done', code);
    expect(run('followups', 'show', code).out).not.toContain('On a machine');
  });

  it('have a list of what is never said, which grows a phrase at a time and is looked at on every call', () => {
    expect(team('never-say', 'head office: I').err).toBe(
      'For the team, "head office" is never said: better is "I". 1 phrase in all, of at most 200.\n',
    );
    desk.at(now, ['config', '--team', 'never-say', 'a ticket: your matter; Head Office: I myself'], 'Kim');
    expect(team('never-say').out).toBe('Head Office: I myself\na ticket: your matter\n');
    expect(team().out).toMatch(/^never-say\tHead Office: I myself; a ticket: your matter\tKim, Wed 18 Nov 10:00\t/m);

    const answers = desk.file('call.yaml', '- note: "= head office has opened a ticket"\n- end: misdial\n');
    expect(run('start', '--answers', answers).code).toBe(0);
    const { code } = desk.json(now, ['calls'])[0];
    expect(run('calls', 'show', code).out).toContain('said: head office; a ticket');

    expect(team('never-say', '--unset', 'A ticket').err).toContain('"A ticket" can be said again. 1 phrase in all');
    expect(team('never-say').out).toBe('Head Office: I myself\n');
    const file = desk.file('phrases.txt', 'no can do: what I can do is\nper our records: I can see that\n');
    expect(team('never-say', '--import', file).err).toContain('2 phrases were read from');
    expect(team('never-say').out.split('\n')).toHaveLength(4);
    team('never-say', '--unset');
    expect(team().out).toMatch(/^never-say\twhat every playbook warns of\tdefault/m);
  });

  it.each([
    [['caller-check', '?'], 2, 'What is asked of a caller?'],
    [['voicemail', 'About {{ issue }}'], 2, 'Anybody may hear a machine'],
    [['never-say', 'our policy'], 2, 'a colon and what is said in its place'],
    [['never-say', '--unset', 'our policy'], 4, 'The team has no phrase "our policy".'],
    [['never-say', '--import', 'none.txt'], 4, 'The list of phrases "none.txt" cannot be read.'],
    [['hours', 'now and then'], 2, 'hours'],
    [['zone', 'Atlantis'], 2, 'Atlantis'],
    [['holiday', 'x'], 2, 'Did you mean holidays?'],
    [['holidays', '--import', 'none.ics'], 4, 'cannot be read'],
    [['hours', '--import', 'none.ics'], 2, '--import reads days off'],
    [['dates', ''], 2, 'dates needs a value'],
  ])('refuse what cannot be meant, in one sentence: %j', (args, code, words) => {
    expect(team(...args)).toMatchObject({ code, err: expect.stringContaining(words) });
    expect(team().out).not.toMatch(/, Wed 18 Nov/);
  });
});

describe('giving promises to others', () => {
  const add = (customer: string, owner: string) => {
    const words = run('followups', 'add', 'today at 16:00', '--customer', customer, '--owner', owner).out;
    return words.slice(0, words.indexOf(' '));
  };
  const owners = () =>
    desk
      .json(now, ['followups'])
      .map(({ customer, owner }: Record<string, string>) => `${customer}: ${owner}`)
      .sort();

  it('takes one or several, by code or by name', () => {
    const [first] = [add('Anna', 'Omar'), add('Ben', 'Omar'), add('Cleo', 'Kim')];
    const given = run('followups', 'assign', first ?? '', 'ben', '--to', 'kim', '--why', 'he is ill');
    expect(given.out).toContain("Ben: Kim's now, Omar had it.");
    expect(owners()).toEqual(['Anna: Kim', 'Ben: Kim', 'Cleo: Kim']);
  });

  it('takes all that somebody has', () => {
    add('Anna', 'Omar');
    add('Ben', 'Omar');
    run('followups', 'assign', '--all-of', 'omar', '--to', 'Lee');
    expect(owners()).toEqual(['Anna: Lee', 'Ben: Lee']);
  });

  it('changes nothing when one of them is misspelt', () => {
    const code = add('Anna', 'Omar');
    expect(run('followups', 'assign', code, 'nobody', '--to', 'Lee')).toMatchObject({ code: 4 });
    expect(owners()).toEqual(['Anna: Omar']);
  });

  it('tells when the name is new to the file, or somebody is away', () => {
    const code = add('Anna', 'Omar');
    expect(run('followups', 'assign', code, '--to', 'Lea').err).toContain('Lea has not used this file yet.');
    desk.at(now, ['away', 'until', 'Friday'], 'Kim');
    expect(run('followups', 'assign', code, '--to', 'Kim').err).toContain('Kim is away until Fri 20 Nov 09:00');
  });

  it('has no promise without somebody', () => {
    expect(run('followups', 'add', 'today at 16:00', '--customer', 'Anna', '--owner', ' ').code).toBe(2);
    expect(desk.json(now, ['followups'])).toEqual([]);
  });
});

describe('an absence', () => {
  it('says what falls due meanwhile and who sees it, and ends', () => {
    run('followups', 'add', 'tomorrow at noon', '--customer', 'Anna Berg');
    const away = run('away', 'until', 'Friday', '--cover', 'Lee');
    expect(away.out).toBe('Priya is away until Fri 20 Nov 09:00, in 1 d 23 h. Lee stands in.\n');
    expect(away.err).toContain('1 promise falls due meanwhile');
    expect(JSON.parse(run('away', '--json').out)).toMatchObject([{ agent: 'Priya', cover: 'Lee' }]);
    expect(desk.at('2026-11-18T16:00:00Z', ['away', 'back']).out).toBe('Priya is back.\n');
    expect(run('away').err).toBe('Nobody is away.\n');
  });

  it.each([
    [['until', 'soon'], 'When'],
    [['until', 'yesterday'], 'is in the past'],
    [['until', 'Friday', '--cover', 'Priya'], 'cannot stand in'],
  ])('is refused where it cannot be meant: %j', (args, words) => {
    expect(run('away', ...args)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
  });
});

describe('a name', () => {
  it('means the same person however it is written', () => {
    run('followups', 'add', 'today at 16:00', '--customer', 'Anna', '--owner', 'Omar');
    desk.at(now, ['away', 'until', 'Friday'], 'omar');
    expect(run('away').out).toContain('Omar\t2026-11-20T14:00:00.000Z\t');
    expect(desk.at('2026-11-18T21:30:00Z', [], 'Lee').out).toContain("ANYBODY'S");
    expect(desk.at('2026-11-18T16:00:00Z', ['away', 'back'], 'OMAR').out).toBe('Omar is back.\n');
  });
});

describe('the home page', () => {
  it('shows a broken promise on one line of its own, whole', () => {
    run('followups', 'add', 'today at noon, the invoice', '--customer', 'Bob Ray', '--contact', '+1 212 555 0150');
    const { out } = desk.at('2026-11-18T19:15:00Z', []);
    const line = out.split('\n').filter((text) => text.includes('BROKEN'));
    expect(line).toEqual([
      '  1  BROKEN 2 h 15 min  Bob Ray          +1 212 555 0150  12:00, today at noon, the invoice',
    ]);
  });

  it('names the method that Enter starts', () => {
    run('followups', 'add', 'today at noon', '--customer', 'Bob');
    team('playbook', 'resolved');
    expect(run('start', '--answers', desk.file('a.yaml', '- end: misdial\n')).code).toBe(0);
    expect(desk.json(now, ['calls'])[0].playbook.id).toBe('resolved');
  });
});

describe('solutions that work', () => {
  it('are noted once for a case with several of them, with one check-in, and end its row of news', () => {
    const later = '{ words: today at 16:00, kind: fix, agreed: yes }';
    const news = '{ words: every two hours with news, agreed: yes }';
    const file = desk.file(
      'c.yaml',
      `- story: late\n- promise: ${later}\n- promise: ${later}\n- promise: ${news}\n- park\n`,
    );
    expect(run('start', 'walras', '--answers', file)).toMatchObject({ code: 0 });
    const fixes = desk.json(now, ['followups', '--kind', 'fix']).map(({ code }: { code: string }) => code);
    expect(fixes).toHaveLength(2);
    expect(run('followups', 'done', ...fixes)).toMatchObject({ code: 0 });
    expect(desk.json(now, ['followups'])).toMatchObject([{ kind: 'check-in', spoken: false }]);
  });
});
