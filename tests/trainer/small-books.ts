import fc from 'fast-check';

// Small playbooks of any shape: asks that share facts, conditions on them, loops, jumps, scripts, endings.

const endings = ['solved', 'agreed', 'promised', 'handed-over'] as const;

const ending = fc.option(fc.constantFrom(...endings), { nil: undefined });

const ends = fc.tuple(ending, ending);
const choice = fc.tuple(fc.constantFrom('x', 'xx'), ends).map(([fact, [x, y]]) => ({
  fact,
  type: 'choice',
  choices: { x: { label: 'x', ends: x }, y: { label: 'y', ends: y } },
}));
const yesNo = fc
  .tuple(fc.constantFrom('y', 'yy'), ends)
  .map(([fact, [yes, no]]) => ({ fact, type: 'yes-no', ends: { yes, no } }));

const ask = fc.oneof(
  { weight: 6, arbitrary: choice },
  { weight: 6, arbitrary: yesNo },
  fc.constant({ fact: 'back', type: 'yes-no', 'reads-back': { fact: 'r', from: 'n' } }),
  fc.constant({ fact: 'n', type: 'notes' }),
  fc.constantFrom({ fact: 'r', type: 'text' }, { fact: 'm', type: 'money' }, { fact: 'k', type: 'check' }),
  fc.constant({ fact: 'h', type: 'hand-over' }),
  fc.integer({ min: 1, max: 3 }).map((min) => ({ fact: 'o', type: 'options', min, max: 4 })),
  fc.constantFrom('update', 'update', 'internal').map((kind) => ({ fact: 'p', type: 'follow-up', kind })),
);

const wanted: Readonly<Record<string, readonly unknown[]>> = {
  ...{
    x: ['x', 'y', 'given', 'missing'],
    xx: ['x', 'y', 'missing'],
    y: ['yes', 'no', 'given'],
    yy: ['yes', 'no', 'missing'],
  },
  ...{ m: [{ over: 5 }, { over: 50 }], k: ['yes', 'no'], back: ['yes', 'no'], h: ['given'], p: ['given', 'missing'] },
  ...{
    r: ['given', 'missing'],
    n: ['given'],
    o: ['given', 'missing'],
    'o-cost': ['given'],
    promise: ['given', 'missing'],
  },
};
const test = fc
  .oneof(
    { weight: 2, arbitrary: fc.constantFrom('x', 'xx', 'y', 'yy') },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(wanted)) },
  )
  .chain((fact) => fc.constantFrom(...(wanted[fact] ?? [])).map((is): Test => [fact, is]));
type Test = readonly [string, unknown];
const when = fc.option(fc.array(test, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 2 });

const asked = fc.record({
  ask,
  required: fc.boolean(),
  when,
});

const rule = fc.record({
  when,
  to: fc.constantFrom('redo', 'redo', 'go', 'run', 'end'),
  step: fc.nat(10),
});

const step = fc.record({
  asks: fc.array(asked, { maxLength: 2 }),
  when,
  rules: fc.array(rule, { maxLength: 2 }),
  phase: fc.constantFrom('call', 'call', 'call', 'call', 'after', 'follow-up'),
});

type Made = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Only on what is asked somewhere. */
function condition(tests: readonly Test[] | undefined, known: ReadonlySet<string>): unknown {
  const usable = (tests ?? []).filter(([fact]) => known.has(fact)).map(([fact, is]) => ({ [fact]: is }));
  return usable.length === 0 ? undefined : usable.length === 1 ? usable[0] : { any: usable };
}

function stepOf(made: Made, index: number, all: readonly Made[], name: string, known: ReadonlySet<string>) {
  const { asks, when: on, rules, phase } = made;

  const next = rules.flatMap(({ when: tests, to, step: nr }): unknown[] => {
    const if_ = condition(tests, known);
    const back = nr % (index + 1);
    const ahead = index + 1 + (nr % Math.max(1, all.length - index - 1));
    if (to === 'redo') return [{ when: if_, redo: `${name}${back}`, 'at-most': 1 }];
    if (to === 'go') return ahead < all.length ? [{ when: if_, go: `${name}${ahead}` }] : [];
    if (to === 'run') return name === 's' ? [{ when: if_, run: 'sub' }] : [];
    return [{ when: if_, end: 'yes' }];
  });
  return {
    id: `${name}${index}`,
    say: 'Please tell me.',
    ...(name === 's' && index > 0 ? { phase } : {}),
    when: condition(on, known),
    ask: Object.fromEntries(
      asks.map((one, nr) => [
        `${name}${index}q${nr}`,
        { ...one.ask, required: one.required ? 'yes' : 'no', when: condition(one.when, known) },
      ]),
    ),
    next,
  };
}

/** The text of a playbook; not each can be used. */
export const bookText = fc
  .record({
    steps: fc.array(step, { minLength: 2, maxLength: 4 }),
    sub: fc.array(step, { minLength: 1, maxLength: 2 }),
    handOver: fc.constantFrom('none', 'live', 'tasks'),
  })
  .map(({ steps, sub, handOver }) => {
    const asked = [...steps, ...sub].flatMap(({ asks }) => asks.map((one) => one.ask.fact));
    const beside = asked.flatMap((fact) => (fact === 'o' ? ['o-cost'] : fact === 'back' ? ['r', 'n'] : []));
    const known = new Set([...asked, ...beside, 'promise']);
    return JSON.stringify({
      recover: 1,
      title: 'Small',
      policy: { 'hand-over': handOver },
      steps: steps.map((one, index) => stepOf(one, index, steps, 's', known)),
      scripts: { sub: { title: 'Sub', steps: sub.map((one, index) => stepOf(one, index, sub, 't', known)) } },
    });
  });
