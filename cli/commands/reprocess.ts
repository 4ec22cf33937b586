/** `makegood reprocess`: a quarantined event is judged again. */
import type { Command } from 'commander';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect } from '../session.ts';

export function define(command: Command): void {
  command.argument('<id>', 'of the entry, as makegood quarantine prints it').action(async (id: string, options: ApiChoice & JsonChoice) => {
    const session = connect(options);
    const result = await answer(session, session.api.POST('/v1/quarantine/{id}/reprocess', { params: { path: { id } } }));
    if (options.json) printJson(result);
    else print(`${id}: ${result.outcome}`);
  });
  examples(withApi(withJson(command)), { 'reprocess 2026-10-abc': 'after the mapping, the contract or the vendor is put right' });
}
