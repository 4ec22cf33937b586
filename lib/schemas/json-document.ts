/** Reads JSON of a request, within the bounds of a document. */
import type { Issue } from '../domain/issue.ts';
import { boundPassed } from './document-bounds.ts';
import { jsonIssue, parseUniqueNames } from './doubled-names.ts';

/** @param mostEntries as of a contract, unless another is given. */
export function readJson(text: string, mostEntries?: number): { readonly document?: unknown; readonly issues: Issue[] } {
  let document: unknown;
  try {
    document = parseUniqueNames(text);
  } catch (error) {
    return { issues: [jsonIssue(error, `the body is not JSON: ${(error as Error).message}`)] };
  }
  const passed = boundPassed(document, mostEntries);
  return passed ? { issues: [passed] } : { document, issues: [] };
}

/** Whether the text is none that is read as JSON, whatever it is meant for. */
export const isNoJson = ({ code }: Issue): boolean => code === 'not-json' || code === 'doubled-name';
