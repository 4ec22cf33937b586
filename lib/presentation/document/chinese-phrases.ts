/**
 * Translates phrases of statements from English into Simplified Chinese: rules of claims, names of missing facts. Words that authors and
 * senders chose stay unchanged.
 */
import type { ClaimWindow } from '../../domain/statement/credits/claim-window.ts';
import { ANCHORS, STEPS } from '../explain/chinese-claims.ts';
import { literal } from '../explain/chinese-words.ts';
import { ofContract } from '../written.ts';

/** The rule of a claim, "claim within 30 days of period end". */
export function ruleInChinese({ rule, step, after }: Pick<ClaimWindow, 'rule' | 'step' | 'after'>): string {
  // Statements of version 0.1 have only the rule.
  if (ANCHORS[after] === undefined) return ofContract(rule);
  const part = (form: RegExp): string | undefined => form.exec(rule)?.[1];
  const [opens, within, byEnd] = [part(/ opens (.+?) after/), part(/ within (.+?) of /), part(/ by the end of (.+?) after /)];
  const times = [
    ...(opens === undefined ? [] : [`满 ${literal(opens)}起`]),
    ...(within === undefined ? [] : [` ${literal(within)}内`]),
    ...(byEnd === undefined ? [] : [`第 ${literal(byEnd)}结束之前`]),
  ];
  return `${ANCHORS[after]}后${times.join('，')}提交${STEPS[step]}`;
}

/** "bill of usage for 2026-10", "availability of 2026-10 as a whole (it is measured in parts)". */
export function factInChinese(fact: string): string {
  const [, kinds, period] = /^bill(?: of (.+))? for (\S+)$/.exec(fact) ?? [];
  if (period !== undefined) return `${period} 的账单${kinds === undefined ? '' : `（${ofContract(kinds.replaceAll(' of ', '、'))}）`}`;
  const [, name, label] = /^(.+) of (\S+) as a whole \(it is measured in parts\)$/.exec(fact) ?? [];
  if (name !== undefined) return `${label} 整体的 ${ofContract(name)}（分段测量）`;
  return ofContract(fact);
}
