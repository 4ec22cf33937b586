/** Words for definitions and credits without a title, in English. */
import type { OperatorKey } from '../../domain/operators/operator.ts';
import type { CellLegend } from '../../domain/statement/legend.ts';
import { type CellWords, type NameWords, type ReportedBy, cellBy } from './cell-words.ts';

const ENGLISH_KINDS: Readonly<Record<CellLegend['kind'], string>> = {
  times: 'Time that counts',
  ratio: 'Rate',
  count: 'Number of cases',
  duration: 'Length of time',
  span: 'Time limit',
  reading: 'Measured value',
  date: 'Date',
  timer: 'Time taken',
  money: 'Amount',
  flag: 'Condition',
  table: 'Table',
};

const spaced = (text: string): string => text.replaceAll('-', ' ');

const ENGLISH: Partial<Record<OperatorKey, CellWords>> = {
  uptime: () => 'Availability',
  timer: ({ what, from, to }) => `Time from ${from} to ${to.join(' or ')}, by ${what}`,
  count: ({ what, counted }) => (counted === undefined ? `Number of ${what}` : `Number of cases (${counted})`),
  cadence: ({ what }) => `Longest time without an update, by ${what}`,
  deliverable: ({ what }) => `Delay of the ${what}`,
  intervals: ({ what }) => `Time of ${what}`,
  probes: () => 'Time of failed checks',
  'business-hours': () => 'Business hours',
  requests: ({ kind }) => (kind === 'ratio' ? 'Share of failed requests' : 'Number of failed requests'),
  charges: () => 'Charges',
  bands: ({ kind }) => `${ENGLISH_KINDS[kind]} by bands`,
};

const reportedBy = ({ sender, event }: ReportedBy): string => `reported by ${event === undefined ? sender : `event ${event} of ${sender}`}`;

export const englishNames: NameWords = {
  of: (name, index) => `${name} of ${index}`,
  customer: 'the customer',
  kind: spaced,
  record: (kind, { number, of, at, by }) =>
    [
      kind,
      ...(number === undefined ? [] : [number]),
      ...(of.length === 0 ? [] : [`of ${of.join(' and ')}`]),
      ...(at === undefined ? [] : [`at ${at}`]),
      ...(by === undefined ? [] : [reportedBy(by)]),
    ].join(' '),
  reportedBy,
  charge: spaced,
  charges: (kinds, each) => `Charges${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}${each === undefined ? '' : ` by ${each}`}`,
  unstarted: (id) => `${id}, without a beginning`,
  places: {
    quarantine: 'Quarantine',
    senders: 'Sender',
    close: 'Closing of the period',
    documents: 'Documents',
    received: 'Receipts',
    disputes: 'Disputes',
  },
  attributes: { level: 'state' },
  levels: {},
  attributeValue: (attribute, value) => `${attribute} ${value}`,
  creditFor: (objective) => `Credit for: ${objective}`,
  credit: 'Credit',
  downtime: 'Downtime',
  combined: { sum: 'Sum of credits', highest: 'Highest of the credits' },
  reserved: { always: 'all hours', never: 'no hours', period: 'the period' },
  hasNames: true,
  cell: cellBy(ENGLISH, spaced),
};
