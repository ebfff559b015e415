import type { Prompt, Show } from '../engine/prompt.ts';
import type { PrompterContext } from '../engine/prompter.ts';
import { wordsAt } from '../playbook/guard/guard.ts';
import { clip } from './cells.ts';
import { findCommand } from './commands.ts';
import type { HandOverTalk } from './hand-over-talk.ts';
import type { PromiseTalk } from './promise-talk.ts';
import type { Ui } from './ui-state.ts';

type Flagged = PrompterContext['flagged'];

/** The screen's one line about a phrase that is better not said, under the line for as long as that holds it. */
export function guarded(ui: Ui, prompt: Prompt, find: Flagged): Ui {
  if (ui.status !== null || ui.leaving !== null) return ui;
  const text = betterWords(ui, prompt, find);
  return text === null ? ui : { ...ui, status: { text, kind: 'hint' } };
}

/** What to say in the place of what was typed; of several phrases, of the last one. */
export function betterWords(ui: Pick<Ui, 'line' | 'talk' | 'overlay'>, prompt: Prompt, find: Flagged): string | null {
  const text = aboutToSay(ui, prompt);
  const flag = text === '' ? undefined : find(text).at(-1);
  return text === '' || flag === undefined ? null : `Better than "${clip(wordsAt(text, flag), 40)}": ${flag.better}`;
}

/** The part of the line that the customer is about to hear or read; empty where the line is a move, or their own words. */
function aboutToSay({ line, talk, overlay }: Pick<Ui, 'line' | 'talk' | 'overlay'>, prompt: Prompt): string {
  const text = line.text.trimStart();
  // What is typed into a list is a pick from it.
  if (overlay !== null && overlay !== 'keys' && overlay !== 'history') return '';
  const command = /^\/(?!\/)(\S+)\s+(.*)$/s.exec(text);
  const name = command === null ? undefined : findCommand(command[1] ?? '')?.name;
  if (talk !== null) return inTalk(talk, name === 'promise' ? (command?.[2] ?? '') : text);
  if (name === 'promise') return command?.[2] ?? '';
  if (name === 'note') return ownNote(command?.[2] ?? '', prompt);
  if (text.startsWith('/') && !text.startsWith('//')) return '';
  if (text.startsWith('>>')) return text.slice(2);
  return prompt.show.kind === 'ask' ? inAnswer(prompt.show, text, prompt) : ownNote(text, prompt);
}

function inTalk(talk: PromiseTalk | HandOverTalk, text: string): string {
  if (text.startsWith('/') && !text.startsWith('//')) return '';
  if (talk.kind === 'hand-over-talk') return talk.accepted === null ? '' : text;
  const isReason = talk.reading !== null && /^because\b/i.test(text);
  return talk.followUp === 'internal' || isReason ? '' : text;
}

/** After the call nobody hears what is written. */
function ownNote(text: string, { phase, moves }: Prompt): string {
  return text.startsWith('=') && phase !== 'after' && moves.includes('hung-up') ? text.slice(1) : '';
}

function inAnswer({ ask, said }: Show & { kind: 'ask' }, text: string, prompt: Prompt): string {
  if (ask.type === 'notes') return ask.internal ? '' : ownNote(text, prompt);
  // The name of who takes the call comes first; what the customer was told is asked after it.
  if (said !== true || ask.type === 'hand-over') return '';
  return ask.type === 'options' ? text.replace(/^[\s*]*(?:they|c)\s*:.*$/gim, '') : text;
}
