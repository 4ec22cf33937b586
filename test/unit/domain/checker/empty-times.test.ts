/** Times that hold nothing whatever happens, and conditions that nothing meets, are refused where they are written. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import { aContract, refusalsOf, termsWith } from '../../../support/contracts.ts';

type Cells = Terms['definitions'];

const weekly = (open: Record<string, string[]>, given = {}): Cells[string] => ({ 'business-hours': 'UTC', open, ...given });
const CALENDARS: Cells = {
  down: { intervals: 'outage', from: 'started', to: 'ended' },
  day: weekly({ daily: ['09:00-17:00'] }),
  night: weekly({ daily: ['22:00-05:00'] }),
  sunday: weekly({ sun: ['00:00-24:00'] }),
  monday: weekly({ mon: ['00:00-24:00'] }),
  nothing: 'never',
  all: 'always',
};

/** The errors of a text with one more cell, "x", and its parameters. */
function errors(x: Cells[string], given: Partial<Terms> = {}): string[] {
  const cells: Cells = { ...CALENDARS, x };
  const terms = termsWith({ from: '2026-01-01', definitions: cells, report: [...Object.keys(CALENDARS), 'x'], ...given });
  return refusalsOf(aContract({ order: { from: '2026-01-01' }, terms }), '/terms/0/definitions/');
}

describe('times that are always empty', () => {
  it.each<[string, Cells[string], string]>([
    ['all of calendars that never meet', { 'all-of': ['down', 'day', 'night'] }, 'never-holds x/all-of/2'],
    ['all of days of the week that never meet', { 'all-of': ['sunday', 'monday'] }, 'never-holds x/all-of/1'],
    ['all of what is in nothing', { 'all-of': ['down', 'nothing'] }, 'never-holds x/all-of/1'],
    ['nothing without what goes on', { except: ['never', 'down'] }, 'never-holds x/except/0'],
    ['an outage without all time', { except: ['down', 'all'] }, 'never-holds x/except/1'],
    ['uptime of nothing', { uptime: 'down', of: 'never' }, 'never-holds x/of'],
    ['the length of nothing', { duration: 'nothing' }, 'never-holds x/duration'],
    [
      'a timer in no hours',
      { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'never', paused: [], 'counted-in': 'from' },
      'never-holds x/hours',
    ],
    ['runs that no month holds', { continuous: 'down', 'at-least': '747 h', 'across-period-end': 'cut' }, 'never-holds x/at-least'],
  ])('times that are always empty are refused: %s', (_, cell, wanted) => {
    expect(errors(cell)).toEqual([wanted]);
  });

  it.each<[string, Cells[string]]>([
    ['calendars that meet for an hour', { 'all-of': ['down', 'night', 'sunday'] }],
    ['stretches that are judged as they ran', { continuous: 'down', 'at-least': '800 h', 'across-period-end': 'joined' }],
    ['stretches of nearly a month', { continuous: 'down', 'at-least': '744 h', 'across-period-end': 'cut' }],
  ])('times that may not be empty are accepted: %s', (_, cell) => {
    expect(errors(cell)).toEqual([]);
  });

  it('calendars are accepted where another clock, or a special day, may let them overlap', () => {
    const both = (other: Cells[string]): string[] =>
      errors(
        { 'all-of': ['down', 'other', 'night'] },
        { definitions: { ...CALENDARS, other, x: { 'all-of': ['down', 'other', 'night'] } } },
      );
    expect(both(weekly({ daily: ['09:00-17:00'] }, { 'business-hours': 'Asia/Shanghai' }))).toEqual([]);
    expect(both(weekly({ daily: ['09:00-17:00'] }, { 'also-open': { '2026-02-16': ['00:00-24:00'] } }))).toEqual([]);
  });

  it('a word for which nothing counts is accepted', () => {
    const plan = { attributes: { plan: { of: 'customer', values: ['gold', 'basic'] } } };
    expect(errors({ 'depending-on': 'plan', cases: { gold: 'down', basic: 'never' } }, plan)).toEqual([]);
  });
});

describe('times without effect', () => {
  it.each<[string, Cells[string], string]>([
    ['all of it and of all time', { 'all-of': ['down', 'always'] }, 'no-effect x/all-of/1'],
    ['any of it and of nothing', { 'any-of': ['down', 'nothing'] }, 'no-effect x/any-of/1'],
    ['any of it and of all time', { 'any-of': ['down', 'all'] }, 'no-effect x/any-of/1'],
    ['all but nothing', { except: ['down', 'never'] }, 'no-effect x/except/1'],
  ])('times without effect are refused: %s', (_, cell, wanted) => {
    expect(errors(cell)).toEqual([wanted]);
  });
});

