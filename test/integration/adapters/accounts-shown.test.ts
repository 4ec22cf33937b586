/** How claims and disputes stand is shown beside an issued statement in every form, and is in neither its bytes nor its digests. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { HANDLERS } from '../../../lambdas/handlers.ts';
import type { PagingServices, PublishingServices } from '../../../lambdas/shared/services.ts';
import { decideDispute, openDispute } from '../../../lib/application/claims/dispute-statement.ts';
import { recordTransition } from '../../../lib/application/claims/record-transition.ts';
import { type StatementAccounts, accountsTag, statementAccounts } from '../../../lib/application/claims/statement-accounts.ts';
import { bundleFile, readBundle } from '../../../lib/application/evidence/evidence-bundle.ts';
import { type ClaimHead, claimOf } from '../../../lib/domain/claims/claim.ts';
import type { Transition } from '../../../lib/domain/claims/transition.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { claimPackage } from '../../../lib/presentation/claim-package/claim-package.ts';
import { renderCsv } from '../../../lib/presentation/csv/render-csv.ts';
import { grouped } from '../../../lib/presentation/document/grouped.ts';
import { Names } from '../../../lib/presentation/reasons/names.ts';
import { renderPdf } from '../../../lib/presentation/pdf/render-pdf.ts';
import { showAccounts } from '../../../lib/presentation/text/show-accounts.ts';
import { renderXlsx } from '../../../lib/presentation/xlsx/render-xlsx.ts';
import { declaredFunction } from '../../support/declared-function.ts';
import { at } from '../../support/facts.ts';
import { pdfText } from '../../support/file-text.ts';
import { SILENT, testDataKeys } from '../../support/harness.ts';
import { type IssuedExample, issuedExample } from '../../support/issued.ts';

const STATEMENT = 'live-streaming-network.2026-10';
const ID = `${STATEMENT}.compensation`;
const NOW = at('2026-11-10T12:00:00Z');
const clock = (): number => NOW;

let example: IssuedExample;
let accounts: StatementAccounts;
/** Of the statement: owed, and what is left of it after 1,000.00 was received and 500.00 written off. */
let owed: string;
let open: string;

const record = async (kind: string, more: object = {}, vendor?: string): Promise<void> => {
  const given = { kind: kind as 'submitted', by: 'fiona', ...more };
  expect(await recordTransition(ID, given, vendor, example.stores, SILENT, clock)).toHaveProperty('claim');
};

beforeAll(async () => {
  example = await issuedExample();
  await record('submitted');
  await record('credited', { amount: '2000.00', reference: 'CN-1' }, 'lumencast');
  await record('received', { amount: '1000.00', reference: 'bill 7' });
  await record('written-off', { amount: '500.00', note: 'agreed' });
  const about = { contract: 'live-streaming-network', period: '2026-10', lines: [], events: [], amount: '1.00' };
  for (const reason of ['too little', 'far too little'])
    await openDispute({ ...about, reason, by: 'fiona' }, undefined, example.stores, clock);
  const raised = await openDispute({ ...about, amount: '300.00', reason: 'too much', by: 'vera' }, 'lumencast', example.stores, clock);
  if (!('dispute' in raised)) throw new Error('the dispute is open');
  const part = { id: raised.dispute.id, outcome: 'partly-upheld', amount: '120.00', by: 'fiona', note: 'one hour of it' } as const;
  await decideDispute(part, undefined, example.stores, clock);
  accounts = await statementAccounts(example.revisions[1], example.stores, clock);
  const [claim] = accounts.claims;
  owed = claim!.owed.amount;
  open = claim!.open.amount;
  expect(minorOf(claim!.owed) - minorOf(claim!.open)).toBe(150_000n);
});

const cellsOf = async (bytes: Buffer): Promise<unknown[]> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const cells: unknown[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
  return cells;
};

