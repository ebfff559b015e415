import { beginCall } from '../call/begin-call.ts';
import type { CallDesk } from '../call/call-desk.ts';
import { type Left, runCall } from '../call/live-call.ts';
import { scripted } from '../call/scripted.ts';
import { UserError } from '../call/user-error.ts';
import type { Prompt } from '../engine/prompt.ts';
import type { Gone, Prompter, PrompterContext } from '../engine/prompter.ts';
import type { Reply } from '../engine/reply.ts';
import type { Digest } from '../playbook/playbook.ts';
import type { ScriptedReply } from '../playbook/scenario.ts';
import { matterOf } from './matter.ts';
import type { Beginning } from './preview-beginning.ts';

/** A screen of a preview, as it came up. */
export type Shot = { prompt: Prompt; context: PrompterContext };

/** Leads through a playbook with nobody on the line: first to where the preview begins, then as the prompter answers. */
export async function runPreview(
  desk: CallDesk,
  { book, phase, calledFor, replies }: Beginning,
  digest: Digest,
  prompter: Prompter,
): Promise<Left> {
  const nobody = { customer: null, contact: null, reference: null, direct: null, zone: desk.here, paper: false };
  const live = await beginCall(desk, book, digest, { ...nobody, at: desk.now() }, matterOf(phase, calledFor));
  return runCall(desk, live, inTurn(replies, prompter), { draft: '', notice: null });
}

/** All screens that come up when canned replies are played and everything after them is gone past with Enter. */
export async function walkScreens(
  desk: CallDesk,
  beginning: Beginning,
  digest: Digest,
  canned: Canned | null,
): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  const passing = canned === null ? goPast() : cannedThen(canned, goPast());
  await runPreview(desk, beginning, digest, async (prompt, context) => {
    if (context.problem === null) shots.push({ prompt, context });
    return shots.length > mostScreens ? { kind: 'gone', how: 'later' } : passing(prompt, context);
  });
  return shots;
}

const mostScreens = 300;

/** Replies that were written down before, and the file that they stand in. */
export type Canned = { lines: readonly ScriptedReply[]; name: string };

/** Plays what was written down, and then hands over. What is required and not written down is gone past. */
export function cannedThen({ lines, name }: Canned, then: Prompter): Prompter {
  let at = 0;
  let passes = 0;
  let played: ScriptedReply | null = null;
  return async (prompt, context) => {
    const line = lines[at];
    if (context.problem !== null && played !== null) throw wrong(name, played, context.problem);
    played = null;
    if (line === undefined) return then(prompt, context);
    const step = scripted(prompt, line);
    if (step.kind === 'unclear') throw wrong(name, line, step.problem);
    if (step.kind === 'surplus' || passes > mostScreens) throw wrong(name, line, 'this is not asked after that.');
    if (step.kind === 'play') {
      at += 1;
      passes = 0;
      played = line;
      return step.reply;
    }
    passes += 1;
    return step.kind === 'missing' ? { kind: 'covered' } : step.reply;
  };
}

function wrong(name: string, line: ScriptedReply, problem: string): UserError {
  return new UserError(`${name}, line ${line.line}, "${line.name}": ${problem}`, null, 'usage');
}

function inTurn(replies: readonly Reply[], then: Prompter): Prompter {
  let at = 0;
  return async (prompt, context) => {
    const reply = replies[at];
    at += 1;
    return reply ?? then(prompt, context);
  };
}

/** Enter, again and again: what is offered is taken, all else is left open, and the call ends at its end. */
function goPast(): Prompter {
  return async (prompt, { problem }) => (problem === null ? enter(prompt) : leave);
}

const leave: Gone = { kind: 'gone', how: 'later' };

function enter({ show }: Prompt): Reply | Gone {
  switch (show.kind) {
    case 'ask':
      return show.prefill === null || show.ask.type === 'follow-up'
        ? { kind: 'covered' }
        : { kind: 'answer', value: show.prefill };
    case 'wrap-up':
      return { kind: 'hung-up', disposition: show.ending ?? 'solved', stay: true };
    case 'write-up':
    case 'closed':
      return leave;
    default:
      return { kind: 'covered' };
  }
}
