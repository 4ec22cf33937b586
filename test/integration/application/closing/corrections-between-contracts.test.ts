/**
 * A vendor has two contracts, and a correction moves an event to a component of the other one. The other does not read the correction, so that the
 * event stays where it was, with a finding: no amount is lost. The service and a file of all events agree, in every order of arrival.
 */
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { DAY, HOUR } from '../../../../lib/domain/time/instant.ts';
import { Auditor } from '../../../support/auditor.ts';
import { aContract, assessed } from '../../../support/contracts.ts';
import { at, fact } from '../../../support/facts.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';

const FEE = { kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' } as const;
const { failure, rate, fee } = linesTerms().definitions;
const terms = linesTerms(
  {},
  { definitions: { failure: failure!, availability: { uptime: 'failure', of: 'period' }, rate: rate!, fee: fee! } },
);
const OLD = aContract({ order: linesOrder({ id: 'old', from: '2026-01-01' }), terms });
const NEW = aContract({
  order: linesOrder({ id: 'new', from: '2026-01-01', components: { mail: { kind: 'line' } }, charges: [{ ...FEE, component: 'mail' }] }),
  terms,
});
const T = at('2026-02-10T00:00:00Z');
const MONTHS = ['2026-02', '2026-03', '2026-04'];

const OUTAGE = [T, T + 10 * HOUR].map((when, i) =>
  fact(i === 0 ? 'service.down' : 'service.up', when, { id: `e${i}`, component: 'web', receivedAt: when, body: { record: 'I' } }),
);

/** Moves both ends of the outage. @param to undefined: it withdraws them. */
const corrections = (component: string | undefined, to: string | undefined, received: number, name = 'c', of = 'e'): Fact[] =>
  OUTAGE.map(({ type, occurredAt, body }, i) =>
    fact('correction', received, {
      id: `${name}${i}`,
      ...(component !== undefined && { component }),
      body: { corrects: `${of}${i}`, ...(to !== undefined && { replacement: { type, occurredAt, component: to, body } }) },
    }),
  );

/** The last statements of both contracts after an audit in each month, by month. */
async function served(facts: readonly Fact[]): Promise<Map<string, Statement>> {
  const auditor = new Auditor('2026-01-01T00:00:00Z');
  for (const contract of [OLD, NEW]) await auditor.put(contract);
  const left = [...facts].sort((a, b) => a.receivedAt - b.receivedAt);
  for (const [i, month] of MONTHS.entries()) {
    auditor.set(`${MONTHS[i + 1] ?? '2026-05'}-02T00:00:00Z`);
    while (left[0] && left[0].receivedAt < auditor.now) await auditor.stores.facts.record('vendor', left.shift()!, undefined);
    await auditor.audit(month);
  }
  for (const month of MONTHS) await auditor.audit(month);
  const statements = new Map<string, Statement>();
  for (const id of ['old', 'new'])
    for (const month of MONTHS) statements.set(`${id} ${month}`, (await auditor.stores.statements.latest(id, month))!.statement);
  return statements;
}

const SHARED = ['unknown-component', 'no-evidence'];
const named = ({ findings }: Statement) => findings.filter(({ code }) => !SHARED.includes(code));

/** What the service states; a file of all events states the same amounts, and the findings beside those of other components. */
async function agreed(facts: readonly Fact[]): Promise<{ old: string; new: string; statements: Map<string, Statement> }> {
  const statements = await served(facts);
  const namesOf = ({ order }: Contract) => new Set<string | undefined>([undefined, ...Object.keys(order.components!)]);
  for (const contract of [OLD, NEW])
    for (const month of MONTHS) {
      const stated = statements.get(`${contract.order.id} ${month}`)!;
      const names = namesOf(contract);
      const own = facts.filter(({ component }) => names.has(component));
      expect(stated).toEqual(assessed(contract, own, month, { reasons: true }).statement);
      const all = assessed(contract, facts, month, { reasons: true }).statement;
      expect([all.total, all.lines, named(all)]).toEqual([stated.total, stated.lines, named(stated)]);
    }
  const total = (id: string): string => MONTHS.map((month) => statements.get(`${id} ${month}`)!.total.amount).join(' ');
  return { old: total('old'), new: total('new'), statements };
}

const PAID = '300.00 0.00 0.00';
const NOTHING = '0.00 0.00 0.00';
const arrivals: [string, number][] = [
  ['before its event', T - DAY],
  ['after the statement', T + 30 * DAY],
  ['two months later', T + 65 * DAY],
];

describe.each(arrivals)('a correction that arrives %s', (_, received) => {
  it.each([
    ['the old component', 'web', 'another of the same contract', 'api', PAID],
    ['the old component', 'web', 'one of the other contract', 'mail', PAID],
    ['the old component', 'web', 'one of no contract', 'nowhere', PAID],
    ['the old component', 'web', 'nothing, for it withdraws', undefined, NOTHING],
    ['the new component', 'mail', 'one of the other contract', 'mail', PAID],
    ['the new component', 'mail', 'another of the old contract', 'api', PAID],
    ['the new component', 'mail', 'nothing, for it withdraws', undefined, PAID],
    ['no component', undefined, 'another of the same contract', 'api', PAID],
    ['no component', undefined, 'one of the other contract', 'mail', PAID],
    ['no component', undefined, 'nothing, for it withdraws', undefined, NOTHING],
  ])('and names %s, %s, and gives %s: the amount stands in exactly one place or is withdrawn', async (_name, own, _gives, to, old) => {
    const stated = await agreed([...OUTAGE, ...corrections(own, to, received)]);
    expect([stated.old, stated.new]).toEqual([old, NOTHING]);
  });

  it('and moves the event away is itself corrected, and then counts', async () => {
    const facts = [...OUTAGE, ...corrections('web', 'mail', received)];
    expect((await agreed([...facts, ...corrections('web', 'api', received + HOUR, 'd', 'c')])).old).toBe(PAID);
    const withdrawn = await agreed([...facts, ...corrections('web', undefined, received + HOUR, 'd', 'c')]);
    expect(withdrawn.old).toBe(PAID);
    const gone = await agreed([...facts, ...corrections('web', undefined, received + HOUR, 'd', 'e')]);
    expect(gone.old).toBe(NOTHING);
  });

  it('and moves the event away from a correction that stays leaves that one', async () => {
    const stays = corrections('web', 'api', received);
    const { old, statements } = await agreed([...OUTAGE, ...stays, ...corrections('web', 'mail', received + HOUR, 'd', 'c')]);
    expect(old).toBe(PAID);
    const { lines, findings } = statements.get('old 2026-02')!;
    expect(lines.map(({ index }) => index)).toEqual(['api']);
    const idle = findings.filter(({ code }) => code === 'corrects-nothing');
    expect(idle.map(({ parameters }) => parameters)).toEqual(
      ['c0', 'c1'].map((corrects) => ({ corrects, why: 'elsewhere', component: 'mail' })),
    );
  });
});

it('the event that is withdrawn and sent again for the other contract is credited there', async () => {
  const again = OUTAGE.map((one, i) => ({ ...one, id: `n${i}`, component: 'mail', receivedAt: T + 2 * DAY }));
  const stated = await agreed([...OUTAGE, ...corrections('web', undefined, T + DAY), ...again]);
  expect([stated.old, stated.new]).toEqual([NOTHING, PAID]);
});
