/** What a function may do with the items of the table, by its declaration, as statements of IAM. */
import { Aws } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { permissionsOf } from '../adapters/dynamo/permissions.ts';
import type { FunctionName } from '../declarations/functions.ts';
import type { KeyReference } from './secrets.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:Query'];

/**
 * A request may name several keys, and all of them must be of the families; one that names none is not allowed. A put within a transaction
 * needs the same permission, and batches of writes are allowed to no function.
 */
const only = (patterns: readonly string[]): object => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

/**
 * Who uses a table that a key of the customer encrypts needs that key, by way of DynamoDB alone: the permissions that CDK gives to whom it
 * allows to read and write such a table.
 */
export const allowTableKey = ({ keyArn }: KeyReference): PolicyStatement =>
  new PolicyStatement({
    actions: ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'DescribeKey'].map((action) => `kms:${action}`),
    resources: [keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.${Aws.URL_SUFFIX}` } },
  });

export function tableStatements(name: FunctionName, tableArn: string): PolicyStatement[] {
  const { put, update, delete: deletable, unreadable } = permissionsOf(name);
  const resources = [tableArn];
  const allow = (action: string, patterns: readonly string[]): PolicyStatement[] =>
    patterns.length === 0 ? [] : [new PolicyStatement({ actions: [action], resources, conditions: only(patterns) })];
  const anyOf = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': unreadable } };
  return [
    new PolicyStatement({ actions: READ, resources }),
    ...(unreadable.length === 0 ? [] : [new PolicyStatement({ effect: Effect.DENY, actions: READ, resources, conditions: anyOf })]),
    ...allow('dynamodb:PutItem', put),
    ...allow('dynamodb:UpdateItem', update),
    ...allow('dynamodb:DeleteItem', deletable),
  ];
}
