/** What a function may do with the secrets of webhooks and the keys of cursors, by its declaration: their items in the table, and the keys of KMS. */
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CURSOR_KEYS, SECRET_FAMILIES } from '../adapters/dynamo/keys.ts';
import { CURSOR_CONTEXT } from '../adapters/kms/kms-data-keys.ts';
import type { FunctionSpec } from '../declarations/functions.ts';

export interface KeyReference {
  readonly keyArn: string;
}

/** `MakegoodStorage` makes them, beside the table. */
export interface SecretKeyReferences {
  /** Symmetric: encrypts secrets. */
  readonly encryption: KeyReference;
  /** HMAC: makes fingerprints. */
  readonly fingerprints: KeyReference;
}

const FAMILIES = Object.values(SECRET_FAMILIES).map((family) => `${family}*`);
const WRITES = 'dynamodb:PutItem';

/** @param actions what the function may do with the rest of the table. A request for several keys is denied where one of them is of these families. */
export function denySecretItems({ secrets }: FunctionSpec, actions: readonly string[], tableArn: string): PolicyStatement[] {
  const mayWrite = secrets === 'encrypt' || secrets === 'keys';
  const denied = actions.filter((action) => (action === WRITES ? !mayWrite : secrets !== 'decrypt'));
  const conditions = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': FAMILIES } };
  return denied.length === 0 ? [] : [new PolicyStatement({ effect: Effect.DENY, actions: denied, resources: [tableArn], conditions })];
}

/** Keys that an earlier version stored in clear are deleted where they are taken over; nothing else ever is. */
function deleteClearKeys(tableArn: string): PolicyStatement {
  const conditions = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${SECRET_FAMILIES.clear}*`] } };
  return new PolicyStatement({ actions: ['dynamodb:DeleteItem'], resources: [tableArn], conditions });
}

/** Only secrets, which are bound to their vendor and source. */
const OF_A_WEBHOOK = {
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['vendor', 'source'] },
  Null: { 'kms:EncryptionContextKeys': 'false' },
};

/** Only keys of cursors. */
const OF_CURSORS = {
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': Object.keys(CURSOR_CONTEXT) },
  StringEquals: { 'kms:EncryptionContext:use': CURSOR_CONTEXT.use },
};

/** Whoever answers listings makes and decrypts keys of cursors; one that otherwise only reads writes these and nothing else. */
export function allowCursors({ table }: FunctionSpec, tableArn: string, { encryption }: SecretKeyReferences): PolicyStatement[] {
  const actions = ['kms:GenerateDataKey', 'kms:Decrypt'];
  const conditions = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [CURSOR_KEYS] } };
  return [
    new PolicyStatement({ actions, resources: [encryption.keyArn], conditions: OF_CURSORS }),
    ...(table === 'read' ? [new PolicyStatement({ actions: [WRITES], resources: [tableArn], conditions })] : []),
  ];
}

export function allowSecrets({ secrets }: FunctionSpec, tableArn: string, keys: SecretKeyReferences): PolicyStatement[] {
  const by = (action: string): PolicyStatement =>
    new PolicyStatement({ actions: [action], resources: [keys.encryption.keyArn], conditions: OF_A_WEBHOOK });
  if (secrets === 'decrypt') return [by('kms:Decrypt')];
  if (secrets !== 'encrypt') return [];
  const fingerprints = new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [keys.fingerprints.keyArn] });
  return [by('kms:Encrypt'), fingerprints, deleteClearKeys(tableArn)];
}

/** The keys that a function uses, as its environment names them. */
export function secretEnvironment({ secrets }: FunctionSpec, lists: boolean, keys: SecretKeyReferences): Record<string, string> {
  return {
    ...((lists || secrets === 'decrypt' || secrets === 'encrypt') && { ENCRYPTION_KEY: keys.encryption.keyArn }),
    ...(secrets === 'encrypt' && { FINGERPRINT_KEY: keys.fingerprints.keyArn }),
  };
}
