import { businessDayAfter, usualMinutes } from '../business-hours.ts';
import { sameDay, weekdayOf } from '../calendar.ts';
import { weekdayNames } from '../day-names.ts';
import { quoted } from '../outcome.ts';
import { dayToMs, msToDay, msToWall } from '../zoned.ts';
import { minuteWords } from './day-words.ts';
import type { Setting } from './found.ts';
import type { Phrase } from './statement.ts';

/** One short question for the agent where no honest time can be had. */
export function questionFor(
  phrase: Exclude<Phrase, { kind: 'phrase' }>,
  words: string,
  unread: string,
  setting: Setting,
): string {
  const said = quoted(words, 40);
  if (phrase.kind === 'unread') {
    if (phrase.waits) return `${said} waits for something else. By when do you ring in any case? ${examples(setting)}`;
    return `When exactly? ${quoted(unread, 40)} cannot be read as part of a time. ${examples(setting)}`;
  }
  switch (phrase.stop) {
    case 'vague':
    case 'nothing':
      return `When exactly? ${said} is not a time. ${examples(setting)}`;
    case 'several':
      return `How many exactly? ${said} is no number. ${examples(setting)}`;
    case 'event':
      return `${said} waits for something else. By when do you ring in any case? ${examples(setting)}`;
    case 'recurring':
      return `When is the next time? ${said} is more than one. ${examples(setting)}`;
    case 'past':
      return `${said} is in the past. When exactly will it be? ${examples(setting)}`;
    case 'two':
      return `Two times were said: ${said}. Which one first? ${examples(setting)}`;
  }
}

/** The question with a reason of its own before it. */
export function questionWhy(why: string, setting: Setting): string {
  return `${why} When exactly? ${examples(setting)}`;
}

// Times that would be taken just now: no "today 16:30" at night.
function examples(setting: Setting): string {
  const { now, zone, today, team } = setting;
  const wall = msToWall(now, zone);
  const minutes = Math.ceil((wall.hour * 60 + wall.minute + 90) / 30) * 30;
  const fits = minutes <= usualMinutes(team).to && sameDay(msToDay(dayToMs(today, minutes, zone).ms, zone), today);
  const clock = fits
    ? `today ${minuteWords(minutes)}`
    : `${weekdayNames[weekdayOf(businessDayAfter(today, 1, team))]} 10:00`;
  return `Try "${clock}" or "in 2 hours".`;
}
