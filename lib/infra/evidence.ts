/** Which functions may do what with the objects of bundles and of old evidence, by their declarations. */
import { Aws, type CfnElement, Stack, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { EVIDENCE_OBJECTS, FUNCTIONS, type FunctionName, type FunctionSpec } from '../declarations/functions.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import type { DeclaredFunction } from './function.ts';

/** All that is needed of the bucket of evidence, wherever it was made. */
export type EvidenceBucketReference = Omit<IBucket, 'isWebsite'>;

/** The address of the bucket as cdk-nag names it: of this stack, of another one, or of none. */
function nameOf(bucket: EvidenceBucketReference, stack: Stack): string {
  if (!Token.isUnresolved(bucket.bucketArn)) return bucket.bucketArn;
  const owner = Stack.of(bucket);
  if (owner === stack) return `<${owner.getLogicalId(bucket.node.defaultChild as CfnElement)}.Arn>`;
  return (stack.resolve(owner.exportValue(bucket.bucketArn)) as { 'Fn::ImportValue': string })['Fn::ImportValue'];
}

/** @param key of the customer, which encrypts the objects. */
export function allowEvidence(
  functions: Readonly<Record<FunctionName, DeclaredFunction>>,
  bucket: EvidenceBucketReference,
  key: IKey | undefined,
): void {
  for (const { function: made, functionName } of Object.values(functions)) {
    const { evidence }: FunctionSpec = FUNCTIONS[functionName];
    if (evidence === undefined) continue;
    const { puts, deletes } = EVIDENCE_OBJECTS[evidence];
    const allow = (action: string, resources: readonly string[]): void => {
      if (resources.length > 0) made.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [...resources] }));
    };
    const objects = (prefixes: readonly string[]): string[] => prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
    allow('s3:GetObject', objects(['']));
    // Without it an object that is not there is answered as one that may not be read.
    allow('s3:ListBucket', [bucket.bucketArn]);
    allow('s3:PutObject', objects(puts));
    allow('s3:DeleteObject', objects(deletes));
    if (key)
      made.addToRolePolicy(
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.${Aws.URL_SUFFIX}` } },
        }),
      );
    made.addEnvironment('EVIDENCE_BUCKET', bucket.bucketName);
    for (const prefix of new Set(['', ...puts, ...deletes]))
      acknowledge(
        made.role!,
        `AwsSolutions-IAM5[Resource::${nameOf(bucket, made.stack)}/${prefix}*]`,
        'Names of objects follow from their content.',
      );
  }
}
