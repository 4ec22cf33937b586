/**
 * Contracts for tests. `aContract()` alone is a contract that the checker accepts; a test gives the parts that it is about, and each part
 * that it gives stands in place of the one here.
 */
import type { Contract, Order, Terms } from '../../lib/domain/contract/terms.ts';
import { type CheckedContract, checkContract } from '../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { type AssessOptions, type Assessment, assess } from '../../lib/domain/statement/assess.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { readTerms } from '../../lib/schemas/contract.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { readTermsText } from './contract-files.ts';

const PUBLISHED = new Map<string, Terms>();

/** A published text, new each time, so that a test may change it. */
export function publishedTerms(name: string): Terms {
  const known = PUBLISHED.get(name) ?? readPublished(name);
  PUBLISHED.set(name, known);
  return structuredClone(known);
}

function readPublished(name: string): Terms {
  const { document, issues } = readYaml(readTermsText(name));
  const read = readTerms(document);
  if (!read.terms) throw new Error(JSON.stringify([...issues, ...read.issues], null, 1));
  return read.terms;
}

export function orderOf(given: Partial<Order>): Order {
  return {
    id: 'test-contract',
    title: 'Test contract',
    vendor: { id: 'vendor', name: 'Vendor' },
    customer: { id: 'customer', name: 'Customer' },
    from: '2020-01-01',
    'without-component': 'count',
    ...given,
  };
}

/** An availability of 99.9 %: without credits, and for the whole contract. */
const UPTIME = {
  definitions: { outage: { intervals: 'outage', from: 'started', to: 'ended' }, uptime: { uptime: 'outage', of: 'period' } },
  objectives: { uptime: { 'at-least': '99.9%' } },
} as const;

/** A text: what it promises is given, or is an availability; the parts that every text has are filled in. */
export function termsWith({ definitions = UPTIME.definitions, objectives, ...given }: Partial<Terms>): Terms {
  return {
    id: 'test-terms',
    title: 'Test terms',
    provider: 'Vendor',
    version: '1',
    from: '2020-01-01',
    'takes-effect': 'next-period',
    money: { currency: 'USD', rounding: 'half-up' },
    period: { every: 'month', zone: 'UTC', 'part-period': 'clipped' },
    unreported: 'up',
    unknown: 'up',
    definitions,
    objectives: objectives ?? (definitions === UPTIME.definitions ? UPTIME.objectives : {}),
    credits: {},
    claims: {},
    ...given,
  };
}

export interface GivenContract {
  readonly order?: Partial<Order>;
  /** One text, or its versions from the first to the last. */
  readonly terms?: Partial<Terms> | readonly Partial<Terms>[];
}

/** A contract from what is given of it; it begins with its first text, unless its order says when. */
export function aContract({ order, terms = {} }: GivenContract = {}): Contract {
  const texts = [terms].flat().map(termsWith);
  return { makegood: 1, order: orderOf({ from: texts[0]!.from, ...order }), terms: texts };
}

/** The contract as the checker takes it, from no earlier than its first text. Throws what the checker refuses. */
export function checked({ order, terms, ...contract }: Contract): CheckedContract {
  const from = order.from < terms[0]!.from ? terms[0]!.from : order.from;
  const { checked: result, issues } = checkContract({ ...contract, order: { ...order, from }, terms });
  if (!result) throw new Error(JSON.stringify(issues, null, 1));
  return result;
}

/** "code path" of each error; `within` is left out of the paths. */
export const refusalsOf = (contract: Contract, within = ''): string[] =>
  checkContract(contract).issues.flatMap(({ severity, code, path }) =>
    severity === 'error' ? [`${code} ${path.replace(within, '')}`] : [],
  );

/** The assessment of a period. Throws where the contract is refused, or has no such period. */
export function assessed(
  contract: Contract | CheckedContract,
  facts: Iterable<Fact>,
  period: string,
  options: AssessOptions = {},
): Exclude<Assessment, { issue: unknown }> {
  const result = assess('makegood' in contract ? checked(contract) : contract, facts, period, options);
  if ('issue' in result) throw new Error(result.issue.message);
  return result;
}

export const statementOf = (...given: Parameters<typeof assessed>): Statement => assessed(...given).statement;
