import { describe, expect, it } from 'vitest';
import { readSpokenTime, splitTimeFromWords } from '../../src/followup/spoken-time.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import notPromises from './not-promises.json' with { type: 'json' };
import phrases from './phrases.json' with { type: 'json' };

const zone = 'America/New_York';

function split(line: string) {
  return splitTimeFromWords(line, { now: '2026-11-18T19:30:00.000Z', zone, team: defaultTeam(zone) });
}

describe('a line with a time in it', () => {
  it.each([
    ['call 16:30 refund status', '16:30', 'refund status'],
    ['half three, answer from the warehouse', 'half three', 'answer from the warehouse'],
    ['call back tomorrow 3pm refund status', 'tomorrow 3pm', 'refund status'],
    ['2h refund', '2h', 'refund'],
    ['update within 24 hours on the case', 'within 24 hours', 'on the case'],
    ['call 3pm Central refund', '3pm Central', 'refund'],
    ['by EOD tracking number', 'by EOD', 'tracking number'],
    ['16:30 about the invoice', '16:30', 'about the invoice'],
    ['call Friday: he wants the 2 chairs from May', 'Friday', 'he wants the 2 chairs from May'],
    ['refund status tomorrow 3pm', 'tomorrow 3pm', 'refund status'],
    ['ring Anna Berg at 4', 'at 4', 'ring Anna Berg'],
    ['  16:30  ', '16:30', ''],
    ['update on the replacement in two hours', 'in two hours', 'update on the replacement'],
    ['call about the sofa at half three', 'at half three', 'call about the sofa'],
    ['news on the order by noon tomorrow', 'by noon tomorrow', 'news on the order'],
    ['update regarding order 4711 within 24 hours', 'within 24 hours', 'update regarding order 4711'],
    ['update on order 12 in two hours', 'in two hours', 'update on order 12'],
    ['tomorrow at noon on 312 555 0142', 'tomorrow at noon', 'on 312 555 0142'],
    ['today at 16:00, ring her on 0151 2345 1111', 'today at 16:00', 'ring her on 0151 2345 1111'],
    ['call about the 2 chairs tomorrow', 'tomorrow', 'call about the 2 chairs'],
    ['update for the two chairs of Mr May in an hour', 'in an hour', 'update for the two chairs of Mr May'],
    ['call May tomorrow at 4', 'tomorrow at 4', 'call May'],
    ['news on the May invoice on Friday', 'on Friday', 'news on the May invoice'],
    ['update on the second invoice in two hours', 'in two hours', 'update on the second invoice'],
    ['call about the Sunday roast tomorrow at 3', 'tomorrow at 3', 'call about the Sunday roast'],
    ['call about the 30 day trial tomorrow', 'tomorrow', 'call about the 30 day trial'],
    ['update on the sofa in two hours with Anna', 'in two hours', 'update on the sofa with Anna'],
    ['call Mr Berg on Friday about order 4711', 'on Friday', 'call Mr Berg about order 4711'],
  ])('"%s" is "%s" and "%s"', (line, time, rest) => {
    expect(split(line)).toMatchObject({ time, rest, reading: { kind: 'time' } });
  });

  it.each(['update on the replacement', 'call about room 12', 'call about the 2 chairs'])(
    'behind "%s" every time is read as it is alone, or asked about',
    (words) => {
      const context = { now: '2026-11-18T19:30:00.000Z', zone, team: defaultTeam(zone) };
      for (const { phrase } of phrases) {
        const reading = split(`${words} ${phrase}`)?.reading;
        const alone = readSpokenTime(phrase, context);
        if (reading?.kind === 'time') expect([phrase, alone]).toMatchObject([phrase, { dueAt: reading.dueAt }]);
      }
    },
  );

  it('reads the time that it cut out', () => {
    expect(split('call 16:30 refund status')?.reading).toMatchObject({ dueAt: '2026-11-18T21:30:00.000Z' });
  });

  it.each(['asap refund', 'this morning refund', '9:15 this morning refund'])('asks about the time in "%s"', (line) => {
    expect(split(line)?.reading.kind).toBe('ask');
  });
});

describe('a line without a time of its own', () => {
  it.each([
    ...notPromises.map(({ text }) => text),
    'refund status',
    'tomorrow unless it rains',
    'tomorrow or when the part arrives',
    "don't call tomorrow",
    'tomorrow after the meeting',
    'tomorrow 10 because of the weekend',
    'call Friday 2 chairs',
    'every Monday refund',
    '1630 refund',
    '',
    'call about the Sunday roast at half three',
    'update on the Friday delivery with Anna',
    'call on the second invoice at 3',
    'tomorrow about the sofa at 4',
    'half three about the delivery tomorrow',
    'call Mr Berg tomorrow to confirm Friday',
    'call 3 about the sofa tomorrow',
    'call May 2 hours',
    'call May 4ish',
    'update on order 12 tomorrow',
    'about 3 refunds',
    'call about the order of Friday',
    'call about the booking for Friday at 4',
    'call about the invoice from Friday',
    'order 4711 from the 12th',
    'call about the delivery in May',
    'ring Anna if the part is here tomorrow',
    'ring Anna tomorrow, or when the part is here',
    "don't ring Anna tomorrow",
    'the parcel came on Friday without a lid',
  ])('"%s" is left whole', (line) => {
    expect(split(line)).toBeNull();
  });

  it('of 10,000 letters is looked at no further than a person would', () => {
    const started = performance.now();
    expect(split(`call 16:30 ${'refund '.repeat(1500)}`)).toMatchObject({ time: '16:30' });
    expect(split('refund '.repeat(1500))).toBeNull();
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
