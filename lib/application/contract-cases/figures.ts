/** The figures of a statement by the names that cases use. Money in major units, lengths in milliseconds; nothing is rounded. */
import { type Ratio, ZERO, add, formatFraction, parseFraction, ratio, subtract } from '../../domain/money/ratio.ts';
import type { AmountBounds, Amount, CreditResult, ReportedCell, Statement, StatementLine } from '../../domain/statement/statement.ts';
import type { BandResult } from '../../domain/statement/objectives/shown-bands.ts';
import type { ShownBounds, ShownValue } from '../../domain/statement/format-value.ts';
import type { ClaimWindow } from '../../domain/statement/credits/claim-window.ts';
import { DAY, formatDay, parseInstant } from '../../domain/time/instant.ts';
import { localDay, toLocal } from '../../domain/time/timezone.ts';

/** An exact value, a word, or a list of codes. */
export interface Figure {
  readonly exact?: Ratio;
  readonly currency?: string;
  readonly word?: string;
  readonly codes?: readonly string[];
  /** For messages. */
  readonly shown: string;
  /** It is compared to as many places as are written. */
  readonly rounds?: true;
}

export interface Figures {
  readonly [name: string]: Figure | Figures | undefined;
}

export const isFigure = (value: Figure | Figures): value is Figure => typeof (value as Figure).shown === 'string';

const word = (text: string): Figure => ({ word: text, shown: text });
export const codes = (all: readonly string[]): Figure => {
  const each = [...new Set(all)];
  return { codes: each, shown: each.length === 0 ? 'none' : each.join(', ') };
};
const flag = (value: boolean): Figure => word(value ? 'yes' : 'no');
const shown = ({ exact, shown: text }: ShownValue): Figure => ({ exact: parseFraction(exact), shown: text });
const bare = (exact: string): Figure => ({ exact: parseFraction(exact), shown: exact });
const money = ({ amount, currency }: Amount): Figure => ({ exact: decimal(amount), currency, shown: `${amount} ${currency}` });

function decimal(text: string): Ratio {
  const [whole, places = ''] = text.split('.');
  return ratio(BigInt(whole! + places), 10n ** BigInt(places.length));
}

interface Indexed {
  readonly index?: string;
  readonly part?: number;
}

/** "uptime", "uptime of line-1", "uptime in part 2". */
const named = (name: string, { index = '', part }: Indexed): string =>
  `${name}${index === '' ? '' : ` of ${index}`}${part === undefined ? '' : ` in part ${part}`}`;

/** @param credits names of the contract's credits: those that others combine have figures from their lines. */
export function figuresOf(statement: Statement, credits: readonly string[] = []): Figures {
  const { total, bounds } = statement;
  return {
    total: money(total),
    'total-bounds': bounds ? amountBounds(bounds.toCustomer) : undefined,
    'total-to-vendor': bounds?.toVendor ? amountBounds(bounds.toVendor) : undefined,
    objectives: objectivesOf(statement),
    time: timesOf(statement),
    credits: { ...partsOf(statement, credits), ...creditsOf(statement) },
    lines: Object.fromEntries(statement.lines.map((line) => [named(line.credit, line), lineFigures(line)])),
    remedies: Object.fromEntries((statement.remedies ?? []).map((remedy) => [named(remedy.remedy, remedy), remedyFigures(remedy)])),
    cells: Object.fromEntries(statement.report.map((cell) => [named(cell.cell, cell), cellFigures(cell, statement.period.zone)])),
    bands: Object.fromEntries((statement.bands ?? []).map((band) => [named(band.cell, band), bandFigures(band)])),
    findings: codes(statement.findings.map(({ code }) => code)),
    missing: codes((statement.missing ?? []).map(({ name }) => name)),
    period: {
      'first-day': dayFigure(statement.period.start, 0, statement.period.zone),
      'last-day': dayFigure(statement.period.end, -1, statement.period.zone),
    },
  };
}

const dayFigure = (text: string, later: number, zone: string): Figure => word(formatDay(localDay(zone, parseInstant(text)! + later)));

const instantFigure = (text: string): Figure => ({ exact: ratio(BigInt(parseInstant(text)!)), word: text, shown: text });

const amountBounds = ({ least, most }: AmountBounds): Figures => ({ least: money(least), most: most ? money(most) : word('unbounded') });

const valueBounds = ({ least, most }: ShownBounds): Figures => ({
  least: least ? shown(least) : word('unbounded'),
  most: most ? shown(most) : word('unbounded'),
});

function objectivesOf({ objectives }: Statement): Figures {
  return Object.fromEntries(
    objectives.map((result) => {
      const { outcome, measured, bounds, unobserved, missing, timing } = result;
      return [
        named(result.objective, result),
        {
          outcome: word(outcome),
          measured: measured && shown(measured),
          rounded: measured && { ...shown(measured), rounds: true as const },
          bounds: bounds && valueBounds(bounds),
          unobserved: unobserved && valueBounds(unobserved),
          missing: codes(missing ?? []),
          deadline: timing?.deadline === undefined ? undefined : instantFigure(timing.deadline),
        },
      ];
    }),
  );
}

/** The row of a table that contains the value: its number from 1, its edges, and what it gives. */
const bandFigures = ({ row, edges, gives }: BandResult): Figures => ({
  row: row === undefined ? word('none') : { exact: ratio(BigInt(row)), shown: String(row) },
  ...Object.fromEntries(edges.flatMap((edge) => ('exact' in edge ? [[edge.edge, shown(edge)]] : []))),
  gives: 'exact' in gives ? shown(gives) : undefined,
});

