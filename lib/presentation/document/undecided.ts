/** The parts of a document about open results: bounds, possible outcomes, and the facts that decide. */
import { endsInWords } from '../../domain/statement/credits/between.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { ShownBounds } from '../../domain/statement/format-value.ts';
import type { AmountBounds, Statement, StatementLine } from '../../domain/statement/statement.ts';
import { amountText } from './grouped.ts';
import { inWords } from './in-words.ts';
import type { Missing } from '../../domain/operators/missing.ts';
import type { Names } from '../reasons/names.ts';
import { ofSender } from '../written.ts';
import type { Labels } from './labels.ts';
import { inNaturalOrder, naturally, objectivesInOrder } from './natural-order.ts';

export function betweenShown({ least, most }: ShownBounds, labels: Labels): string {
  return endsInWords(least && inWords(least.shown, labels), most && inWords(most.shown, labels), labels);
}

export function amountsBetween({ least, most }: AmountBounds, labels: Labels): string {
  return endsInWords(amountText(least, labels.language), most && amountText(most, labels.language), labels);
}

/** The index of a line, with the credited component where the index does not name it. */
export const placed = (
  { index, component, part }: { readonly index: string; readonly component?: string | undefined; readonly part?: number },
  names: Names,
): string => {
  const name = (id: string): string => names.index(id, part);
  return component === undefined ? name(index) : `${name(index)} (${name(component)})`;
};

/**
 * The credit of a line, with what keeps its amount from being the base at the rate: a higher credit, a cap; and with its bounds where it is
 * not final.
 */
export function provisionalName(line: StatementLine, names: Names, labels: Labels): string {
  const { credit, part, provisional, bounds, isLower, exact, due } = line;
  const isCut = due !== exact && due !== '0';
  const marks = provisional
    ? [labels.provisional, ...(bounds ? [amountsBetween(bounds, labels)] : [])]
    : [...(isLower ? [labels.isLower] : []), ...(isCut ? [labels.capped] : [])];
  return `${names.credit(credit, part)}${labels.beside(marks.join(labels.comma))}`;
}

const isNothing = ({ least, most }: AmountBounds): boolean => minorOf(least) === 0n && most !== undefined && minorOf(most) === 0n;

/** The parties to which something is or may be owed, with both ends; never none. */
export function openSides({ toCustomer, toVendor }: NonNullable<Statement['bounds']>): { creditor: PartyRole; between: AmountBounds }[] {
  if (!toVendor) return [{ creditor: 'customer', between: toCustomer }];
  const ofVendor = { creditor: 'vendor' as const, between: toVendor };
  return isNothing(toCustomer) ? [ofVendor] : [{ creditor: 'customer', between: toCustomer }, ofVendor];
}

/** The bounds of the amounts to the customer and to the vendor, beside the total. */
export const owedBetween = ({ bounds }: Statement, labels: Labels): (readonly [label: string, value: string])[] =>
  (bounds ? openSides(bounds) : []).map(
    ({ creditor, between }) =>
      [creditor === 'customer' ? labels.owedToCustomer : labels.owedToVendor, amountsBetween(between, labels)] as const,
  );

/** The most facts named for one result; the list of missing facts has them all. */
const MAX_FACTS = 10;

export function decidedBy({ decidedBy: by, andMore, comma }: Labels, names: Names, facts: readonly string[] = []): string {
  if (facts.length === 0) return '';
  const rest = facts.length - MAX_FACTS;
  const shown = facts
    .toSorted(naturally)
    .slice(0, MAX_FACTS)
    .map((fact) => names.fact(fact));
  return `${comma}${by([...shown, ...(rest > 0 ? [andMore(rest)] : [])])}`;
}

/** A missing fact with its possible values, and what it decides: "cause of outage INC-7, one of vendor, customer; it decides Compensation". */
export function missingShown(
  { fact, name, said, words }: Missing,
  { credits, objectives }: Pick<Statement, 'credits' | 'objectives'>,
  names: Names,
  labels: Labels,
): string {
  const waiting = <T extends { readonly missing?: readonly string[] }>(all: readonly T[]): T[] =>
    all.filter(({ missing = [] }) => missing.includes(fact));
  const ofCredits = waiting(credits).map(({ credit, part }) => names.credit(credit, part));
  const results = [
    ...new Set(
      ofCredits.length > 0
        ? ofCredits
        : waiting(objectives).map(({ objective, index, part }) => names.at(names.objective(objective, part), index, part)),
    ),
  ];
  const rest = results.length - MAX_FACTS;
  const shown = [...results.slice(0, MAX_FACTS), ...(rest > 0 ? [labels.andMore(rest)] : [])];
  return [
    `${names.fact(fact)}${said === undefined ? '' : labels.beside(labels.said(ofSender(said)))}`,
    ...(words === undefined ? [] : [`${labels.comma}${labels.oneOf(words.map((word) => names.value(name, word)))}`]),
    ...(shown.length === 0 ? [] : [`${labels.semicolon}${labels.decides(shown)}`]),
  ].join('');
}

/** The lists with items. */
export function undecidedLists(
  statement: Statement,
  names: Names,
  labels: Labels,
): { readonly title: string; readonly items: readonly string[] }[] {
  const { objectives, credits, lines, openLines = [], missing = [] } = statement;
  const open = objectivesInOrder(objectives).filter(({ outcome }) => outcome === 'undetermined');
  return [
    {
      title: labels.undecided,
      items: [
        ...(lines.some(({ provisional }) => provisional) ? [labels.provisionalNote] : []),
        ...open.map(
          ({ objective, index, part, possible = [], missing: facts }) =>
            `${names.objective(objective, part)}${labels.beside(names.index(index, part))}${labels.colon}${labels.mayBe(possible.map((outcome) => labels[outcome]))}${decidedBy(labels, names, facts)}`,
        ),
        ...credits.flatMap(({ credit, part, bounds, missing: facts }) =>
          bounds
            ? [
                `${names.credit(credit, part)}${labels.colon}${labels.isOwed(amountsBetween(bounds, labels))}${decidedBy(labels, names, facts)}`,
              ]
            : facts
              ? [`${names.credit(credit, part)}${labels.colon}${labels.sharedOpenly}${decidedBy(labels, names, facts)}`]
              : [],
        ),
        ...openLines.map((line) => {
          const where = placed(line, names);
          const name = names.credit(line.credit, line.part);
          return `${where === '' ? name : `${name}${labels.comma}${where}`}${labels.colon}${labels.isOwed(amountsBetween(line.bounds, labels))}`;
        }),
      ],
    },
    {
      title: labels.missing,
      items:
        missing.length === 0
          ? []
          : [...inNaturalOrder(missing, ({ fact }) => fact).map((one) => missingShown(one, statement, names, labels)), labels.onceKnown],
    },
  ];
}
