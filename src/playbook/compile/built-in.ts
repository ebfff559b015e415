import type { Wording } from '../playbook.ts';

/** Phrases that help nobody, whatever the method, and what to say instead. A playbook may name better words for them. */
export const builtInNeverSay: readonly { phrase: string; better: string }[] = [
  { phrase: "it's our policy", better: 'here is what I can do' },
  { phrase: 'it is our policy', better: 'here is what I can do' },
  { phrase: 'company policy', better: 'here is what I can do' },
  { phrase: 'not allowed to', better: 'what I can do is' },
  { phrase: 'calm down', better: 'I understand, and I am listening' },
  { phrase: 'thanks for complaining', better: 'thank you for telling me' },
  { phrase: 'thank you for complaining', better: 'thank you for telling me' },
  { phrase: 'you should have', better: 'what we can do now is' },
  { phrase: 'you must have', better: 'let me look at what happened' },
  { phrase: 'not my fault', better: 'I am sorry, and I will look after this' },
  { phrase: 'not my department', better: 'I will find out for you' },
  { phrase: 'mistakes were made', better: 'we made a mistake' },
  { phrase: "we'll see", better: 'I will ring you by three with an answer' },
  { phrase: 'we will see', better: 'I will ring you by three with an answer' },
  { phrase: 'someone will', better: 'I will' },
];

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
