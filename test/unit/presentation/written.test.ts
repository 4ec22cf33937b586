/** The guard that fails a test which shows an exact fraction: it sees what is rendered, and lets words of others pass. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvTable } from '../../../lib/presentation/csv/csv-form.ts';
import { PageWriter } from '../../../lib/presentation/pdf/page-writer.ts';
import { document, element } from '../../../lib/presentation/ubl/xml.ts';
import { ofContract, watchWritten } from '../../../lib/presentation/written.ts';
import { fractionsIn, fractionsInAnswer } from '../../support/no-fractions.ts';

const seen: string[] = [];
let before: ReturnType<typeof watchWritten>;

beforeEach(() => {
  seen.length = 0;
  before = watchWritten({
    written: (text) => void seen.push(...fractionsIn(text)),
    given: (text) => void seen.push(`given ${text}`),
  });
});
afterEach(() => void watchWritten(before));

describe('texts that are shown to people', () => {
  it('are watched in the cells of CSV, the text of a PDF and the text of XML', () => {
    csvTable(['a'], [['371/372']]);
    const writer = new PageWriter({ title: 't', author: 'a', created: new Date(0), language: 'en' });
    writer.text('1/3 of it');
    writer.table('', [{ name: 'a', width: 1 }], [{ cells: ['2/3'] }]);
    document('CreditNote', 'urn:x', [element('cbc:Note', '5/7')]);
    expect(seen).toEqual(['371/372', '1/3', '2/3', '5/7']);
  });

  it('are marked where they are words of contracts or senders', () => {
    expect(ofContract('1/30 of the fee')).toBe('1/30 of the fee');
    expect(seen).toEqual(['given 1/30 of the fee']);
  });
});

describe('money', () => {
  it('has no more decimals than its currency', () => {
    expect(fractionsIn('base 46451.6051 CNY, JPY 12.5, 1,000.00 CNY, 0.125 KWD')).toEqual(['46451.6051 CNY', 'JPY 12.5']);
    expect(fractionsIn('"0.0045 USD a request", and 3.339 EUR', ['0.0045 USD a request'])).toEqual(['3.339 EUR']);
    expect(fractionsIn('99.8657% GET 1.5 ABC')).toEqual([]);
  });

  it('is not in a cell with a long decimal either', () => {
    expect(fractionsIn('46451.605161290323')).toEqual(['46451.605161290323']);
    expect(fractionsIn('33.3333')).toEqual([]);
  });
});

describe('a JSON answer', () => {
  it('has no fraction in a text that people read, except one that the caller sent', () => {
    const body = JSON.stringify({ detail: 'the weight is 1/2', issues: [{ message: '"3/4" is no amount' }], lines: [{ exact: '1/3' }] });
    expect(fractionsInAnswer(body, '')).toEqual(['1/2 in: the weight is 1/2', '3/4 in: "3/4" is no amount']);
    expect(fractionsInAnswer(body, '{"amount":"3/4"}')).toEqual(['1/2 in: the weight is 1/2']);
  });
});

describe('a fraction', () => {
  it('is not found in a date, path, address, id or version', () => {
    for (const text of [
      '2026/10/31',
      'the month 2026/07',
      '10.0.0.0/8',
      'text/csv;v=1',
      'HTTP/1.1',
      'pagerduty/42',
      '/v1/2/3',
      'a/1/2',
      'uptime-kuma/17',
      'https://x.example/1/2',
    ])
      expect(fractionsIn(text)).toEqual([]);
  });

  it('is found everywhere else, except in words of contracts and senders', () => {
    expect(fractionsIn('weight 1/2, base 100/3 EUR')).toEqual(['1/2', '100/3']);
    expect(fractionsIn('the paper: "1/30 a day", and 1/2', ['1/30 a day'])).toEqual(['1/2']);
  });
});
