import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';

// What a playbook settles beyond the call: what is due if a case takes too long, tasks for others, who may approve what.

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

type Listed = { code: string; kind: string; owner: string; promise: string; dueAt: string; spoken: boolean };

const open = (...args: string[]): Listed[] => JSON.parse(desk.run(['followups', '--json', ...args]).out);

const limited = `
recover: 1
title: Eight weeks at most
policy:
  check-in: in 2 days
  time-limit: { within: 8 weeks, duty: Send the final answer, owner: complaints desk }
steps:
  - title: Listen
    mode: listen
    say: Please tell me what happened.
    ask: { story: notes }
  - title: Solve
    ask:
      outcome:
        type: choice
        label: How does it stand?
        choices:
          solved: { label: solved, ends: solved }
          agreed: { label: agreed, ends: agreed }
          later: { label: later, ends: promised }
      ring: { type: follow-up, label: When do you ring?, when: { outcome: later } }
  - title: Is it well?
    phase: follow-up
    say: Is all well now?
    ask: { well: { type: yes-no, label: Is it well?, ends: { yes: solved } } }
`;

function call(playbook: string, answers: string): void {
  desk.file('limited.yaml', playbook);
  desk.file('call.yaml', answers);
  const { code, err } = desk.run(['start', './limited.yaml', '--customer', 'Anna Berg', '--answers', 'call.yaml']);
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
}

it('what the first call does not solve has a last day, in the list of whose duty it is', () => {
  call(limited, '- story: charged twice\n- outcome: agreed\n- end\n');
  const [duty] = open('--agent', 'complaints desk');
  expect(duty).toMatchObject({ kind: 'internal', promise: 'Send the final answer', spoken: false });
  const weeks = (Date.parse(duty?.dueAt ?? '') - Date.now()) / (7 * 86_400_000);
  expect(weeks).toBeGreaterThan(7.9);
  expect(weeks).toBeLessThan(8.1);
});

it('of several limits the first that holds counts', () => {
  const two = limited
    .replace(
      'time-limit: {',
      'time-limit:\n    - { when: { kind: payment }, within: 15 days, duty: Answer, owner: payments }\n    - {',
    )
    .replace(
      '      outcome:\n',
      '      kind: { type: choice, choices: { payment: a payment, other: other } }\n      outcome:\n',
    );
  call(two, '- story: charged twice\n- kind: payment\n- outcome: agreed\n- end\n');
  const [duty, ...others] = open().filter(({ kind }) => kind === 'internal');
  expect(duty).toMatchObject({ owner: 'payments', promise: 'Answer' });
  expect(others).toEqual([]);
  expect((Date.parse(duty?.dueAt ?? '') - Date.now()) / 86_400_000).toBeLessThan(15.1);
});

it('what is solved on the first call has none', () => {
  call(limited, '- story: charged twice\n- outcome: solved\n- end\n');
  expect(open().map(({ kind }) => kind)).toEqual(['check-in']);
});

it('the duty goes once what was agreed is done', () => {
  call(limited, '- story: charged twice\n- outcome: agreed\n- end\n');
  const fix = open().find(({ kind }) => kind === 'fix');
  expect(desk.run(['followups', 'done', fix?.code ?? '']).code).toBe(0);
  expect(open().map(({ kind }) => kind)).toEqual(['check-in']);
});

it('the duty goes when a follow-up call finds all well, and stays when it does not', () => {
  call(
    limited,
    '- story: charged twice\n- outcome: later\n- ring: { words: in 2 hours, agreed: yes, override: yes }\n- end\n',
  );
  const ring = () => open().find(({ kind }) => kind === 'callback')?.code ?? '';
  desk.file('bad.yaml', '- well: no\n- promise: { words: in 3 hours, agreed: yes, override: yes }\n- end\n');
  expect(desk.run(['followups', 'call', ring(), '--answers', 'bad.yaml']).code).toBe(0);
  expect(open('--agent', 'complaints desk')).toHaveLength(1);
  desk.file('good.yaml', '- well: yes\n- end\n');
  expect(desk.run(['followups', 'call', ring(), '--answers', 'good.yaml']).code).toBe(0);
  expect(open('--agent', 'complaints desk')).toEqual([]);
});

const broken = `
recover: 1
title: Damaged
steps:
  - title: Listen
    mode: listen
    say: Please tell me what happened.
    ask: { story: notes }
  - title: For the others
    phase: after
    ask:
      look: { type: follow-up, kind: internal, owner: warehouse, label: By when does somebody look?, required: yes }
`;

it('a task for others stands in their list, and not in that of the agent', () => {
  call(
    broken,
    '- story: the glass is broken\n- end: agreed\n- look: in 2 business days, look at the box\n- written-up\n',
  );
  expect(open('--agent', 'warehouse')).toMatchObject([
    { kind: 'internal', owner: 'warehouse', promise: 'in 2 business days, look at the box' },
  ]);
  expect(open('--mine')).toEqual([]);
});

it('what a customer is promised belongs to nobody else', () => {
  desk.file('bad.yaml', broken.replace('kind: internal', 'kind: callback'));
  const { code, out } = desk.run(['playbooks', 'lint', './bad.yaml']);
  expect(code).toBe(3);
  expect(out).toContain('What a customer is promised belongs to whoever promised it.');
});

const amounts = `
recover: 1
title: Up to 50
steps:
  - title: Make it good
    say: I would like to give you something back.
    ask:
      refund: { type: money, label: What do they get back?, currency: EUR, limit: 50, approved-by: the manager }
`;

it('an amount above the limit is written up with a name, or with a reason that is on record', () => {
  call(amounts, '- refund: 80\n- covered\n- end: solved\n');
  const id = JSON.parse(desk.run(['calls', '--json']).out)[0].code;
  expect(desk.run(['calls', 'show', id]).out).toContain('80 EUR');
  expect(JSON.parse(desk.run(['calls', '--json']).out)[0].status).toBe('hung-up');
  desk.file('why.yaml', '- override: { gate: refund-approved, why: nobody was there }\n- written-up\n');
  expect(desk.run(['resume', id, '--answers', 'why.yaml'])).toMatchObject({ code: 0 });
  expect(desk.run(['calls', 'show', id]).out).toContain('nobody was there');
});

it('what stands for nobody to approve is told', () => {
  desk.file('bad.yaml', amounts.replace('limit: 50, ', ''));
  expect(desk.run(['playbooks', 'lint', './bad.yaml']).out).toContain('"approved-by" needs a "limit".');
});
