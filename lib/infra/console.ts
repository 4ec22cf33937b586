/** The web console: files in a bucket behind CloudFront, with the API under the same origin, so that no page calls another. */
import { fileURLToPath } from 'node:url';
import { type CfnElement, DefaultStackSynthesizer, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct, type IConstruct } from 'constructs';
import {
  CONSOLE_FILES,
  CONSOLE_HEADERS,
  CONSOLE_PATH,
  type ConsoleConfig,
  HASHED,
  consoleCache,
  consolePolicy,
} from '../declarations/console.ts';
import { EDGE_PROOF_HEADER, VIEWER_HEADER } from '../declarations/edge.ts';
import { SCOPES } from '../declarations/scopes.ts';
import type { TokenSettings } from '../declarations/tokens.ts';
import { acknowledge } from './accepted-nag-finding.ts';

export interface ConsoleSettings {
  /** The public client of the identity provider: authorization code with PKCE, no secret, the console's address as redirect URI. */
  readonly clientId: string;
  /** What the console asks the provider for. @default "openid"; where roles give no scopes, every scope of the API too: the provider grants those of the person */
  readonly scopes?: string;
  /**
   * Parameters of the request for a token besides those of OpenID Connect. Some providers give an access token that is no JWT, which the API
   * cannot read, unless they know the API: `audience` (Auth0) or `resource` (RFC 8707). @default none
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Origins of the provider that the console calls, where they are not the issuer's own. @default the origin of the issuer */
  readonly signInOrigins?: readonly string[];
  /** Its built files. @default the build of this clone */
  readonly folder?: string;
}

export interface ConsoleProps extends ConsoleSettings {
  readonly issuer: string;
  readonly apiUrl: string;
  readonly tokens?: TokenSettings;
  /** A secret that the distribution sends to the API, by which functions know that the address of the viewer is true. */
  readonly edgeProof: string;
}

const BUILT = fileURLToPath(new URL('../../console/dist/', import.meta.url));

/** At the edge: the root leads to the console, its views are answered by its page, as `consoleFile` says, and the API gets the viewer's address. */
export const edgeCode = (): string =>
  `var files = ${JSON.stringify(CONSOLE_FILES.map((file) => CONSOLE_PATH + file))};
function handler(event) {
  var request = event.request;
  if (request.uri === '/' || request.uri === ${JSON.stringify(CONSOLE_PATH.slice(0, -1))})
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: ${JSON.stringify(CONSOLE_PATH)} } } };
  if (request.uri.indexOf(${JSON.stringify(CONSOLE_PATH)}) === 0 && request.uri.indexOf(${JSON.stringify(CONSOLE_PATH + HASHED)}) !== 0 && files.indexOf(request.uri) < 0)
    request.uri = ${JSON.stringify(`${CONSOLE_PATH}index.html`)};
  request.headers[${JSON.stringify(VIEWER_HEADER)}] = { value: event.viewer.ip };
  return request;
}
`;

/** What puts the files into the bucket at a deployment is a function of CDK itself, which no caller reaches. */
function acknowledgeProvider(provider: IConstruct, bucket: IBucket): void {
  const { bootstrapQualifier = DefaultStackSynthesizer.DEFAULT_QUALIFIER } = Stack.of(provider).synthesizer;
  const files = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
  const grants = [
    ...['GetObject', 'GetBucket', 'List', 'DeleteObject', 'Abort'].map((action) => `Action::s3:${action}*`),
    `Resource::arn:<AWS::Partition>:s3:::cdk-${bootstrapQualifier}-assets-<AWS::AccountId>-<AWS::Region>/*`,
    `Resource::<${files}.Arn>/*`,
  ];
  for (const id of [
    'AwsSolutions-L1',
    'Serverless-LambdaDLQ',
    'Serverless-LambdaLatestVersion',
    'Serverless-LambdaTracing',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    ...grants.map((grant) => `AwsSolutions-IAM5[${grant}]`),
  ])
    acknowledge(provider, id, 'A function of CDK, at deployments alone: it copies the files from the bucket of assets.');
}

