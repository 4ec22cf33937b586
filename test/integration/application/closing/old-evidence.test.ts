/**
 * Old evidence in object storage changes no statement: of random histories over fourteen months, with late, corrected and repeated facts, every
 * revision, bridge and bundle is the same byte for byte as of a table that keeps everything.
 */
import { describe, expect, it } from 'vitest';
import { evidencePage } from '../../../../lib/application/evidence/evidence-page.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { DAY, formatInstant, monthsBetween } from '../../../../lib/domain/time/instant.ts';
import { allContracts } from '../../../support/all-contracts.ts';
import { Auditor } from '../../../support/auditor.ts';
import { Dice } from '../../../support/dice.ts';
import { factsFor } from '../../../support/facts-for.ts';
import { at, fact } from '../../../support/facts.ts';
import { MovingTable } from '../../../support/old-evidence.ts';
import { sampleOf } from '../../../support/runs/sample-of.ts';

const SPAN = [at('2026-01-01T00:00:00Z'), at('2027-03-01T00:00:00Z')] as const;
const MONTHS = monthsBetween(...SPAN);
const CONTRACTS = allContracts('2026-01-01');

/** The facts of a history, and more of what arrives long after its month: late ones, corrections, ids of other months. */
function historyFor(contract: (typeof CONTRACTS)[number][1], seed: number): Fact[] {
  const dice = new Dice(seed);
  const facts = factsFor(contract.order, contract.terms[0]!, SPAN, seed).map((one) =>
    dice.chance(0.04) ? { ...one, receivedAt: one.occurredAt + dice.whole(80, 330) * DAY } : one,
  );
  const corrections = facts
    .filter(({ type }) => type !== 'correction' && dice.chance(0.03))
    .map((one, i) => {
      const when = one.occurredAt + dice.whole(100, 300) * DAY;
      const component = one.component === undefined ? {} : { component: one.component };
      const made = fact('correction', when, { id: `late-fix-${i}`, sender: one.sender, ...component, body: { corrects: one.id } });
      return { ...made, speaksFor: one.speaksFor };
    });
  const again = facts
    .filter(() => dice.chance(0.02))
    .map((one) => {
      const by = dice.whole(100, 300) * DAY;
      const moved = Object.fromEntries(
        ['start', 'end'].flatMap((name) => {
          const known = (one.body as Record<string, unknown>)[name];
          return typeof known === 'number' ? [[name, known + by]] : [];
        }),
      );
      return { ...one, occurredAt: one.occurredAt + by, receivedAt: one.receivedAt + by, body: { ...one.body, ...moved } };
    });
  const repeated = facts
    .filter(() => dice.chance(0.05))
    .map((one) => ({ ...one, receivedAt: one.receivedAt + dice.whole(100, 300) * DAY }));
  return [...facts, ...corrections, ...again, ...repeated].sort((a, b) => a.receivedAt - b.receivedAt);
}

async function play(
  contract: (typeof CONTRACTS)[number][1],
  facts: readonly Fact[],
  moves: boolean,
): Promise<{ auditor: Auditor; moving: MovingTable; seen: string[] }> {
  let moving!: MovingTable;
  const auditor = new Auditor(formatInstant(SPAN[0]), (clock) => (moving = new MovingTable(clock, moves)).stores);
  await auditor.put(contract);
  const recorded: string[] = [];
  let next = 0;
  for (const month of MONTHS) {
    const [year, number] = month.split('-').map(Number) as [number, number];
    auditor.now = Date.UTC(year, number, 2);
    for (; next < facts.length && facts[next]!.receivedAt < auditor.now; next += 1)
      recorded.push(await auditor.stores.facts.record(contract.order.vendor.id, facts[next]!, `{"n":${next}}`, facts[next]!.receivedAt));
    await auditor.audit(month);
    if (!moves) continue;
    const { failed } = await moving.move();
    expect(failed).toEqual([]);
    await moving.expire();
  }
  return { auditor, moving, seen: recorded };
}

/** Everything that follows from the evidence. */
async function outcome(
  { auditor, seen }: { auditor: Auditor; seen: readonly string[] },
  contract: (typeof CONTRACTS)[number][1],
): Promise<string[]> {
  const { statements } = auditor.stores;
  const lines = [...seen];
  for (const issued of await statements.revisions(contract.order.id)) {
    lines.push(JSON.stringify(issued));
    lines.push((await statements.bundle(issued))!);
  }
  for (const month of MONTHS) {
    let cursor: string | undefined;
    do {
      const page = await evidencePage({ vendor: contract.order.vendor.id, month }, cursor, 40, auditor.stores);
      lines.push(JSON.stringify(page.items));
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return lines;
}

/** Of the whole sample each; else one whose clauses look back, and one with samples of a stream. */
const PLAYED =
  sampleOf(0, 1) === 1 ? CONTRACTS : CONTRACTS.filter(([name]) => ['five-min-threshold', 'ntt-ecl', 'compute-in-eu-1'].includes(name));

describe('a table whose old evidence was moved and has expired', () => {
  it.each(PLAYED)('issues and restates %s as one that keeps everything', async (_, contract) => {
    const facts = historyFor(contract, 5);
    const kept = await play(contract, facts, false);
    const moved = await play(contract, facts, true);
    expect(moved.moving.evidence().stays.length).toBeLessThan(kept.moving.evidence().stays.length);
    expect([...moved.moving.objects.objects.keys()].some((name) => name.startsWith('evidence/'))).toBe(true);
    expect(kept.moving.objects.objects.size).toBe(0);
    const [a, b] = [await outcome(kept, contract), await outcome(moved, contract)];
    expect(b).toEqual(a);
    expect(a.some((line) => line.includes('"bridge"'))).toBe(true);
  });
});