const TIMES = ['up', 'down', 'unknown', 'excluded', 'total'] as const;

/** `measured` is what the excluded time leaves of the total. */
const timesOf = ({ time }: Statement): Figures =>
  Object.fromEntries(
    time.map((entry) => [
      named(entry.cell, entry),
      {
        ...Object.fromEntries(TIMES.map((name) => [name, lengthFigure(entry[name])])),
        measured: lengthFigure(formatFraction(subtract(parseFraction(entry.total), parseFraction(entry.excluded)))),
      },
    ]),
  );

const lengthFigure = (exact: string): Figure => ({ exact: parseFraction(exact), shown: `${exact} ms` });

const lineFigures = ({ of, times, exact, due, amount, bounds }: StatementLine): Figures => ({
  base: bare(of.exact),
  rate: shown(times),
  exact: bare(exact),
  due: bare(due),
  amount: money(amount),
  bounds: bounds && amountBounds(bounds),
});

function creditsOf(statement: Statement): Figures {
  return Object.fromEntries(
    statement.credits.map((result) => {
      const own = statement.lines.filter((line) => line.credit === result.credit && line.part === result.part);
      const [cap] = result.caps;
      return [
        named(result.credit, result),
        {
          amount: money(result.amount),
          'before-caps': bare(result.exact),
          rate: rateOf(own, result),
          cap: cap?.limit === undefined ? undefined : bare(cap.limit),
          capped: flag(result.caps.some(({ bound }) => bound)),
          bounds: result.bounds && amountBounds(result.bounds),
          missing: codes(result.missing ?? []),
          'refused-by': result.refusedBy === undefined ? undefined : word(result.refusedBy),
          'below-minimum': flag(result.belowMinimum === true),
          claim: claimFigures(result.claim),
        },
      ];
    }),
  );
}

/** The credits that others combine: what is left of each. */
function partsOf({ credits, lines, total: { currency } }: Statement, names: readonly string[]): Figures {
  const combined = names.filter((name) => credits.every(({ credit }) => credit !== name));
  return Object.fromEntries(
    combined.flatMap((name) => {
      const own = lines.filter(({ credit }) => credit === name);
      const parts = own.length === 0 ? [undefined] : [...new Set(own.map(({ part }) => part))];
      return parts.map((part) => {
        const ofPart = own.filter((line) => line.part === part);
        const sum = (valueOf: (line: StatementLine) => Ratio): Ratio => ofPart.map(valueOf).reduce(add, ZERO);
        const [amount, exact] = [sum((line) => decimal(line.amount.amount)), sum((line) => parseFraction(line.exact))];
        const rates = new Set(ofPart.map(({ times }) => times.exact));
        return [
          named(name, part === undefined ? {} : { part }),
          {
            amount: { exact: amount, currency, shown: `${formatFraction(amount)} ${currency}` },
            'before-caps': bare(formatFraction(exact)),
            rate: rates.size === 1 ? shown(ofPart[0]!.times) : undefined,
          },
        ] as const;
      });
    }),
  );
}

/** Without a line nothing is owed; several lines have a rate each, and the lines of a sum are those of its parts: all are under `lines`. */
function rateOf(own: readonly StatementLine[], { exact }: CreditResult): Figure | undefined {
  if (own.length === 0) return exact === '0' ? { exact: ZERO, shown: '0 %' } : undefined;
  return new Set(own.map(({ times }) => times.exact)).size === 1 ? shown(own[0]!.times) : undefined;
}

function claimFigures(claim: readonly ClaimWindow[] | 'automatic'): Figure | Figures {
  if (claim === 'automatic') return word(claim);
  return Object.fromEntries(
    claim.map(({ step, opensAfter, lastDay, until }) => [
      step,
      {
        'opens-after': opensAfter === undefined ? undefined : word(opensAfter),
        'last-day': lastDay === undefined ? undefined : word(lastDay),
        until: until === undefined ? undefined : instantFigure(until),
      },
    ]),
  );
}

const remedyFigures = ({ open, undetermined, since, lastDay }: NonNullable<Statement['remedies']>[number]): Figures => ({
  open: undetermined ? word('undetermined') : flag(open),
  since: since === undefined ? undefined : word(since),
  'last-day': lastDay === undefined ? undefined : word(lastDay),
});

/** Pieces are under the instants at which they begin, and under the day where that is its first instant. */
function cellFigures({ value }: ReportedCell, zone: string): Figure | Figures | undefined {
  if ('exact' in value) return shown(value);
  // A value that does not exist is no list.
  if (value.entries === undefined) return undefined;
  const { entries } = value;
  return {
    ...Object.fromEntries(
      entries.flatMap((entry) => {
        const start = parseInstant(entry.start)!;
        const figure = { exact: parseFraction(entry.exact), shown: entry.shown ?? entry.exact };
        const day = toLocal(zone, start) % DAY === 0 ? [[formatDay(localDay(zone, start)), figure] as const] : [];
        // From its start, or as the interval of ISO 8601, with its end.
        return [[entry.start, figure] as const, [`${entry.start}/${entry.end}`, figure] as const, ...day];
      }),
    ),
    pieces: { exact: ratio(BigInt(entries.length)), shown: String(entries.length) },
  };
}
