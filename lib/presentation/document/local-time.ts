/** Instants as local times of a zone. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { HOUR, MINUTE, formatInstant } from '../../domain/time/instant.ts';
import { regimesOf, toLocal } from '../../domain/time/timezone.ts';
import { FORMATS } from './formats.ts';

const LAST = '.000Z'.length;

/** "2026-10-31 23:50:00", with ".250" where it is not a whole second, as the language writes it. */
export const localText = (at: number, zone: string, language: DocumentLanguage = 'en'): string =>
  FORMATS[language].time(localOf(at, zone), '');

function localOf(at: number, zone: string): string {
  const text = formatInstant(toLocal(zone, at)).replace('T', ' ');
  return at % 1000 === 0 ? text.slice(0, -LAST) : text.slice(0, -1);
}

/** The offset of a zone at an instant: "+02:00". */
function offsetAt(at: number, zone: string): string {
  const minutes = Math.round((toLocal(zone, at) - at) / MINUTE);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** "2026-10-25 02:30:00+02:00", as the language writes it. */
export const offsetText = (at: number, zone: string, language: DocumentLanguage = 'en'): string =>
  FORMATS[language].time(localOf(at, zone), offsetAt(at, zone));

/** Whether a local time occurs twice, because the clock is put back. */
export const isTwice = (at: number, zone: string): boolean =>
  [at - HOUR, at + HOUR].some((other) => toLocal(zone, other) === toLocal(zone, at));

/** The local time; in a repeated hour with the offset. */
export const clearText = (at: number, zone: string, language: DocumentLanguage = 'en'): string =>
  (isTwice(at, zone) ? offsetText : localText)(at, zone, language);

/** Whether the offset of a zone changes between two of the instants. */
export const changesOffset = (zone: string, instants: readonly number[]): boolean =>
  instants.length > 0 &&
  regimesOf(zone, Math.min(...instants), Math.max(...instants) + 1).some(({ offset }, _, [first]) => offset !== first!.offset);

/** The local time of a zone as a date with these UTC fields, because spreadsheets have no zones. */
export const wallClock = (at: number, zone: string): Date => new Date(toLocal(zone, at));
