/** How the command line is used: the help text, its options, and what every command needs of them. */
import { readFileSync } from 'node:fs';
import type { parseArgs } from 'node:util';
import { CliError } from './api-client.ts';

export const HELP = `makegood: what is owed when a service contract is missed, to the cent and to the second

  makegood assess CONTRACT EVENTS --period 2026-10   work out a statement from two files; no server
           [--json | --csv] [--reasons]              EVENTS: one JSON event a line ("-" = standard input)
  makegood compare CONTRACT CONTRACT ... EVENTS --period 2026-09,2026-10
                                                     what each would have paid for the same months, and what it is worth
  makegood lint CONTRACT [--witness [--out DIR]]     check a contract or published terms: errors, fine print, what it is worth;
                                                     --witness: the evidence that shows each number, as lines or as files
  makegood explain CONTRACT [--language en|zh]       the contract in plain sentences, to read beside the paper
  makegood contract put CONTRACT                     put a contract into a running Makegood
  makegood emit EVENTS [--bus URL] [--account ID]    send events to the bus
  makegood source list | show NAME                   tools that are read without code, and how
  makegood source try MAPPING SAMPLE [--json]        the facts that a mapping (a file or a built-in name) would make
           [--header "Name: value"] [--received-at T]
  makegood source put MAPPING                        put a mapping of your own
  makegood vendor put ID FILE | show ID              register who may speak for a vendor, and of what
  makegood webhook VENDOR SOURCE [--as customer]     make a webhook; --secret S: the tool's signing secret;
           [--secret S] [--rotate add|replace]       --rotate: a new address beside the old one, or instead of all
  makegood evidence VENDOR MONTH [--component C]     what is stored, and who corrected it [--json]
  makegood correct VENDOR MONTH ID --sender S        withdraw an event, or replace it by the one in FILE;
           --reason R [--component C] [--with FILE]  sender as \`makegood evidence\` names it
  makegood quarantine [MONTH]                        what could not be taken, and why
  makegood release ID                                judge a quarantined event again, after mending
  makegood bus replay --from T --until T | redrive   the embedded bus: its archive, its dead letters
  makegood audit PERIOD                              ask for the audit of a month and wait for it
  makegood statement ID [--revision N] [--csv|--json]   show an issued statement, such as my-contract.2026-10
  makegood verify STATEMENT | FILE                   work a statement out again from its bundle: does every byte agree?
           [--revision N]                            FILE: as GET /v1/statements/{id}/bundle gives it; needs no server
  makegood bundle ID [--revision N]                  that file, on standard output
  makegood document ID FORM [--revision N]           pdf, xlsx, csv or credit-note of a statement, on standard output;
           [--language zh]                           package of a claim: a ZIP
  makegood outlook CONTRACT                          the running period: what is left, deadlines, projected credit
  makegood ledger --from T [--until T] [--json]      what every revision added to the credits or took back
           [--vendor V] [--currency C] [--cost-centre C]
  makegood claim list [--state S] [--vendor V]       claims, their deadlines, what was credited
  makegood claim show ID                             one of them, with its history
  makegood claim STEP ID [--amount A]                note a step: submitted, acknowledged, accepted, partly-accepted,
           [--reference R] [--note N]                rejected, credited (the vendor's credit note), settled
  makegood rights [--on DAY]                         rights that are not money and are open
  makegood help                                      this text

Common options: --api URL (default http://localhost:4570, or MAKEGOOD_API), --token TOKEN (or MAKEGOOD_TOKEN),
--data DIR (where the local run keeps its token; default .makegood)
Exit codes: 0 done, 1 refused or failed, 2 wrong use.`;

export const OPTIONS = {
  period: { type: 'string' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  reasons: { type: 'boolean' },
  witness: { type: 'boolean' },
  out: { type: 'string' },
  language: { type: 'string' },
  revision: { type: 'string' },
  vendor: { type: 'string' },
  currency: { type: 'string' },
  'cost-centre': { type: 'string' },
  state: { type: 'string' },
  amount: { type: 'string' },
  reference: { type: 'string' },
  note: { type: 'string' },
  on: { type: 'string' },
  api: { type: 'string' },
  bus: { type: 'string' },
  as: { type: 'string' },
  secret: { type: 'string' },
  rotate: { type: 'string' },
  component: { type: 'string' },
  sender: { type: 'string' },
  reason: { type: 'string' },
  with: { type: 'string' },
  header: { type: 'string', multiple: true },
  'received-at': { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  account: { type: 'string' },
  token: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

export const print = (text: string): void => void process.stdout.write(text + '\n');
export const complain = (text: string): void => void process.stderr.write(text + '\n');

/** One argument, or the usage. */
export function need(value: string | undefined, what: string): string {
  if (value === undefined) throw new CliError(`${what} is missing; see makegood help`, 2);
  return value;
}

export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new CliError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
