/**
 * Of a calendar file, only the lines that a day off is made of, each on one line. Pictures, guests and pages of HTML are
 * what such a file is large by, and where programs write lines that no parser takes. Zones are of no use to whole days.
 */
export function calendarLines(text: string): readonly string[] {
  const unfolded = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '');
  let isZone = false;
  return unfolded.split('\n').flatMap((raw) => {
    const line = raw.trim();
    if (/^BEGIN:VTIMEZONE$/i.test(line)) isZone = true;
    const isKept = !isZone && line.length < longest && matters.test(line);
    if (/^END:VTIMEZONE$/i.test(line)) isZone = false;
    return isKept ? line.replace(unsaidDate, '$1;VALUE=DATE$2') : [];
  });
}

const longest = 2000;
const matters =
  /^(BEGIN|END|UID|SUMMARY|DESCRIPTION|STATUS|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|X-MICROSOFT-CDO-ALLDAYEVENT)[;:]/i;

/** Eight digits are a date, whether or not the line says so. */
const unsaidDate = /^((?:DTSTART|DTEND|RDATE|EXDATE|RECURRENCE-ID)(?:;(?!VALUE=)[^;:]*)*)(:\d{8}(?:,\d{8})*)$/i;
