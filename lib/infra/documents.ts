/** The bucket of large answers: private, encrypted, and empty again after a day. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { LINK_SECONDS, documentPrefix } from '../declarations/documents.ts';
import { DOCUMENT_DAYS } from '../declarations/retention.ts';
import type { FunctionName } from '../declarations/functions.ts';
import { isLinking } from '../declarations/routes.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import type { DeclaredFunction } from './function.ts';

export class Documents extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, functions: Readonly<Record<FunctionName, DeclaredFunction>>) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: Duration.days(DOCUMENT_DAYS), abortIncompleteMultipartUploadAfter: Duration.days(DOCUMENT_DAYS) }],
      // What is in it can be asked for again.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(this.bucket, 'AwsSolutions-S1', 'Access logs would keep the addresses of links, and outlive the files that they name.');
    for (const made of Object.values(functions)) if (isLinking(made.functionName)) this.allow(made, documentPrefix(made.functionName));
  }

  /** It may put files with keys of its own, and read them by links alone that are not good for longer than declared. */
  private allow({ function: made }: DeclaredFunction, prefix: string): void {
    const resources = [this.bucket.arnForObjects(`${prefix}*`)];
    const byLink = {
      StringEquals: { 's3:authType': 'REST-QUERY-STRING' },
      NumericLessThanEquals: { 's3:signatureAge': LINK_SECONDS * 1000 },
    };
    made.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources }));
    made.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources, conditions: byLink }));
    made.addEnvironment('DOCUMENTS_BUCKET', this.bucket.bucketName);
    const bucket = made.stack.getLogicalId(this.bucket.node.defaultChild as never);
    acknowledge(made.role!, `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${prefix}*]`, 'Keys of files are random.');
  }
}
