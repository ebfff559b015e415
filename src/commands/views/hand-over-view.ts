import type { CallState } from '../../engine/call-state.ts';
import { type CustomerPacket, packetParts } from '../../engine/hand-over-packet.ts';
import { showMoment } from '../../followup/show-time.ts';
import { oneLine } from '../../text/safe.ts';

type Caller = Pick<CallState, 'customer' | 'contact' | 'reference' | 'code' | 'agent' | 'startedAt'>;

/**
 * A call for whoever takes it over, in plain lines that the customer may see: story, tried, promised, mood, next step. It
 * is given words that may be heard and no others, so that nothing internal can get in.
 */
export function handOverLines(
  { customer, contact, reference, code, agent, startedAt }: Caller,
  packet: CustomerPacket,
  { now, here }: { now: string; here: string },
): string[] {
  const who = [customer, contact, reference].flatMap((part) => (part === null ? [] : [oneLine(part)]));
  return [
    who.length === 0 ? 'no name' : who.join(', '),
    `call ${code}, ${showMoment(startedAt, { now, zone: here })}, ${oneLine(agent)}`,
    ...packetParts.flatMap((part) => {
      const [first = 'nothing yet', ...others] = packet[part].map(oneLine);
      return [`${part}: ${first}`, ...others.map((text) => `  ${text}`)];
    }),
  ];
}
