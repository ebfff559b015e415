import { anybodysAfterMinutes } from './anybodys.ts';
import { anybodysAfterText } from './anybodys-after.ts';
import { dayPartsText } from './day-part-times.ts';
import { holidaysText } from './holiday-list.ts';
import { type TeamSettingKey, type TeamSettings, teamFrom } from './team-settings.ts';
import { weekText } from './working-week.ts';

/** What holds where a team has set nothing, as it would be stored; null where each agent decides. */
export function usualTeamSetting(key: TeamSettingKey, settings: TeamSettings, here: string): string | null {
  const { [key]: _, ...others } = settings;
  const usual = teamFrom(others, here);
  switch (key) {
    case 'zone':
      return usual.zone;
    case 'hours':
      return weekText(usual.hours);
    case 'holidays':
      return holidaysText(usual.holidays) || null;
    case 'public-holidays':
      return usual.publicHolidays ?? 'none';
    case 'dates':
      return usual.dateOrder;
    case 'day-parts':
      return dayPartsText(usual.dayParts);
    case 'anybodys-after':
      return anybodysAfterText(anybodysAfterMinutes(others));
    case 'scores':
      return 'off';
    case 'playbook':
    case 'never-say':
    case 'secrets':
    case 'caller-check':
    case 'voicemail':
    case 'retain':
      return null;
  }
}
