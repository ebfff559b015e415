import type { Language } from './draft-words.ts';
import { guessedActs } from './guess-acts.ts';
import { withUmlauts } from './umlauts.ts';

// None of these is a word of the other language.
const common: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    'the and is are not they them their you your we with on of for or if to it this that what how ask say them please customer caller'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der das und ist sind nicht sie ihr ihnen wir mit auf von für oder wenn falls zu es den dem ein eine einen sich bitte kunde kunden kundin fragen sagen'.split(
      ' ',
    ),
  ),
};

/** In which of them a method is written, by its common words; null where that cannot be told. */
export function languageOf(text: string): Language | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (language: Language) =>
    words.filter((word) => common[language].has(language === 'de' ? withUmlauts(word) : word)).length +
    text.split('\n').filter((line) => guessedActs(line, '', language).length > 0).length;
  const [en, de] = [count('en'), count('de') + words.filter((word) => /[äöüß]/.test(word)).length];
  if (en === de) return null;
  return en > de ? 'en' : 'de';
}
