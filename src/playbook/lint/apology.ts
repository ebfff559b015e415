import type { Condition, Playbook, Step, Wording } from '../playbook.ts';
import { placeholders } from '../template.ts';
import type { Book } from './book.ts';
import { isContradiction } from './never-holds.ts';
import type { LintRule, Slip } from './rule.ts';

export const apologyFirst: LintRule = {
  id: 'apology-first',
  severity: 'error',
  checks:
    'The first apology comes when `policy: apology: first:` says: `at-once`, with no question before it and no condition on it, or `after-empathy`.',
  good: 'policy: { apology: { first: at-once } }\nsteps:\n  - { id: sorry, act: apologise, say: I am so sorry. }\n  - { id: hear, act: listen, say: What happened?, ask: { story: notes } }',
  bad: 'policy: { apology: { first: at-once } }\nsteps:\n  - { id: hear, act: listen, say: What happened?, ask: { story: notes } }\n  - { id: sorry, act: apologise, say: I am so sorry. }',
  whole: true,
  *check(book) {
    const { first } = book.playbook.policy.apology;
    if (first === 'any') return;
    const [apology] = apologies(book.playbook);
    if (apology === undefined)
      yield {
        at: policyPlace(book, 'first'),
        message: `The policy wants an apology ${first}, and no step on the call has the act apologise.`,
      };
    else if (first === 'at-once') yield* comesAtOnce(book, apology);
    else if (!followsEmpathy(book.playbook, apology)) {
      const hint = 'Put a step with the act empathise before it, or name both acts: [empathise, apologise].';
      yield {
        at: book.places.of(apology),
        message: 'The policy wants the apology after empathy, and no step before it has that act.',
        hint,
      };
    }
  },
};

export const apologyAgain: LintRule = {
  id: 'apology-again',
  severity: 'error',
  checks:
    'The apology is repeated as `policy: apology: again:` says: `naming-the-issue`, in every line of a second one, or `until-ready`, in a loop that ends on an answer.',
  good: 'policy: { apology: { again: until-ready } }\nsteps:\n  - id: sorry\n    act: apologise\n    say: I am so sorry.\n    ask: { ready: yes-no }\n    next: { when: { ready: no }, redo: sorry }',
  bad: 'policy: { apology: { again: until-ready } }\nsteps:\n  - { id: sorry, act: apologise, say: I am so sorry. }',
  whole: true,
  *check(book) {
    const { again } = book.playbook.policy.apology;
    const steps = apologies(book.playbook);
    if (again === 'naming-the-issue') yield* namesTheIssue(book, steps[1]);
    if (again === 'until-ready' && !steps.some((step) => isRepeated(step, steps))) {
      const hint = 'Ask whether they are ready to go on, and redo the apology when they are not.';
      yield {
        at: policyPlace(book, 'again'),
        message: 'The policy wants apologies until the customer is ready, and no apology is repeated on an answer.',
        hint,
      };
    }
  },
};

export const apologyDepends: LintRule = {
  id: 'apology-depends',
  severity: 'warning',
  checks: 'Where a method apologises, there is an apology that is said whatever the details are.',
  good: 'steps:\n  - { id: sorry, act: apologise, say: I am sorry that this has happened to you. }',
  bad: 'steps:\n  - { id: hear, say: Was it us?, ask: { ours: yes-no } }\n  - { id: sorry, act: apologise, say: I am sorry., when: { ours: yes } }',
  whole: true,
  *check(book) {
    const { playbook, places } = book;
    const steps = apologies(playbook);
    const isSure = ({ when, say }: (typeof steps)[number]) =>
      when === null && (say.length === 0 || isContradiction(book, say.map(unsaid)));
    const [first] = steps;
    // With `policy: apology: first: at-once` it is an error of its own.
    if (first === undefined || steps.some(isSure) || playbook.policy.apology.first === 'at-once') return;
    yield {
      at: first.when === null ? places.of(first, 'say') : places.ofName(first, 'when'),
      message: 'Whether there is an apology at all depends on the details.',
      hint: 'Say one without "when": for what it did to them, whoever caused it.',
    };
  },
};

function* comesAtOnce({ playbook, places }: Book, apology: Step): Iterable<Slip> {
  if (apology.when !== null) {
    yield {
      at: places.ofName(apology, 'when'),
      message: 'The policy wants an apology at once, whatever happened: it has no condition.',
    };
  }
  if (apology.say.length > 0 && apology.say.every(({ when }) => when !== null)) {
    yield {
      at: places.of(apology, 'say'),
      message: 'Every line of the first apology has a condition, so there may be none to say.',
      hint: 'Give one line without "when".',
    };
  }
  const before = onCall(playbook).slice(0, onCall(playbook).indexOf(apology));
  for (const ask of before.flatMap(({ asks }) => asks)) {
    yield { at: places.of(ask), message: 'The policy wants an apology at once, and this is asked before it.' };
  }
}

function followsEmpathy(playbook: Playbook, apology: Step): boolean {
  const steps = onCall(playbook);
  if (steps.slice(0, steps.indexOf(apology)).some(({ acts }) => acts.includes('empathise'))) return true;
  const empathy = apology.acts.indexOf('empathise');
  return empathy >= 0 && empathy < apology.acts.indexOf('apologise');
}

function* namesTheIssue(book: Book, second: Step | undefined): Iterable<Slip> {
  if (second === undefined) {
    const message = 'The policy wants a second apology that names the issue, and there is none.';
    yield {
      at: policyPlace(book, 'again'),
      message,
      hint: 'Add a step with the act apologise, with {{ issue | this }} in its lines.',
    };
    return;
  }
  const issues = issueFacts(book);
  if (second.say.length === 0)
    yield { at: book.places.of(second), message: 'The second apology has no line that names the issue.' };
  for (const wording of second.say) {
    if (placeholders(wording.text).some(({ name }) => issues.has(name))) continue;
    yield {
      at: book.places.of(wording),
      message: 'The policy wants the second apology to name the issue, and this line does not.',
      hint: 'Such as: "I am sorry about this: {{ issue | what happened }}."',
    };
  }
}

/** What was said back to the customer: by the usual names, and by whatever a recap step asks for. */
function issueFacts({ playbook }: Book): Set<string> {
  const recapped = playbook.steps
    .filter(({ acts }) => acts.includes('recap'))
    .flatMap(({ asks }) => asks)
    .flatMap((ask) => {
      if (ask.type === 'yes-no') return ask.readsBack === null ? [] : [ask.readsBack.fact];
      return ask.type === 'text' || ask.type === 'notes' ? [ask.fact] : [];
    });
  return new Set(['issue', 'impact', ...recapped]);
}

function isRepeated(step: Step, apologising: readonly Step[]): boolean {
  return step.next.some(
    ({ when, to }) => when !== null && 'step' in to && apologising.some(({ id }) => id === to.step),
  );
}

function apologies(playbook: Playbook): Step[] {
  return onCall(playbook).filter(({ acts }) => acts.includes('apologise'));
}

function onCall(playbook: Playbook): Step[] {
  return playbook.steps.filter(({ phase }) => phase === 'call');
}

function policyPlace({ playbook, places }: Book, field: string) {
  return places.of(playbook, 'policy', 'apology', field);
}

/** That a line is not said. One without a condition always is. */
const unsaid = ({ when }: Wording): Condition => (when === null ? { kind: 'any', of: [] } : { kind: 'not', of: when });
