/** The page beside the paper: complete, closed against hostile text, and with the values of a period. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../../lib/adapters/files/contract-files.ts';
import { DOCUMENT_LANGUAGES } from '../../../../lib/domain/contract/title.ts';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { moneyText } from '../../../../lib/domain/statement/statement.ts';
import { besidePage } from '../../../../lib/presentation/beside/beside-page.ts';
import { readPaper } from '../../../../lib/presentation/beside/paper-sentences.ts';
import { compareWithPaper } from '../../../../lib/presentation/beside/quotes-in-paper.ts';
import { reportingAll, valuesOf } from '../../../../lib/presentation/beside/values-of-period.ts';
import { explain } from '../../../../lib/presentation/explain/explain.ts';
import { escapeHtml } from '../../../../lib/presentation/html.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { ALL_FILES, exampleFile } from '../../../support/contract-files.ts';

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> & \' </blockquote></td>\u202eevil';
const { contract: network, checked } = readContractFile(exampleFile('live-streaming-network'));

const hostile = (): Contract => {
  const copy = structuredClone(network!) as any;
  copy.order.title = HOSTILE;
  Object.assign(copy.terms[0], { title: HOSTILE, provider: HOSTILE, source: `javascript:alert(1)//${HOSTILE}` });
  for (const part of ['definitions', 'objectives', 'credits'])
    for (const one of Object.values<any>(copy.terms[0][part]))
      Object.assign(one, { title: HOSTILE, clause: HOSTILE, quote: HOSTILE, note: HOSTILE });
  return copy as Contract;
};

const periodIn = async () => {
  const events = await readEventLines(
    readFileSync(exampleFile('live-streaming-network').replace('.yaml', '.events.jsonl'), 'utf8'),
    network!.order,
  );
  const result = assess(reportingAll(checked!), events.facts, '2026-10');
  const plain = assess(checked!, events.facts, '2026-10');
  if ('issue' in result || 'issue' in plain) throw new Error('the period is refused');
  return { statement: result.statement, plain: plain.statement };
};

describe('the page beside the paper', () => {
  it.each(DOCUMENT_LANGUAGES)('has every sentence of every contract in %s', (language) => {
    for (const file of ALL_FILES) {
      const { contract } = readContractFile(file);
      const page = besidePage(contract!, { language });
      for (const { clauses } of explain(contract!, language))
        for (const { sentences } of clauses) for (const sentence of sentences) expect(page).toContain(escapeHtml(sentence));
    }
  });

  it('has no script, no tag and no direction of a hostile text, and links to addresses of the web alone', () => {
    const paper = readPaper(HOSTILE);
    const page = besidePage(hostile(), {
      language: 'en',
      compared: { ...compareWithPaper([], paper), ambiguous: [{ path: '/terms/0', quote: HOSTILE }] },
      period: { label: HOSTILE, total: HOSTILE, values: new Map([['/terms/0/credits/compensation', [HOSTILE]]]) },
    });
    expect(page).not.toMatch(/<script|<img|javascript:alert\(1\)\/\/"|href="javascript|\u202e/i);
    expect(page).not.toContain('</blockquote></td>\u202e');
    expect([...page.matchAll(/<(\w+)/g)].map(([, tag]) => tag!).filter((tag) => !TAGS.has(tag))).toEqual([]);
    expect(page.split('<td>').length).toBe(page.split('</td>').length);
    const linked = besidePage(
      { ...network!, terms: [{ ...network!.terms[0]!, source: 'https://example.com/?a="b"&c=<d>' }] },
      { language: 'en' },
    );
    expect(linked).toContain('href="https://example.com/?a=%22b%22&amp;c=%3Cd%3E"');
  });

  it('shows right-to-left quotes in a direction of their own', () => {
    const copy = structuredClone(network!) as any;
    copy.terms[0].credits.compensation.quote = 'يدفع المورد 10% من الرسوم';
    expect(besidePage(copy as Contract, { language: 'en' })).toContain(
      '<blockquote dir="auto">\u2067يدفع المورد 10% من الرسوم\u2069</blockquote>',
    );
  });

  it('is one file: it loads nothing', () => {
    const page = besidePage(network!, { language: 'de' });
    expect(page).not.toMatch(/src=|@import|url\(|<link|<script/);
    expect(page).toContain("default-src 'none'");
  });

  it('names the sentences of the paper that no quote covers, with their lines', () => {
    const compared = compareWithPaper(
      [{ path: '/terms/0/x', quote: 'covered words' }],
      readPaper('These are covered words.\n\nThese are not.'),
    );
    const page = besidePage(network!, { language: 'en', compared });
    expect(page).toContain('Sentences of the paper without a clause (1)');
    expect(page).toContain('<span class="line">line 3</span> <bdi>These are not.</bdi>');
    expect(page).not.toContain('These are covered words.');
  });
});

describe('the values of a period beside the clauses', () => {
  it('are those of the statement, and reporting all cells changes no figure of it', async () => {
    const { statement, plain } = await periodIn();
    expect({ ...statement, report: [] }).toEqual({ ...plain, report: [] });
    const values = valuesOf(statement, checked!, 'en');
    expect(values.get('/terms/0/credits/compensation')).toEqual(['16,000.00 CNY']);
    expect(moneyText(statement.total)).toBe('16000.00 CNY');
    expect(values.get('/terms/0/definitions/availability')).toEqual(['Line 1: about 99.7199%', 'Line 2: about 99.8655%']);
    expect(values.get('/terms/0/definitions/line-fee')).toEqual(['Line 1: 60,000.00 CNY', 'Line 2: 40,000.00 CNY']);
    expect(values.get('/terms/0/definitions/response-limit')).toContain('zendesk/70412: 1 business day');
    expect(values.get('/terms/0/credits/availability-credit')).toEqual(['Line 1: 6,000.00 CNY', 'Line 2: 4,000.00 CNY']);
  });

  it('have the words of each language', async () => {
    const { statement } = await periodIn();
    expect(valuesOf(statement, checked!, 'de').get('/terms/0/definitions/response-limit')).toContain('zendesk/70412: 1 Arbeitstag');
    expect(valuesOf(statement, checked!, 'zh').get('/terms/0/definitions/not-ours')).toEqual(['一号线路: 无', '二号线路: 无']);
    for (const language of ['zh', 'de'] as const)
      for (const said of valuesOf(statement, checked!, language).values())
        expect(said.join(' ')).not.toMatch(/\b(entry|entries|none|holds|not known|slots)\b/);
  });

  it.each(ALL_FILES)('every cell of %s has a value that can be shown, also without evidence', (file) => {
    const read = readContractFile(file);
    const offer = read.priced ?? read.checked!;
    const { terms } = offer.checkedTexts.at(-1)!;
    const label = periodOf(terms.period.every, terms.from);
    const result = assess(reportingAll(offer), [], label);
    if ('issue' in result) expect(['outside-term', 'unknown-period', 'bad-period']).toContain(result.issue.code);
    else
      for (const language of DOCUMENT_LANGUAGES)
        for (const said of valuesOf(result.statement, offer, language).values())
          expect(said.join(' ')).not.toMatch(/undefined|NaN|\[object/);
  });
});

const TAGS = new Set('html head meta title style body h1 h2 p b a table thead tbody tr th td blockquote span bdi ul li code'.split(' '));

/** The label of a period that begins some time after a day. */
function periodOf(every: string, from: string): string {
  const [year, month] = from.split('-') as [string, string];
  if (every === 'quarter') return `${Number(year) + 1}-Q1`;
  if (every === 'year') return String(Number(year) + 1);
  return `${year}-${month}`;
}
