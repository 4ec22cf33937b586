/** Keys that can have no effect where they stand are refused, with the remedy. */
import { describe, expect, it } from 'vitest';
import { type DocumentNode, contractDocuments } from '../../../support/mutants/documents.ts';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';
import { aContract } from '../../../support/contracts.ts';

const documents = contractDocuments();

/** The errors of a contract file after a change of its terms. */
function errors(file: string, change: (terms: DocumentNode) => void): string[] {
  const document = structuredClone(documents.find((one) => one.file.includes(file))!.document);
  change(document.terms[0] as DocumentNode);
  return readContract(document)
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);
}

describe('a key without effect is refused', () => {
  it.each<[string, string, (terms: DocumentNode) => void, string]>([
    [
      'a list of holidays that no calendar shuts on',
      'akamai',
      (t) => (t.holidays = { bank: ['2026-01-01'] }),
      'no-effect /terms/0/holidays/bank',
    ],
    [
      'a parameter that nothing reads',
      'akamai',
      (t) => (t.parameters = { x: { like: '1 h', default: '2 h' } }),
      'no-effect /terms/0/parameters/x',
    ],
    [
      'a milestone that a standard kind has',
      'akamai',
      (t) => (t.records = { outage: { milestones: ['ended'] } }),
      'no-effect /terms/0/records/outage/milestones/0',
    ],
    [
      'a milestone added to a standard kind and never read',
      'akamai',
      (t) => (t.records = { outage: { milestones: ['seen'] } }),
      'no-effect /terms/0/records/outage/milestones/0',
    ],
    [
      'a dependence that no cell follows',
      'ali-ecs',
      (t) => (t.components.zone['depends-on'] = 'zone'),
      'no-effect /terms/0/components/zone/depends-on',
    ],
    [
      'so many members, and none',
      'ali-ecs',
      (t) => (t.definitions['a-zone-down']['at-least'] = 0),
      'no-effect /terms/0/definitions/a-zone-down/at-least',
    ],
    [
      'waits of what cannot wait',
      'warranty',
      (t) => (t.definitions.recovery.paused = ['waiting-on-customer']),
      'no-effect /terms/0/definitions/recovery/paused',
    ],
    [
      'a severity that governs where none is',
      'att-txdir',
      (t) => (t.definitions.restore['on-severity-change'] = 'restart'),
      'no-effect /terms/0/definitions/restore/on-severity-change',
    ],
    [
      'nominal days where clocks never change',
      'hostingking',
      (t) => (t.definitions.month.reckoned = 'nominal-days'),
      'no-effect /terms/0/definitions/month/reckoned',
    ],
    [
      'the share of the period in itself',
      'slack-2024',
      (t) => (t.definitions['each-day'].as = 'share'),
      'no-effect /terms/0/definitions/each-day/as',
    ],
    [
      'days counted whatever lies in them',
      'slack-2024',
      (t) => (t.definitions['each-day'].duration = 'outage'),
      'no-effect /terms/0/definitions/days/count',
    ],
    [
      'the day on which always began',
      'ofcom',
      (t) => (t.definitions['repair-rate']['as-of'] = 'always'),
      'no-effect /terms/0/definitions/repair-rate/as-of',
    ],
    [
      'two lower edges of a band',
      'ali-ecs',
      (t) => (t.definitions['credit-rate'].table[0]['more-than'] = '99%'),
      'one-of /terms/0/definitions/credit-rate/table/0/more-than',
    ],
    [
      'limits that no value meets',
      'akamai',
      (t) => (t.objectives['time-down']['at-least'] = '1 min'),
      'limit-empty /terms/0/objectives/time-down/at-most',
    ],
    [
      'a length that is at least nothing',
      'ovh-dedicated',
      (t) => (t.objectives['time-down'] = { 'at-least': '0 min' }),
      'no-effect /terms/0/objectives/time-down/at-least',
    ],
    [
      'a share of at most all',
      'ofcom',
      (t) => (t.definitions['repair-day']['at-most'] = '100%'),
      'no-effect /terms/0/definitions/repair-day/at-most',
    ],
    [
      'a share of more than all',
      'plain-hosting',
      (t) => (t.objectives.uptime = { 'more-than': '100%' }),
      'limit-empty /terms/0/objectives/uptime/more-than',
    ],
    [
      'more of the last three than three',
      'fastly-termination',
      (t) => (t.definitions['three-poor']['at-most'] = 3),
      'no-effect /terms/0/definitions/three-poor/at-most',
    ],
    [
      'slots that are left out where only too many failures are asked for',
      'tencent-vod',
      (t) => (t.definitions['error-rate'].empty = 'left-out'),
      'no-effect /terms/0/definitions/error-rate/empty',
    ],
    [
      'the clock of one slot for all of the period',
      'github-enterprise',
      (t) => (t.definitions['runs-lost'].aligned = 'clock'),
      'no-effect /terms/0/definitions/runs-lost/aligned',
    ],
    [
      'the highest of one slot for all of the period',
      'github-enterprise',
      (t) => (t.definitions['actions-lost'].aggregate = 'highest'),
      'no-effect /terms/0/definitions/actions-lost/aggregate',
    ],
    [
      'a limit that is the cell it limits',
      'rackspace',
      (t) => (t.objectives.down = { 'at-most': 'down' }),
      'no-effect /terms/0/objectives/down/at-most',
    ],
    [
      'an allowance without its limit, which is asked for',
      'ofcom',
      (t) => delete t.definitions.grace['at-most'],
      'limit-missing /terms/0/definitions/grace',
    ],
  ])('a key without effect is refused: %s', (_, file, change, error) => {
    expect(errors(file, change)).toContain(error);
  });
});

