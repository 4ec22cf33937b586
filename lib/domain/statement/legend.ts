/** The names of a statement for readers: the titles of the contract, and the data from which texts make words where it has no title. */
import { above } from '../contract/included-credits.ts';
import type { Paper } from '../contract/paper.ts';
import { paperOf } from '../contract/paper.ts';
import type { Credit } from '../contract/terms.ts';
import type { Title, Titled } from '../contract/title.ts';
import type { OperatorKey } from '../operators/operator.ts';
import type { CellType } from '../operators/value.ts';
import type { Owed } from './credits/owed.ts';
import { restedOn } from './evidence-account/rested-on.ts';

/** A definition. An objective has the legend of its cell, with its own title in addition. */
export interface CellLegend extends Titled {
  readonly is: OperatorKey;
  readonly kind: CellType['kind'];
  /** The title of the objective, where it has one of its own. */
  readonly objective?: Title;
  /** The subject of the measurement: a record kind, a stream, another cell. */
  readonly of?: string;
  readonly from?: string;
  readonly to?: readonly string[];
}

export interface CreditLegend extends Titled, Paper {
  /** The objective of the credit. */
  readonly objective?: string;
  /** Only for a credit that includes other credits. */
  readonly combines?: 'sum' | 'highest';
  /** The credit that includes it. */
  readonly within?: string;
}

export interface Legend {
  readonly cells: Readonly<Record<string, CellLegend>>;
  readonly credits: Readonly<Record<string, CreditLegend>>;
  readonly remedies?: Readonly<Record<string, Title>>;
  /** Attributes with a title. */
  readonly attributes?: Readonly<Record<string, Title>>;
  /** Components with a title. */
  readonly components?: Readonly<Record<string, Title>>;
}

const titled = ({ title }: Titled): Titled => (title === undefined ? {} : { title });

/** Entries with a title, by name; undefined without any. */
function titlesOf(all: Readonly<Record<string, Titled>> | undefined): Readonly<Record<string, Title>> | undefined {
  const found = Object.entries(all ?? {}).flatMap(([name, { title }]) => (title === undefined ? [] : [[name, title] as const]));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

export function legendOf({ evaluator }: Owed): Legend {
  const { terms, order } = evaluator.context;
  const names = [...restedOn(terms, (name) => (evaluator.knows(name) ? evaluator.definition(name) : undefined))].sort();
  const [remedies, attributes, components] = [terms.remedies, terms.attributes, order.components].map(titlesOf);
  return {
    cells: Object.fromEntries(
      names.flatMap((name) => {
        const found = evaluator.cell(name);
        if (!found) return [];
        const { operator, cell } = found;
        const { from, to } = cell;
        const subject = cell[operator.key];
        const entry: CellLegend = {
          is: operator.key,
          kind: evaluator.typeOf(name).kind,
          ...titled(cell),
          ...(terms.objectives[name]?.title !== undefined && { objective: terms.objectives[name].title }),
          ...(typeof subject === 'string' && { of: subject }),
          ...(typeof from === 'string' && { from }),
          ...(to !== undefined && operator.params.to?.is.startsWith('milestone') === true && { to: [to].flat().map(String) }),
        };
        return [[name, entry]];
      }),
    ),
    credits: Object.fromEntries(Object.entries(terms.credits).map(([name, credit]) => [name, creditOf(name, credit, terms.credits)])),
    ...(remedies && { remedies }),
    ...(attributes && { attributes }),
    ...(components && { components }),
  };
}

function creditOf(name: string, credit: Credit, all: Readonly<Record<string, Credit>>): CreditLegend {
  const objective = credit.for ?? credit['if-breached'];
  const [within] = above(all, name);
  return {
    ...titled(credit),
    ...paperOf(credit),
    ...(objective !== undefined && { objective }),
    ...(credit.sum && { combines: 'sum' as const }),
    ...(credit.highest && { combines: 'highest' as const }),
    ...(within !== undefined && { within }),
  };
}
