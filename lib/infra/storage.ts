/** What must outlive every deployment: the one table, on demand, with point-in-time recovery and deletion protection, and the keys of its secrets. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TABLE } from '../adapters/dynamo/keys.ts';

export class MakegoodStorage extends Construct {
  readonly table: Table;
  readonly secretKeys: { readonly sealing: Key; readonly fingerprints: Key };

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      encryption: TableEncryption.AWS_MANAGED,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.secretKeys = {
      sealing: new Key(this, 'SealingKey', {
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
