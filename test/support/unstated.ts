/** Texts with clauses that ask for missing facts: a gate, a minimum, a cap, a cap over a year, a cause of outages. */
import type { Contract, Terms } from '../../lib/domain/contract/terms.ts';
import { type CheckedContract, checkContract } from '../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import type { Dice } from './dice.ts';

type Change = (terms: Terms, root: string) => Partial<Terms>;

const withCredit = (terms: Terms, root: string, clause: object): Terms['credits'] => ({
  ...terms.credits,
  [root]: { ...terms.credits[root]!, ...clause },
});
const number = (terms: Terms, name: string): Pick<Terms, 'attributes' | 'definitions'> => ({
  attributes: { ...terms.attributes, [name]: { of: 'customer', unit: terms.money.currency } },
  definitions: { ...terms.definitions, [`the-${name}`]: { 'record-value': name } },
});

const CHANGES: readonly Change[] = [
  (terms, root) => ({
    attributes: { ...terms.attributes, standing: { of: 'customer', values: ['good', 'bad'] } },
    definitions: { ...terms.definitions, 'in-good-standing': { 'attribute-is': 'standing', is: ['good'] } },
    credits: withCredit(terms, root, { if: [...(terms.credits[root]!.if ?? []), 'in-good-standing'] }),
  }),
  (terms, root) => ({ ...number(terms, 'floor'), credits: withCredit(terms, root, { minimum: { 'at-least': 'the-floor' } }) }),
  (terms, root) => ({
    ...number(terms, 'ceiling'),
    credits: withCredit(terms, root, { cap: [...(terms.credits[root]!.cap ?? []), { 'at-most': 'the-ceiling' }] }),
  }),
  (terms, root) => ({
    credits: withCredit(terms, root, {
      cap: [...(terms.credits[root]!.cap ?? []), { 'at-most': `40.00 ${terms.money.currency}`, over: '12 months' }],
    }),
  }),
  (terms) => {
    const reads = Object.entries(terms.definitions).filter(([, cell]) => typeof cell === 'object' && cell.intervals === 'outage');
    return {
      attributes: { ...terms.attributes, origin: { of: 'outage', values: ['vendor', 'customer'], 'reported-by': ['vendor', 'customer'] } },
      definitions: {
        ...terms.definitions,
        ...Object.fromEntries(
          reads.map(([name, cell]) => [
            name,
            { ...(cell as object), where: [...((cell as { where?: object[] }).where ?? []), { attribute: 'origin', is: ['vendor'] }] },
          ]),
        ),
      },
    };
  },
];

/** The contract with one or two such clauses, without some of its defaults and of what its order states; undefined when that is refused. */
export function unstated(contract: Contract, dice: Dice): CheckedContract | undefined {
  const [given] = contract.terms;
  const included = new Set(Object.values(given!.credits).flatMap(({ sum = [], highest = [] }) => [...sum, ...highest]));
  const roots = Object.keys(given!.credits).filter((name) => !included.has(name));
  if (roots.length === 0) return undefined;
  const root = dice.pick(roots);
  let terms = given!;
  for (const change of dice.shuffled(CHANGES).slice(0, dice.whole(1, 2))) terms = { ...terms, ...change(terms, root) };
  const attributes = Object.fromEntries(
    Object.entries(terms.attributes ?? {}).map(([name, { default: otherwise, ...spec }]) => [
      name,
      { ...spec, ...(otherwise !== undefined && dice.chance(0.4) && { default: otherwise }) },
    ]),
  );
  terms = { ...terms, ...(Object.keys(attributes).length > 0 && { attributes }) };
  const { attributes: stated, ...order } = contract.order;
  const result = checkContract({
    ...contract,
    order: { ...order, ...(stated && dice.chance(0.5) && { attributes: stated }) },
    terms: [terms, ...contract.terms.slice(1)],
  });
  return result.checked;
}

/** Facts of which some say nothing of attributes. */
export const unsaid = (facts: readonly Fact[], dice: Dice): Fact[] =>
  facts.flatMap((fact) => {
    if (!dice.chance(0.5)) return [fact];
    if (fact.type === 'attribute.set') return [];
    const { attributes: _, ...body } = fact.body;
    return [{ ...fact, body }];
  });
