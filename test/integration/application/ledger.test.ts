/** What lines post to the ledger: each credited component by itself, whatever an earlier revision named. */
import { describe, expect, it } from 'vitest';
import { type LedgerEntry, ledgerEntries } from '../../../lib/application/claims/ledger.ts';
import { toChange } from '../../../lib/application/statements/statement-entry.ts';
import { renderLedgerCsv } from '../../../lib/presentation/csv/render-csv.ts';
import { bridgeBetween } from '../../../lib/domain/statement/restatement.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { fact } from '../../support/facts.ts';
import { stated, ticketTerms } from '../../support/lines.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';

const opened = (component: string): ReturnType<typeof fact> =>
  fact('ticket.opened', '2026-02-10T00:00:00Z', { component, body: { record: 'T', attributes: { severity: 'P1' } } });
const [none, one, both] = [[], ['web'], ['web', 'api']].map((components) => stated(ticketTerms(), components.map(opened))) as [
  Statement,
  Statement,
  Statement,
];

/** As version 0.1 issued it. */
const plain = (statement: Statement): Statement => ({
  ...statement,
  lines: statement.lines.map(({ component: _, ...line }) => line),
});

function posted(after: Statement, before?: Statement): LedgerEntry[] {
  const bridge = before && bridgeBetween(before, after, 1, () => []);
  return ledgerEntries(toChange({ id: 'c.2026-02', revision: 2, issuedAt: '', statement: after, bridge } as unknown as IssuedStatement));
}

const shown = (entries: readonly LedgerEntry[]): string[] =>
  entries.map(({ for: of, component, amount }) => `${of} ${component ?? '-'} ${amount}`);

describe('a ticket of several lines', () => {
  it('is an entry for each line that it credits', () => {
    expect(shown(posted(both))).toEqual(['T api 10.00', 'T web 10.00']);
    expect(shown(posted(one))).toEqual(['T web 10.00']);
  });

  it('is bridged line by line', () => {
    expect(shown(posted(both, one))).toEqual(['T api 10.00']);
    expect(shown(posted(one, both))).toEqual(['T api -10.00']);
    expect(shown(posted(none, both))).toEqual(['T api -10.00', 'T web -10.00']);
  });

  it('is bridged as one from and to a revision that names no component', () => {
    expect(shown(posted(both, plain(one)))).toEqual(['T - 10.00']);
    expect(shown(posted(plain(both), one))).toEqual(['T - 10.00']);
    expect(shown(posted(both, plain(both)))).toEqual([]);
    expect(shown(posted(both, plain(none)))).toEqual(['T api 10.00', 'T web 10.00']);
  });

  it('has a last column in the CSV', () => {
    const [head, row] = renderLedgerCsv(posted(one)).split('\r\n');
    expect([head!.split(',').at(-1), row!.split(',').at(-1)]).toEqual(['component', 'web']);
  });
});
