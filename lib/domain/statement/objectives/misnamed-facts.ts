/**
 * Facts with names that the contract does not know: a milestone that the kind of record does not have, an undeclared attribute, or one of
 * another owner. The other content of such a fact counts; a fact without other content is left out.
 */
import { attributeOf } from '../../checker/check-attributes.ts';
import { similar } from '../../contract/spelling.ts';
import { type FindingText, finding } from '../../evidence/findings/finding.ts';
import type { LeftOutReason } from '../../evidence/evidence.ts';
import type { Fact } from '../../evidence/fact.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import { RECORD_KINDS, kindOf } from '../../evidence/vocabulary.ts';
import type { Context } from '../../operators/context.ts';

/** Gives the owner kind of an attribute outside records: "customer", or the kind of its component. */
export type OwnerKind = (fact: Fact) => string | undefined;

/** The first name in a fact that the contract does not know. Extra attributes of an event are not reported here. */
export function misnamed(fact: Fact, { terms }: Context, ownerKind: OwnerKind): FindingText | undefined {
  const { type, body } = fact;
  if (type === 'attribute.set') return misnamedAttribute(fact, terms, ownerKind);
  if ((type !== 'record.reached' && type !== 'report.delivered') || body.kind === undefined) return undefined;
  const milestones = milestonesFor(body.kind, terms);
  if (!milestones) return unknownKind(body.kind, terms);
  if (type !== 'record.reached' || milestones.includes(body.milestone!)) return undefined;
  const milestone = body.milestone!;
  return finding('unknown-milestone', { kind: body.kind, milestone, near: similar(milestone, milestones) });
}

type Terms = Context['terms'];

function milestonesFor(kind: string, { records }: Terms): readonly string[] | undefined {
  const own = records?.[kind]?.milestones;
  return own || RECORD_KINDS[kind] ? [...(RECORD_KINDS[kind] ?? []), ...(own ?? [])] : undefined;
}

function unknownKind(kind: string, { records }: Terms): FindingText {
  const kinds = [...Object.keys(RECORD_KINDS), ...Object.keys(records ?? {})];
  return finding('unknown-record-kind', { kind, near: similar(kind, kinds) });
}

function misnamedAttribute(fact: Fact, terms: Terms, ownerKind: OwnerKind): FindingText | undefined {
  const { of, record } = fact.body;
  const name = fact.body.name!;
  if (record !== undefined && !milestonesFor(of!, terms)) return unknownKind(of!, terms);
  const attribute = attributeOf(terms, name);
  if (!attribute) return finding('unknown-attribute', { attribute: name, near: similar(name, Object.keys(terms.attributes ?? {})) });
  const owner = record === undefined ? ownerKind(fact) : of;
  if (owner === undefined || owner === attribute.of) return undefined;
  return finding('wrong-owner', { attribute: name, owner: attribute.of, given: owner });
}

/** Why a fact of a record does not count; undefined when it does. */
export function saysNothing(fact: Fact, record: EvidenceRecord, context: Context): LeftOutReason | undefined {
  const { type, body } = fact;
  // Most types of facts have no names to check.
  if (type === 'attribute.set') {
    if (record.milestones.first === undefined) return 'no-owner';
    return misnamed(fact, context, () => undefined) && 'unknown-name';
  }
  if (type !== 'record.reached' && type !== 'ticket.severity_changed') return undefined;
  if (type === 'record.reached' && !misnamed(fact, context, () => undefined)) return undefined;
  const kind = kindOf(fact);
  const known = Object.keys(body.attributes ?? {}).some((name) => attributeOf(context.terms, name)?.of === kind);
  return known ? undefined : 'unknown-name';
}
