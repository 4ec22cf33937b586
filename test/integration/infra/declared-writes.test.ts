/**
 * No function may write more than its code does: for each family of keys that it declares, what reaches its bundle has a call that writes there.
 * That it may write what it does is shown by the embedded run, which refuses the rest.
 */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { EndpointStores } from '../../../lib/application/ports/endpoints.ts';
import type { MessageStores } from '../../../lib/application/ports/messages.ts';
import type { Stores } from '../../../lib/application/ports/stores.ts';
import { FUNCTIONS, FUNCTION_NAMES, type FunctionName, type FunctionSpec, type Written } from '../../../lib/declarations/functions.ts';
import { entryOf } from '../../../lib/infra/bundle.ts';

type All = Stores & MessageStores & EndpointStores;
type Call = { [S in keyof All]: `${S}.${Extract<keyof All[S], string>}` }[keyof All] | 'erasures.erase' | 'oldEvidence.move';

/** The calls of stores that write a family. */
const WRITERS: Readonly<Record<Written, readonly Call[]>> = {
  announcements: ['statements.markAnnounced'],
  approvals: ['approvals.open', 'approvals.advance'],
  audits: ['audits.change', 'audits.openRun', 'audits.putOutcome', 'audits.putRefused', 'audits.putUnplaced'],
  'bill-listing': ['billCredits.mark'],
  'bill-rows': ['billCredits.put'],
  claims: ['claims.open', 'claims.add', 'claims.list'],
  'close-marks': ['statements.mark', 'statements.markChecked', 'statements.markAdopted'],
  'component-names': ['registry.register'],
  contracts: ['contracts.put'],
  'credit-notes': ['claims.add'],
  deliveries: ['deliveries.record', 'deliveries.claim', 'deliveries.replay'],
  'dispute-listing': ['disputes.list'],
  disputes: ['disputes.open', 'disputes.close'],
  'early-warnings': ['watches.markNotified', 'watches.plan', 'watches.done'],
  'running-evidence': ['runningEvidence.write'],
  'endpoint-statuses': ['endpoints.changeStatus'],
  endpoints: ['endpoints.put', 'endpoints.end'],
  erasable: ['erasures.erase'],
  'evidence-ids': ['facts.noteIds'],
  facts: ['facts.record'],
  heartbeats: ['registry.recordSeen', 'registry.watch', 'registry.unwatch'],
  ledger: ['ledger.post'],
  'note-numbers': ['noteNumbers.give'],
  messages: ['messages.claim'],
  'old-evidence': ['oldEvidence.move'],
  'packed-samples': ['samples.packDay'],
  progress: ['progress.put', 'vendorListings.takeOver'],
  quarantine: ['quarantine.put', 'quarantine.update'],
  remedies: ['claims.putRemedy'],
  reminders: ['claims.markReminded'],
  reprocessed: ['quarantine.recordReprocessed'],
  samples: ['samples.record'],
  seals: ['seals.put'],
  'secrets-taken-over': ['registry.markSecretsTakenOver'],
  senders: ['registry.bind', 'registry.unbind'],
  'signing-keys': ['signingKeys.note'],
  sources: ['sources.put', 'sources.delete'],
  'statement-listings': ['statements.list'],
  statements: ['statements.issue', 'statements.sign'],
  subscriptions: ['subscriptions.put', 'subscriptions.end'],
  'vendor-listing': ['registry.listVendor'],
  'vendor-listings': ['vendorListings.takeOver'],
  vendors: ['registry.putVendor'],
  webhooks: ['registry.makeWebhook', 'registry.putWebhook', 'registry.endWebhook', 'registry.indexKeys'],
};

/** What is in each function's bundle, but for packages and for the stores themselves. */
function codes(): ReadonlyMap<FunctionName, string> {
  const { outputFiles } = buildSync({
    entryPoints: FUNCTION_NAMES.map((name) => ({ in: entryOf(name), out: name })),
    outdir: 'codes',
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    external: [fileURLToPath(new URL('../../../lib/adapters/dynamo/*', import.meta.url))],
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path, '.js') as FunctionName, text]));
}

const CODES = codes();
const codeOf = (name: FunctionName): string => CODES.get(name)!;

/** `stores.claims.add(`, `claims.add(`, and a name that esbuild made another: `claims2.add(`. */
const has = (code: string, call: Call): boolean => new RegExp(`\\b${call.replace('.', '\\d*\\??\\.')}\\(`).test(code);

describe('a function', () => {
  it.each(FUNCTION_NAMES)('%s declares no family of keys that its code does not write', (name) => {
    const { writes = [] }: FunctionSpec = FUNCTIONS[name];
    const code = codeOf(name);
    expect(writes.filter((written) => !WRITERS[written].some((call) => has(code, call)))).toEqual([]);
  });

  it('that only reads has no call that writes evidence, claims, statements or the ledger', () => {
    const read: FunctionName[] = ['read-statements', 'read-ledger', 'find-worth'];
    const kept: Written[] = ['facts', 'statements', 'disputes', 'contracts', 'approvals', 'seals', 'reminders'];
    const found = read.flatMap((name) => {
      const code = codeOf(name);
      return kept.filter((written) => WRITERS[written].some((call) => has(code, call))).map((written) => `${name} ${written}`);
    });
    expect(found).toEqual([]);
  });
});
