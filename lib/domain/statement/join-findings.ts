/** Joins the findings of the parts of a period: a finding of one part about the whole period is dropped where another part contradicts it. */
import type { Fact } from '../evidence/fact.ts';
import type { Issue } from '../issue.ts';
import { DECIDES_NOTHING } from './findings.ts';
import { occurring } from './evidence-account/never-occurred.ts';

const MISSING: ReadonlySet<string> = new Set(['attribute-missing', 'milestone-awaited']);

/** @param came the facts about any of the parts. */
export function joinFindings(parts: readonly (readonly Issue[])[], came: readonly Fact[]): Issue[] {
  const all = [...new Map(parts.flat().map((issue) => [JSON.stringify(issue), issue])).values()];
  const texts = new Set(all.map(({ code, path, message }) => `${code}|${path}|${message}`));
  const occurred = occurring(came);
  const isSilent = parts.every((issues) => issues.some(({ code }) => code === 'no-evidence'));
  return all.filter(({ code, path, message }, i) => {
    if (code === 'no-evidence') return isSilent && all.findIndex((issue) => issue.code === code) === i;
    if (code === 'never-occurred') return !occurred.has(path);
    if (!MISSING.has(code) || !message.endsWith(DECIDES_NOTHING.text)) return true;
    return !texts.has(`${code}|${path}|${message.replace(DECIDES_NOTHING.text, DECIDES_NOTHING.unless)}`);
  });
}
