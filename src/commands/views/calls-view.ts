import { showClock, showDay } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { dispositions } from '../../playbook/dispositions.ts';
import type { ListedCall } from '../../store/list-calls.ts';
import { type Column, table } from '../../terminal/table.ts';
import { forgotten } from '../../text/forgotten.ts';
import { oneLine } from '../../text/safe.ts';
import type { Paper } from './paper.ts';

type Context = { now: string; here: string; paper: Paper };

const states = { open: 'not hung up', 'hung-up': 'to write up', 'written-up': '', abandoned: 'given up' };

/** Calls, one a line. */
export function callsView(calls: readonly ListedCall[], { now, here, paper }: Context): string {
  const year = instantToWall(now, here).year;
  const columns: readonly Column<ListedCall>[] = [
    { head: 'id', cell: (call) => call.code },
    {
      head: 'began',
      cell: ({ startedAt }) => {
        const wall = instantToWall(startedAt, here);
        return `${showDay(wall, year)} ${showClock(wall)}`;
      },
    },
    {
      head: 'customer',
      cell: (call) => oneLine(call.customer ?? call.contact ?? (call.forgottenAt === null ? '-' : forgotten)),
    },
    { head: 'agent', cell: (call) => oneLine(call.agent), drop: 2 },
    { head: 'method', cell: (call) => oneLine(call.playbook.title), drop: 1 },
    { head: 'ended as', cell: (call) => (call.disposition === null ? '-' : dispositions[call.disposition]) },
    { head: 'state', cell: (call) => states[call.status] },
  ];
  return table(calls, columns, paper.width);
}