async function ask(routeKey: string, path: Record<string, string>, vendor?: string, headers: Record<string, string> = {}) {
  const services: PublishingServices & PagingServices = {
    dataKeys: testDataKeys(),
    stores: example.stores,
    clock,
    environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
    publisher: SILENT,
  };
  const event = {
    routeKey,
    headers,
    requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub: 'f', ...(vendor && { makegood_vendor: vendor }) } } } },
    pathParameters: path,
  } as unknown as APIGatewayProxyEventV2;
  const handler = HANDLERS[declaredFunction(routeKey) as 'read-statements'](() => services) as unknown as (
    event: APIGatewayProxyEventV2,
    context: Context,
  ) => Promise<APIGatewayProxyStructuredResultV2>;
  return handler(event, {} as Context);
}

describe('accounts of a statement', () => {
  it('have every balance, the counts of disputes, and one warning for all open ones', () => {
    expect(accounts).toMatchObject({
      asOf: '2026-11-10T12:00:00.000Z',
      claims: [
        {
          id: ID,
          state: 'submitted',
          claimed: { amount: owed },
          credited: { amount: '2000.00' },
          received: { amount: '1000.00' },
          writtenOff: { amount: '500.00' },
        },
      ],
      disputes: {
        open: 2,
        withdrawn: 0,
        decided: 1,
        outcomes: { upheld: 0, 'partly-upheld': 1, rejected: 0 },
        upheld: [
          {
            id: 'live-streaming-network.2026-10.vendor-01',
            raisedBy: 'vendor',
            outcome: 'partly-upheld',
            amount: { amount: '120.00', currency: 'CNY' },
            disputed: { amount: '300.00', currency: 'CNY' },
          },
        ],
      },
      warnings: [{ code: 'open-dispute', message: '2 disputes about the period are open' }],
    });
  });

  it('are in the answer of the API beside the statement, also for a vendor, without a cost centre', async () => {
    const answers = await Promise.all([undefined, 'lumencast'].map((vendor) => ask('GET /v1/statements/{id}', { id: STATEMENT }, vendor)));
    const [own, vendors] = answers.map(({ body }) => JSON.parse(body!) as { accounts: object; statement: object; digests: object });
    expect(own!.accounts).toEqual(accounts);
    expect(vendors!.accounts).toEqual(accounts);
    expect(own!.digests).toEqual(example.revisions[1].digests);
    expect(own!.statement).toEqual(JSON.parse(JSON.stringify(example.revisions[1].statement)));
    expect(answers[1]!.body).not.toContain('costCentre');
    const claim = JSON.parse((await ask('GET /v1/claims/{id}', { id: ID }, 'lumencast')).body!);
    expect(claim).toMatchObject({ asOf: accounts.asOf, disputes: accounts.disputes, warnings: accounts.warnings });
  });

  it('change the tag of the answer, while another time of reading does not', async () => {
    const etag = String((await ask('GET /v1/statements/{id}', { id: STATEMENT })).headers!.etag);
    expect((await ask('GET /v1/statements/{id}', { id: STATEMENT }, undefined, { 'if-none-match': etag })).statusCode).toBe(304);
    expect(accountsTag({ ...accounts, asOf: '2026-12-01T00:00:00.000Z' })).toBe(accountsTag(accounts));
    expect(accountsTag({ ...accounts, disputes: { ...accounts.disputes, open: 1 } })).not.toBe(accountsTag(accounts));
  });

  it.each([
    [
      'en',
      [
        'Claims and accounts',
        'As of',
        '2026-11-10 20:00:00',
        'written off',
        'submitted',
        '2 disputes about the period are open.',
        'partly upheld: 120.00 CNY of 300.00 CNY (raised by the vendor)',
        '120.00',
      ],
    ],
    [
      'zh',
      [
        '申领与款项',
        '截至',
        '2026-11-10 20:00:00',
        '已核销',
        '已提交',
        '本周期有 2 项争议尚未了结。',
        '部分支持：120.00 CNY（争议金额 300.00 CNY）（供应商提出）',
        '120.00',
      ],
    ],
  ] as const)('are in the PDF and the workbook in %s, and the same accounts give the same bytes', async (language, wanted) => {
    const [, issued] = example.revisions;
    const pdf = await renderPdf(issued, language, { accounts });
    expect(pdf.equals(await renderPdf(issued, language, { accounts }))).toBe(true);
    const { text } = await pdfText(pdf);
    for (const one of [...wanted, grouped(open), '500.00']) expect(text).toContain(one.replaceAll(/\s/g, ''));
    expect((await pdfText(await renderPdf(issued, language))).text).not.toContain(wanted[0].replaceAll(/\s/g, ''));
    const cells = await cellsOf(await renderXlsx(issued, language, { accounts }));
    expect(cells).toEqual(expect.arrayContaining([wanted[1], wanted[3], wanted[5], Number(open), 500]));
  });

  it('have rows of their own in the CSV, and the amounts of lines still add up', () => {
    const [, { id, revision, statement }] = example.revisions;
    const [head, ...rows] = renderCsv(id, revision, statement, 'en', accounts)
      .trim()
      .split('\r\n')
      .map((row) => row.split(','));
    const at = (name: string): number => head!.indexOf(name);
    const ofClaims = rows.filter((row) => row[at('line')] === 'account');
    expect(ofClaims.map((row) => [row[at('account')], row[at('balance')], row[at('amount')]])).toEqual([
      ['owed', owed, ''],
      ['claimed', owed, ''],
      ['credited', '2000.00', ''],
      ['received', '1000.00', ''],
      ['written-off', '500.00', ''],
      ['open', open, ''],
    ]);
    expect(ofClaims.every((row) => row[at('as of')] === accounts.asOf && row[at('state')] === 'submitted')).toBe(true);
    const columns = ['account', 'title', 'disputes', 'state', 'balance'];
    expect(rows.filter((row) => row[at('line')] === 'disputes').map((row) => columns.map((name) => row[at(name)]))).toEqual([
      ['', '', '2', 'open', ''],
      ['', '', '1', 'partly-upheld', ''],
      ['upheld', 'partly upheld: 120.00 CNY of 300.00 CNY (raised by the vendor)', '', 'partly-upheld', '120.00'],
    ]);
    expect(renderCsv(id, revision, statement)).not.toContain('as of');
    const inChinese = renderCsv(id, revision, statement, 'zh', accounts);
    expect([inChinese.includes(',部分支持：120.00 CNY（争议金额 300.00 CNY）（供应商提出）,'), inChinese.includes('raised by')]).toEqual([
      true,
      false,
    ]);
  });

  it('the text of a statement shows its accounts', () => {
    const text = showAccounts(accounts, new Names(example.revisions[1].statement, 'en'), 'en');
    expect(text).toContain(`accounts as of ${accounts.asOf}`);
    expect(text).toContain(`${ID} (submitted, owed to the customer): owed ${grouped(owed)}`);
    expect(text).toContain(`open ${grouped(open)} CNY`);
    expect(text).toContain(
      'dispute live-streaming-network.2026-10.vendor-01, partly upheld: 120.00 CNY of 300.00 CNY (raised by the vendor)',
    );
    expect(text).toContain('\n  disputes of the period: 2 open, 1 partly upheld (120.00 CNY of 300.00 CNY)\n');
    expect(text).toContain('Needs attention: 2 disputes about the period are open.');
  });
});

