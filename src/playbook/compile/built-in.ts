import type { Wording } from '../playbook.ts';

/** The first line after the line dropped, whatever step it was at. */
export const builtInCutOff: Wording = {
  text: "{{ customer | Hello again }}, I'm sorry that we were cut off. I have all that you told me.",
  verbatim: false,
  when: null,
};

const spoken = (text: string): Wording => ({ text, verbatim: false, when: null });

/** The first line of a call that keeps a broken word, by whoever gave it. */
export const builtInLate = {
  own: spoken("I'm sorry: you should have heard from me earlier, and you did not."),
  others: spoken(
    "I'm sorry: {{ promised-by | my colleague }} gave you an earlier time, and nobody rang. I look after it now.",
  ),
};

export const builtInTakenOn = spoken(
  '{{ promised-by | My colleague }} promised you this call, and I have taken it on.',
);

/** What is said when promises are read back, before the line is free. */
export const builtInReadBack: Wording = {
  text: 'Let me say back what I promised: {{ promises }}. Is that good for you?',
  verbatim: false,
  when: null,
};

/** What may be left on a machine when neither the playbook nor the team says it: a name and a number. */
export const builtInVoicemail: readonly Wording[] = [
  spoken('Hello, this is {{ agent }}. Please ring me back on {{ direct | this number }}. Thank you.'),
];

/** After they did not agree to a time. */
export const builtInAnotherTime = spoken('Then let us find a time that suits you. When is good for you?');

/** How a call ends when the playbook has no closing of its own. */
export function builtInClosing(): Wording[] {
  return [
    {
      text: 'Thank you for telling me, {{ customer }}. You will hear from me: {{ promise }}.',
      verbatim: false,
      when: { kind: 'given', fact: 'promise', given: true },
    },
    {
      text: 'Thank you for telling me, {{ customer }}. I will gladly help with anything else.',
      verbatim: false,
      when: null,
    },
  ];
}
