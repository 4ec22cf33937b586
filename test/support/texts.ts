/** Every contract text of the project with an order: those under contracts/published with one made for them, the examples with their own. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContractFile } from '../../lib/adapters/files/contract-files.ts';
import type { Contract, Order } from '../../lib/domain/contract/terms.ts';
import { readTerms } from '../../lib/schemas/contract.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { orderFor } from './months.ts';

const folder = (name: string): URL => new URL(`../../contracts/${name}/`, import.meta.url);
const yamlIn = (name: string): string[] => readdirSync(folder(name)).filter((file) => file.endsWith('.yaml'));

export interface Text {
  readonly name: string;
  /** Its n-th contract: the published texts have orders made for them, the examples their own. */
  readonly contract: (n: number) => Contract;
}

export function everyText(): Text[] {
  const published = yamlIn('published').map((file): Text => {
    const { terms, issues } = readTerms(readYaml(readFileSync(new URL(file, folder('published')), 'utf8')).document);
    if (!terms) throw new Error(`${file}: ${JSON.stringify(issues)}`);
    return { name: file.replace('.yaml', ''), contract: (n) => ({ makegood: 1, order: orderFor(terms, n), terms: [terms] }) };
  });
  const examples = yamlIn('examples').map((file): Text => {
    const { contract, issues } = readContractFile(fileURLToPath(new URL(file, folder('examples'))));
    if (!contract) throw new Error(`${file}: ${JSON.stringify(issues)}`);
    const own = { ...contract, order: prefixed(contract.order) };
    return { name: `examples/${file.replace('.yaml', '')}`, contract: () => own };
  });
  return [...published, ...examples];
}

/** An order whose components are called as those that are made: `cmp-line-1`. */
function prefixed(order: Order): Order {
  const named = (id: string): string => `cmp-${id}`;
  return {
    ...order,
    ...(order.components && {
      components: Object.fromEntries(
        Object.entries(order.components).map(([id, component]) => [
          named(id),
          {
            ...component,
            ...(component.in !== undefined && { in: named(component.in) }),
            ...(component['depends-on'] && { 'depends-on': component['depends-on'].map(named) }),
          },
        ]),
      ),
    }),
    ...(order.charges && {
      charges: order.charges.map((charge) => ({
        ...charge,
        ...(charge.component !== undefined && { component: named(charge.component) }),
      })),
    }),
  };
}
