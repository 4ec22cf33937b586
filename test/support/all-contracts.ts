/** Every contract file as a contract: the published texts with a small order around them. */
import { readdirSync } from 'node:fs';
import { readContractFile } from '../../lib/adapters/files/contract-files.ts';
import type { Contract, Order, Terms } from '../../lib/domain/contract/terms.ts';
import { readContract } from '../../lib/schemas/contract.ts';
import { publishedTerms } from './contracts.ts';

const folder = (name: string): URL => new URL(`../../contracts/${name}/`, import.meta.url);
const yamlIn = (name: string): string[] => readdirSync(folder(name)).filter((file) => file.endsWith('.yaml'));

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
          ...(spec['depends-on'] !== undefined && { 'depends-on': [`${spec['depends-on']}-${n}`] }),
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
  const published = yamlIn('published').map((file): [string, Contract] => {
    const terms = { ...publishedTerms(file.replace('.yaml', '')), from };
    const { contract, issues } = readContract({ makegood: 1, order: orderUnder(terms, from), terms: [terms] });
    if (!contract) throw new Error(`${file}: ${JSON.stringify(issues.filter(({ severity }) => severity === 'error'))}`);
    return [file, contract];
  });
  const examples = yamlIn('examples').map((file): [string, Contract] => {
    const { contract } = readContractFile(new URL(file, folder('examples')).pathname);
    const { through: _, ...order } = contract!.order;
    return [file, { ...contract!, order: { ...order, from }, terms: contract!.terms.map((terms) => ({ ...terms, from })) }];
  });
  return [...published, ...examples];
}
