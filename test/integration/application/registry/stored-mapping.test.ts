/** Mappings that were put before a rule was there: each is named with its errors and the remedy, and reads events until it is put again. */
import { expect, it } from 'vitest';
import { reportOf } from '../../../../lib/application/closing/audit-report.ts';
import { putSource } from '../../../../lib/application/registry/put-source.ts';
import { refusedMappings } from '../../../../lib/application/registry/stored-mapping.ts';
import { at } from '../../../support/facts.ts';
import { memoryStores } from '../../../support/harness.ts';

const signature = { header: 'x-signature', algorithm: 'sha256', encoding: 'hex' };
const rule = { type: 'service.down', occurredAt: 'received', component: 'line-1' };
const mapping = (source: string, fact: object, more: object = { signature }): any => ({
  source,
  ...more,
  facts: [{ ...rule, id: '{id}', ...fact }],
});

it('names each stored mapping that the current rules refuse, and no other, and none when it is put again', async () => {
  const stores = memoryStores();
  const clock = (): number => at('2026-11-05T00:00:00Z');
  const stored = [
    mapping('good', {}),
    mapping('unsigned', { id: '{id}{$received}' }),
    mapping('own', {}, { bus: { source: 'makegood.*', accounts: ['444455556666'] } }),
    mapping('odd', { type: 'service.odd' }),
  ];
  for (const one of stored) await stores.sources.put({ mapping: one, revision: 2, recordedAt: '2026-09-01T00:00:00.000Z' });
  const shown = async (): Promise<unknown[]> =>
    (await refusedMappings(stores)).map(({ source, revision, issues }) => [
      source,
      revision,
      ...issues.map(({ code, path }) => `${code} ${path}`),
    ]);
  expect((await shown()).sort()).toEqual([
    ['odd', 2, 'mapping-refused ', 'bad-value /facts/0/type'],
    ['own', 2, 'mapping-refused ', 'own-source /bus/source'],
    ['unsigned', 2, 'mapping-refused ', 'unsigned-id /facts/0/id'],
  ]);
  const report = await reportOf('2026-10', 'run', stores, clock);
  expect(report.mappings!.map(({ source }) => source).sort()).toEqual(['odd', 'own', 'unsigned']);
  const { issues } = report.mappings!.find(({ source }) => source === 'unsigned')!;
  expect(issues[0].message).toBe(
    'revision 2 of the mapping "unsigned" does not pass the rules of this version (1 error); it still reads events',
  );
  expect(issues[0].remedy).toBe('put a mapping that passes (makegood source put, or PUT /v1/sources/unsigned)');
  expect(await putSource('unsigned', mapping('unsigned', {}), stores, clock)).toMatchObject({ isNew: false });
  expect((await shown()).map((one) => (one as string[])[0]).sort()).toEqual(['odd', 'own']);
});
