/** Instants as local times of a zone. */

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function partsIn(at: number, zone: string): Record<string, string> {
  let format = FORMATS.get(zone);
  if (!format) {
    const two = '2-digit' as const;
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
      hourCycle: 'h23',
    });
    FORMATS.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** "2026-10-31 23:50:00", with ".250" where it is not a whole second. */
export function localText(at: number, zone: string): string {
  const { year, month, day, hour, minute, second } = partsIn(at, zone);
  const rest = at % 1000 === 0 ? '' : `.${String(at % 1000).padStart(3, '0')}`;
  return `${year}-${month}-${day} ${hour}:${minute}:${second}${rest}`;
}

/** The local time of a zone as a date with these UTC fields, because spreadsheets have no zones. */
export const wallClock = (at: number, zone: string): Date => new Date(`${localText(at, zone).replace(' ', 'T')}Z`);
