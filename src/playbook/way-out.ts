import type { Condition, Script, Step } from './playbook.ts';

/** The card for what no method is made for. A playbook that has a script of this name uses its own instead. */
export const wayOut = 'way-out';

const fact = wayOut;

type Way = { id: string; label: string; title: string; say: readonly string[]; guide: readonly string[] };

const ways: readonly Way[] = [
  {
    id: 'abuse',
    label: 'insults, shouting that does not stop',
    title: 'Insults',
    say: [
      'I want to help you with this. I can do that when we speak calmly with each other. Shall we go on?',
      'I hear how angry you are. Please leave the insults out, and I stay with you until we have a way.',
    ],
    guide: [
      'Say it once, calmly. If it goes on: say that you end the call now and that somebody rings back, then /e.',
      'Promise the call back with /p before you hang up. You need not listen to insults.',
    ],
  },
  {
    id: 'threat',
    label: 'a threat against somebody',
    title: 'A threat',
    say: ['I take what you say seriously, and I will pass it on.'],
    guide: [
      'Do not argue and do not play it down. Note the very words, and what is heard besides.',
      'Tell your team lead at once. If anybody is in danger now, the emergency number comes first.',
    ],
  },
  {
    id: 'emergency',
    label: 'somebody is in danger or hurt',
    title: 'An emergency',
    say: ['Please hang up and ring the emergency number now. Your complaint is safe with me, I ring you back later.'],
    guide: ['Nothing else matters now. Note where they are. If they cannot ring, ring for them.'],
  },
  {
    id: 'legal',
    label: 'a lawyer, the court, the press',
    title: 'Legal words',
    say: ['I have noted that word for word. A colleague who may answer it gets back to you.'],
    guide: ['No opinion, no admission, no promise about the matter itself. Note the words and who said them.'],
  },
];

const bare = { letters: [], acts: [], phase: 'call', mode: 'say', when: null, next: [] } as const;

const first: Step = {
  ...bare,
  id: 'what',
  title: 'A way out',
  guide: ['The call stays where it is: /x brings you back to it.'],
  say: [],
  asks: [
    {
      id: fact,
      fact,
      label: 'What is it?',
      hint: null,
      required: 'no',
      internal: true,
      message: null,
      prefill: null,
      when: null,
      type: 'choice',
      choices: ways.map(({ id, label }) => ({ id, label, ends: null })),
      other: true,
    },
  ],
};

function stepOf({ id, title, say, guide }: Way): Step {
  const when: Condition = { kind: 'is', fact, values: [id] };
  return { ...bare, id, title, guide, say: say.map((text) => ({ text, verbatim: false, when: null })), asks: [], when };
}

export const builtInWayOut: Script = {
  id: wayOut,
  title: 'A way out',
  card: true,
  steps: [first, ...ways.map(stepOf)],
};
