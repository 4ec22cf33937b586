/**
 * What a statement says, in every form, against its own bounds and against the statements that come out once its missing facts are known:
 * a sentence that claims something must hold in all of them.
 */
import { showStatement } from '../../lib/presentation/text/show-statement.ts';
import { renderCsv } from '../../lib/presentation/csv/render-csv.ts';
import { LABELS } from '../../lib/presentation/document/labels.ts';
import { documentModel } from '../../lib/presentation/document/document-model.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import type { Order } from '../../lib/domain/contract/terms.ts';
import { type Ratio, compare, parseFraction } from '../../lib/domain/money/ratio.ts';
import { LANGUAGES } from '../../lib/domain/contract/title.ts';
import { Names } from '../../lib/presentation/reasons/names.ts';
import { minorOf } from '../../lib/domain/statement/restatement.ts';
import type { Missing } from '../../lib/domain/operators/missing.ts';
import type { CreditResult, Statement } from '../../lib/domain/statement/statement.ts';
import type { IssuedStatement } from '../../lib/application/ports/statements.ts';

const DIGESTS = { contract: '', evidence: '', statement: '', bundle: '' };

/** All that people read of a statement, one sentence or cell a line. */
export function everythingSaid(statement: Statement): string[] {
  const issued = {
    id: 's',
    revision: 1,
    issuedAt: '2027-01-01T00:00:00.000Z',
    contractRevision: 1,
    statement,
    digests: DIGESTS,
    earlier: [],
    warnings: [],
    run: 'r',
  } as unknown as IssuedStatement;
  const documents = Object.values(LABELS).flatMap((labels) => {
    const { facts, lists, tables } = documentModel(issued, labels);
    return [facts.flat(), ...lists.map(({ items }) => items), ...tables.map(({ rows }) => rows.flat())]
      .flat()
      .filter((cell): cell is string => typeof cell === 'string');
  });
  return [...showStatement(statement).split('\n'), ...renderCsv('s', 1, statement).split('\r\n'), ...documents];
}

const NOTHING = /nothing is owed|不予赔付/;

/** "300.00 to 300.00", "2 h 至 2 h". */
const ONE_POINT = /(?<![\w.:-])(-?\d[\d,.]*%?(?: [a-zA-Z]+)?) (?:to|至) \1(?![\w.:-])/;
const BY_NOTHING = /(?:decided by|取决于)\s*(?:$|[,;，；])/;
const BROKEN = /undefined|null|NaN|\[object| {2}to /;

const mostOf = ({ bounds, amount }: Pick<CreditResult, 'bounds' | 'amount'>): bigint | undefined =>
  bounds ? bounds.most && minorOf(bounds.most) : minorOf(amount);

/** Sentences that are not true of the statement itself. */
export function falseWords(statement: Statement): string[] {
  const named = LANGUAGES.flatMap((language) => {
    const names = new Names(statement, language);
    return statement.credits.map((credit) => ({ credit, name: names.credit(credit.credit, credit.part) }));
  });
  return everythingSaid(statement).filter((line) => {
    if (ONE_POINT.test(line) || BY_NOTHING.test(line)) return true;
    // Notes on evidence may quote what was sent.
    if (BROKEN.test(line) && !/^note |\(.*\): /.test(line)) return true;
    if (!NOTHING.test(line)) return false;
    const found = named.filter(({ name }) => line.startsWith(`${name}: `));
    return found.length > 0 && found.every(({ credit }) => mostOf(credit) !== 0n);
  });
}

/** A statement and one that comes out when some of what it lacks is known: what the first says as a fact, the second says too. */
export function brokenBy(open: Statement, known: Statement): string[] {
  const faults: string[] = [];
  const claim = (holds: boolean, what: string): void => void (holds || faults.push(what));
  const has = <T>(all: readonly T[] | undefined, one: T): boolean =>
    (all ?? []).some((other) => JSON.stringify(other) === JSON.stringify(one));
  for (const band of open.bands ?? [])
    if (!('bounds' in band.value || 'bounds' in band.gives)) claim(has(known.bands, band), `band ${band.cell}/${band.index}`);
  for (const zero of open.zeroRates ?? [])
    claim(
      has(known.zeroRates, zero) || known.credits.some(({ refusedBy }) => refusedBy !== undefined),
      `rate of 0 of ${zero.credit}/${zero.index}`,
    );
  for (const part of open.time) {
    const now = known.time.find(({ cell, index, part: of }) => cell === part.cell && index === part.index && of === part.part);
    if (!now) continue;
    for (const key of ['up', 'down', 'excluded'] as const)
      claim(compare(of(part[key]), of(now[key])) <= 0, `${key} of ${part.cell}/${part.index}`);
    claim(compare(of(part.unknown), of(now.unknown)) >= 0, `unknown of ${part.cell}/${part.index}`);
  }
  for (const credit of open.credits) {
    const now = known.credits.find((one) => one.credit === credit.credit && one.part === credit.part)!;
    if (credit.refusedBy !== undefined) claim(now.refusedBy === credit.refusedBy, `gate of ${credit.credit}`);
    if (credit.belowMinimum) claim(now.belowMinimum === true, `minimum of ${credit.credit}`);
    for (const cap of credit.caps)
      if (cap.bound)
        claim(
          now.caps.some((one) => one.credit === cap.credit && one.index === cap.index && one.bound),
          `cap of ${cap.credit}`,
        );
  }
  return faults;
}

const of = (text: string): Ratio => parseFraction(text);

/** The same order and evidence with a missing fact stated; undefined where that is not said by an attribute. */
export function stating(
  { owner, name, words }: Missing,
  word: number,
  order: Order,
  facts: readonly Fact[],
): { order: Order; facts: readonly Fact[] } | undefined {
  const value = words?.[word];
  if (value === undefined) return undefined;
  if (owner === 'customer') return { order: { ...order, attributes: { ...order.attributes, [name]: value } }, facts };
  const slash = owner.indexOf('/');
  if (slash < 0) {
    const component = order.components?.[owner];
    if (!component) return undefined;
    return {
      order: {
        ...order,
        components: { ...order.components, [owner]: { ...component, attributes: { ...component.attributes, [name]: value } } },
      },
      facts,
    };
  }
  const record = owner.slice(slash + 1);
  return {
    order,
    facts: facts.map((fact) =>
      fact.body.record === record && fact.type !== 'attribute.set'
        ? { ...fact, body: { ...fact.body, attributes: { ...fact.body.attributes, [name]: value } } }
        : fact,
    ),
  };
}
