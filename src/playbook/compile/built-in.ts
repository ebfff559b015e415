import type { Wording } from '../playbook.ts';

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
