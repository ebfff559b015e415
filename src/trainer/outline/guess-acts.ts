import type { Act } from '../../playbook/acts.ts';
import { type Language, usualLines } from './draft-words.ts';
import { withUmlauts } from './umlauts.ts';

/** German puts words together at their beginnings, and has letters that `\b` knows nothing of. */
const german = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})`, 'iu');

/** The words by which a step gives away what it does to a conversation. */
const signs: readonly ({ act: Act } & Readonly<Record<Language, RegExp>>)[] = [
  { act: 'apologise', en: /\bapolog|\bsorry\b/i, de: german('entschuldig|verzeih|es tut (?:mir|uns) leid|bedauer') },
  {
    act: 'listen',
    en: /\blisten|\blet them (?:talk|speak|tell)|\bhear them/i,
    de: german('zuhör|anhör|hör(?:en|t|e)?\\b.{0,30}\\bzu\\b|ausreden|aussprechen lassen'),
  },
  {
    act: 'recap',
    en: /\brepeat\b|\brecap|\bsay it back|\bsummari[sz]|\bparaphras/i,
    de: german('wiederhol|zusammenfass|fass(?:en|t|e)\\b.{0,30}\\bzusammen|in eigenen worten'),
  },
  {
    act: 'empathise',
    en: /\bempath|\bsympath|\backnowledg/i,
    de: german('empath|mitgefühl|mitfühl|verständnis|einfühl|anerkenn'),
  },
  { act: 'thank', en: /\bthank/i, de: german('dank|bedank') },
  { act: 'own', en: /\bown\b|\bowner|\bresponsib|\bin charge/i, de: german('verantwort|zuständig|übernehm') },
  { act: 'find-cause', en: /\bcause\b/i, de: german('ursache|woran (?:es|das) l') },
  {
    act: 'ask-details',
    en: /\bdetails?\b|\bquestions?\b|\bclarif/i,
    de: german('einzelheit|rückfrag|nachfrag|fragen (?:stellen|zum)|klär'),
  },
  {
    act: 'ask-wish',
    en: /\bwish|\bexpectations\b|\b(?:they|customers?|callers?|guests?) expects?\b|\bwhat (?:do|would) they\b/i,
    de: german('wunsch|wünsch|erwart'),
  },
  {
    act: 'offer',
    en: /\boffer|\boptions?\b|\bsolutions\b|\bsuggest|\bpropos/i,
    de: german('anbiet|biet|angebot|vorschl|lösungen|möglichkeit|option|alternativ'),
  },
  {
    act: 'verify',
    en: /\bverif|\bagree|\bconfirm/i,
    de: german('bestätig|einverstanden|einverständnis|zustimm|vereinbar'),
  },
  {
    act: 'check-back',
    en: /\bfollow[- ]?up|\bcheck (?:back|in)\b/i,
    de: german('nachfass|nachhak|nachkontroll|wieder anruf|erneut anruf|zufriedenheit'),
  },
  {
    act: 'promise',
    en: /\bpromis|\bcall(?:ing)?[- ]?back|\bring back/i,
    de: german('rückruf|zurückruf|versprech|zusag'),
  },
  {
    act: 'do',
    en: /\bsolv|\bfix|\bresolv|\bimplement|\bput (?:it |this )?right|\btake action|\bhelp\b/i,
    de: german('löse|lösung|beheb|erledig|umsetz|in ordnung|helf|hilf|korrigier'),
  },
  {
    act: 'document',
    en: /\bdocument|\bwrite (?:it |this )?(?:up|down)|\bCRM\b|\bon record/i,
    de: german('dokumentier|festhalt|notier|erfass|eintrag|protokoll'),
  },
  {
    act: 'prevent',
    en: /\bprevent|\bnever again|\bhappen(?:s|ing)? again/i,
    de: german('vorbeug|verhinder|nicht (?:noch einmal|wieder)'),
  },
  {
    act: 'inform',
    en: /\binform\b|\btell (?:the|your) (?:team|manager|lead)/i,
    de: german('informier|weitergeb|(?:team|leitung|vorgesetzt).{0,30}\\b(?:bescheid|sag)'),
  },
  {
    act: 'goodwill',
    en: /\bgoodwill|\bvoucher|\bgift\b/i,
    de: german('kulanz|gutschein|gutschrift|wiedergutmach|entgegenkomm'),
  },
  {
    act: 'hand-over',
    en: /\bhand(?:ing)?[- ]?over|\btransfer|\bescalat/i,
    de: german('übergeb|übergabe|weiterleit|weiterverbind|eskal'),
  },
  {
    act: 'close',
    en: /\bgood-?bye|\bfarewell|\bclos(?:e|ing)\b/i,
    de: german('verabschied|abschied|abschluss|abschlie(?:ß|ss)|auf wiederhören'),
  },
  { act: 'respond', en: /\bgreet|\bwelcome|\brespond/i, de: german('begrüß|begrüss|willkomm|melden|anrede') },
];

/** What a step does, by its title; where that says nothing, by what is said about it. At most two acts. */
export function guessedActs(title: string, details: string, language: Language): Act[] {
  const found = (text: string) =>
    signs
      .filter((sign) => sign[language].test(text) || (language === 'de' && sign.de.test(withUmlauts(text))))
      .map(({ act }) => act);
  const byTitle = found(title);
  return (byTitle.length > 0 ? byTitle : found(details).slice(0, 1)).slice(0, 2);
}

/** A line that may stand in a step until there is a better one; null where nobody can know what is said. */
export function usualLine(acts: readonly Act[], language: Language): string | null {
  const lines = usualLines[language];
  const known = signs.find(({ act }) => lines[act] !== undefined && acts.includes(act));
  return known === undefined ? null : (lines[known.act] ?? null);
}

/** What is done when nobody is on the line. */
const insideActs: ReadonlySet<Act> = new Set(['document', 'prevent', 'inform', 'find-cause']);

export function guessedPhase(acts: readonly Act[]): 'call' | 'after' | 'follow-up' {
  if (acts.includes('check-back')) return 'follow-up';
  return acts.length > 0 && acts.every((act) => insideActs.has(act)) ? 'after' : 'call';
}
