/** Contracts for tests: published terms with a small order around them. */
import type { Order, Terms } from '../../lib/domain/contract/terms.ts';
import { type CheckedContract, checkContract } from '../../lib/domain/checker/check-contract.ts';
import { readTerms } from '../../lib/schemas/contract.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { readTermsText } from './contract-files.ts';

export function publishedTerms(name: string): Terms {
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

export function checked(order: Order, ...terms: Terms[]): CheckedContract {
  const { checked: result, issues } = checkContract({
    makegood: 1,
    order: { ...order, from: order.from < terms[0]!.from ? terms[0]!.from : order.from },
    terms,
  });
  if (!result) throw new Error(JSON.stringify(issues, null, 1));
  return result;
}

/** Terms from an inline text: the parts that every contract has are filled in. */
export function termsWith(given: Partial<Terms> & Pick<Terms, 'definitions'>): Terms {
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
    objectives: {},
    credits: {},
    claims: {},
    ...given,
  };
}
