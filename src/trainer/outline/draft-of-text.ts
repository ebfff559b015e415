import { slug, titled } from '../../playbook/slug.ts';
import { type Drafted, draftOf } from './draft-of.ts';
import { readOutline } from './read-outline.ts';

/** A method on paper. `name`: what it is called where it does not say so itself. */
export type PaperText = { text: string; name: string; title: string | null; id: string | null };

export type PaperDraft = Drafted & { isByLine: boolean };

/** The playbook that a text is taken for; null when it holds no steps. */
export function draftOfText({ text, name, title: wanted, id }: PaperText): PaperDraft | null {
  const outline = readOutline(text);
  if (outline.steps.length === 0) return null;
  const title = wanted ?? outline.title ?? titled(slug(name) || 'our-way');
  return { ...draftOf(outline, { id: id ?? (slug(title) || 'our-way'), title }), isByLine: outline.isByLine };
}
