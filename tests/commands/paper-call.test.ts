import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

it('a call done on paper goes on from its own time when it is taken up again', () => {
  const first = desk.file('first.yaml', '- story: The sofa is late\n- park\n');
  const later = '2026-11-20T15:00:00Z';
  expect(desk.at(later, ['start', 'walras', '--at', '2026-11-18T14:30', '--answers', first]).code).toBe(0);
  const rest = desk.file(
    'rest.yaml',
    '- understood: yes\n- wish: the sofa\n- outcome: later\n- call-back: { words: today at 16:30, agreed: yes }\n- end: promised\n',
  );
  const [call] = desk.json(later, ['calls']);
  expect(desk.at('2026-11-20T15:10:00Z', ['resume', call.code, '--answers', rest])).toMatchObject({ code: 0 });
  expect(desk.json(later, ['followups', '--overdue'])).toMatchObject([{ dueAt: '2026-11-18T21:30:00.000Z' }]);
});
