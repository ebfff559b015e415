import type { Act } from '../../playbook/acts.ts';

type Effect = { moves: number; means: string };

/** What an act does to a temper, the first time that a step with it is done. */
const acts = {
  own: { moves: -1, means: 'somebody took it on' },
  respond: { moves: -1, means: 'they were attended to first' },
  empathise: { moves: -2, means: 'their feeling was met' },
  apologise: { moves: -1, means: 'somebody said sorry' },
  thank: { moves: -1, means: 'they were thanked' },
  listen: { moves: -2, means: 'they were heard out' },
  recap: { moves: -2, means: 'it was said back, and right' },
  'ask-wish': { moves: -1, means: 'they were asked what they want' },
  offer: { moves: -1, means: 'they had a choice' },
  verify: { moves: -1, means: 'it was agreed with them' },
  do: { moves: -1, means: 'something was done' },
  goodwill: { moves: -1, means: 'they were given something extra' },
} as const satisfies Partial<Record<Act, Effect>>;

/** What an agent can do to a customer who is played, besides: how far it moves the temper, up when it makes it worse. */
const others = {
  'a-time': { moves: -1, means: 'they were promised a time' },
  'let-finish': { moves: -1, means: 'what they threw in was taken up' },
  interrupted: { moves: 2, means: 'they were cut short while they told it' },
  'passed-over': { moves: 1, means: 'what they threw in was passed over' },
  'left-out': { moves: 1, means: 'the recap left out what matters' },
  overruled: { moves: 2, means: 'they had said no, and it was taken for a yes' },
  'skipped-care': { moves: 2, means: 'business came before a word for the person' },
  'asked-twice': { moves: 1, means: 'they were asked what they had told' },
  'never-say': { moves: 2, means: 'a phrase that is never said' },
  'no-time': { moves: 2, means: 'a promise without a time' },
  silence: { moves: 1, means: 'nobody said a word' },
  hold: { moves: 1, means: 'they were put on hold' },
  'passed-on': { moves: 1, means: 'they were passed on' },
} as const satisfies Readonly<Record<string, Effect>>;

export const deeds: Readonly<Record<Deed, Effect>> = { ...acts, ...others };

export type Deed = keyof typeof acts | keyof typeof others;

export function isDeed(name: string): name is Deed {
  return Object.hasOwn(deeds, name);
}

/** When a customer says something that is no answer of the file's own, besides what is done to them. */
export const moments = ['agrees', 'refuses', 'tells-not', 'calm', 'thanks', 'hangs-up'] as const;
export type Moment = (typeof moments)[number] | Deed;
