import { builtInVoicemail } from '../playbook/compile/built-in.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { publicWords, render } from '../playbook/template.ts';
import type { Said } from '../text/kinds.ts';

/** All that a machine may be told: no fact of a call can come among them. */
export type MachineMayHear = { agent: string; customer: string | null; direct: string | null };

/** What may be left on a machine, by the playbook, else by the team, else a name and a number. */
export function voicemailLines(
  book: Pick<Playbook, 'policy'> | null,
  team: readonly string[],
  known: MachineMayHear,
): readonly Said[] {
  const own = book?.policy.voicemail ?? [];
  const usual = team.length > 0 ? team : builtInVoicemail.map(({ text }) => text);
  const { agent, customer, direct } = known;
  const words = publicWords(
    Object.entries({ agent, customer, direct }).flatMap(([name, text]) =>
      text === null || text === '' ? [] : [{ name, words: text, internal: false }],
    ),
  );
  return (own.length > 0 ? own.map(({ text }) => text) : usual).map((text) => render(text, words));
}
