/**
 * What a function may do with the keys of KMS for secrets of webhooks and for cursors, by its declaration. Their items are in
 * ./table-permissions.ts.
 */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CURSOR_CONTEXT } from '../declarations/cursor-context.ts';
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

/** Only secrets, which are bound to their vendor and source. */
const OF_A_WEBHOOK = {
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['vendor', 'source'] },
  Null: { 'kms:EncryptionContextKeys': 'false' },
};

/** Only secrets of endpoints: who may decrypt those of webhooks may not decrypt these. */
const OF_AN_ENDPOINT = {
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['endpoint'] },
  Null: { 'kms:EncryptionContextKeys': 'false' },
};

/** Only keys of cursors. */
const OF_CURSORS = {
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': Object.keys(CURSOR_CONTEXT) },
  StringEquals: { 'kms:EncryptionContext:use': CURSOR_CONTEXT.use },
};

/** A function that answers listings makes and decrypts keys of cursors. */
export const allowCursors = ({ encryption }: SecretKeyReferences): PolicyStatement =>
  new PolicyStatement({ actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [encryption.keyArn], conditions: OF_CURSORS });

const ENDPOINT_ACTIONS = { encrypt: 'kms:Encrypt', decrypt: 'kms:Decrypt' } as const;

/** What a function may do with the secrets of endpoints. */
export const allowEndpointSecrets = ({ endpointSecrets }: FunctionSpec, { encryption }: SecretKeyReferences): PolicyStatement[] =>
  endpointSecrets === undefined
    ? []
    : [new PolicyStatement({ actions: [ENDPOINT_ACTIONS[endpointSecrets]], resources: [encryption.keyArn], conditions: OF_AN_ENDPOINT })];

export function allowSecrets({ secrets }: FunctionSpec, keys: SecretKeyReferences): PolicyStatement[] {
  const by = (action: string): PolicyStatement =>
    new PolicyStatement({ actions: [action], resources: [keys.encryption.keyArn], conditions: OF_A_WEBHOOK });
  if (secrets === 'decrypt') return [by('kms:Decrypt')];
  if (secrets !== 'encrypt') return [];
  const fingerprints = new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [keys.fingerprints.keyArn] });
  return [by('kms:Encrypt'), fingerprints];
}

/** The keys that a function uses, as its environment names them. */
export function secretEnvironment(
  { secrets, endpointSecrets }: FunctionSpec,
  lists: boolean,
  keys: SecretKeyReferences,
): Record<string, string> {
  return {
    ...((lists || secrets === 'decrypt' || secrets === 'encrypt' || endpointSecrets !== undefined) && {
      ENCRYPTION_KEY: keys.encryption.keyArn,
    }),
    ...(secrets === 'encrypt' && { FINGERPRINT_KEY: keys.fingerprints.keyArn }),
  };
}
