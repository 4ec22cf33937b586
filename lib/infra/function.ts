/** One declared function: its bundle, a role of its own with least privilege, a log group with an end, tracing. */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  type FunctionUrl,
  FunctionUrlAuthType,
  InvokeMode,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FUNCTIONS, type FunctionName, nodeOptions } from '../declarations/functions.ts';
import { ROUTES, type Route } from '../declarations/routes.ts';
import { VERSION } from '../declarations/version.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import { type SecretKeyReferences, allowCursors, allowEndpointSecrets, allowSecrets, secretEnvironment } from './secrets.ts';
import { allowTableKey, tableStatements } from './table-permissions.ts';

/** All that is needed of a table or a bus, wherever it was made. */
export interface TableReference {
  readonly tableName: string;
  readonly tableArn: string;
}

export interface BusReference {
  readonly eventBusName: string;
  readonly eventBusArn: string;
}

export interface DeclaredFunctionProps {
  readonly name: FunctionName;
  readonly table: TableReference;
  readonly bus: BusReference;
  /** Of the functions that sign. */
  readonly signingKey: IKey;
  readonly secretKeys: SecretKeyReferences;
  /** Of yours, which encrypts the table. */
  readonly tableKey?: IKey | undefined;
  readonly logRetention: RetentionDays;
  readonly environment?: Record<string, string>;
  /** Folder of its bundle. */
  readonly bundle: string;
}

export class DeclaredFunction extends Construct {
  readonly function: LambdaFunction;
  readonly functionName: FunctionName;
  /** Only of a function that streams. */
  readonly url?: FunctionUrl;

  constructor(scope: Construct, id: string, props: DeclaredFunctionProps) {
    super(scope, id);
    const { name, table, bus, secretKeys } = props;
    const spec = FUNCTIONS[name];
    const lists = (ROUTES as readonly Route[]).some((route) => route.function === name && route.lists === true);
    this.functionName = name;
    const logGroup = new LogGroup(this, 'Logs', { retention: props.logRetention, removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.function = new LambdaFunction(this, 'Function', {
      description: spec.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle),
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
      environment: {
        TABLE_NAME: table.tableName,
        BUS_NAME: bus.eventBusName,
        OWN_ACCOUNT: Stack.of(this).account,
        VERSION,
        NODE_OPTIONS: nodeOptions(spec).join(' '),
        ...secretEnvironment(spec, lists, secretKeys),
        ...props.environment,
      },
    });
    if (spec.streams)
      this.url = this.function.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM, invokeMode: InvokeMode.RESPONSE_STREAM });
    for (const statement of [
      ...tableStatements(name, table.tableArn),
      ...allowSecrets(spec, secretKeys),
      ...allowEndpointSecrets(spec, secretKeys),
    ])
      role.addToPolicy(statement);
    if (props.tableKey) role.addToPolicy(allowTableKey(props.tableKey));
    if (lists) role.addToPolicy(allowCursors(secretKeys));
    if (spec.signs) {
      role.addToPolicy(new PolicyStatement({ actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [props.signingKey.keyArn] }));
      this.function.addEnvironment('SIGNING_KEY', props.signingKey.keyArn);
    }
    if (spec.publishes) role.addToPolicy(new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] }));
    acknowledge(role, 'AwsSolutions-IAM5[Resource::*]', 'X-Ray takes trace segments for no resource that could be named.');
    acknowledge(
      role,
      `AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(logGroup.node.defaultChild as never)}.Arn>:*]`,
      'The streams of the function’s own log group.',
    );
  }
}
