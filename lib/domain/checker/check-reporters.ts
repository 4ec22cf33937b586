/** Checks record kinds, and that a list of reporters excludes at least one party that may report without it. */
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import type { Fact } from '../evidence/fact.ts';
import { pointer } from '../issue.ts';
import type { Checker } from './checker.ts';
import { debtorsOf } from './reporters.ts';

export function checkReporters(checker: Checker): void {
  const { terms } = checker;
  for (const [kind, { milestones, 'reported-by': reporters }] of Object.entries(terms.records ?? {})) {
    const path = pointer('records', kind);
    if (milestones === undefined && RECORD_KINDS[kind] === undefined)
      checker.fail('missing', `${path}/milestones`, `"${kind}" is no standard kind of record: list its \`milestones\``);
    else if (milestones === undefined && reporters === undefined)
      checker.fail(
        'no-effect',
        path,
        `"${kind}" is a standard kind of record; add \`reported-by\` or further \`milestones\`, or remove it`,
      );
    checkWords(checker, `${path}/reported-by`, reporters, []);
  }
  const debtors = debtorsOf(terms);
  for (const [name, { 'reported-by': reporters }] of Object.entries(terms.attributes ?? {}))
    checkWords(checker, `${pointer('attributes', name)}/reported-by`, reporters, debtors.ofAttribute.get(name) ?? []);
  if (!terms.billing) return;
  const reads = Object.values(terms.definitions).some((cell) => typeof cell === 'object' && cell.charges !== undefined);
  if (!reads)
    checker.fail(
      'no-effect',
      pointer('billing'),
      'no clause reads charges, so that no bill counts; remove it, or read them with `charges`',
    );
  checkWords(checker, pointer('billing', 'reported-by'), terms.billing['reported-by'], debtors.ofBills);
}

/** @param shut the parties that may not report it where the contract names no reporter. */
function checkWords(checker: Checker, path: string, words: readonly string[] | undefined, shut: readonly Fact['speaksFor'][]): void {
  if (!words) return;
  if (shut.length === 0 && words.includes('vendor') && words.includes('customer'))
    checker.fail('no-effect', path, 'both parties may report it without this list; name one of them, or the senders, or remove the list');
}