describe('an order', () => {
  const errorsOf = (file: string, change: (order: DocumentNode) => void): string[] => {
    const document = structuredClone(documents.find((one) => one.file.includes(file))!.document);
    change(document.order as DocumentNode);
    return readContract(document)
      .issues.filter(({ severity }) => severity === 'error')
      .map(({ code, path }) => `${code} ${path}`);
  };

  it.each<[string, string, (order: DocumentNode) => void, string[]]>([
    [
      'a cost centre of a kind that no credit has a line for',
      'compute-in-eu-1',
      (o) => (o.components['web-1']['cost-centre'] = 'CC-1'),
      ['no-effect /order/components/web-1/cost-centre'],
    ],
    ['a cost centre of what is credited', 'compute-in-eu-1', (o) => (o.components['eu-1']['cost-centre'] = 'CC-1'), []],
    [
      'a VAT identifier outside the scope of VAT',
      'live-streaming-network',
      (o) => (o.vendor.invoice['vat-id'] = 'CN91310000MA1K00000X'),
      ['no-effect /order/vendor/invoice/vat-id'],
    ],
    [
      'a sender that is both',
      'two-witnesses',
      (o) => (o.senders[0].webhook ??= 'pingdom') && (o.senders[0].account ??= '111122223333'),
      ['one-of /order/senders/0'],
    ],
  ])('an order is refused with its place: %s', (_, file, change, expected) => {
    expect(errorsOf(file, change)).toEqual(expected);
  });
});

it.each([
  ['excess', 'above'],
  ['shortfall', 'below'],
])('%s of a value and itself is refused: it is always 0', (key, edge) => {
  const definitions = { hosts: { 'record-value': 'hosts' }, over: { [key]: 'hosts', [edge]: 'hosts' } } as Terms['definitions'];
  const terms = linesTerms(definitions, {
    attributes: { hosts: { of: 'line', unit: 'count' } },
    credits: { credit: { of: '20.00 USD', times: 'over', 'if-breached': 'availability' } },
  });
  const { issues } = checkContract(aContract({ order: linesOrder(), terms }));
  expect(issues.map(({ code, path }) => `${code} ${path}`)).toContain(`never-holds /terms/0/definitions/over/${edge}`);
});
