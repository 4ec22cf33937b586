/** Words for definitions and credits without a title, in German. */
import type { OperatorKey } from '../../domain/operators/operator.ts';
import type { CellLegend } from '../../domain/statement/legend.ts';
import { germanCharge, germanOrOwn } from '../explain/german-words.ts';
import { type CellWords, type NameWords, type ReportedBy, cellBy } from './cell-words.ts';

const KINDS: Readonly<Record<CellLegend['kind'], string>> = {
  times: 'Angerechnete Zeit',
  ratio: 'Satz',
  count: 'Anzahl der Fälle',
  duration: 'Dauer',
  span: 'Frist',
  reading: 'Messwert',
  date: 'Datum',
  timer: 'Benötigte Zeit',
  money: 'Betrag',
  flag: 'Bedingung',
  table: 'Stufentabelle',
};

const CELLS: Partial<Record<OperatorKey, CellWords>> = {
  uptime: () => 'Verfügbarkeit',
  timer: ({ what, from, to }) => `Zeit von ${from} bis ${to.join(' oder ')} (${what})`,
  count: ({ what, counted }) => `Anzahl (${counted ?? what})`,
  cadence: ({ what }) => `Längste Zeit ohne Zwischenmeldung (${what})`,
  deliverable: ({ what }) => `Verzug der Lieferung (${what})`,
  intervals: ({ what }) => `Zeit (${what})`,
  probes: () => 'Zeit fehlgeschlagener Prüfungen',
  'business-hours': () => 'Servicezeit',
  requests: ({ kind }) => (kind === 'ratio' ? 'Anteil fehlgeschlagener Anfragen' : 'Anzahl fehlgeschlagener Anfragen'),
  charges: () => 'Entgelte',
  bands: ({ kind }) => `${KINDS[kind]} nach Stufen`,
};

const reportedBy = ({ sender, event }: ReportedBy): string => `laut ${event === undefined ? sender : `Ereignis ${event} von ${sender}`}`;

export const germanNames: NameWords = {
  of: (name, index) => `${name} für ${index}`,
  customer: 'Kunde',
  kind: germanOrOwn,
  record: (kind, { number, of, at, by }) =>
    [
      kind,
      ...(number === undefined ? [] : [number]),
      ...(of.length === 0 ? [] : [`bei ${of.join(' und ')}`]),
      ...(at === undefined ? [] : [`vom ${at}`]),
      ...(by === undefined ? [] : [reportedBy(by)]),
    ].join(' '),
  reportedBy,
  charge: germanCharge,
  charges: (kinds, each) => `Entgelte${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}${each === undefined ? '' : ` je ${each}`}`,
  unstarted: (id) => `${id}, ohne Beginn`,
  places: {
    quarantine: 'Quarantäne',
    senders: 'Absender',
    close: 'Abschluss des Zeitraums',
    documents: 'Dokumente',
    received: 'Zahlungseingänge',
    disputes: 'Beanstandungen',
  },
  attributes: {
    severity: 'Schweregrad',
    priority: 'Priorität',
    level: 'Status',
    sections: 'Abschnitte',
    cause: 'Ursache',
    region: 'Region',
    site: 'Standort',
  },
  levels: { level: { down: 'nicht verfügbar', degraded: 'eingeschränkt verfügbar', unknown: 'unbekannt' } },
  attributeValue: (attribute, value) => `${attribute} „${value}“`,
  creditFor: (objective) => `Gutschrift für: ${objective}`,
  credit: 'Gutschrift',
  downtime: 'Ausfallzeit',
  combined: { sum: 'Summe der Gutschriften', highest: 'Höchste der Gutschriften' },
  reserved: { always: 'rund um die Uhr', never: 'zu keiner Zeit', period: 'der Abrechnungszeitraum' },
  hasNames: false,
  cell: cellBy(CELLS, germanOrOwn, KINDS),
};
