/**
 * The stores as a vendor reads them. Every answer and document for a vendor's token is made from these stores, so that no handler can omit
 * the view. A new method of one of these ports does not compile until the vendor's version of it is written here.
 */
import type { ContractStore } from '../ports/contracts.ts';
import type { LedgerStore } from '../ports/ledger.ts';
import type { IssuedStatement, StatementStore } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import { entriesForVendor } from './vendor-ledger.ts';
import { bundleForVendor, statementForVendor, storedForVendor } from './vendor-view.ts';

export const storesForVendor = (stores: Stores): Stores => ({
  ...stores,
  contracts: contractsForVendor(stores.contracts),
  statements: statementsForVendor(stores.statements),
  ledger: ledgerForVendor(stores.ledger),
});

/** No route writes contracts, statements or the ledger for a vendor. */
const refuse = (): never => {
  throw new Error('nothing that is for a vendor writes contracts, statements or the ledger, or posts to it');
};

function contractsForVendor(contracts: ContractStore): ContractStore {
  return {
    latest: async (id) => {
      const stored = await contracts.latest(id);
      return stored && storedForVendor(stored);
    },
    revision: async (id, revision) => {
      const stored = await contracts.revision(id, revision);
      return stored && storedForVendor(stored);
    },
    page: (cursor, limit, vendor) => contracts.page(cursor, limit, vendor),
    put: refuse,
    list: refuse,
  };
}

function statementsForVendor(statements: StatementStore): StatementStore {
  const revisionOf = ({ statement: { contract, period } }: IssuedStatement, revision: number) =>
    statements.revision(contract.id, period.label, revision);
  const view = async (issued: IssuedStatement | undefined): Promise<IssuedStatement | undefined> => {
    if (!issued) return undefined;
    const [bundle, ...earlier] = await Promise.all([
      statements.bundle(issued),
      ...issued.earlier.map(({ revision }) => revisionOf(issued, revision)),
    ]);
    const last = earlier.at(-1);
    const bundleBefore = last && (await statements.bundle(last));
    return statementForVendor(issued, { bundle, earlier: earlier.filter((one) => one !== undefined), bundleBefore });
  };
  return {
    latest: async (contract, period) => view(await statements.latest(contract, period)),
    revision: async (contract, period, revision) => view(await statements.revision(contract, period, revision)),
    revisions: async (contract) => (await Promise.all((await statements.revisions(contract)).map(view))).filter((one) => one !== undefined),
    // The bundle is stored under the digest of the issued revision, which the view does not have.
    bundle: async (seen) => {
      const issued = await revisionOf(seen, seen.revision);
      const text = issued && (await statements.bundle(issued));
      return text && bundleForVendor(text);
    },
    page: (filter, cursor, limit) => statements.page(filter, cursor, limit),
    changes: (since, until, filter, cursor, limit) => statements.changes(since, until, filter, cursor, limit),
    marks: (contract) => statements.marks(contract),
    isAnnounced: (contract, period, revision) => statements.isAnnounced(contract, period, revision),
    signature: (issued) => statements.signature(issued),
    sign: refuse,
    issue: refuse,
    list: refuse,
    mark: refuse,
    markChecked: refuse,
    markAnnounced: refuse,
    markAdopted: refuse,
  };
}

function ledgerForVendor(ledger: LedgerStore): LedgerStore {
  return {
    page: (span, filter, cursor, limit) => ledger.page(span, filter, cursor, limit, entriesForVendor),
    entries: (span, filter) => ledger.entries(span, filter, entriesForVendor),
    posted: refuse,
    post: refuse,
  };
}
