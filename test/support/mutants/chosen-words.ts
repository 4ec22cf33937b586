/** Contracts whose order chooses each other word of a parameter: what it did not choose decides nothing, and shows in no history. */
import type { DocumentNode } from './documents.ts';
import type { Family } from './families.ts';
import type { Amendment, Scenario } from './observe.ts';
import { withOrder } from './amended.ts';
import type { World } from './world.ts';

interface Chosen extends Amendment {
  /** The parameter, its word, and what is chosen by it. */
  readonly about: readonly string[];
}

/** Each word of each parameter that the order does not choose. */
function otherWords({ cells, terms, document }: World): Chosen[] {
  const parameters = (terms.parameters ?? {}) as Readonly<Record<string, DocumentNode>>;
  const given = (document.order.parameters ?? {}) as DocumentNode;
  const chosen = Object.values(cells).flatMap((cell) => {
    const name = String(cell['depending-on']);
    const spec = parameters[name];
    if (spec === undefined) return [];
    const word = given[name] ?? spec.default ?? spec.like;
    return Object.entries<unknown>(cell.cases as DocumentNode)
      .filter(([other]) => other !== word)
      .map(([other, what]): Chosen => ({
        name: `the order chooses ${other} as ${name}`,
        about: ['/parameters', name, other, String(what)],
        change: (changed) => withOrder(changed, { parameters: { ...changed.order.parameters, [name]: other } }),
      }));
  });
  return [...new Map(chosen.map((one) => [one.name, one])).values()];
}

/** Families once more for each other word. */
export const familiesOfOtherWords = (world: World, families: readonly Family[]): Family[] => underEach(world, families);

/** Single histories once more for each other word. */
export const scenariosOfOtherWords = (world: World, scenarios: readonly Scenario[]): Scenario[] => underEach(world, scenarios);

const underEach = <T extends Family | Scenario>(world: World, all: readonly T[]): T[] =>
  otherWords(world).flatMap(({ about, ...amend }) =>
    all.map((one) => ({ ...one, name: `${one.name}, while ${amend.name}`, about: [...one.about, ...about], amend })),
  );
