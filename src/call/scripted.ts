import type { SkipReason } from '../engine/entry.ts';
import type { Prompt } from '../engine/prompt.ts';
import type { Reply } from '../engine/reply.ts';
import { checkResultNamed } from '../followup/caller-check.ts';
import { attemptResults, type FollowUpKind, followUpKinds } from '../followup/follow-up.ts';
import { type Disposition, dispositions, endedWithoutComplaint } from '../playbook/dispositions.ts';
import { isMoveName, type MoveName } from '../playbook/move-names.ts';
import type { Raw, ScriptedReply } from '../playbook/scenario.ts';

/**
 * What to do at a prompt when the next line of an answers file is `scripted`: play the line, press Enter to get to
 * where it belongs, or stop because a required answer is missing or the line cannot be understood.
 */
export type Scripted =
  | { kind: 'play'; reply: Reply }
  | { kind: 'pass'; reply: Reply }
  | { kind: 'missing'; ask: string }
  | { kind: 'surplus' }
  | { kind: 'unclear'; problem: string };

/**
 * What the next line of an answers file means at this prompt. Reads nothing else, so a caller may ask again after
 * Enter.
 */
export function scripted(prompt: Prompt, line: ScriptedReply): Scripted {
  const { show } = prompt;
  if (show.kind === 'ask' && show.ask.id === line.name)
    return { kind: 'play', reply: { kind: 'answer', value: line.value } };
  if (show.kind === 'listen' && prompt.listensFor === line.name)
    return { kind: 'play', reply: { kind: 'answer', value: line.value } };
  if (isMoveName(line.name)) return move(prompt, line.name, line.value);
  return enter(prompt);
}

/** What Enter does at a prompt: take what is offered, go past what is not required, and never past the end. */
function enter(prompt: Prompt): Scripted {
  const { show } = prompt;
  switch (show.kind) {
    case 'ask': {
      // Nothing is promised that the file does not say.
      const isSuggested = show.ask.type === 'follow-up' && typeof show.prefill === 'string';
      if (show.prefill !== null && !isSuggested)
        return { kind: 'pass', reply: { kind: 'answer', value: show.prefill, ...noteOf(show.told) } };
      if (show.ask.required !== 'no') return { kind: 'missing', ask: show.ask.id };
      return { kind: 'pass', reply: { kind: 'covered' } };
    }
    case 'say':
      return { kind: 'pass', reply: prompt.say.length === 0 ? { kind: 'covered' } : { kind: 'covered', line: 0 } };
    case 'listen':
    case 'limit':
    case 'read-back':
      return { kind: 'pass', reply: { kind: 'covered' } };
    case 'wrap-up':
    case 'write-up':
    case 'closed':
      return { kind: 'surplus' };
  }
}

const noteOf = (told: { note: number } | undefined) => (told === undefined ? {} : { told: told.note });

