/** Keys of an event that mean another key: they are refused, because ignoring one would change what the event says. */
import { describe, expect, it } from 'vitest';
import { EVENT_SCHEMAS, isEventType, readEvent } from '../../../lib/schemas/event.ts';

const TYPES = Object.keys(EVENT_SCHEMAS).filter(isEventType);

const codesOf = (type: (typeof TYPES)[number], detail: object): string[] => {
  const result = readEvent(type, detail);
  return 'issues' in result ? result.issues.map(({ code, path }) => `${code} ${path}`) : [];
};

/** A key in other letters, and with an error of one letter where it is long enough to be recognised. */
const misspelt = (key: string): string[] => {
  const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [
    key.toUpperCase(),
    key[0]!.toUpperCase() + key.slice(1),
    ...(snake === key ? [] : [snake]),
    ...(key.length > 5 ? [key.slice(0, 2) + key[3]! + key[2]! + key.slice(4), key.slice(0, -1), `${key}s`] : []),
  ].filter((text) => text !== key);
};

describe('a misspelt key of an event', () => {
  it.each(TYPES)('is refused for every key of %s, with the key that is meant', (type) => {
    const { shape } = EVENT_SCHEMAS[type];
    for (const key of Object.keys(shape))
      for (const wrong of misspelt(key)) {
        if (Object.hasOwn(shape, wrong)) continue;
        expect(codesOf(type, { [wrong]: 'x' }), wrong).toEqual([`unknown-key /${wrong}`]);
        expect(codesOf(type, { [wrong]: 'x', [key]: 'x' }), `${wrong} beside ${key}`).not.toContain(`unknown-key /${wrong}`);
      }
  });

  it('names the key that is meant, and others of the sender are ignored', () => {
    const detail = { id: '1', occurredAt: '2026-02-10T00:00:00Z', component: 'line-1', hostgroup: 'x', url: 'x' };
    expect(codesOf('service.down', detail)).toEqual([]);
    const result = readEvent('service.down', { ...detail, incidnet: 'I-1' });
    expect('issues' in result && result.issues.map(({ message }) => message)).toEqual([
      '"incidnet" is not known; did you mean "incident"?',
    ]);
  });
});

describe('a severity that one event states twice', () => {
  const opened = { id: '1', occurredAt: '2026-02-10T00:00:00Z', component: 'line-1', ticket: 'T-1', severity: 'P1' };

  it.each(['ticket.opened', 'ticket.severity_changed', 'ticket.closed'] as const)('is refused in %s where the words differ', (type) => {
    expect(codesOf(type, { ...opened, attributes: { severity: 'P2' } })).toEqual(['bad-value /attributes/severity']);
    expect(codesOf(type, { ...opened, attributes: { severity: 'P1', channel: 'phone' } })).toEqual([]);
  });
});
