/** Joins the findings of the parts of a period: a finding of one part about the whole period is dropped where another part contradicts it. */
import type { Fact } from '../evidence/fact.ts';
import type { Finding } from '../evidence/findings/finding.ts';
import { occurring } from './evidence-account/never-occurred.ts';

const MISSING: ReadonlySet<string> = new Set(['attribute-missing', 'milestone-awaited']);

/** @param came the facts about any of the parts. */
export function joinFindings(parts: readonly (readonly Finding[])[], came: readonly Fact[]): Finding[] {
  const all = [...new Map(parts.flat().map((issue) => [JSON.stringify(issue), issue])).values()];
  const deciding = new Set(all.filter(({ parameters }) => parameters?.decides === true).map(missingIn));
  const occurred = occurring(came);
  const isSilent = parts.every((issues) => issues.some(({ code }) => code === 'no-evidence'));
  return all.filter((found, i) => {
    const { code, path, parameters } = found;
    if (code === 'no-evidence') return isSilent && all.findIndex((issue) => issue.code === code) === i;
    if (code === 'never-occurred') return !occurred.has(path);
    return !MISSING.has(code) || parameters?.decides === true || !deciding.has(missingIn(found));
  });
}

/** What is missing, whether or not a result of the part depends on it. */
const missingIn = ({ code, path, parameters }: Finding): string => JSON.stringify([code, path, { ...parameters, decides: undefined }]);
