/** The right to terminate: a remedy that is not money, which several breached periods open. */
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { Auditor } from '../../../support/auditor.ts';
import { aContract, publishedTerms } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';

describe('a right to terminate, by several periods', () => {
  it('three months below the objective open the right for thirty days, and a correction closes it again', async () => {
    const auditor = new Auditor('2025-01-01T00:00:00Z');
    const order = { id: 'cdn', vendor: { id: 'lumencast', name: 'Edge' }, from: '2025-01-01', attributes: { contract: 'termed' } };
    await auditor.put(aContract({ order, terms: publishedTerms('fastly-termination') }));
    auditor.set('2026-01-01T00:00:00Z');
    const open = async (day: string): Promise<string[]> =>
      (await auditor.stores.claims.remedies({ day }, undefined, 10)).items.map(
        ({ remedy, right, period, lastDay }) => `${remedy} ${right} ${period} ${lastDay}`,
      );
    for (const month of ['02', '03', '04']) {
      auditor.set(`2026-${month}-11T00:00:00Z`);
      for (const one of outage(at(`2026-${month}-10T00:00:00Z`), at(`2026-${month}-10T01:00:00Z`), { body: { record: `I-${month}` } }))
        await auditor.stores.facts.record('lumencast', one, undefined, one.occurredAt);
      auditor.set(`2026-${month}-28T00:00:00Z`);
      auditor.now += 6 * DAY;
      await auditor.audit(`2026-${month}`);
      expect(await open('2026-05-10')).toEqual(month === '04' ? ['terminate terminate 2026-04 2026-05-30'] : []);
    }
    expect(await open('2026-05-30')).toHaveLength(1);
    expect(await open('2026-05-31')).toEqual([]);
    const count = async (filter: object): Promise<number> =>
      (await auditor.stores.claims.remedies({ day: '2026-05-10', ...filter }, undefined, 10)).items.length;
    expect([
      await count({ contract: 'cdn', period: '2026-04', lastDayFrom: '2026-05-30', lastDayThrough: '2026-05-30' }),
      await count({ contract: 'other' }),
      await count({ period: '2026-03' }),
      await count({ lastDayFrom: '2026-05-31' }),
      await count({ lastDayThrough: '2026-05-29' }),
    ]).toEqual([1, 0, 0, 0, 0]);
    // March was not so bad: its outage is withdrawn. April is restated with it, and the right is gone.
    for (const end of ['service.down', 'service.up'] as const) {
      const [start, stop] = outage(at('2026-03-10T00:00:00Z'), at('2026-03-10T01:00:00Z'), { body: { record: 'I-03' } });
      const corrects = (end === 'service.down' ? start : stop)!.id;
      await auditor.stores.facts.record(
        'lumencast',
        fact('correction', auditor.now, { id: `c-${end}`, body: { corrects, reason: 'a test' } }),
        undefined,
        auditor.now,
      );
    }
    auditor.now += DAY;
    await auditor.audit('2026-04');
    expect(await open('2026-05-10')).toEqual([]);
    const april = (await auditor.stores.statements.latest('cdn', '2026-04'))!;
    expect([april.revision, april.bridge!.causes.map(({ cause }) => cause)]).toEqual([2, ['earlier-period']]);
  });
});
