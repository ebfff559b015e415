import type { PhraseKind, Unsaid } from './phrase-kinds.ts';
import { argument } from './phrases/argument.ts';
import { blame } from './phrases/blame.ts';
import { hiding } from './phrases/hiding.ts';
import { minimising } from './phrases/minimising.ts';
import { weak } from './phrases/weak.ts';

export type BuiltInPhrase = Unsaid & { kind: PhraseKind };

const byKind: Readonly<Record<PhraseKind, readonly Unsaid[]>> = { hiding, blame, minimising, argument, weak };

/** Phrases that help nobody, whatever the method. A playbook or the team may name better words for them. */
export const builtInPhrases: readonly BuiltInPhrase[] = (Object.keys(byKind) as PhraseKind[]).flatMap((kind) =>
  byKind[kind].map((phrase) => ({ ...phrase, kind })),
);
