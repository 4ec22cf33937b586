/** A contract whose month takes too many steps fails alone: the audit names it and its clause, leaves its period open, and closes the others. */
import { describe, expect, it } from 'vitest';
import { Auditor } from '../../../support/auditor.ts';
import { hostileDocuments } from '../../../support/hostile.ts';
import { exampleDocument } from '../../../support/harness.ts';

describe('the bound on steps', () => {
  it('is a failure of one contract', async () => {
    const auditor = new Auditor('2026-12-01T00:00:00Z');
    const [, slow] = hostileDocuments().find(([name]) => name.startsWith('slots of ten seconds'))!;
    await auditor.put(slow as { order: { id: string } });
    await auditor.put(exampleDocument());
    auditor.set('2027-01-02T20:30:00Z');
    const { status, report } = await auditor.audit('2026-12');
    expect([status, report!.counts.issued, report!.counts.failed]).toEqual(['closed-with-failures', 1, 1]);
    const outcome = await auditor.standing('2026-12', 'c', '2026');
    expect(outcome).toMatchObject({ outcome: 'failed', issues: [{ code: 'too-many-steps', path: 'c0' }] });
    expect((await auditor.stores.statements.marks('c')).periods).toMatchObject([{ period: '2026', open: true }]);
  });
});
