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

const HOUR = 3_600_000;

/** The offset of a zone at an instant: "+02:00". */
function offsetAt(at: number, zone: string): string {
  const minutes = Math.round((wallClock(at, zone).getTime() - at) / 60_000);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** "2026-10-25 02:30:00+02:00" */
export const offsetText = (at: number, zone: string): string => `${localText(at, zone)}${offsetAt(at, zone)}`;

/** Whether a local time occurs twice, because the clock is put back. */
export const isTwice = (at: number, zone: string): boolean =>
  [at - HOUR, at + HOUR].some((other) => localText(other, zone) === localText(at, zone));

/** The local time; in a repeated hour with the offset. */
export const clearText = (at: number, zone: string): string => (isTwice(at, zone) ? offsetText(at, zone) : localText(at, zone));

/** The local time of a zone as a date with these UTC fields, because spreadsheets have no zones. */
export const wallClock = (at: number, zone: string): Date => new Date(`${localText(at, zone).replace(' ', 'T')}Z`);
