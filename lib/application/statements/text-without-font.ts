/** What the PDF of a statement cannot write: said when it is issued, not first seen by who opens the file. */
import { FONT_COVERAGE } from '../../declarations/font-coverage.ts';
import { scriptOf } from '../../declarations/scripts.ts';
import type { Order } from '../../domain/contract/terms.ts';
import { type Finding, finding, findingAt } from '../../domain/evidence/findings/finding.ts';
import { type Statement, canonicalJson } from '../../domain/statement/statement.ts';

/** The characters that the fonts have, as a bit each, by the number of their 256. */
let pages: ReadonlyMap<number, Uint8Array> | undefined;

function isCovered(character: string): boolean {
  pages ??= new Map(FONT_COVERAGE.split(' ').map((page) => [parseInt(page, 16), Buffer.from(page.slice(page.indexOf(':') + 1), 'base64')]));
  const code = character.codePointAt(0)!;
  const bits = pages.get(code >> 8)?.[(code & 255) >> 3] ?? 0;
  return (bits & (1 << (code & 7))) !== 0;
}

/** Signs that join or direct others, and choose their look, have no shape of their own. */
const SHAPELESS = /[\p{Cc}\p{Cf}\ufe00-\ufe0f]/u;

/** The scripts, each once, of the characters that no font has; see `scriptOf`. */
export function scriptsWithoutFont(text: string): string[] {
  const characters = [...new Set(text.match(/[^\x00-\x7f]/gu) ?? [])];
  return [...new Set(characters.filter((one) => !SHAPELESS.test(one) && !isCovered(one)).map(scriptOf))];
}

/** @param order its parties stand on the PDF, too. */
export function fontFindings(statement: Statement, { vendor, customer, invoice }: Order): Finding[] {
  const scripts = scriptsWithoutFont(canonicalJson(statement) + JSON.stringify([vendor, customer, invoice]));
  return scripts.length === 0 ? [] : [findingAt('/documents', finding('text-without-font', { scripts }))];
}
