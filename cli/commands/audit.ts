/** `makegood audit`: asks for the audit of a month and waits until it is closed. */
import type { Command } from 'commander';
import type { components } from '../../client/api.ts';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { complain, print, printJson, progress } from '../output/print.ts';
import { type Session, answer, connect } from '../session.ts';
import { table } from '../../lib/presentation/text/table.ts';

type Audit = components['schemas']['Audit'];

/** Entries of the quarantine that are named. */
const MAX_NAMED = 5;

export function define(command: Command): void {
  command.argument('<period>', 'month, such as 2026-10').action(audit);
  examples(withApi(withJson(command)), { 'audit 2026-10': 'run it again after a failure: what is issued stays' });
}

async function audit(period: string, options: ApiChoice & JsonChoice): Promise<void> {
  const session = connect(options);
  await answer(session, session.api.POST('/v1/audits', { body: { period } }));
  const closed = await waitFor(session, period);
  if (options.json) printJson(closed);
  else print(outcomes(closed));
  for (const { contract, issues = [] } of closed.outcomes)
    for (const { code, message } of issues) complain(`${contract} ${code}: ${message}`);
  for (const { contract, open, issues } of closed.report?.refused ?? []) {
    for (const { code, path, message } of issues) complain(`${contract} ${code}: ${path === '' ? '' : `${path} `}${message}`);
    complain(`${contract} open: ${open.join(', ')}. Remedy: ${issues[0]?.remedy ?? ''}`);
  }
  for (const { source, issues } of closed.report?.mappings ?? []) {
    for (const { code, path, message } of issues) complain(`mapping ${source} ${code}: ${path === '' ? '' : `${path} `}${message}`);
    complain(`mapping ${source}: ${issues[0]?.remedy ?? ''}`);
  }
  for (const { component, event, type } of closed.report?.unplaced ?? [])
    complain(`${event} (${type}${component === undefined ? '' : ` of ${component}`}) is about ${period}, and no contract counts it`);
  const { unassigned = 0 } = closed.report?.counts ?? {};
  if (unassigned > 0)
    complain(
      `${unassigned} events are held in quarantine, and for which vendor is not certain: no statement waits for them (${(closed.report?.unassigned ?? []).slice(0, MAX_NAMED).join(', ')}${unassigned > MAX_NAMED ? ' ...' : ''}). Remedy: makegood quarantine lists them; register the sender or the component and reprocess them, or dismiss them`,
    );
  for (const { row, reference, amount, currency, issue } of closed.report?.billRows ?? [])
    complain(
      `${row}${amount === undefined ? '' : `, ${amount} ${currency}`}${reference === undefined ? '' : ` for ${reference}`}, is on no claim: ${[issue?.message, issue?.remedy].filter(Boolean).join('; ')}`,
    );
  if (closed.status !== 'closed')
    throw new CliError('some contracts failed; remove the causes and run the audit again: what is issued stays');
}

async function waitFor(session: Session, period: string): Promise<Audit> {
  const line = progress();
  for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
    const found = await answer(session, session.api.GET('/v1/audits/{period}', { params: { path: { period } } }));
    const planned = found.outcomes.filter(({ outcome }) => outcome === 'planned').length;
    line.show(`audit ${period}: ${found.status}, ${found.outcomes.length - planned} of ${found.outcomes.length} periods done`);
    if (found.status.startsWith('closed')) {
      line.clear();
      return { ...found, outcomes: [...found.outcomes, ...(await furtherOutcomes(session, period, found.cursor))] };
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function furtherOutcomes(session: Session, period: string, first: string | undefined): Promise<Audit['outcomes']> {
  const outcomes: Audit['outcomes'] = [];
  for (let cursor = first; cursor !== undefined;) {
    const page: Audit = await answer(session, session.api.GET('/v1/audits/{period}', { params: { path: { period }, query: { cursor } } }));
    outcomes.push(...page.outcomes);
    cursor = page.cursor;
  }
  return outcomes;
}

const outcomes = ({ outcomes: all }: Audit): string =>
  table(
    ['contract', 'period', 'outcome', 'statement', 'revision'],
    all.map(({ contract, period, outcome, statement, revision }) => [contract, period, outcome, statement ?? '-', String(revision ?? '-')]),
  );
