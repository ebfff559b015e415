import { type PacketPart, packetParts } from '../../engine/hand-over-packet.ts';
import { kindWords } from '../../followup/kind-words.ts';
import { oneLine } from '../../text/safe.ts';
import type { HandOverTalk } from '../hand-over-talk.ts';
import type { PromiseTalk } from '../promise-talk.ts';
import type { Desk, View } from './desk.ts';
import { fact, warning } from './facts.ts';
import { flow, footer } from './footer.ts';
import { header } from './header.ts';
import { noNotes, notes } from './notes.ts';
import { sayLines, spoken } from './say.ts';

export function promiseView(desk: Desk, talk: PromiseTalk): View {
  const { prompt, width } = desk;
  const letters = prompt.letters.filter(({ lit }) => lit).map(({ text }) => text);
  const place = letters.length === 0 ? 'the step' : oneLine(letters.join(' '));
  const kind = talk.isAnswer ? '' : '/kind another kind';
  const common = { header: header(desk, `back to ${place}, line kept`, 'PROMISE'), lead: [], guide: [] };
  if (talk.reading === null) {
    return {
      ...common,
      say: [],
      middle: fact('Kind', kindWords[talk.followUp], desk),
      notes: notes(desk),
      question: flow(' What was promised, and for when?', ['like: half three, with the answer'], width),
      keys: [footer(['type it, then Enter', 'Shift-Tab back', kind], desk)],
    };
  }
  // What stays inside is said to nobody.
  const isOurs = talk.followUp === 'internal';
  const ways = isOurs ? [' keep it with Enter'] : [' y they agreed', 'Enter asks them at the end'];
  return {
    ...common,
    lead: reading(desk, talk, talk.reading),
    say: isOurs ? [] : spoken(talk.reading.say, desk),
    middle: [],
    notes: noNotes,
    question: flow(ways[0] ?? '', [...ways.slice(1), 'or type another time'], width),
    keys: [footer([isOurs ? 'Enter keeps it' : 'y, then Enter', 'Shift-Tab back, draft kept', kind], desk)],
  };
}

function reading(desk: Desk, talk: PromiseTalk, found: NonNullable<PromiseTalk['reading']>): string[] {
  const { prompt } = desk;
  const how = kindWords[talk.followUp];
  const contact = oneLine(prompt.contact ?? prompt.customer ?? '');
  // While they are on the line they can still be asked for it.
  const lacking = talk.followUp === 'callback' && prompt.contact === null ? ', no number yet: /m' : '';
  const to = contact === '' || talk.followUp === 'internal' ? how : `${how}, ${contact}`;
  const asked = found.question === null || talk.because !== null ? [] : [found.question.text];
  return [
    ...fact('You typed', oneLine(talk.words), desk),
    ...fact('That is', oneLine(found.shown), desk),
    ...fact('It is to', `${to}${lacking}`, desk),
    ...(talk.because === null ? [] : fact('Because', oneLine(talk.because), desk)),
    ...found.doubts.flatMap((doubt) => warning(oneLine(doubt), desk)),
    ...asked.flatMap((text) => warning(`${oneLine(text)} Another time, or type why: because ...`, desk)),
  ];
}

export function handOverView(desk: Desk, talk: HandOverTalk): View {
  const receiver = oneLine(talk.receiver);
  const asks = talk.accepted === null ? ` Did ${receiver} take the call?` : ' What was the customer told?';
  const taken = talk.accepted === null ? [] : fact('Took the call', talk.accepted ? 'yes' : 'no', desk);
  const packet = talk.accepted === null ? packetLines(desk) : [];
  return {
    header: header(desk),
    lead: [],
    say: sayLines(desk),
    guide: [],
    middle: [
      ...fact('Hand over to', receiver, desk),
      ...(talk.why === null ? [] : fact('Because', oneLine(talk.why), desk)),
      ...taken,
      ...packet,
    ],
    notes: packet.length > 0 ? noNotes : notes(desk),
    question: flow(asks, talk.accepted === null ? ['y yes', 'n no, it stays yours'] : [], desk.width),
    keys: [footer([talk.accepted === null ? 'y or n, then Enter' : 'type it, then Enter', 'Shift-Tab back'], desk)],
  };
}

const partNames: Readonly<Record<PacketPart, string>> = {
  story: 'Story',
  tried: 'Tried',
  promised: 'Promised',
  mood: 'Mood',
  'next step': 'Next step',
};

/** No part takes more rows than it can be taken in at a glance. */
const mostRows = 3;

/** What is read out while the colleague listens; what is ours only comes last, and is marked. */
function packetLines(desk: Desk): string[] {
  const { show } = desk.prompt;
  const packet = show.kind === 'ask' ? show.packet : undefined;
  if (packet === undefined) return [];
  const { said, ours } = packet;
  const told = packetParts.flatMap((part) =>
    some(fact(partNames[part], said[part].map(oneLine).join('; ') || 'nothing yet', desk)),
  );
  const inside = ours.length === 0 ? [] : some(fact('Not aloud', ours.map(oneLine).join('; '), desk));
  return [...told, ...inside];
}

const some = (rows: readonly string[]) =>
  rows.length <= mostRows ? rows : [...rows.slice(0, mostRows - 1), `${rows[mostRows - 1]} …`];
