/** Turns the fields of a public event into the body of a fact, and finds contradictions in it. */
import type { EventType, FactBody } from '../domain/evidence/fact.ts';
import { CREDIT } from '../domain/evidence/credit-row.ts';
import { type Issue, errorIssue } from '../domain/issue.ts';
import { parseMoney } from '../domain/money/money.ts';
import { MINUTE, parseInstant } from '../domain/time/instant.ts';
import { joinedByColumn } from './each-cause.ts';

/** The result of a source for one payload: a fact without the data of its receipt. */
export interface Reading {
  readonly id: string;
  readonly type: EventType;
  readonly occurredAt: number;
  readonly component?: string;
  readonly body: FactBody;
}

/** The parsed detail of an event. Instants are texts, or epoch ms where its text was read without zod. */
export type Parsed = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly occurredAt: string | number;
  readonly component?: string;
};

export const instantOf = (value: unknown): number | undefined =>
  typeof value === 'string' ? parseInstant(value) : (value as number | undefined);

export function bodyOf(type: EventType, value: Parsed, instead: Reading | undefined): FactBody {
  const named = (value.incident ?? value.ticket ?? value.maintenance) as string | undefined;
  const about = (value.about ?? (type === 'record.reached' ? value.record : undefined)) as { kind: string; id: string } | undefined;
  const attributes = {
    ...(value.attributes as Record<string, string> | undefined),
    ...(typeof value.severity === 'string' && { severity: value.severity }),
  };
  const [start, end, candidateStart] = [instantOf(value.start), instantOf(value.end), instantOf(value.candidateStart)];
  const entries = {
    record: about?.id ?? named ?? (type === 'attribute.set' ? value.record : undefined),
    kind: about?.kind ?? value.kind,
    milestone: value.milestone,
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
    reason: value.reason,
    candidateStart,
    start,
    end,
    sections: value.sections,
    stream: value.probe ?? value.stream,
    location: value.location,
    every: typeof value.everySeconds === 'number' ? value.everySeconds * 1000 : value.results === undefined ? undefined : MINUTE,
    results: typeof value.results === 'string' ? value.results : undefined,
    batched: typeof value.results === 'object' ? value.results : undefined,
    measured: value.measured,
    alias: value.alias,
    quality: value.instantQuality,
    outcomes: value.outcomes,
    byClient: value.byClient,
    values: value.values,
    of: value.of,
    name: value.name,
    value: value.value,
    amount: value.amount,
    billingReference: value.billingReference,
    invoice: value.invoice,
    invoiceDate: value.invoiceDate,
    corrects: value.corrects,
    replacement: instead && {
      type: instead.type,
      occurredAt: instead.occurredAt,
      ...(instead.component !== undefined && { component: instead.component }),
      body: instead.body,
    },
  };
  const body: Record<string, unknown> = {};
  for (const name in entries) {
    const entry = entries[name as keyof typeof entries];
    if (entry !== undefined) body[name] = entry;
  }
  return body;
}

/** Issues beyond the shape: ends before starts, columns of different length. */
export function contradictions(body: FactBody, value: Parsed): Issue[] {
  const issues: Issue[] = [];
  const word = (value.attributes as Record<string, string> | undefined)?.severity;
  if (value.severity !== undefined && word !== undefined && word !== value.severity)
    issues.push(
      errorIssue('bad-value', '/attributes/severity', `is "${word}" where \`severity\` is "${String(value.severity)}"; keep one of them`),
    );
  if (body.start !== undefined && body.end !== undefined && body.end <= body.start)
    issues.push(errorIssue('end-before-start', '/end', 'the end must lie after the start'));
  issues.push(...joinedByColumn(beyondCounts(body)), ...creditRowIssues(body));
  for (const [name, values] of Object.entries(body.measured ?? {}))
    if (values.length !== body.results!.length)
      issues.push(
        errorIssue(
          'uneven-columns',
          `/measured/${name}`,
          `needs one value for each of the ${body.results!.length} checks, got ${values.length}`,
        ),
      );
  if (new Set(Object.values(body.batched ?? {}).map((results) => results.length)).size > 1)
    issues.push(
      errorIssue('uneven-columns', '/results', 'all components need the same number of checks; write - for a check that was not made'),
    );
  const lengths = new Set(Object.values(body.outcomes ?? {}).map((counts) => counts.length));
  if (lengths.size > 1)
    issues.push(
      errorIssue('uneven-columns', '/outcomes', `all outcomes need one count for each slot, got columns of ${[...lengths].join(', ')}`),
    );
  return issues;
}

/** Issues for a credit row of a bill: it must be of kind `credit`, below 0, and have a reference to what it pays. */
function creditRowIssues({ kind, amount, billingReference, invoice, invoiceDate }: FactBody): Issue[] {
  if (amount === undefined) return [];
  const issues: Issue[] = [];
  const isBelow = (parseMoney(amount)?.exact.n ?? 0n) < 0n;
  if (kind === CREDIT) {
    if (!isBelow) issues.push(errorIssue('bad-amount', '/amount', 'a row of kind "credit" takes from the bill: write "-400.00 CNY"'));
    if (billingReference === undefined)
      issues.push(
        errorIssue(
          'missing',
          '/billingReference',
          'name the claim, the statement or the credit note that the credit pays; a credit that pays no claim is not sent, because no base counts it',
        ),
      );
    if (invoice !== undefined)
      issues.push(errorIssue('no-effect', '/invoice', 'a row of kind "credit" bills nothing that a credit note refers to; leave it out'));
    return issues;
  }
  if (invoice === undefined && invoiceDate !== undefined)
    issues.push(errorIssue('no-effect', '/invoiceDate', 'a date without a number names no invoice; add `invoice`, or leave it out'));
  if (isBelow) issues.push(errorIssue('bad-amount', '/amount', 'a charge is not below 0; a row that pays a claim has the kind "credit"'));
  if (billingReference !== undefined)
    issues.push(errorIssue('no-effect', '/billingReference', 'only a row of kind "credit" pays a claim; leave it out, or write that kind'));
  return issues;
}

/** Issues for requests of clients that exceed the counted requests. */
function beyondCounts({ outcomes, byClient }: FactBody): Issue[] {
  const slots = Object.values(outcomes ?? {})[0]?.length ?? 0;
  const sums = new Map<string, number>();
  return (byClient ?? []).flatMap(({ slot, outcome, count }, i) => {
    const key = `${slot}|${outcome}`;
    const sum = (sums.get(key) ?? 0) + count;
    sums.set(key, sum);
    const counted = outcomes?.[outcome]?.[slot] ?? 0;
    if (slot < slots && sum <= counted) return [];
    return [
      errorIssue(
        'more-than-counted',
        `/byClient/${i}`,
        `clients have ${sum} requests of outcome "${outcome}" in slot ${slot} of ${slots}, and ${counted} were counted`,
      ),
    ];
  });
}
