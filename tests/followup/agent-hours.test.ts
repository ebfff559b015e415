import { describe, expect, it } from 'vitest';
import { agentHoursDoubt, isWithinAgentHours, readAgentHours } from '../../src/followup/agent-hours.ts';

const zone = 'America/New_York';
const at = (wall: string) => new Date(`${wall}:00-05:00`).toISOString();

describe('an agent who works part-time', () => {
  const hours = 'mon-thu 09:00-15:00, fri 12:00-18:00';

  it.each([
    ['2026-11-18T10:00', null],
    ['2026-11-18T15:00', null],
    ['2026-11-18T15:01', 'You work until 15:00 that day.'],
    ['2026-11-18T08:59', 'You start at 09:00 that day.'],
    ['2026-11-20T10:00', 'You start at 12:00 that day.'],
    ['2026-11-20T17:30', null],
    ['2026-11-21T10:00', 'You do not work on Saturdays.'],
  ])('at %s: %s', (wall, doubt) => {
    expect(agentHoursDoubt(at(wall), hours, zone)).toBe(doubt);
    expect(isWithinAgentHours(at(wall), hours, zone)).toBe(doubt === null);
  });

  it('is asked by their own clock, not by the customer’s', () => {
    expect(isWithinAgentHours('2026-11-18T08:30:00.000Z', hours, 'Europe/Berlin')).toBe(true);
    expect(isWithinAgentHours('2026-11-18T08:30:00.000Z', hours, zone)).toBe(false);
  });

  it('is asked by the clock on both sides of a clock change', () => {
    expect(agentHoursDoubt('2026-10-30T19:00:00.000Z', 'daily 9-15', zone)).toBeNull();
    expect(agentHoursDoubt('2026-11-02T20:00:00.000Z', 'daily 9-15', zone)).toBeNull();
    expect(agentHoursDoubt('2026-11-02T20:01:00.000Z', 'daily 9-15', zone)).toBe('You work until 15:00 that day.');
  });
});

describe('an agent on nights', () => {
  const nights = 'wed-fri 22:00-06:00';

  it.each([
    ['2026-11-18T23:00', null],
    ['2026-11-19T05:00', null],
    ['2026-11-19T12:00', 'You work until 06:00 that day, and again from 22:00.'],
    ['2026-11-18T12:00', 'You start at 22:00 that day.'],
    ['2026-11-21T05:59', null],
    ['2026-11-21T09:00', 'You work until 06:00 that day.'],
    ['2026-11-22T09:00', 'You do not work on Sundays.'],
  ])('at %s: %s', (wall, doubt) => {
    expect(agentHoursDoubt(at(wall), nights, zone)).toBe(doubt);
  });

  it('who leaves at midnight has not worked on the day that begins then', () => {
    expect(agentHoursDoubt(at('2026-11-21T00:00'), 'fri 16:00-24:00', zone)).toBeNull();
    expect(agentHoursDoubt(at('2026-11-21T00:01'), 'fri 16:00-24:00', zone)).toBe('You do not work on Saturdays.');
  });
});

describe('an agent’s own hours', () => {
  it('are typed as the team’s are', () => {
    expect(readAgentHours('Mon-Thu 9-3')).toEqual({ ok: true, value: 'mon-thu 09:00-15:00' });
    expect(readAgentHours('closed')).toMatchObject({ ok: false });
  });

  it('that can no longer be read stand against nothing', () => {
    expect(agentHoursDoubt(at('2026-11-21T10:00'), 'mornings, mostly', zone)).toBeNull();
  });
});
