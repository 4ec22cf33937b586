/** Answers that have several parts. */
import { parseElapsed, parseLiteral } from '../../domain/contract/literal.ts';
import { isName } from '../../domain/contract/literal.ts';
import { type Ratio, ONE, compare, isPositive } from '../../domain/money/ratio.ts';
import { DAY_GROUPS, parseHours } from '../../domain/operators/times/business-hours.ts';

const partsOf = (text: string): string[] => text.split(',').map((part) => part.trim());
const shareOf = (text: string | undefined): Ratio | undefined => {
  const literal = parseLiteral(text);
  return literal?.kind === 'ratio' ? literal.value : undefined;
};

export interface Band {
  /** As written: "99.9%". */
  readonly below: string;
  readonly gives: string;
  readonly level: Ratio;
  readonly share: Ratio;
}

/** "99.9% 10%, 99% 25%": levels from the highest down, each with its credit. @returns undefined when it is not so. */
export function readBands(text: string): readonly Band[] | undefined {
  const bands = partsOf(text).map((part): Band | undefined => {
    const [below, gives, more] = part.split(/\s+/);
    const [level, share] = [shareOf(below), shareOf(gives)];
    if (!level || !share || more !== undefined) return undefined;
    return isPositive(level) && compare(level, ONE) <= 0 && isPositive(share) ? { below: below!, gives: gives!, level, share } : undefined;
  });
  const isFalling = bands.every((band, i) => band && (i === 0 || compare(band.level, bands[i - 1]!.level) < 0));
  return isFalling ? (bands as Band[]) : undefined;
}

export interface ResponseTarget {
  /** Absent where one length is for all. */
  readonly severity?: string;
  readonly within: string;
}

const isLimit = (text: string): boolean => {
  const literal = parseLiteral(text);
  return (parseElapsed(text) ?? 0) > 0 || (literal?.kind === 'span' && literal.value.unit === 'business day' && literal.value.count > 0);
};

/** "4 h", or "urgent 30 min, normal 1 business day". @returns undefined when it is neither. */
export function readTargets(text: string): readonly ResponseTarget[] | undefined {
  if (isLimit(text)) return [{ within: text }];
  const targets = partsOf(text).map((part): ResponseTarget | undefined => {
    const [, severity, within] = /^(\S+)\s+(.+)$/.exec(part) ?? [];
    return isName(severity) && isLimit(within!) ? { severity, within: within! } : undefined;
  });
  const severities = new Set(targets.map((target) => target?.severity));
  return targets.every((target) => target !== undefined) && severities.size === targets.length && targets.length > 1 ? targets : undefined;
}

/** "mon-fri 09:00-17:00, sat 10:00-14:00" by day. @returns undefined when it is not so. */
export function readHours(text: string): Readonly<Record<string, readonly string[]>> | undefined {
  const open: Record<string, string[]> = {};
  for (const part of partsOf(text)) {
    const [days, hours, more] = part.split(/\s+/);
    if (!Object.hasOwn(DAY_GROUPS, days ?? '') || hours === undefined || parseHours(hours) === undefined || more !== undefined)
      return undefined;
    (open[days!] ??= []).push(hours);
  }
  return open;
}
