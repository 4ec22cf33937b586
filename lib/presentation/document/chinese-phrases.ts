/** Translates the rules of claims in statements from English into Simplified Chinese. Words that authors chose stay unchanged. */
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
