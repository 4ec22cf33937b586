/**
 * Where the figures of a published case stand in a file of cases. Each figure of the data must be one of the file: at a path that its name
 * allows, with the same exact value.
 */
import { leavesOf, quantityOf } from '../../lib/application/contract-cases/compare-figures.ts';
import { type Ratio, add, compare, multiply, parseFraction, ratio } from '../../lib/domain/money/ratio.ts';
import { parseDecimal } from '../../lib/domain/money/decimal.ts';
import { parseInstant } from '../../lib/domain/time/instant.ts';
import type { ContractCase, Cases } from '../../lib/schemas/cases.ts';

/** A figure of the data: the names on the way to it, and its value. */
export interface PublishedFigure {
  readonly names: readonly string[];
  readonly value: unknown;
}

/** A figure of a file of cases. */
export interface CaseFigure {
  /** Names joined by ">". */
  readonly path: string;
  readonly value: unknown;
  /** The value of `published` of its case or contrast. */
  readonly published: string;
  readonly isContrast: boolean;
}

type Kind = 'exact' | 'percent' | 'shown' | 'minutes' | 'hours' | 'edge' | 'word' | 'currency' | 'some' | 'day' | 'named' | 'instant';

export interface PublishedRule {
  readonly name: RegExp;
  /** A pattern of paths: LAST stands for the last name of the figure, VALUE for its value. */
  readonly at: string;
  readonly kind: Kind;
  /** What the data says, and the file. */
  readonly words?: Readonly<Record<string, string>>;
}

const TIME = '^(?:time>[^>]+>';
const CREDIT = '^credits>[^>]+>';
const rule = (name: string, at: string, kind: Kind, words?: PublishedRule['words']): PublishedRule => ({
  name: new RegExp(`^(?:${name})$`),
  at,
  kind,
  ...(words && { words }),
});

/** The first rule that names a figure applies; names are joined by "/", without that of the reading. */
const RULES: readonly PublishedRule[] = [
  rule('denominator', `${TIME}(?:total|measured)|cells>[^>]+)$`, 'minutes'),
  rule('downtime', `${TIME}down|cells>[^>]+|objectives>[^>]+>measured)$`, 'minutes'),
  rule('counted_minutes(_each/\\d+)?|april|may|2025-Q4|Aug-Oct|Nov-Jan', `${TIME}down|objectives>[^>]+>measured)$`, 'minutes'),
  rule('(per_outage_sum|same_visitors_max)_weighted_minutes|\\w+_multiaz_minutes', `${TIME}(?:down|total))$`, 'minutes'),
  rule('contrast_unmerged|contrast_wall_clock_minutes', `${TIME}down)$`, 'minutes'),
  rule('counted_hours', `${TIME}down)$`, 'hours'),
  rule('excluded_hours', `${TIME}excluded)$`, 'hours'),
  rule('denominator_minutes', `${TIME}total)$`, 'minutes'),
  rule('elapsed_minutes', `${TIME}down|cells>elapsed)$`, 'minutes'),
  rule('contract_minutes', '^cells>printed', 'minutes'),
  rule('merged_minutes|excess_minutes|B|C_naive', '^cells>(?:merged|excess-down|all-unavailable|all-excluded)', 'minutes'),
  rule('per_hour_minutes/\\d+', '^cells>by-hour[^>]*>[^>]*TLAST:', 'minutes'),
  rule('pieces_minutes/\\d+', '^cells>pieces', 'minutes'),
  rule('C_intersected', `${TIME}excluded)$`, 'minutes'),
  rule('mttr_minutes', '^objectives>mttr[^>]*>measured$', 'minutes'),
  rule('availability_fraction', '^objectives>[^>]+>measured$', 'exact'),
  rule('availability_percent_6dp|contrast_.*_percent|percent', '^objectives>[^>]+>rounded$', 'shown'),
  rule('band/(at-least|more-than|at-most|less-than)', '^bands>[^>]+>LAST$', 'edge'),
  rule('credit_percent', `(?:${CREDIT}|^lines>[^>]+>)rate$|^cells>[^>]*rate(?: of [^>]+)?$`, 'percent'),
  rule('percent_column_credit', '^cells>percent-rate', 'percent'),
  rule('duration_column_credit', '^cells>duration-rate', 'percent'),
  rule('shortfall_points', '^cells>short', 'percent'),
  rule('credit_exact|computed_credit_exact', `${CREDIT}before-caps$`, 'exact'),
  rule('(\\w+_)?credit(_amount)?|resolution_\\w+', `${CREDIT}amount$`, 'exact'),
  rule('credit_issued', `${CREDIT}below-minimum$`, 'word', { true: 'false', false: 'true' }),
  rule('currency', `${CREDIT}amount$`, 'currency'),
  rule('cap_amount', `${CREDIT}cap$`, 'exact'),
  rule('cap_applied', `${CREDIT}capped$`, 'word'),
  rule('eligible', `${CREDIT}refused-by$`, 'word', { false: 'two-hosts' }),
  rule('breach', '^objectives>[^>]+>outcome$', 'word', { true: 'breached', false: 'met' }),
  rule('ratio_exact', '^lines>[^>]+>rate$', 'exact'),
  rule('free_hours', '^objectives>free-hours', 'exact'),
  rule('units', '^cells>(?:half-hours|tens)', 'exact'),
  rule('outages|counted_failures|points/\\d+', '^cells>(?:outages|failed-slots|counted)', 'exact'),
  rule('credited_days', '^lines>[^>]+>rate$', 'exact'),
  rule('bad/\\d+', `${TIME}down)$`, 'some'),
  rule('service_months/\\d+/0', '^period>first-day$', 'word'),
  rule('service_months/\\d+/1', '^period>last-day$', 'word'),
  rule('third_working_day', 'opens-after$', 'word'),
  rule('last_claim_date', 'last-day$', 'word'),
  rule('zone_A_fully_down/\\d+', '^cells>zone-down of zone-a>[^>]*TVALUE:', 'named'),
  rule('full_working_days/\\d+', '^cells>grace-share[^>]*>VALUE$', 'named'),
  rule('first_paid_day', '^cells>share-of-day[^>]*>VALUE$', 'named'),
  rule('due_date', '^objectives>[^>]+>deadline$', 'day'),
  rule('due', '^objectives>[^>]+>deadline$', 'instant'),
  rule('right', '^remedies>[^>]+>open$', 'word'),
  rule('lint', '^(?:lint|refused)$', 'word', {
    'commitment-vs-band conflict': 'objective-against-band',
    'gap at exactly 99.0': 'band-gap',
    'columns disagree': 'tables-disagree',
    'neither >99.99 nor <99.99': 'band-gap',
    'no band': 'band-gap',
  }),
];

