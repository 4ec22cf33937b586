/** `makegood bundle`: everything that a statement was computed from, for `makegood verify`. */
import type { Command } from 'commander';
import { type ApiChoice, examples, wholeNumber, withApi } from '../options.ts';
import { print } from '../output/print.ts';
import { type Session, answer, connect } from '../session.ts';

export function define(command: Command): void {
  command
    .argument('<id>', 'of the statement, such as my-contract.2026-10')
    .option('--revision <number>', 'of the statement; without it, the newest', wholeNumber)
    .action(async (id: string, options: ApiChoice & { readonly revision?: number }) => {
      print(await fetchBundle(connect(options), id, options.revision));
    });
  examples(withApi(command), { 'bundle my-contract.2026-10 > bundle.json': 'a file for makegood verify' });
}

/** The text of a bundle, byte for byte as the API has it. */
export const fetchBundle = (session: Session, id: string, revision: number | undefined): Promise<string> =>
  answer(
    session,
    session.api.GET('/v1/statements/{id}/bundle', {
      params: { path: { id }, query: revision === undefined ? {} : { revision } },
      parseAs: 'text',
    }),
  );
