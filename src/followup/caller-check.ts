import { oneLine, plain } from '../text/safe.ts';
import { type Outcome, quoted, read, refused } from './outcome.ts';

/** What is asked so that it is clear who is calling, and whether a call is written up without it. Never what they answer. */
export type CallerCheck = { ask: readonly string[]; required: boolean };

/** How a check went. What the customer answered is kept nowhere. */
export const checkResults = ['checked', 'not-checked', 'not-needed'] as const;
export type CheckResult = (typeof checkResults)[number];

/** By its name, or as it is typed in a hurry. Any word more could be the answer itself, and is refused. */
export function checkResultNamed(text: string): CheckResult | null {
  const words = oneLine(text).toLowerCase().replaceAll('-', ' ').replace(/[.!]$/, '');
  if (/^(?:y|yes|ok|right|true|clear|checked)$/.test(words)) return 'checked';
  if (/^(?:n|no|wrong|false|not checked|not possible)$/.test(words)) return 'not-checked';
  return /^(?:na|n\/a|not needed|not necessary|not applicable)$/.test(words) ? 'not-needed' : null;
}

const longest = 200;
const example = 'the postcode of the address, their last order';

/** A team's own check: what is asked, with "required:" before it when no call is written up without it. */
export function readCallerCheck(text: string): Outcome<CallerCheck> {
  const [, lead, rest = ''] = /^(required\s*:)?\s*(.*)$/is.exec(plain(text).trim()) ?? [];
  const ask = rest
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  if (ask.every((line) => !/\p{L}/u.test(line))) return refused(`What is asked of a caller? Write it as ${example}.`);
  if (ask.some((line) => line.length > longest))
    return refused(`${quoted(ask.join(', '))} is too long to ask on a call: at most ${longest} letters.`);
  return read({ ask, required: lead !== undefined });
}

export function callerCheckText({ ask, required }: CallerCheck): string {
  return `${required ? 'required: ' : ''}${ask.join('\n')}`;
}