/** Every figure of a published case; a band is its edges, and what a contract that is refused would credit is nothing to check. */
export const figuresIn = (expect: unknown): PublishedFigure[] =>
  figuresUnder(expect, []).flatMap(({ names, value }) =>
    names.at(-1) === 'band'
      ? edgesOf(String(value)).map(([edge, percent]) => ({ names: [...names, edge], value: percent }))
      : value === null
        ? []
        : [{ names, value }],
  );

function figuresUnder(value: unknown, names: readonly string[]): PublishedFigure[] {
  if (typeof value !== 'object' || value === null) return [{ names, value }];
  return Object.entries(value).flatMap(([name, inner]) => figuresUnder(inner, [...names, name]));
}

/** "[99.0,99.99)" */
function edgesOf(band: string): [string, string][] {
  const bare = /^(>=|<)(.+)$/.exec(band);
  if (bare) return [[bare[1] === '<' ? 'less-than' : 'at-least', bare[2]!]];
  const [low, high] = band.slice(1, -1).split(',') as [string, string];
  return [
    [band.startsWith('[') ? 'at-least' : 'more-than', low],
    [band.endsWith(']') ? 'at-most' : 'less-than', high],
  ];
}

/** The figures of the cases of a file that are of a published case. */
export function caseFiguresOf(file: Pick<Cases, 'cases'>, id: string): CaseFigure[] {
  const of = (published: string, expect: ContractCase['expect'], isContrast: boolean): CaseFigure[] =>
    leavesOf(expect, []).map(({ path, wanted }) => ({ path: path.join('>'), value: wanted, published, isContrast }));
  return file.cases
    .filter(({ published = '' }) => published === id || published.startsWith(`${id}/`))
    .flatMap(({ published = '', expect, contrasts = [] }) => [
      ...of(published, expect, false),
      ...contrasts.flatMap((contrast) => of(contrast.published ?? '', contrast.expect, true)),
    ]);
}

