/** Instants: ISO 8601 with an offset, to the millisecond. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, formatDay, formatInstant, monthsBetween, parseDay, parseInstant } from '../../../../lib/domain/time/instant.ts';

const utc = (text: string): number => Date.parse(text);

describe('instants', () => {
  it('are read to the millisecond with any offset, and refused without a zone, as a leap second or on a day that does not exist', () => {
    expect(parseInstant('2026-10-14T02:14:40.987+0000')).toBe(parseInstant('2026-10-14T10:14:40.987123456+08:00'));
    for (const text of [
      '2026-10-14T02:14:40',
      '2026-10-14 02:14',
      '2026-02-30T00:00:00Z',
      '2026-10-14T24:00:00Z',
      '2026-10-14T02:14:61.000Z',
      'yesterday',
      '',
      '2026-1a-14T02:14:40.000Z',
      '2026-10-14T02:14:4a.000Z',
      '2026-10-14T02:14:40.0-1Z',
    ])
      expect(parseInstant(text)).toBeUndefined();
    // A date that is none, right after one that its digits add up to.
    expect(parseInstant('2026-01-14T00:00:00.000Z')).toBeDefined();
    expect(parseInstant('2025-17-14T00:00:00.000Z')).toBeUndefined();
    expect(parseInstant('2025-12-46T00:00:00.000Z')).toBeUndefined();
  });

  it.each([
    ['2026-01-14', '2027-01-13'],
    ['2026-02-14', '2126-01-14'],
    ['2026-02-14', '2026-02-15'],
    ['2026-02-14', '2026-03-14'],
  ])('are read by their own date right after another one: %s and %s', (before, after) => {
    const read = [before, after].map((day) => parseInstant(`${day}T00:00:00.000Z`));
    expect(read).toEqual([utc(before), utc(after)]);
  });

  it('are written as Date writes them, and read back as the same instant', () => {
    const instant = fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9999, 11, 31) });
    fc.assert(
      fc.property(instant, (at) => {
        expect(formatInstant(at)).toBe(new Date(at).toISOString());
        expect(parseInstant(formatInstant(at))).toBe(at);
        expect(parseInstant(new Date(at).toISOString().replace('Z', '+00:00'))).toBe(at);
      }),
    );
  });

  // The last of each part, and the one beyond it; in the form that is stored, and in the one with an offset.
  it.each([
    ['2026-10-14T23:59:59.999', true],
    ['2026-10-14T00:00:00.000', true],
    ['2026-10-14T24:00:00.000', false],
    ['2026-10-14T23:60:00.000', false],
    ['2026-10-14T23:59:60.000', false],
    ['2026-12-31T12:00:00.000', true],
    ['2026-13-01T12:00:00.000', false],
    ['2026-00-01T12:00:00.000', false],
    ['2026-01-01T12:00:00.000', true],
    ['2026-01-00T12:00:00.000', false],
    ['2026-04-30T12:00:00.000', true],
    ['2026-04-31T12:00:00.000', false],
    ['2028-02-29T12:00:00.000', true],
    ['2026-02-29T12:00:00.000', false],
    ['0001-01-01T12:00:00.000', true],
    ['0000-01-01T12:00:00.000', true],
  ])('%s is an instant: %s', (text, isOne) => {
    const at = isOne ? utc(`${text}Z`) : undefined;
    expect([parseInstant(`${text}Z`), parseInstant(`${text}+00:00`)]).toEqual([at, at]);
  });

  it.each([
    ['2026-10-14T02:14:40Z', '2026-10-14T02:14:40.000Z'],
    ['2026-10-14t02:14:40z', '2026-10-14T02:14:40.000Z'],
    ['2026-10-14 02:14:40Z', '2026-10-14T02:14:40.000Z'],
    ['2026-10-14T02:14:40.9Z', '2026-10-14T02:14:40.900Z'],
    ['2026-10-14T02:14:40,98Z', '2026-10-14T02:14:40.980Z'],
    ['2026-10-14T02:14:40.9879Z', '2026-10-14T02:14:40.987Z'],
    ['2026-10-14T02:14:40+05:30', '2026-10-13T20:44:40.000Z'],
    ['2026-10-14T02:14:40-0330', '2026-10-14T05:44:40.000Z'],
    ['2026-10-14T02:14:40+18:59', '2026-10-13T07:15:40.000Z'],
  ])('%s is read as %s', (text, stored) => {
    expect(formatInstant(parseInstant(text)!)).toBe(stored);
  });

  it.each([
    '2026-10-14T02:14:40+19:00',
    '2026-10-14T02:14:40+05:60',
    '2026-10-14T02:14:40+5:30',
    '2026-10-14T02:14:40.Z',
    '2026-10-14T02:14:40.1234567891Z',
    'x2026-10-14T02:14:40Z',
    '2026-10-14T02:14:40Zx',
    // Of the length of the stored form, with another sign at each place of a mark.
    '2026/10-14T02:14:40.987Z',
    '2026-10/14T02:14:40.987Z',
    '2026-10-14_02:14:40.987Z',
    '2026-10-14T02-14:40.987Z',
    '2026-10-14T02:14-40.987Z',
    '2026-10-14T02:14:40-987Z',
    '2026-10-14T02:14:40.987Y',
    '/026-10-14T02:14:40.987Z',
    '2:26-10-14T02:14:40.987Z',
    // Longer than the stored form, and with signs next to the digits in place of one.
    '2026-10-14T02:14:40.987Zx',
    '2026-10-14T1/:14:40.987Z',
    '2026-10-14Tx1:14:40.987Z',
    '2026-10-14T02:x4:40.987Z',
    '2026-10-14T02:1/:40.987Z',
  ])('the text %s is refused: it is no instant', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe('days', () => {
  it('are written and read as dates, and refused where the calendar has none', () => {
    expect(['1969-12-31', '1970-01-01', '2026-10-01', '0099-12-31', '9999-12-31'].map((text) => formatDay(parseDay(text)!))).toEqual([
      '1969-12-31',
      '1970-01-01',
      '2026-10-01',
      '0099-12-31',
      '9999-12-31',
    ]);
    expect(parseDay('2026-10-01')).toBe(utc('2026-10-01') / DAY);
    for (const text of [
      '2026-13-01',
      '2026-00-01',
      '2026-01-00',
      '2026-04-31',
      '2026-2-01',
      '2026-02-1',
      'x2026-02-01',
      '2026-02-01x',
      '26-02-01',
    ])
      expect(parseDay(text)).toBeUndefined();
    expect([parseDay('2026-12-31'), parseDay('2026-01-31')]).toEqual([utc('2026-12-31') / DAY, utc('2026-01-31') / DAY]);
    // Outside four digits a year is written whole.
    expect(formatDay(utc('+010000-01-01') / DAY)).toBe('10000-01-01');
  });

  it('months that touch a span are in order, over the end of a year, and the last one only when something of it is inside', () => {
    const between = (from: string, until: string): string[] => monthsBetween(utc(from), utc(until));
    expect(between('2026-11-30T23:59:59.999Z', '2027-02-01T00:00:00.000Z')).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(between('2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.001Z')).toEqual(['2026-11', '2026-12']);
    expect(between('0999-12-31T00:00:00.000Z', '1000-01-01T00:00:00.000Z')).toEqual(['0999-12']);
    expect(between('2026-11-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z')).toEqual([]);
  });
});
