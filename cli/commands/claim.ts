/** `makegood claim`: claims, their deadlines, and what happens to them. */
import { type Command, Option } from 'commander';
import type { components } from '../../client/api.ts';
import { printListing } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect } from '../session.ts';
import { CLAIM_STATES } from '../../lib/domain/claims/states.ts';

type Options = ApiChoice & JsonChoice;
type Claim = components['schemas']['Claim'];
type State = Claim['state'];

interface ListOptions extends Options {
  readonly state?: State;
  readonly vendor?: string;
  readonly contract?: string;
}

interface TransitionOptions extends Options {
  readonly amount?: string;
  readonly reference?: string;
  readonly note?: string;
}

const TRANSITIONS = {
  submitted: 'the customer sent the claim',
  acknowledged: 'the vendor has it',
  accepted: 'the vendor accepts all of it',
  'partly-accepted': 'the vendor accepts a part',
  rejected: 'the vendor rejects it',
  credited: "the vendor's credit note came",
  settled: 'the customer closes it',
} as const;

export function define(command: Command): void {
  const list = command
    .command('list')
    .description('list claims, their deadlines and what was credited')
    .addOption(new Option('--state <state>', 'in one state').choices(CLAIM_STATES))
    .option('--vendor <id>', 'of one vendor')
    .option('--contract <id>', 'of one contract')
    .action(listAll);
  const show = command.command('show').description('show a claim with its history').argument('<id>', 'of the claim').action(showOne);
  const transitions = Object.entries(TRANSITIONS).map(([kind, says]) =>
    command
      .command(kind)
      .description(`record that ${says}`)
      .argument('<id>', 'of the claim')
      .option('--amount <amount>', 'with the decimals of the currency, such as 1234.50')
      .option('--reference <reference>', "the vendor's ticket, decision or credit note")
      .option('--note <text>', 'anything else')
      .action((id: string, options: TransitionOptions) => record(id, kind as keyof typeof TRANSITIONS, options)),
  );
  for (const one of [list, show, ...transitions]) withApi(withJson(one));
  examples(command, {
    'claim list --state due': 'what must be claimed, with the last day',
    'claim show my-contract.2026-10.availability': 'the windows of a claim, and all that happened to it',
    'claim submitted my-contract.2026-10.availability --reference CASE-17': 'the claim is sent',
    'claim acknowledged my-contract.2026-10.availability --reference V-881': 'the vendor answers that it has the claim',
    'claim accepted my-contract.2026-10.availability': 'all of it is accepted',
    'claim partly-accepted my-contract.2026-10.availability --amount 4000.00': 'so much of it is accepted',
    'claim rejected my-contract.2026-10.availability --note "force majeure"': 'the reason is kept with it',
    'claim credited my-contract.2026-10.availability --amount 6000.00 --reference CN-9': 'the money came',
    'claim settled my-contract.2026-10.availability': 'nothing more is expected',
  });
}

const listAll = (options: ListOptions): Promise<void> =>
  printListing('/v1/claims', options, [
    ['claim', ({ id }) => id],
    ['vendor', ({ vendor }) => vendor],
    ['state', ({ state }) => state],
    ['last day', ({ lastDay }) => lastDay ?? '-'],
    ['owed', ({ owed }) => owed, 'right'],
    ['credited', ({ credited }) => credited, 'right'],
    ['difference', ({ difference }) => difference, 'right'],
    ['', ({ currency }) => currency],
  ]);

async function showOne(id: string, options: Options): Promise<void> {
  const session = connect(options);
  printClaim(await answer(session, session.api.GET('/v1/claims/{id}', { params: { path: { id } } })), options);
}

async function record(
  id: string,
  kind: keyof typeof TRANSITIONS,
  { amount, reference, note, ...options }: TransitionOptions,
): Promise<void> {
  const session = connect(options);
  const body = {
    kind,
    ...(amount !== undefined && { amount }),
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
  };
  printClaim(await answer(session, session.api.POST('/v1/claims/{id}/transitions', { params: { path: { id } }, body })), options);
}

function printClaim(claim: Claim, { json }: JsonChoice): void {
  if (json) return printJson(claim);
  const { id, state, owed, currency, credited, difference } = claim;
  print(`${id}: ${state}; owed ${owed.amount} ${currency}, credited ${credited.amount}, difference ${difference.amount}`);
  for (const { rule, lastDay } of claim.windows) print(`  ${rule}${lastDay === undefined ? '' : `, by ${lastDay}`}`);
  for (const { kind, by, at, amount, reference, note } of claim.transitions)
    print(`  ${[`${at} ${kind} by ${by}`, amount, reference, note].filter((part) => part !== undefined).join(', ')}`);
}
