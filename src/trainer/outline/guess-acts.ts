import type { Act } from '../../playbook/acts.ts';

/** The words by which a step gives away what it does to a conversation, and a line to begin with where it has none. */
const signs: readonly { act: Act; by: RegExp; line: string | null }[] = [
  { act: 'apologise', by: /\bapolog|\bsorry\b/i, line: 'I am sorry that this has happened to you.' },
  { act: 'listen', by: /\blisten|\blet them (?:talk|speak|tell)|\bhear them/i, line: 'Please tell me what happened.' },
  { act: 'recap', by: /\brepeat\b|\brecap|\bsay it back|\bsummari[sz]|\bparaphras/i, line: null },
  { act: 'empathise', by: /\bempath|\bsympath|\backnowledg/i, line: 'I can hear what this has cost you.' },
  { act: 'thank', by: /\bthank/i, line: 'Thank you for telling me.' },
  { act: 'own', by: /\bown\b|\bowner|\bresponsib|\bin charge/i, line: 'I will look after this myself.' },
  { act: 'find-cause', by: /\bcause\b/i, line: null },
  { act: 'ask-details', by: /\bdetails?\b|\bquestions?\b|\bclarif/i, line: 'What else should I know about it?' },
  {
    act: 'ask-wish',
    by: /\bwish|\bexpectations\b|\b(?:they|customers?|callers?|guests?) expects?\b|\bwhat (?:do|would) they\b/i,
    line: 'What would you like us to do?',
  },
  {
    act: 'offer',
    by: /\boffer|\boptions?\b|\bsolutions\b|\bsuggest|\bpropos/i,
    line: 'Here is what I can do for you.',
  },
  { act: 'verify', by: /\bverif|\bagree|\bconfirm/i, line: 'Is that right for you?' },
  {
    act: 'check-back',
    by: /\bfollow[- ]?up|\bcheck (?:back|in)\b/i,
    line: 'I am ringing to hear whether all is well now.',
  },
  { act: 'promise', by: /\bpromis|\bcall(?:ing)?[- ]?back|\bring back/i, line: 'I will ring you with an answer.' },
  {
    act: 'do',
    by: /\bsolv|\bfix|\bresolv|\bimplement|\bput (?:it |this )?right|\btake action|\bhelp\b/i,
    line: 'I will put this right for you now.',
  },
  { act: 'document', by: /\bdocument|\bwrite (?:it |this )?(?:up|down)|\bCRM\b|\bon record/i, line: null },
  { act: 'prevent', by: /\bprevent|\bnever again|\bhappen(?:s|ing)? again/i, line: null },
  { act: 'inform', by: /\binform\b|\btell (?:the|your) (?:team|manager|lead)/i, line: null },
  { act: 'goodwill', by: /\bgoodwill|\bvoucher|\bgift\b/i, line: 'I would like to add something for your trouble.' },
  { act: 'hand-over', by: /\bhand(?:ing)?[- ]?over|\btransfer|\bescalat/i, line: null },
  {
    act: 'close',
    by: /\bgood-?bye|\bfarewell|\bclos(?:e|ing)\b/i,
    line: 'If anything else comes up, I will gladly help you.',
  },
  { act: 'respond', by: /\bgreet|\bwelcome|\brespond/i, line: 'I am glad that you rang. I am listening.' },
];

/** What a step does, by its title; where that says nothing, by what is said about it. At most two acts. */
export function guessedActs(title: string, details: string): Act[] {
  const found = (text: string) => signs.filter(({ by }) => by.test(text)).map(({ act }) => act);
  const byTitle = found(title);
  return (byTitle.length > 0 ? byTitle : found(details).slice(0, 1)).slice(0, 2);
}

/** A line that may stand in a step until there is a better one; null where nobody can know what is said. */
export function usualLine(acts: readonly Act[]): string | null {
  return signs.find(({ act, line }) => line !== null && acts.includes(act))?.line ?? null;
}

/** What is done when nobody is on the line. */
const insideActs: ReadonlySet<Act> = new Set(['document', 'prevent', 'inform', 'find-cause']);

export function guessedPhase(acts: readonly Act[]): 'call' | 'after' | 'follow-up' {
  if (acts.includes('check-back')) return 'follow-up';
  return acts.length > 0 && acts.every((act) => insideActs.has(act)) ? 'after' : 'call';
}