describe('the letter of a claim', () => {
  const [due, more] = [
    (amount: string, given: Partial<Transition> = {}): Transition => ({
      kind: 'due',
      by: 'makegood',
      at: '2026-11-03T00:00:00.000Z',
      revision: 1,
      amount,
      ...given,
    }),
    (kind: Transition['kind'], amount: string): Transition => ({ kind, by: 'f', at: '2026-11-10T00:00:00.000Z', amount }),
  ];

  async function letterOf(transitions: readonly Transition[], language: 'en' | 'zh', own: Partial<ClaimHead> = {}): Promise<string> {
    const [, issued] = example.revisions;
    const { head } = (await example.stores.claims.get(ID))!;
    const evidence = readBundle((await example.stores.statements.bundle(issued))!);
    const bundle = (await bundleFile(issued, example.stores))!;
    const letter = { on: '2026-11-10', disputes: accounts.disputes };
    const input = { claim: claimOf({ ...head, ...own }, transitions), issued, evidence, bundle, accounts, letter };
    return (await pdfText(unzipSync(await claimPackage(input, language))[`letter-${language}.pdf`]!)).text;
  }

  it('claims the open amount, and shows how it follows from the owed amount', async () => {
    const { transitions } = (await example.stores.claims.get(ID))!;
    const [en, zh] = [await letterOf(transitions, 'en'), await letterOf(transitions, 'zh')];
    for (const wanted of [
      `Owedbythestatement${grouped(owed)}CNY`,
      'Lessreceived1,000.00CNY',
      'Lesswrittenoff500.00CNY',
      `Weclaim${grouped(open)}CNY`,
      'Creditedsofar2,000.00CNY',
    ])
      expect(en).toContain(wanted);
    for (const wanted of [`结算单应付${grouped(owed)}CNY`, '减：已收1,000.00CNY', `申领金额${grouped(open)}CNY`])
      expect(zh).toContain(wanted);
  });

  it('names the credit by its title, and no name of the contract language', async () => {
    const { statement } = example.revisions[1];
    const title = statement.legend!.credits.compensation!.title as Record<'en' | 'zh', string> | undefined;
    for (const language of ['en', 'zh'] as const) {
      const text = await letterOf([due('10.00')], language);
      if (title) expect(text).toContain(title[language].replaceAll(/\s/g, ''));
      expect(text).not.toMatch(/[“"]compensation[”"]/);
    }
  });

  it('names disputes in the language of the letter', async () => {
    expect(await letterOf([due('10.00')], 'zh')).toContain('本周期的争议');
  });

  it('reserves what missing facts may add, and never claims 0.00', async () => {
    const reserved = due('0.00', { most: '300.00', missing: ['bill of line-1'] });
    const text = await letterOf([reserved], 'en');
    expect(text).toContain('WeclaimWhatmissingfactsturnouttogive');
    expect(text).toContain('Reservedupto300.00CNY');
    expect(text).not.toContain('Weclaim0.00');
    expect(await letterOf([due('100.00', { most: 'unbounded', missing: ['x'] })], 'zh')).toContain(
      '保留除此之外，缺失的事实确定后可能应付的金额（无上限）',
    );
  });

  it('is not written where nothing is open, or where no claim is needed', async () => {
    await expect(letterOf([due('100.00'), more('received', '100.00')], 'en')).rejects.toThrow('nothing-open');
    await expect(letterOf([due('0.00')], 'en')).rejects.toThrow('nothing-open');
    await expect(letterOf([due('100.00')], 'en', { automatic: true })).rejects.toThrow('no-claim-needed');
    expect(await letterOf([due('100.00')], 'en')).toBeDefined();
  });

  it('says how many disputes about the period are open, and how the others ended', async () => {
    const { body } = await ask('GET /v1/claims/{id}/package', { id: ID });
    const letter = unzipSync(Buffer.from(body!, 'base64'))['letter-en.pdf']!;
    expect((await pdfText(letter)).text).toContain('Disputesoftheperiod:2open,1partlyupheld(120.00CNYof300.00CNY)');
  });

  it('is in a package that names no second person', async () => {
    const { head, transitions } = (await example.stores.claims.get(ID))!;
    await example.stores.claims.add(head, transitions.length + 1, {
      ...more('received', '1.00'),
      party: 'customer',
      approval: { id: 'A-1', by: 'gina' },
    });
    for (const vendor of [undefined, 'lumencast']) {
      const { body } = await ask('GET /v1/claims/{id}/package', { id: ID }, vendor);
      const claim = Buffer.from(unzipSync(Buffer.from(body!, 'base64'))['claim.json']!).toString('utf8');
      expect(claim).toContain('"received"');
      expect(claim).not.toContain('gina');
    }
  });
});
