/** Numbers are bounded in digits where they are taken in; the message names the place. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../lib/declarations/limits.ts';
import { parseDecimal } from '../../../lib/domain/money/decimal.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { readEvent } from '../../../lib/schemas/event.ts';
import { isShortNumber } from '../../../lib/schemas/number-digits.ts';
import { aContract } from '../../support/contracts.ts';
import { linesOrder, linesTerms } from '../../support/lines.ts';

const MOST = LIMITS.numberDigits.value;
const LONG = '1'.repeat(MOST + 1);
const TOO_LONG = `is a number with more than ${MOST} digits before or after its point; write fewer`;
const UNSAFE = expect.stringContaining('beyond 9007199254740991 (2^53 - 1)') as string;

const errorsOf = (issues: readonly { severity: string; path: string; message: string }[]): [string, string][] =>
  issues.flatMap(({ severity, path, message }): [string, string][] => (severity === 'error' ? [[path, message]] : []));

const inTerms = (limit: unknown): [string, string][] => {
  const terms = linesTerms({ n: { count: 'outage', reached: 'started' } }, { objectives: { n: { 'at-most': limit as number } } });
  return errorsOf(readContract(aContract({ order: linesOrder(), terms: [terms] })).issues);
};

const inEvent = (type: 'attribute.set' | 'service.down' | 'requests.counted', more: object): [string, string][] => {
  const read = readEvent(type, { id: 'e', occurredAt: '2026-02-01T00:00:00Z', ...more });
  return 'issues' in read ? errorsOf(read.issues) : [];
};

describe('a number with too many digits', () => {
  it('is one with a digit more than is read', () => {
    expect(['1'.repeat(MOST), `0.${'1'.repeat(MOST)}`].map((text) => [isShortNumber(text), parseDecimal(text) !== undefined])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect([LONG, `0.${LONG}`].map((text) => [isShortNumber(text), parseDecimal(text)])).toEqual([
      [false, undefined],
      [false, undefined],
    ]);
    expect(['a'.repeat(100), `${LONG}a`, `inc-${LONG}`, '12 h', 'x'.repeat(200_000), '1'.repeat(200_000) + 'x'].every(isShortNumber)).toBe(
      true,
    );
  });

  it.each([`${LONG}%`, `0.${LONG}%`, `${LONG} h`, `${LONG}.00 USD`, `0.${LONG} Gbit/s`])('is refused in terms: %s', (text) => {
    expect(inTerms(text)).toEqual([['/terms/0/objectives/n/at-most', TOO_LONG]]);
  });

  it('is refused in the charges and the attributes of an order, and names there may be long', () => {
    const [first, second] = linesOrder().charges!;
    const order = linesOrder({
      charges: [{ ...first, amount: `${LONG}.00 USD` } as typeof first & object, second!],
      attributes: { users: LONG },
    });
    expect(errorsOf(readContract(aContract({ order, terms: [linesTerms()] })).issues)).toEqual([
      ['/order/charges/0/amount', TOO_LONG],
      ['/order/attributes/users', TOO_LONG],
    ]);
    const named = linesOrder({ components: { web: { kind: 'line', 'known-as': [LONG] }, api: { kind: 'line' } } });
    expect(errorsOf(readContract(aContract({ order: named, terms: [linesTerms()] })).issues)).toEqual([]);
  });

  it('is refused in the attributes of an event', () => {
    expect(inEvent('attribute.set', { of: 'customer', name: 'users', value: LONG })).toEqual([['/value', TOO_LONG]]);
    expect(inEvent('service.down', { attributes: { affected: `0.${LONG}` } })).toEqual([['/attributes/affected', TOO_LONG]]);
    expect(inEvent('service.down', { id: LONG, attributes: { affected: '0.5' } })).toEqual([]);
  });
});

describe('a whole number beyond 2^53', () => {
  it('is refused in a contract and in an event, with its place', () => {
    expect(inTerms(2 ** 53)).toEqual([['/terms/0/objectives/n/at-most', UNSAFE]]);
    const counted = { stream: 's', start: '2026-02-01T00:00:00Z', everySeconds: 60, outcomes: { ok: [2 ** 53] } };
    expect(inEvent('requests.counted', counted)).toEqual([['/outcomes/ok/0', UNSAFE]]);
  });
});
