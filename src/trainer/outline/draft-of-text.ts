import { slug, titled } from '../../playbook/slug.ts';
import { type Drafted, draftOf } from './draft-of.ts';
import type { Language } from './draft-words.ts';
import { languageOf } from './language-of.ts';
import { readOutline } from './read-outline.ts';

/** A method on paper. `name`: what it is called where it does not say so itself. */
export type PaperText = {
  text: string;
  name: string;
  title: string | null;
  id: string | null;
  language: Language | null;
};

/** `language`: the one that it seems to be written in. */
export type PaperDraft = Drafted & { isByLine: boolean; language: Language | null };

/** Letters that tell the language. */
const enough = 20_000;

/** The playbook that a text is taken for; null when it holds no steps. */
export function draftOfText({ text, name, title: wanted, id, language }: PaperText): PaperDraft | null {
  const outline = readOutline(text);
  if (outline.steps.length === 0) return null;
  const title = wanted ?? outline.title ?? titled(slug(name) || 'our-way');
  const read = languageOf(text.slice(0, enough));
  const head = { id: id ?? (slug(title) || 'our-way'), title, language: language ?? read ?? 'en' };
  return { ...draftOf(outline, head), isByLine: outline.isByLine, language: read };
}