export class Console extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, props: ConsoleProps) {
    super(scope, id);
    // CDK's own types differ in what is optional.
    const bucket = new Bucket(this, 'Files', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.DESTROY,
    }) as IBucket;
    acknowledge(bucket, 'AwsSolutions-S1', 'Public program files, the same for everybody; the API logs who reads data.');
    const edge = new EdgeFunction(this, 'Edge', { code: FunctionCode.fromInline(edgeCode()), runtime: FunctionRuntime.JS_2_0 });
    const origin = S3BucketOrigin.withOriginAccessControl(bucket);
    const files = (cachePolicy: BehaviorOptions['cachePolicy'], cache: string, name: string): BehaviorOptions => ({
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: cachePolicy!,
      compress: true,
      functionAssociations: [{ function: edge, eventType: FunctionEventType.VIEWER_REQUEST }],
      responseHeadersPolicy: this.headers(name, cache, props.signInOrigins ?? [new URL(props.issuer).origin]),
    });
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Makegood: the console, and the API under the same origin',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin: new HttpOrigin(Fn.select(2, Fn.split('/', props.apiUrl)), { customHeaders: { [EDGE_PROOF_HEADER]: props.edgeProof } }),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        functionAssociations: [{ function: edge, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        [`${CONSOLE_PATH}${HASHED}*`]: files(CachePolicy.CACHING_OPTIMIZED, consoleCache(HASHED), 'HashedHeaders'),
        [`${CONSOLE_PATH}*`]: files(CachePolicy.CACHING_DISABLED, consoleCache('index.html'), 'PageHeaders'),
      },
    });
    acknowledge(distribution, 'AwsSolutions-CFR1', 'Customers and vendors are anywhere.');
    acknowledge(distribution, 'AwsSolutions-CFR2', 'The files are public, and the API has its own throttle; a web ACL is of the account.');
    acknowledge(distribution, 'AwsSolutions-CFR3', 'The API logs every request to it; what is left are public files.');
    acknowledge(distribution, 'AwsSolutions-CFR4', 'The certificate is that of CloudFront until the account gives its own name.');
    this.url = `https://${distribution.distributionDomainName}`;
    const { scopePrefix = '', roleClaim } = props.tokens ?? {};
    const config: ConsoleConfig = {
      signIn: 'openid',
      issuer: props.issuer,
      clientId: props.clientId,
      scopes: props.scopes ?? ['openid', ...(roleClaim === undefined ? SCOPES.map((one) => scopePrefix + one) : [])].join(' '),
      ...(props.parameters && { parameters: props.parameters }),
      ...(props.tokens && { tokens: props.tokens }),
    };
    new BucketDeployment(this, 'Deployment', {
      sources: [Source.asset(props.folder ?? BUILT, { exclude: ['fingerprint'] }), Source.jsonData('config.json', config)],
      destinationBucket: bucket,
      destinationKeyPrefix: CONSOLE_PATH.slice(1, -1),
      // A page that was loaded before finds its own files.
      prune: false,
    });
    for (const made of Stack.of(this).node.children)
      if (made.node.id.startsWith('Custom::CDKBucketDeployment')) acknowledgeProvider(made, bucket);
  }

  private headers(name: string, cache: string, signIn: readonly string[]): ResponseHeadersPolicy {
    const {
      'cross-origin-opener-policy': opener,
      'cross-origin-resource-policy': resource,
      'permissions-policy': permissions,
    } = CONSOLE_HEADERS;
    const custom = {
      'cache-control': cache,
      'cross-origin-opener-policy': opener,
      'cross-origin-resource-policy': resource,
      'permissions-policy': permissions,
    };
    return new ResponseHeadersPolicy(this, name, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: consolePolicy(signIn), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      customHeadersBehavior: { customHeaders: Object.entries(custom).map(([header, value]) => ({ header, value, override: true })) },
    });
  }
}
