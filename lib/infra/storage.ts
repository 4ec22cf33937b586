/** What must outlive every deployment: the one table, on demand, with point-in-time recovery and deletion protection; the keys that sign and encrypt, the bucket of seals. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EXPIRY } from '../adapters/dynamo/expiry.ts';
import { TABLE } from '../adapters/dynamo/keys.ts';
import { EVIDENCE_VERSION_DAYS, SEAL_DAYS } from '../declarations/retention.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import { TableBackup } from './backup.ts';

export const SEAL_LOCKS = ['governance', 'compliance'] as const;
export type SealLock = (typeof SEAL_LOCKS)[number];

export interface MakegoodStorageProps {
  /** `compliance`: no principal can delete a seal before its time, the root of the account included, nor shorten that time. `governance` (default): who has s3:BypassGovernanceRetention can. */
  readonly sealLock?: SealLock;
  /** A symmetric key of your own that encrypts the table; `Makegood` gets it too. @default the key of AWS for DynamoDB */
  readonly tableKey?: IKey;
  /** Days that AWS Backup keeps a daily copy of the table: ./backup.ts. @default no copy; 35 days of point-in-time recovery */
  readonly backupDays?: number;
  /** Addresses of further tables that AWS Backup copies: the one that a service uses in place of this one. @default none */
  readonly furtherTables?: readonly string[];
}

export class MakegoodStorage extends Construct {
  readonly table: Table;
  /** Signs statements and seals. A key that is replaced stays: what it signed is checked with its public half. */
  readonly signingKey: Key;

  /** Seals over the audit trail and the ledger. Objects are locked: who may write here cannot replace one. */
  readonly sealBucket: Bucket;
  /** Bundles of statements, and evidence of months that were closed long ago, which is nowhere else. */
  readonly evidenceBucket: Bucket;
  readonly secretKeys: { readonly encryption: Key; readonly fingerprints: Key };

  constructor(
    scope: Construct,
    id: string,
    { sealLock = 'governance', tableKey, backupDays, furtherTables = [] }: MakegoodStorageProps = {},
  ) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      timeToLiveAttribute: EXPIRY,
      ...(tableKey
        ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: tableKey }
        : { encryption: TableEncryption.AWS_MANAGED }),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    if (backupDays !== undefined) new TableBackup(this, 'Backup', { tables: [this.table.tableArn, ...furtherTables], days: backupDays });
    this.signingKey = new Key(this, 'SigningKey', {
      description: 'Makegood: signs statements',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.sealBucket = new Bucket(this, 'Seals', {
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention[sealLock](Duration.days(SEAL_DAYS)),
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.sealBucket,
      'AwsSolutions-S1',
      'Small objects of one writer, the workflow of the audit; object lock keeps every version.',
    );
    this.evidenceBucket = new Bucket(this, 'Evidence', {
      versioned: true,
      ...(tableKey
        ? { encryption: BucketEncryption.KMS, encryptionKey: tableKey, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [
        // Only an erasure deletes an object: what it deleted is gone when the table can no longer be recovered to the time before it.
        { noncurrentVersionExpiration: Duration.days(EVIDENCE_VERSION_DAYS), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.evidenceBucket,
      'AwsSolutions-S1',
      'Only functions read and write it, which log; objects are named by their content, and versions are kept.',
    );
    this.secretKeys = {
      encryption: new Key(this, 'EncryptionKey', {
        description: 'Encrypts the signing secrets of Makegood’s webhooks.',
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      fingerprints: new Key(this, 'FingerprintKey', {
        description: 'Makes the fingerprints of the signing secrets of Makegood’s webhooks.',
        keySpec: KeySpec.HMAC_256,
        keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    };
  }
}
