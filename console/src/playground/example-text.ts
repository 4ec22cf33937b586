/** The texts of an example: a contract on a published text, and evidence, as a person would write them. */
import { isSeq, parseDocument, stringify } from 'yaml';
import type { Order } from '../../../lib/domain/contract/terms.ts';
import type { Cases } from '../../../lib/schemas/cases.ts';

export interface Example {
  readonly contract: string;
  readonly evidence: string;
  readonly period: string;
}

interface Files {
  /** The published text; one with an order is a whole contract. */
  readonly terms: string;
  readonly cases: string;
  readonly file: Cases;
  readonly order: Order;
}

export function exampleOf({ terms, cases, file, order }: Files): Example {
  const i = Math.max(
    0,
    file.cases.findIndex((one) => one.with === undefined && one.order === undefined && (one.events ?? []).length > 0),
  );
  return {
    contract: /^order:/m.test(terms) ? terms : contractOn(terms, order),
    evidence: eventsIn(cases, i),
    period: String(file.cases[i]!.period),
  };
}

/** The text with its comments below an order. */
function contractOn(terms: string, order: Order): string {
  const at = terms.search(/^terms:/m);
  const [key = '', first = '', ...rest] = terms.slice(at).trimEnd().split('\n');
  const indented = rest.map((line) => (line === '' ? line : `  ${line}`));
  return [terms.slice(0, at) + stringify({ order }, { lineWidth: 120 }) + key, first.replace('  ', '  - '), ...indented, ''].join('\n');
}

/** The events of a case as they are written, moved to the left. */
function eventsIn(cases: string, i: number): string {
  const node = parseDocument(cases).getIn(['cases', i, 'events'], true);
  if (!isSeq(node) || !node.range) return '';
  const [start, end] = node.range;
  const column = start - (cases.lastIndexOf('\n', start) + 1);
  const [first = '', ...rest] = cases.slice(start, end).trimEnd().split('\n');
  return `${[first, ...rest.map((line) => line.slice(column))].join('\n')}\n`;
}