function move(prompt: Prompt, name: MoveName, value: Raw | null): Scripted {
  const text = typeof value === 'string' ? value : '';
  const field = (key: string): string => {
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    const found = inner.find(([k]) => k === key)?.[1];
    return typeof found === 'string' ? found : '';
  };
  const play = (reply: Reply): Scripted => ({ kind: 'play', reply });
  switch (name) {
    case 'back':
    case 'listen':
    case 'return':
    case 'park':
    case 'covered':
      return play({ kind: name });
    case 'written-up':
      return prompt.show.kind === 'write-up' ? play({ kind: name }) : enter(prompt);
    case 'jump':
    case 'redo':
      return play({ kind: name, step: text });
    case 'card':
      return play({ kind: 'card', id: text });
    case 'note':
      return play({ kind: 'note', from: text.startsWith('=') ? 'agent' : 'customer', text: text.replace(/^=\s*/, '') });
    case 'agreed':
      return play({ kind: 'agreed', yes: /^(y|yes|true)$/i.test(text) });
    case 'remark':
      return play({ kind: 'remark', line: prompt.say.length === 0 ? null : 0, why: text });
    case 'abandon':
      return play({ kind: 'abandon', why: text });
    case 'kept':
      return play({ kind: 'kept', followUp: text });
    case 'attempt':
      return attempted(text || field('result'), field('words'));
    case 'caller-check': {
      const result = checkResultNamed(text);
      if (result !== null) return play({ kind: 'check', result });
      return {
        kind: 'unclear',
        problem: 'How did the check go? checked, not-checked or not-needed, and no word more.',
      };
    }
    case 'hold':
      return play({ kind: 'hold', why: text || field('why'), minutes: Number(field('minutes') || '2') });
    case 'unhold':
    case 'dropped':
      return play({ kind: name });
    case 'switch':
      return play({ kind: 'switch', playbook: text });
    case 'withdraw':
      return play({ kind: 'withdraw', followUp: field('promise'), why: text || field('why') });
    case 'override':
      return play({ kind: 'override', gate: field('gate'), why: field('why') });
    case 'identify':
      return play(identify(field));
    case 'promise':
      return play(promised(text, field));
    case 'skip':
      return skipped(prompt, text, field);
    case 'end':
      return ended(prompt, text || field('as'), field('why'));
    case 'hand-over':
      return {
        kind: 'unclear',
        problem: 'A hand-over is answered where the playbook asks for it, by the name of its ask.',
      };
  }
}

function identify(field: (key: string) => string): Reply {
  const named = (['customer', 'contact', 'reference', 'zone'] as const).filter((key) => field(key) !== '');
  return { kind: 'identify', ...Object.fromEntries(named.map((key) => [key, field(key)])) };
}

function promised(text: string, field: (key: string) => string): Reply {
  const kind = followUpKinds.find((k) => k === field('kind')) ?? ('callback' satisfies FollowUpKind);
  const agreed = field('agreed') === '' ? null : /^(y|yes|true)$/i.test(field('agreed'));
  const override = field('override') === '' ? {} : { override: field('override') };
  return { kind: 'promise', words: text || field('words'), followUp: kind, agreed, ...override };
}

function attempted(name: string, words: string): Scripted {
  const result = attemptResults.find((known) => known === name.trim().toLowerCase().replaceAll(' ', '-'));
  if (result === undefined)
    return { kind: 'unclear', problem: `"${name}" is no try. There are: ${attemptResults.join(', ')}.` };
  return { kind: 'play', reply: { kind: 'attempt', result, ...(words === '' ? {} : { words }) } };
}

const reasons: Readonly<Record<string, SkipReason>> = {
  told: 'told',
  'not-applicable': 'not-applicable',
  refused: 'refused',
  other: 'other',
};

function skipped(prompt: Prompt, text: string, field: (key: string) => string): Scripted {
  const given = text || field('why');
  const why = reasons[given] ?? 'other';
  const words = why === 'other' ? (reasons[given] === undefined ? given : field('words')) : field('words');
  const scope = field('scope') === 'step' || prompt.show.kind !== 'ask' ? 'step' : 'ask';
  return { kind: 'play', reply: { kind: 'skip', scope, why, words } };
}

/** Without a word it ends as the call itself tells: what Enter takes on the last screen. */
function ended(prompt: Prompt, as: string, why: string): Scripted {
  const disposition = Object.hasOwn(dispositions, as) ? (as as Disposition) : null;
  if (disposition === null && as !== '')
    return { kind: 'unclear', problem: `"${as}" is no ending. There are: ${Object.keys(dispositions).join(', ')}.` };
  const anywhere = disposition !== null && (disposition === 'disconnected' || endedWithoutComplaint.has(disposition));
  const atOnce = anywhere || prompt.show.kind === 'wrap-up';
  if (!atOnce) return enter(prompt);
  return { kind: 'play', reply: { kind: 'hung-up', disposition, stay: true, ...(why === '' ? {} : { why }) } };
}