describe('conditions that no record meets', () => {
  const where = (...conditions: object[]): string[] => errors({ intervals: 'maintenance', from: 'began', to: 'ended', where: conditions });
  const notice = (limit: object): object => ({ from: 'announced', to: 'began', ...limit });

  it('two limits of one length are refused, in any order', () => {
    expect(where(notice({ 'at-least': '5 h' }), notice({ 'at-most': '2 h' }))).toEqual(['never-holds x/where/1']);
    expect(where(notice({ 'less-than': '5 h' }), notice({ 'at-least': '5 h' }))).toEqual(['never-holds x/where/1']);
    expect(where(notice({ 'at-most': '5 h' }), notice({ 'at-least': '5 h' }))).toEqual([]);
    expect(where(notice({ 'at-least': '5 h' }), { from: 'began', to: 'ended', 'at-most': '2 h' })).toEqual([]);
    expect(where(notice({ 'at-least': '5 h' }), notice({ 'more-than': '7 h' }))).toEqual(['one-of x/where/1/more-than']);
  });

  it('business days in no hours are refused, and fewer than a number of them', () => {
    expect(where(notice({ 'at-least': '5 business days', hours: 'never' }))).toEqual(['never-holds x/where/0/hours']);
    expect(where(notice({ 'at-least': '5 business days', 'at-most': '2 business days', hours: 'day' }))).toEqual([
      'limit-empty x/where/0/at-most',
    ]);
  });

  it('a milestone that must be reached and must not be is refused', () => {
    const at = (word: string, before?: string): object => ({ [word]: 'announced', ...(before && { before }) });
    expect(where(at('reached', 'began'), at('missing', 'began'))).toEqual(['never-holds x/where/1']);
    expect(where(at('missing', 'began'), at('reached', 'began'))).toEqual(['never-holds x/where/0']);
    expect(where(at('reached', 'ended'), at('missing', 'began'))).toEqual([]);
  });
});

describe('times inside others', () => {
  const vendor: Cells[string] = { ...(CALENDARS.down as object), where: [{ attribute: 'cause', is: ['vendor'] }] };
  const other: Cells[string] = { ...(CALENDARS.down as object), where: [{ attribute: 'cause', is: ['customer'] }] };
  const cells: Cells = {
    ...CALENDARS,
    vendor,
    other,
    long: { continuous: 'vendor', 'at-least': '5 min', 'across-period-end': 'joined' },
    half: { weighted: 'down', as: '50%' },
    either: { 'any-of': ['vendor', 'other'] },
  };
  const within = (x: Cells[string]): string[] =>
    errors(x, {
      attributes: { cause: { of: 'outage', values: ['vendor', 'customer', 'nobody'], default: 'vendor' } },
      definitions: { ...cells, x },
      report: [...Object.keys(cells), 'x'],
    });

  it.each<[string, Cells[string], string[]]>([
    ['some outages without all', { except: ['vendor', 'down'] }, ['never-holds x/except/1']],
    ['long ones without all', { except: ['long', 'other', 'down'] }, ['never-holds x/except/2']],
    ['some without any of these', { except: ['vendor', 'either'] }, ['never-holds x/except/1']],
    ['any of some and all', { 'any-of': ['vendor', 'down'] }, ['no-effect x/any-of/0']],
    ['any of all and half of all', { 'any-of': ['down', 'half'] }, ['no-effect x/any-of/1']],
    ['all of some and all', { 'all-of': ['down', 'long'] }, ['no-effect x/all-of/0']],
    ['all without some', { except: ['down', 'vendor'] }, []],
    ['some without others', { except: ['vendor', 'other'] }, []],
    ['all without half of it', { except: ['down', 'half'] }, []],
    ['half, twice', { 'all-of': ['half', 'either'] }, []],
    ['any of some and others', { 'any-of': ['long', 'other'] }, []],
    ['what is in the period', { 'all-of': ['vendor', 'period'] }, ['no-effect x/all-of/1']],
  ])('times are refused only where they are inside others: %s', (_, x, wanted) => {
    expect(within(x)).toEqual(wanted);
  });

  it('the period is refused where only a measurement reads it, which cuts there anyway', () => {
    const read = (reader: Cells[string]): string[] =>
      errors(reader, { definitions: { ...CALENDARS, inside: { 'all-of': ['down', 'period'] }, x: reader } });
    expect(read({ uptime: 'inside', of: 'period' })).toEqual(['no-effect inside/all-of/1']);
    expect(read({ duration: 'inside', each: 'day' })).toEqual(['no-effect inside/all-of/1']);
    expect(read({ continuous: 'inside', 'at-least': '5 min', 'across-period-end': 'joined' })).toEqual([]);
  });
});
