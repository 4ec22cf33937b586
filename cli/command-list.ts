/** Every command and what it does; the file of a command is loaded only when it is the one that is run. */
import type { Command } from 'commander';

interface Listed {
  readonly description: string;
  readonly load: () => Promise<{ readonly define: (command: Command) => void }>;
}

export const COMMANDS: Readonly<Record<string, Listed>> = {
  assess: { description: 'assess a period from two files; no server', load: () => import('./commands/assess.ts') },
  lint: { description: 'check a contract: errors, fine print, what its objectives are worth', load: () => import('./commands/lint.ts') },
  new: { description: 'write a first contract by questions, or after a published text', load: () => import('./commands/new.ts') },
  test: {
    description: 'run the cases beside contracts: what is given, and the figures that must follow',
    load: () => import('./commands/test.ts'),
  },
  fmt: { description: 'write contracts, terms and cases in one form; comments stay', load: () => import('./commands/fmt.ts') },
  explain: { description: 'say a contract in plain sentences, to read beside the paper', load: () => import('./commands/explain.ts') },
  compare: { description: 'price the same past months under several contracts', load: () => import('./commands/compare.ts') },
  verify: { description: 'work a statement out again from its bundle: does every byte agree?', load: () => import('./commands/verify.ts') },
  source: { description: 'list, show, try and put mappings of vendor tools', load: () => import('./commands/source.ts') },
  emit: { description: 'send events to the bus', load: () => import('./commands/emit.ts') },
  contract: { description: 'list, show and put contracts', load: () => import('./commands/contract.ts') },
  vendor: { description: 'list, show and put vendors: who may speak for them, and of what', load: () => import('./commands/vendor.ts') },
  webhook: {
    description: 'make the webhook of a vendor tool, sign it, rotate and revoke its addresses',
    load: () => import('./commands/webhook.ts'),
  },
  evidence: { description: 'show what is stored, and who corrected it', load: () => import('./commands/evidence.ts') },
  correct: { description: 'withdraw an event, or replace it', load: () => import('./commands/correct.ts') },
  quarantine: { description: 'show what was not taken, and why', load: () => import('./commands/quarantine.ts') },
  erase: { description: 'find a text in what is stored, and erase it on request', load: () => import('./commands/erase.ts') },
  reprocess: { description: 'judge a quarantined event again, after its cause is fixed', load: () => import('./commands/reprocess.ts') },
  audit: { description: 'close a month and wait for it', load: () => import('./commands/audit.ts') },
  'audit-trail': { description: 'list writes by the API, and check the seals over them', load: () => import('./commands/audit-trail.ts') },
  statement: { description: 'list and show issued statements', load: () => import('./commands/statement.ts') },
  bundle: { description: 'print everything that a statement was computed from', load: () => import('./commands/bundle.ts') },
  document: {
    description: 'print a statement as pdf, xlsx, csv or credit note, or the package of a claim',
    load: () => import('./commands/document.ts'),
  },
  outlook: {
    description: 'show the running period: what is left, deadlines, projected credit',
    load: () => import('./commands/outlook.ts'),
  },
  ledger: {
    description: 'list entries of the ledger, its balances and ages, or print a journal',
    load: () => import('./commands/ledger.ts'),
  },
  claim: { description: 'list and show claims, and record what happens to one', load: () => import('./commands/claim.ts') },
  dispute: { description: 'list, show, open and settle disputes', load: () => import('./commands/dispute.ts') },
  approval: {
    description: 'list, show and decide what waits for a second person',
    load: () => import('./commands/approval.ts'),
  },
  remedies: { description: 'list remedies that are not money and are open', load: () => import('./commands/remedies.ts') },
  messages: {
    description: 'list and show messages by mail, and who subscribed to which',
    load: () => import('./commands/messages.ts'),
  },
  endpoint: {
    description: 'make, test and rotate endpoints, to which events are sent signed; list and replay deliveries',
    load: () => import('./commands/endpoint.ts'),
  },
  backup: { description: 'copy the embedded run into one file, while it works', load: () => import('./commands/backup.ts') },
  restore: { description: 'make a data folder of the embedded run out of a backup', load: () => import('./commands/restore.ts') },
  bus: { description: 'replay the archive of the embedded bus, or redrive its dead letters', load: () => import('./commands/bus.ts') },
};

/** What commands were called, and what they are called now. */
export const RENAMED_COMMANDS: Readonly<Record<string, string>> = {
  rights: 'remedies',
  release: 'reprocess',
  'source reprocess': 'source remap',
};
