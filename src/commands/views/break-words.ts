import type { BrokenLink, NamedBreak } from '../../store/verify.ts';

const problems: Readonly<Record<BrokenLink['problem'], string>> = {
  changed: 'it was changed',
  'words-changed': 'its words were changed',
  missing: 'it is missing',
  'out-of-order': 'it does not follow the one before it',
  'cut-off': 'it and what follows are missing',
};

/** "call k7fq, entry 5: it was changed" */
export function breakWords({ name, seq, problem }: NamedBreak): string {
  return `${name}, entry ${seq}: ${problems[problem]}`;
}
