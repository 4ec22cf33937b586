/** Dependencies of names: the cells, objectives and attributes behind a name, directly or not. */
import type { Order, Terms } from '../../contract/terms.ts';
import { definitionOf } from '../../contract/meaning.ts';
import { attributesIn, namesIn } from '../../operators/operands.ts';
import { readsLinks } from '../../operators/linked-records.ts';
import { operatorOf } from '../../operators/registry.ts';
import { LIMIT_KEYS } from '../../operators/value.ts';
import type { Cell } from '../../operators/cell.ts';

export class NameDependencies {
  private readonly cones = new Map<string, ReadonlySet<string>>();
  private readonly attributes = new Map<string, ReadonlySet<string>>();
  private readonly observers = new Map<string, readonly string[]>();
  private readonly terms: Terms;
  private readonly order: Order;

  constructor(terms: Terms, order: Order) {
    this.terms = terms;
    this.order = order;
  }

  private cell(name: string): Cell | undefined {
    const definition = definitionOf(this.terms, this.order, name);
    return typeof definition === 'object' && definition !== null ? (definition as Cell) : undefined;
  }

  /** The names in a definition, or in the limits of an objective of that name. */
  private inside(name: string): readonly string[] {
    const definition = definitionOf(this.terms, this.order, name);
    const objective = Object.hasOwn(this.terms.objectives, name) ? this.terms.objectives[name] : undefined;
    const limits = objective
      ? [...LIMIT_KEYS, 'aim' as const].flatMap((edge) => (typeof objective[edge] === 'string' ? [objective[edge]] : []))
      : [];
    if (typeof definition === 'string') return [definition, ...limits];
    return typeof definition === 'object' && definition !== null ? [...namesIn(definition as Cell), ...limits] : limits;
  }

  private attributesIn(name: string): readonly string[] {
    const cell = this.cell(name);
    return cell ? attributesIn(cell, this.terms) : [];
  }

  /** A name and all behind it. */
  behind(name: string): ReadonlySet<string> {
    const known = this.cones.get(name);
    if (known) return known;
    const cone = new Set([name]);
    for (const next of cone) for (const inner of this.inside(next)) cone.add(inner);
    this.cones.set(name, cone);
    return cone;
  }

  /** Attributes that a name and all behind it read. */
  attributesBehind(name: string): ReadonlySet<string> {
    const known = this.attributes.get(name);
    if (known) return known;
    const found = new Set([...this.behind(name)].flatMap((inner) => this.attributesIn(inner)));
    this.attributes.set(name, found);
    return found;
  }

  /** Whether a cell behind a name reads the records that other records name. */
  readsLinks(name: string): boolean {
    return [...this.behind(name)].some((inner) => {
      const cell = this.cell(inner);
      return cell !== undefined && readsLinks(cell, this.terms);
    });
  }

  /** The cells behind a name that may have unreported time. */
  observing(name: string): readonly string[] {
    const known = this.observers.get(name);
    if (known) return known;
    const observing = [...this.behind(name)].filter((inner) => {
      const cell = this.cell(inner);
      return cell !== undefined && operatorOf(cell)?.observes === true;
    });
    this.observers.set(name, observing);
    return observing;
  }
}

const known = new WeakMap<Order, WeakMap<Terms, NameDependencies>>();

/** The dependencies of the names of terms under an order; computed once for all periods. */
export function namesOf(terms: Terms, order: Order): NameDependencies {
  let ofOrder = known.get(order);
  if (!ofOrder) known.set(order, (ofOrder = new WeakMap()));
  let names = ofOrder.get(terms);
  if (!names) ofOrder.set(terms, (names = new NameDependencies(terms, order)));
  return names;
}
