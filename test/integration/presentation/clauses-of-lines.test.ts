/** Each line names the clause behind it, wherever it stands in the contract: in the API, the reasons, the documents and the letter. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentRoutes } from '../../../lambdas/http/documents.ts';
import { readingRoutes } from '../../../lambdas/http/statements.ts';
import type { PagingServices, Services } from '../../../lambdas/shared/services.ts';
import { recordTransition } from '../../../lib/application/claims/record-transition.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { digestText } from '../../../lib/application/evidence/digest.ts';
import type { Credit, Definition, Terms } from '../../../lib/domain/contract/terms.ts';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../../lib/domain/contract/title.ts';
import { clausesBehind } from '../../../lib/domain/statement/clauses-behind.ts';
import { canonicalJson } from '../../../lib/domain/statement/statement.ts';
import { readPackage } from '../../../lib/presentation/claim-package/read-package.ts';
import { documentModel } from '../../../lib/presentation/document/document-model.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { LETTER_WORDS } from '../../../lib/presentation/claim-package/letter-words.ts';
import { lineReasons } from '../../../lib/presentation/reasons/line-reasons.ts';
import { aContract } from '../../support/contracts.ts';
import { at, fact } from '../../support/facts.ts';
import { SILENT, memoryStores, putDocument, testDataKeys } from '../../support/harness.ts';
import { issueOne } from '../../support/issue.ts';

/** Where the only words of the paper behind each credit stand. */
const PAPERS = {
  credit: { clause: 'C1', quote: 'Five per cent for each late ticket' },
  objective: { clause: 'T7', quote: 'Every urgent ticket is solved within four hours of its receipt by the service desk' },
  definition: { clause: 'D3', quote: 'Five per cent each' },
  exclusion: { quote: 'Waiting for the customer stops the clock' },
  claim: { clause: 'P9', quote: 'Claims are made in writing' },
  nowhere: {},
} as const;
type Place = keyof typeof PAPERS;
const PLACES = Object.keys(PAPERS) as Place[];
const paperIf = (place: Place, other: Place): object => (place === other ? PAPERS[place] : {});

/** A credit for each place: each counts the late tickets by definitions of its own. */
const definitionsFor = (place: Place): Record<string, Definition> => ({
  [`${place}-time`]: {
    timer: 'ticket',
    from: 'opened',
    to: 'resolved',
    hours: 'office',
    paused: ['waiting-on-customer'],
    'counted-in': 'from',
    'on-reopen': 'ignore',
    ...paperIf(place, 'exclusion'),
  },
  [`${place}-late`]: { count: `${place}-time`, that: 'breached' },
  [`${place}-rate`]: { multiply: `${place}-late`, by: '5%', ...paperIf(place, 'definition') },
});
const creditFor = (place: Place): Credit => ({ of: 'fee', times: `${place}-rate`, for: `${place}-time`, ...paperIf(place, 'credit') });
const each = <T>(of: (place: Place) => T, name = (place: Place): string => place): Record<string, T> =>
  Object.fromEntries(PLACES.map((place) => [name(place), of(place)]));

const terms: Partial<Terms> = {
  money: { currency: 'EUR', rounding: 'half-up' },
  definitions: Object.assign(
    { fee: { charges: 'all', 'taken-from': 'period' }, office: { 'business-hours': 'UTC', open: { 'mon-fri': ['00:00-24:00'] } } },
    ...PLACES.map(definitionsFor),
  ),
  objectives: each(
    (place) => ({ 'at-most': '4 h', ...paperIf(place, 'objective') }),
    (place) => `${place}-time`,
  ),
  credits: each(creditFor),
  claims: each((place) => ({
    do: [{ step: 'claim', after: 'period-end', within: '60 days' }],
    'decided-by': 'both-records',
    ...paperIf(place, 'claim'),
  })),
};
const charges = [{ kind: 'recurring', amount: '1000.00 EUR', every: 'month' as const, 'part-month': 'whole' as const }];
const contract = aContract({ order: { charges }, terms });
const ID = 'test-contract.2026-10';
const stores = memoryStores();
let now = at('2026-11-05T00:00:00Z');
const services = {
  stores,
  clock: () => (now += 1000),
  dataKeys: testDataKeys(),
  environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
} as unknown as PagingServices & Services;

function asking(routeKey: string, pathParameters: Record<string, string>, query: Record<string, string> = {}) {
  return {
    routeKey,
    headers: {},
    pathParameters,
    queryStringParameters: query,
    requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub: 'finance' } } } },
  } as unknown as APIGatewayProxyEventV2;
}

