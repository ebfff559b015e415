import { agentHoursDoubt } from '../followup/agent-hours.ts';
import { isOpen } from '../followup/business-hours.ts';
import { doubtWords } from '../followup/doubts.ts';
import type { FollowUpKind } from '../followup/follow-up.ts';
import { askHowOften, readRepeating, soundsRepeating } from '../followup/repeating.ts';
import { showClock, showInstant } from '../followup/show-time.ts';
import { type Reading, readSpokenTime, splitTimeFromWords, type TimeContext } from '../followup/spoken-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { publicWords, render } from '../playbook/template.ts';
import type { CallState } from './call-state.ts';
import type { Question } from './entry.ts';
import { needsReason } from './needs-reason.ts';
import type { PromiseReading } from './prompter.ts';
import { sayWhen } from './say-when.ts';
import type { Told } from './told.ts';

/** Reads the words of a promise as the customer's calendar and the team's hours have it. Saves nothing. */
export function readPromise(
  book: Playbook,
  state: CallState,
  words: string,
  kind: FollowUpKind,
  told: Pick<Told, 'now' | 'team' | 'here' | 'engagements' | 'agentHours'>,
): PromiseReading {
  const context: TimeContext = { now: told.now, zone: state.zone, team: told.team };
  const repeating = mayRepeat(kind) ? readRepeating(words, context) : null;
  if (repeating === null && soundsRepeating(words) && mayRepeat(kind)) return { ok: false, problem: askHowOften };
  const { reading, time, rest } =
    repeating === null ? readOnce(words, context) : { reading: repeating.first, time: words, rest: '' };
  if (reading.kind === 'ask') return { ok: false, problem: reading.question };
  const { dueAt, notBefore, zone } = reading;
  const question = kind === 'internal' ? null : questionOf(book, kind, dueAt, context);
  const doubts = reading.doubts.filter((doubt) => !isAskedAbout(doubt, question?.kind));
  const repeats = repeating?.repeats ?? null;
  return {
    ok: true,
    time,
    about: rest,
    dueAt,
    notBefore,
    zone,
    repeats,
    shown: `${repeats === null ? '' : 'again and again, first '}${showInstant(dueAt, { now: told.now, zone, here: told.here })}`,
    doubts: [...doubts, ...clashes(dueAt, told)],
    question,
    say: render(
      sentence(repeats === null ? kind : 'row'),
      publicWords([{ name: 'when', words: sayWhen(dueAt, zone, told.here), internal: false }]),
    ),
  };
}

const mayRepeat = (kind: FollowUpKind) => kind === 'update' || kind === 'callback';

function readOnce(words: string, context: TimeContext): { reading: Reading; time: string; rest: string } {
  const whole = { reading: readSpokenTime(words, context), time: words, rest: '' };
  if (whole.reading.kind === 'time') return whole;
  return splitTimeFromWords(words, context) ?? whole;
}

const tooClose = 15 * 60_000;

/** What the agent has promised others for about that time, and whether the agent is there at all. */
function clashes(
  dueAt: string,
  { engagements, agentHours, here, now }: Pick<Told, 'engagements' | 'agentHours' | 'here' | 'now'>,
) {
  const others = engagements
    .filter((other) => Math.abs(Date.parse(other.dueAt) - Date.parse(dueAt)) < tooClose)
    .slice(0, 2)
    .map(({ who, dueAt: at }) => `You also promised ${who} ${showClock(instantToWall(at, here))}.`);
  const hours = agentHours === null || dueAt <= now ? null : agentHoursDoubt(dueAt, agentHours, here);
  return hours === null ? others : [...others, hours];
}

/** What is asked about need not be doubted in a line of its own. */
function isAskedAbout(doubt: string, question: Question | undefined): boolean {
  return (question === 'past' || question === 'closed') && doubt.startsWith(doubtWords[question]);
}

function sentence(kind: FollowUpKind | 'row'): string {
  switch (kind) {
    case 'row':
      return 'You will hear from me by {{ when }}, and then again until it is solved, even if there is no news. Is that good for you?';
    case 'update':
      return 'You will hear from me by {{ when }}, even if there is no news. Is that good for you?';
    case 'fix':
      return 'It will be done by {{ when }}. Is that good for you?';
    case 'check-in':
      return 'I will ring you {{ when }} to hear whether all is well. Is that good for you?';
    case 'callback':
    case 'internal':
      return 'I will ring you {{ when }}. Is that good for you?';
  }
}

/** Why a time needs a reason before it is saved: it has passed, nobody is there, or the method wants it sooner. */
function questionOf(
  book: Playbook,
  kind: FollowUpKind,
  dueAt: string,
  context: TimeContext,
): { kind: Question; text: string } | null {
  const needs = needsReason(dueAt, context);
  if (needs?.kind === 'past') return needs;
  // The method limits how long they wait for an answer, not when somebody asks whether all is well.
  const limit = kind === 'check-in' ? null : latestAllowed(book, context);
  if (limit !== null && dueAt > limit.at)
    return { kind: 'too-far', text: `${book.title} promises no later than ${limit.words}.` };
  return needs;
}

/** The latest instant that the playbook's policy allows, with what holds in the last hour before closing. */
function latestAllowed(book: Playbook, context: TimeContext): { at: string; words: string } | null {
  const { latest, lastHour } = book.policy.promise;
  if (latest === null) return null;
  const inAnHour = new Date(Date.parse(context.now) + 3_600_000).toISOString();
  const isLastHour = !isOpen(context.now, context.team) || !isOpen(inAnHour, context.team);
  const words = isLastHour && lastHour !== null ? lastHour : latest;
  const reading = readSpokenTime(words, context);
  return reading.kind === 'time' ? { at: reading.dueAt, words } : null;
}
