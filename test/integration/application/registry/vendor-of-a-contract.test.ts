/** With whom a contract is: another vendor would read what is issued, and the months would be restated as its own. */
import { expect, it } from 'vitest';
import { putContract } from '../../../../lib/application/registry/put-contract.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { at } from '../../../support/facts.ts';
import { exampleDocument, memoryStores } from '../../../support/harness.ts';
import { issuedExample } from '../../../support/issued.ts';

async function putWith(stores: Stores, vendor: string): Promise<unknown> {
  const document = exampleDocument();
  document.order.vendor.id = vendor;
  const input = { id: 'live-streaming-network', document, text: JSON.stringify(document) };
  const result = await putContract(input, stores, () => at('2026-11-20T00:00:00Z'), undefined);
  return 'failure' in result
    ? result.issues.filter(({ severity }) => severity === 'error').map(({ code, path }) => `${code} ${path}`)
    : result.outcome;
}

it('a contract whose statements are issued stays with its vendor, and nothing is stored of the other', async () => {
  const { stores } = await issuedExample();
  expect(await putWith(stores, 'rival')).toEqual(['vendor-changed /order/vendor/id']);
  expect((await stores.contracts.latest('live-streaming-network'))?.vendor).toBe('lumencast');
  expect(await stores.registry.names('rival')).toEqual([]);
  expect((await stores.contracts.page(undefined, 10, 'rival')).items).toEqual([]);
  expect(await putWith(stores, 'lumencast')).toBe('unchanged');
});

it('a vendor that was written wrongly is corrected while nothing is issued', async () => {
  const stores = memoryStores();
  expect(await putWith(stores, 'lumencats')).toBe('created');
  expect(await putWith(stores, 'lumencast')).toBe('revised');
});
