/** Event patterns, by the rules and examples of AWS's documentation. */
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../lib/declarations/events.ts';
import { type Pattern, PatternError, matches, validatePattern } from '../../../local/eventbridge/event-pattern.ts';

const event = {
  source: 'lumencast.noc',
  account: '444455556666',
  'detail-type': 'service.down.v1',
  detail: {
    state: 'Running',
    code: 7,
    ip: '10.1.2.3',
    ip6: '2001:db8::1',
    tags: ['a', 'b'],
    empty: [],
    none: null,
    on: true,
    path: '/var/log/app.log',
    steps: [
      { name: 'x', n: 1 },
      { name: 'y', n: 2 },
    ],
  },
};
const yes = (pattern: Pattern): void => expect(matches(pattern, event)).toBe(true);
const no = (pattern: Pattern): void => expect(matches(pattern, event)).toBe(false);

describe('event patterns', () => {
  it('exact values of every type match, any of a list', () => {
    yes({ source: ['x', 'lumencast.noc'] });
    yes({ detail: { code: [7], on: [true], none: [null] } });
    no({ detail: { code: ['7'] } });
    no({ missing: [null] });
  });

  it('a prefix or suffix matches, with or without case', () => {
    yes({ source: [{ prefix: 'lumen' }], detail: { path: [{ suffix: '.log' }] } });
    yes({ detail: { state: [{ 'equals-ignore-case': 'rUNNING' }] } });
    yes({ detail: { state: [{ prefix: { 'equals-ignore-case': 'RUN' } }] } });
    no({ detail: { state: [{ prefix: 'run' }] } });
    no({ detail: { code: [{ prefix: '7' }] } });
  });

  it('anything-but excludes a value, a list, a prefix, a suffix, a wildcard', () => {
    yes({ detail: { state: [{ 'anything-but': 'stopped' }] } });
    no({ detail: { state: [{ 'anything-but': ['Running', 'stopped'] }] } });
    yes({ detail: { code: [{ 'anything-but': [1, 2] }] } });
    no({ source: [{ 'anything-but': { prefix: 'lumen' } }] });
    yes({ source: [{ 'anything-but': { prefix: ['aws.', 'makegood.'] } }] });
    no({ detail: { path: [{ 'anything-but': { suffix: '.log' } }] } });
    no({ detail: { path: [{ 'anything-but': { wildcard: '*/log/*' } }] } });
    yes({ detail: { tags: [{ 'anything-but': 'a' }] } });
    no({ detail: { missing: [{ 'anything-but': 'a' }] } });
  });

  it('numeric ranges, cidr and wildcard match what they cover', () => {
    yes({ detail: { code: [{ numeric: ['>', 0, '<=', 7] }] } });
    no({ detail: { code: [{ numeric: ['<', 7] }] } });
    yes({ detail: { ip: [{ cidr: '10.0.0.0/8' }], ip6: [{ cidr: '2001:db8::/32' }] } });
    no({ detail: { ip: [{ cidr: '10.2.0.0/16' }] } });
    yes({ detail: { path: [{ wildcard: '/var/*/app*' }] } });
    no({ detail: { path: [{ wildcard: '/var/*/web*' }] } });
  });

  it('exists requires a leaf, not an object', () => {
    yes({ detail: { state: [{ exists: true }], missing: [{ exists: false }] } });
    no({ detail: { state: [{ exists: false }] } });
    yes({ detail: { none: [{ exists: true }] } });
  });

  it('$or, arrays, and fields of one element of an array match', () => {
    yes({ $or: [{ source: ['nope'] }, { detail: { code: [7] } }] });
    no({ $or: [{ source: ['nope'] }, { detail: { code: [8] } }] });
    yes({ detail: { tags: ['b', 'c'] } });
    yes({ detail: { steps: { name: ['y'], n: [2] } } });
    no({ detail: { steps: { name: ['x'], n: [2] } } });
  });

  it('patterns that EventBridge would refuse are refused', () => {
    for (const bad of [
      {},
      { source: 'x' },
      { source: [] },
      { source: [{ nope: 1 }] },
      { source: [{ prefix: 1 }] },
      { detail: { code: [{ numeric: ['>'] }] } },
      { detail: { ip: [{ cidr: '10.0.0.0/33' }] } },
      { $or: [{ source: ['x'] }] },
      { source: [{ 'anything-but': ['a', 1] }] },
      { source: [{ wildcard: 'a**b' }] },
      [],
    ]) {
      expect(() => validatePattern(bad), JSON.stringify(bad)).toThrow(PatternError);
    }
  });

  it('every event reaches exactly one of the rules that feed the queue, except our own publications', () => {
    const targets = (source: string, account: string): string[] =>
      RULES.filter((rule) => matches(rule.pattern('000000000000'), { source, account, 'detail-type': 'x' })).map((rule) => rule.name);
    expect(targets('lumencast.noc', '444455556666')).toEqual(['vendor-events']);
    expect(targets('makegood.webhook', '444455556666')).toEqual(['vendor-events']);
    expect(targets('aws.cloudwatch', '000000000000')).toEqual(['own-events']);
    expect(targets('makegood.webhook', '000000000000')).toEqual(['webhooks']);
    expect(targets('makegood.audit', '000000000000')).toEqual([]);
    for (const rule of RULES) validatePattern(rule.pattern('000000000000'));
  });
});
