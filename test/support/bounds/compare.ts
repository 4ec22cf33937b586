/** Whether a statement of a completed history lies within what the statement with missing facts said. */
import type { AmountBounds, ObjectiveResult, Statement } from '../../../lib/domain/statement/statement.ts';
import { parseDecimal } from '../../../lib/domain/money/decimal.ts';
import { type Ratio, compare, parseFraction } from '../../../lib/domain/money/ratio.ts';

export interface NumberBounds {
  readonly least: number;
  /** Undefined when there is no upper bound. */
  readonly most: number | undefined;
}

const numberOf = (amount: string): number => Math.round(Number(amount) * 100);

const within = (value: number, { least, most }: NumberBounds): boolean => value >= least && (most === undefined || value <= most);

const betweenOf = ({ least, most }: AmountBounds): NumberBounds => ({ least: numberOf(least.amount), most: most && numberOf(most.amount) });

const inPart = (part: number | undefined): string => (part === undefined ? '' : ` in part ${part}`);

/** Each credit, and what is owed each way, in cents. The ends of credits that rest on one fact do not add up to the ends of their sum. */
export function amountsOf({ credits, lines, bounds }: Statement): ReadonlyMap<string, NumberBounds> {
  const result = new Map<string, NumberBounds>();
  for (const { credit, part, amount, bounds } of credits) {
    const own = Math.abs(numberOf(amount.amount));
    result.set(`credit ${credit}${inPart(part)}`, bounds ? betweenOf(bounds) : { least: own, most: own });
  }
  const certain = (isVendors: boolean): NumberBounds => {
    const own = lines.filter(({ credit }) => (credit === 'bonus') === isVendors);
    const sum = own.reduce((total, { amount }) => total + Math.abs(numberOf(amount.amount)), 0);
    return { least: sum, most: sum };
  };
  result.set('to customer', bounds ? betweenOf(bounds.toCustomer) : certain(false));
  result.set('to vendor', bounds ? (bounds.toVendor ? betweenOf(bounds.toVendor) : { least: 0, most: 0 }) : certain(true));
  return result;
}

/** What a completed history says that the incomplete statement ruled out. */
export function outsideOf(open: Statement, completed: Statement): string[] {
  const wide = amountsOf(open);
  const amounts = [...amountsOf(completed)].flatMap(([name, narrow]) => {
    const given = wide.get(name)!;
    const isWithin = within(narrow.least, given) && (given.most === undefined || (narrow.most !== undefined && narrow.most <= given.most));
    return isWithin ? [] : [`${name}: ${show(narrow)} is not within ${show(given)}`];
  });
  return [...amounts, ...objectivesOutside(open, completed), ...stateOutside(open, completed)];
}

const show = ({ least, most }: NumberBounds): string => `${least / 100}..${most === undefined ? '' : most / 100}`;

const keyOf = ({ objective, index, part }: ObjectiveResult): string => `${objective}/${index}${inPart(part)}`;

const mayBe = ({ outcome, possible }: ObjectiveResult): readonly string[] => possible ?? [outcome];

function objectivesOutside(open: Statement, completed: Statement): string[] {
  const wide = new Map(open.objectives.map((one) => [keyOf(one), one]));
  const narrow = new Map(completed.objectives.map((one) => [keyOf(one), one]));
  return [...new Set([...wide.keys(), ...narrow.keys()])].flatMap((key) => {
    const [a, b] = [wide.get(key), narrow.get(key)];
    if (!a) return [`${key}: no case was foreseen`];
    const allowed = mayBe(a);
    const got = b ? mayBe(b) : ['none'];
    const wrong = got.filter((outcome) => !allowed.includes(outcome));
    if (wrong.length > 0) return [`${key}: ${wrong.join(', ')} is none of ${allowed.join(', ')}`];
    return b && a.outcome !== 'pending' ? measuredOutside(key, a, b) : [];
  });
}

function measuredOutside(key: string, a: ObjectiveResult, b: ObjectiveResult): string[] {
  const [wide, narrow] = [endsOf(a), endsOf(b)];
  if (!narrow) return [];
  if (!wide) return [`${key}: measured, though no value was foreseen`];
  const low = wide.least && (!narrow.least || compare(narrow.least, wide.least) < 0);
  const high = wide.most && (!narrow.most || compare(narrow.most, wide.most) > 0);
  return low || high
    ? [`${key}: measured ${JSON.stringify(b.measured ?? b.bounds)} is not within ${JSON.stringify(a.measured ?? a.bounds)}`]
    : [];
}

interface Ends {
  readonly least?: Ratio;
  readonly most?: Ratio;
}

function endsOf({ measured, bounds }: ObjectiveResult): Ends | undefined {
  if (measured && !bounds) return { least: parseFraction(measured.exact), most: parseFraction(measured.exact) };
  if (!bounds) return undefined;
  return {
    ...(bounds.least && { least: parseFraction(bounds.least.exact) }),
    ...(bounds.most && { most: parseFraction(bounds.most.exact) }),
  };
}

/** What later periods look back on. */
function stateOutside(open: Statement, completed: Statement): string[] {
  const tables = (statement: Statement): Record<string, Record<string, string | null>> => ({
    ...statement.state?.cells,
    ...Object.fromEntries(Object.entries(statement.state?.credited ?? {}).map(([name, values]) => [`paid ${name}`, values])),
  });
  const [wide, narrow] = [tables(open), tables(completed)];
  return Object.entries(narrow).flatMap(([name, values]) =>
    Object.entries(values).flatMap(([index, value]) => {
      const given = wide[name]?.[index];
      return fits(value, given) ? [] : [`state ${name}/${index}: ${value} is not within ${given}`];
    }),
  );
}

function fits(value: string | null, given: string | null | undefined): boolean {
  if (value === given) return true;
  if (given === undefined) return value === '0.00';
  if (given === null) return false;
  if (value === null) return given.includes(' or none');
  const [a, b] = [rangeIn(value), rangeIn(given)];
  const low = b.least && (!a.least || compare(a.least, b.least) < 0);
  const high = b.most && (!a.most || compare(a.most, b.most) > 0);
  return !low && !high;
}

function rangeIn(text: string): Ends {
  const [least, most] = text.replace(' or none', '').split('..');
  const read = (one: string): Ratio | undefined => parseDecimal(one) ?? (/^-?\d+\/[1-9]\d*$/.test(one) ? parseFraction(one) : undefined);
  const [low, high] = [read(least!), most === undefined ? read(least!) : read(most)];
  return { ...(low && { least: low }), ...(high && { most: high }) };
}
