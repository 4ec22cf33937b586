/**
 * Lines of a file without a sender, where the sender matters: a party may not report an attribute or a bill by which it owes. Such lines
 * count as reports of the person who assesses the file, and the statement has a finding.
 */
import { finding } from '../../evidence/findings/finding.ts';
import { PLAIN_SENDER, debtorsOf } from '../../checker/reporters.ts';
import type { Fact } from '../../evidence/fact.ts';
import { kindOf } from '../../evidence/vocabulary.ts';
import type { Context } from '../../operators/context.ts';
import type { Note } from './never-occurred.ts';
import type { UsedEvidence } from './used-evidence.ts';
import { attributeOf } from '../../checker/check-attributes.ts';

export function aboutUnnamedSenders({ facts, alone }: UsedEvidence, { terms }: Context, note: Note): void {
  const debtors = debtorsOf(terms);
  const said = new Map<string, { count: number; readonly owing: readonly string[]; readonly attribute?: string }>();
  const add = (path: string, owing: readonly string[], attribute?: string): void => {
    const known = said.get(path);
    if (known) known.count += 1;
    else if (owing.length > 0) said.set(path, { count: 1, owing, ...(attribute !== undefined && { attribute }) });
  };
  const addWord = (name: string, of: string | undefined): void => {
    const attribute = attributeOf(terms, name);
    const isIts = of === undefined || of === attribute?.of;
    if (isIts && !attribute?.['reported-by']) add(`attributes/${name}`, debtors.ofAttribute.get(name) ?? [], name);
  };
  const addFact = (fact: Fact): void => {
    if (fact.sender !== PLAIN_SENDER || fact.class === 'administrator') return;
    const { type, body } = fact;
    if (type === 'attribute.set') addWord(body.name!, body.record === undefined ? undefined : body.of);
    else if (type === 'charge.billed' && !terms.billing) add('billing', debtors.ofBill(body.kind!));
    for (const name of Object.keys(body.attributes ?? {})) addWord(name, kindOf(fact));
  };
  for (const fact of facts) addFact(fact);
  for (const fact of alone) addFact(fact);
  for (const [path, given] of said) note(path, finding('sender-not-named', given));
}
