/** Every contract file as a contract: the published texts with a small order around them. */
import { readContractFile } from '../../lib/adapters/files/contract-files.ts';
import type { Contract, Order, Terms } from '../../lib/domain/contract/terms.ts';
import { readContract } from '../../lib/schemas/contract.ts';
import { aContract, publishedTerms } from './contracts.ts';
import { EXAMPLES, TEXTS, exampleFile } from './contract-files.ts';

/** Of a kind that depends on its own the second depends on the first; one that depends on itself is refused. */
function dependence(kind: string, n: string, on: string | undefined): { readonly 'depends-on'?: readonly string[] } {
  if (on === undefined || (on === kind && n === '1')) return {};
  return { 'depends-on': [on === kind ? `${kind}-1` : `${on}-${n}`] };
}

/** An order that has one or two of everything that the terms name. */
function orderUnder(terms: Terms, from: string): Order {
  const kinds = Object.entries(terms.components ?? {});
  const components = Object.fromEntries(
    kinds.flatMap(([kind, spec]) =>
      ['1', '2'].map((n) => [
        `${kind}-${n}`,
        {
          kind,
          ...(spec.in !== undefined && { in: `${spec.in}-${n}` }),
          ...dependence(kind, n, spec['depends-on']),
        },
      ]),
    ),
  );
  const amount = `1000 ${terms.money.currency}`;
  return {
    id: terms.id,
    title: terms.title,
    vendor: { id: 'vendor', name: 'Vendor' },
    customer: { id: 'customer', name: 'Customer' },
    from,
    'without-component': 'count',
    components,
    charges: [
      { kind: 'recurring', amount, every: 'month', 'part-month': 'by-days' },
      ...Object.keys(components).map((component) => ({
        kind: 'recurring',
        amount,
        component,
        every: 'month' as const,
        'part-month': 'whole' as const,
      })),
    ],
    ...(terms.parameters && { parameters: Object.fromEntries(Object.entries(terms.parameters).map(([name, { like }]) => [name, like])) }),
  };
}

/** By name, all in force from a day. */
export function allContracts(from: string): [string, Contract][] {
  const published = TEXTS.map((name): [string, Contract] => {
    const terms = { ...publishedTerms(name), from };
    const { contract, issues } = readContract(aContract({ order: orderUnder(terms, from), terms }));
    if (!contract) throw new Error(`${name}: ${JSON.stringify(issues.filter(({ severity }) => severity === 'error'))}`);
    return [name, contract];
  });
  const examples = EXAMPLES.map((name): [string, Contract] => {
    const { contract } = readContractFile(exampleFile(name));
    const { through: _, ...order } = contract!.order;
    return [name, { ...contract!, order: { ...order, from }, terms: contract!.terms.map((terms) => ({ ...terms, from })) }];
  });
  return [...published, ...examples];
}
