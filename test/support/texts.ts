/** Every contract text of the project with an order: those under contracts with one made for them, the examples with their own. */
import { readContractFile } from '../../lib/adapters/files/contract-files.ts';
import type { Contract, Order } from '../../lib/domain/contract/terms.ts';
import { readTerms } from '../../lib/schemas/contract.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { orderFor } from './months.ts';
import { EXAMPLES, TEXTS, exampleFile, readTermsText } from './contract-files.ts';

export interface Text {
  readonly name: string;
  /** Its n-th contract: the published texts have orders made for them, the examples their own. */
  readonly contract: (n: number) => Contract;
}

export function everyText(): Text[] {
  const published = TEXTS.map((name): Text => {
    const { terms, issues } = readTerms(readYaml(readTermsText(name)).document);
    if (!terms) throw new Error(`${name}: ${JSON.stringify(issues)}`);
    return { name, contract: (n) => ({ makegood: 1, order: orderFor(terms, n), terms: [terms] }) };
  });
  const examples = EXAMPLES.map((name): Text => {
    const { contract, issues } = readContractFile(exampleFile(name));
    if (!contract) throw new Error(`${name}: ${JSON.stringify(issues)}`);
    const own = { ...contract, order: prefixed(contract.order) };
    return { name: `examples/${name}`, contract: () => own };
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
