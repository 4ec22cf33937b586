/** Amounts of money in the decimals of their currency. */
import { describe, expect, it } from 'vitest';
import { exponentOf, formatAmount, parseMoney, roundMoney, sumMoney } from '../../../../lib/domain/money/money.ts';
import { ratio } from '../../../../lib/domain/money/ratio.ts';

describe('money', () => {
  it('knows the decimals of currencies', () => {
    expect(['JPY', 'CNY', 'KWD'].map(exponentOf)).toEqual([0, 2, 3]);
    // What is traded most: one of a list that was cut off or mixed up has another number of decimals, or none.
    for (const code of 'USD EUR GBP CNY AUD CAD CHF HKD SGD SEK NOK NZD INR MXN TWD ZAR BRL DKK PLN THB ILS IDR CZK AED TRY HUF SAR PHP MYR COP'.split(
      ' ',
    ))
      expect([code, exponentOf(code)]).toEqual([code, 2]);
    for (const code of 'KRW CLP VND ISK UGX XAF XOF XPF'.split(' ')) expect([code, exponentOf(code)]).toEqual([code, 0]);
    for (const code of 'BHD JOD OMR TND IQD'.split(' ')) expect([code, exponentOf(code)]).toEqual([code, 3]);
    expect(() => exponentOf('XXX')).toThrow(
      expect.objectContaining({ code: 'unknown-currency', message: expect.stringContaining('ISO 4217') }),
    );
  });

  it('adds amounts of one currency, and is 0 for none', () => {
    const cents = (minor: bigint) => ({ minor, currency: 'EUR' });
    expect([sumMoney([cents(250n), cents(-50n)], 'EUR'), sumMoney([], 'JPY')]).toEqual([cents(200n), { minor: 0n, currency: 'JPY' }]);
  });

  it('rounds once, in the currency of the contract', () => {
    expect(formatAmount(roundMoney(ratio(175n, 6n), 'USD', 'half-up'))).toBe('29.17');
    expect(formatAmount(roundMoney(ratio(175n, 6n), 'JPY', 'half-up'))).toBe('29');
    expect(formatAmount(roundMoney(ratio(175n, 6n), 'KWD', 'half-up'))).toBe('29.167');
  });

  it('reads amounts with their currency and refuses decimals that the currency does not have', () => {
    expect(parseMoney('1200.50 CNY')?.exact).toEqual(ratio(2401n, 2n));
    expect([parseMoney('-5.00 EUR'), parseMoney('+5 JPY')]).toEqual([
      { exact: ratio(-5n), currency: 'EUR' },
      { exact: ratio(5n), currency: 'JPY' },
    ]);
    for (const text of [
      '1200.505 CNY',
      '1.5 JPY',
      '1 XXX',
      '1200 cny',
      'CNY 12',
      '1,200 CNY',
      '5.00 EURO',
      '~5.00 EUR',
      'x 5.00 EUR',
      '1.2.3 EUR',
    ])
      expect(parseMoney(text)).toBeUndefined();
  });
});