const SCALE: Partial<Readonly<Record<Kind, bigint>>> = { minutes: 60_000n, hours: 3_600_000n };
/** One agreement counts in seconds. */
export const unitOf = (id: string, kind: Kind): bigint => (id.startsWith('ntt-ecl/') && kind === 'minutes' ? 1000n : (SCALE[kind] ?? 1n));

/** The rule of a figure, and a pattern of its places. @returns undefined where no rule names it. */
export function ruleOf(names: readonly string[], value: unknown): { readonly rule: PublishedRule; readonly at: RegExp } | undefined {
  const found = RULES.find((one) => one.name.test(names.join('/')));
  return found && { rule: found, at: new RegExp(found.at.replace('LAST', names.at(-1)!).replace('VALUE', String(value))) };
}

/** Which figures of the file stand for a figure of the data, by name. */
function placesOf(
  id: string,
  { names, value }: PublishedFigure,
  all: readonly CaseFigure[],
): { readonly rule: PublishedRule; readonly at: CaseFigure[] } | undefined {
  const own = all.filter(({ published }) => [names[0]!, names.join('/')].some((name) => published === `${id}/${name}`));
  const found = ruleOf(own.length > 0 && names.length > 1 && names[0] !== 'bad' ? names.slice(1) : names, value);
  if (!found) return undefined;
  // A finding of the linter may be one of another reading.
  const pool = own.length > 0 ? own : all.filter(({ isContrast }) => !isContrast || names[0] === 'lint');
  return { rule: found.rule, at: pool.filter(({ path }) => found.at.test(path)) };
}

/** Whether a figure of the data is one of the file, or the sum of those at its places. */
export function isHeld(id: string, figure: PublishedFigure, all: readonly CaseFigure[]): boolean {
  const places = placesOf(id, figure, all);
  if (!places) return false;
  const { rule: found, at } = places;
  const { kind } = found;
  if (at.some((one) => stands(id, found, figure.value, one))) return true;
  const values = at.map(({ value }) => quantityOf(value)?.exact);
  if (at.length < 2 || !values.every((value) => value !== undefined)) return false;
  return ['exact', 'percent'].includes(kind) && agrees(id, kind, figure.value, { exact: values.reduce(add), isLength: false });
}

export function stands(
  id: string,
  { kind, words = {} }: PublishedRule,
  value: unknown,
  { path = '', value: ours }: Partial<CaseFigure>,
): boolean {
  const text = String(value);
  switch (kind) {
    case 'word':
      return [ours]
        .flat()
        .map(String)
        .includes(words[text] ?? text);
    case 'currency':
      return String(ours).endsWith(` ${text}`);
    case 'some':
      return value === true ? quantityOf(ours)!.exact.n > 0n : quantityOf(ours)!.exact.n === 0n;
    case 'named':
      // The path has its value.
      return quantityOf(ours)?.exact.n === 1n;
    case 'instant':
      return parseInstant(String(ours)) === parseInstant(text);
    case 'day':
      // A day ends at the midnight of the place.
      return String(ours).startsWith(text) && parseInstant(String(ours)) !== undefined;
    case 'shown':
      return String(ours) === `${text}%`;
    case 'exact':
    case 'percent':
    case 'edge':
    case 'minutes':
    case 'hours': {
      const quantity = quantityOf(ours);
      if (!quantity) return false;
      // Only a cell may be a count; the time of a statement is a length.
      if (kind === 'minutes' && !isLengthText(ours) && !path.startsWith('cells>') && path !== '') return false;
      return agrees(id, kind, value, { exact: quantity.exact, isLength: isLengthText(ours) });
    }
  }
}

const isLengthText = (value: unknown): boolean => / (?:ms|s|min|h)$/.test(String(value));

/** A count of slots or requests has no unit; a length has. */
function agrees(
  id: string,
  kind: Kind,
  value: unknown,
  { exact, isLength }: { readonly exact: Ratio; readonly isLength: boolean },
): boolean {
  const text = String(value);
  const number = /^-?\d+(?:\/\d+)?$/.test(text) ? parseFraction(text) : parseDecimal(text);
  if (!number) return false;
  const isPercent = kind === 'percent' || kind === 'edge';
  const scaled = isPercent ? multiply(number, ratio(1n, 100n)) : isLength ? multiply(number, ratio(unitOf(id, kind))) : number;
  return compare(exact, scaled) === 0;
}
