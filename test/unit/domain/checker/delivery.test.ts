/** How credits are paid is shown only; all the same it is a length of time, a day or the end of the term. */
import { describe, expect, it } from 'vitest';
import { explainText } from '../../../../lib/presentation/explain/explain.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';
import { twoLines } from '../../../support/two-lines.ts';

const errorsOf = (delivery: string): string[] =>
  readContract(twoLines(`delivery: { as: voucher, ${delivery} }`)).issues.flatMap(({ severity, code, path }) =>
    severity === 'error' ? [`${code} ${path}`] : [],
  );

describe('the delivery of credits', () => {
  it.each(['within: 30 days', 'within: 10 business days', 'within: 1 period', 'within: 72 h', 'expires: 12 months', 'expires: 2027-12-31'])(
    'takes a length or a day as it is: %s',
    (delivery) => expect(errorsOf(delivery)).toEqual([]),
  );

  it.each([
    'within: soon',
    'within: 0 days',
    'within: 2027-12-31',
    'within: 5 business days to close',
    'within: 5%',
    'expires: whenever',
    'expires: 0 h',
    'expires: 3',
  ])('refuses words that are no time, with the place: %s', (delivery) => {
    const key = delivery.split(':')[0]!;
    expect(errorsOf(delivery)).toEqual([`wrong-type /terms/0/delivery/${key}`]);
  });

  it.each([
    ['term-end', 'they lapse when the term ends', '合同期满时失效', 'sie verfallen mit dem Ende der Laufzeit'],
    ['2027-12-31', 'they lapse after 2027-12-31', '2027-12-31 之后失效', 'sie verfallen nach dem 31.12.2027'],
    ['12 months', 'they lapse 12 months later', '12 个月后失效', 'sie verfallen nach 12 Monaten'],
  ])('is explained in each language as what it means: %s', (expires, ...words) => {
    const { checked } = readContract(twoLines(`delivery: { as: voucher, expires: ${expires} }`));
    (['en', 'zh', 'de'] as const).forEach((language, i) => expect(explainText(checked!.contract, language)).toContain(words[i]));
  });
});
