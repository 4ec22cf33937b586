/** The whole embedded run, shortly after its events happened, with one contract of vendor "v", component "edge", and a client of its vendor's account. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { putContract } from '../lib/application/registry/put-contract.ts';
import { type System, startSystem } from '../local/system.ts';
import { contractOfMonth } from './contract-month.ts';

const ACCOUNT = '444455556666';

export async function embedded(folder: string): Promise<{ system: System; client: EventBridgeClient }> {
  const system = await startSystem({ folder, port: 0, version: 'bench', clock: () => Date.parse('2026-11-01T00:10:00Z') });
  const { order, terms } = contractOfMonth().contract;
  await putContract(
    { id: 'month', document: { makegood: 1, order: { ...order, senders: [{ account: ACCOUNT, as: 'vendor' }] }, terms }, text: '' },
    system.stores,
    () => Date.now(),
    () => 'key',
  );
  const client = new EventBridgeClient({
    endpoint: system.url,
    region: 'local',
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'x' },
  });
  return { system, client };
}