let shown: IssuedStatement;

beforeAll(async () => {
  await putDocument(stores, contract, services.clock);
  for (const one of [
    fact('ticket.opened', '2026-10-20T08:00:00Z', { id: 'o', body: { record: 'T-1' } }),
    fact('ticket.resolved', '2026-10-20T18:00:00Z', { id: 'r', body: { record: 'T-1' } }),
  ])
    await stores.facts.record('vendor', one, undefined);
  await issueOne('test-contract', '2026-10', stores, SILENT, services.clock);
  const answer = await readingRoutes(() => services)(asking('GET /v1/statements/{id}', { id: ID }), {} as Context);
  shown = JSON.parse(answer.body!) as IssuedStatement;
});

/** The clause of a place in a reason: its words end with a mark. */
const inEnglish = ({ clause, quote }: { clause?: string; quote?: string }): string =>
  quote === undefined
    ? 'By Test terms 1; the contract names no clause.'
    : `${clause ? `Clause ${clause}` : 'The contract says'}: "${quote}".`;

it.each(PLACES)('the API names the clause of a line of tickets that stands only at the %s', (place) => {
  expect(shown.statement.lines.map(({ credit }) => credit).sort()).toEqual([...PLACES].sort());
  const found = shown.clauses!.find(({ credit }) => credit === place)!.clauses;
  expect(found.map(({ clause, quote }) => ({ ...(clause && { clause }), quote }))).toEqual(place === 'nowhere' ? [] : [PAPERS[place]]);
  const reason = lineReasons(shown, 'en')[shown.statement.lines.findIndex(({ credit }) => credit === place)]!;
  expect(reason.sentences[0]!.text).toBe(inEnglish(PAPERS[place]));
});

it('the issued statement keeps its bytes, and what is stored has no clauses', async () => {
  expect(digestText(canonicalJson(shown.statement))).toBe(shown.digests.statement);
  expect(await stores.statements.latest('test-contract', '2026-10')).not.toHaveProperty('clauses');
});

it('a document has the clause of each line among its reasons', () => {
  const table = documentModel(shown, LABELS.en).tables.find(({ title }) => title === LABELS.en.why)!;
  const texts = table.rows.map(([, text]) => String(text));
  for (const place of PLACES) expect(texts).toContain(inEnglish(PAPERS[place]));
});

describe.each(DOCUMENT_LANGUAGES)('in %s', (language: DocumentLanguage) => {
  it.each(PLACES)('the letter has the number and the first words of a clause that stands only at the %s', async (place) => {
    const claim = `${ID}.${place}`;
    if (language === 'en') await recordTransition(claim, { kind: 'submitted', by: 'fiona' }, undefined, stores, SILENT, services.clock);
    const event = asking('GET /v1/claims/{id}/package', { id: claim }, { language });
    const { statusCode, body } = await documentRoutes(() => services)(event, {} as Context);
    expect(statusCode, body).toBe(200);
    const { model } = readPackage(Buffer.from(body!, 'base64'), language).letter;
    const words = LETTER_WORDS[language];
    const list = model.parts.find((part) => 'rows' in part && part.columns[0]!.name === LABELS[language].line)!;
    if (!('rows' in list)) throw new Error('no list of lines');
    const column = list.columns.findIndex(({ name }) => name === words.clause);
    const { clause, quote = '' } = PAPERS[place] as { clause?: string; quote?: string };
    if (place === 'nowhere') expect(column).toBe(-1);
    else {
      const begun = quote.length > 40 ? 'Every urgent ticket is solved within…' : quote;
      expect(list.rows[0]![column]).toBe([clause, words.quoted(begun)].filter(Boolean).join(' '));
    }
  });
});

it('a credit within another has the clause of the nearest that has one, and no clause of its siblings', () => {
  const nested = aContract({
    terms: {
      ...terms,
      credits: { ...terms.credits, all: { sum: ['nowhere', 'claim'] }, outer: { sum: ['all'], clause: '7.1' } },
      claims: { outer: { automatic: true, clause: '8' } },
    },
  });
  const of = (credit: string): unknown[] =>
    clausesBehind(
      { ...shown.statement, lines: shown.statement.lines.filter((line) => line.credit === credit) },
      nested.terms,
    )[0]!.clauses.map(({ at: where, name, clause }) => [where, name, clause]);
  expect(of('nowhere')).toEqual([
    ['credit', 'outer', '7.1'],
    ['claim', 'outer', '8'],
  ]);
  expect(of('credit')).toEqual([['credit', 'credit', 'C1']]);
});
