/** The console in the cloud: a bucket behind CloudFront under the same rules as the embedded run's files. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONSOLE_HEADERS, consoleCache, consoleFile } from '../../../lib/declarations/console.ts';
import { FUNCTIONS } from '../../../lib/declarations/functions.ts';
import { ROUTES, type Route } from '../../../lib/declarations/routes.ts';
import { Console, edgeCode } from '../../../lib/infra/console.ts';
import { Makegood } from '../../../lib/infra/makegood.ts';
import { MakegoodStorage } from '../../../lib/infra/storage.ts';
import { temporaryFolder } from '../../support/harness.ts';

const folder = temporaryFolder();
let template: Template;
let outdir: string;

beforeAll(() => {
  for (const [name, text] of [
    ['index.html', '<html>'],
    ['fingerprint', 'x'],
    ['assets/index-AbC123.js', ''],
  ] as const) {
    mkdirSync(join(folder, 'built', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'built', name), text);
  }
  outdir = join(folder, 'out');
  const app = new App({ outdir });
  const stack = new Stack(app, 'Stack');
  new Console(stack, 'Console', {
    clientId: 'console-client',
    issuer: 'https://login.example.com/tenant',
    apiUrl: 'https://api.example.com',
    edgeProof: 'p'.repeat(64),
    folder: join(folder, 'built'),
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  // Findings of cdk-nag make this throw.
  app.synth();
  template = Template.fromStack(stack);
});

interface Request {
  readonly uri: string;
  readonly headers?: Readonly<Record<string, { readonly value: string }>>;
}

/** The edge's code, as CloudFront runs it. */
const atEdge = (uri: string, headers: Request['headers'] = {}): Request & { readonly statusCode?: number } => {
  const event = { viewer: { ip: '198.51.100.7' }, request: { uri, headers } };
  return JSON.parse(JSON.stringify(runInNewContext(`${edgeCode()}; handler(${JSON.stringify(event)})`))) as Request;
};

describe('the console in the cloud', () => {
  it.each([
    '/console/',
    '/console/statements/live-streaming-network.2026-10',
    '/console/icon.svg',
    '/console/config.json',
    '/console/secret.txt',
    '/console/assets',
    '/console/assets/index-AbC123.js',
  ])('the edge asks for the same file as the embedded run does for %s', (path) => {
    expect(atEdge(path).uri).toBe(`/console/${consoleFile(path)}`);
  });

  it('the edge leads the root to the console, and lets calls of the API through', () => {
    for (const path of ['/', '/console'])
      expect(atEdge(path)).toMatchObject({ statusCode: 302, headers: { location: { value: '/console/' } } });
    for (const path of ['/v1/claims', '/openapi.json', '/consoles/x']) expect(atEdge(path).uri).toBe(path);
  });

  it('the API gets the address of the viewer with a proof, whatever the viewer sent', () => {
    const { headers } = atEdge('/v1/claims', { 'makegood-viewer': { value: '192.0.2.1' }, accept: { value: '*/*' } });
    expect(headers).toEqual({ 'makegood-viewer': { value: '198.51.100.7' }, accept: { value: '*/*' } });
    const [made] = Object.values(template.findResources('AWS::CloudFront::Distribution')) as any[];
    const sent = made.Properties.DistributionConfig.Origins.map(({ OriginCustomHeaders }: any) => OriginCustomHeaders);
    expect(sent.filter(Boolean)).toEqual([[{ HeaderName: 'makegood-edge', HeaderValue: 'p'.repeat(64) }]]);
    // All headers of the viewer but the host.
    expect(made.Properties.DistributionConfig.DefaultCacheBehavior.OriginRequestPolicyId).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac');
  });

  it('the files are read by CloudFront alone, and every behaviour is under TLS', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
    template.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1);
    const [made] = Object.values(template.findResources('AWS::CloudFront::Distribution')) as any[];
    const { DefaultCacheBehavior, CacheBehaviors } = made.Properties.DistributionConfig;
    expect(CacheBehaviors.map((one: any) => [one.PathPattern, one.ViewerProtocolPolicy])).toEqual([
      ['/console/assets/*', 'redirect-to-https'],
      ['/console/*', 'redirect-to-https'],
    ]);
    expect(DefaultCacheBehavior).toMatchObject({
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    });
  });

  it('its answers have the policy and the headers of the embedded run, with the origin of the provider to call', () => {
    const policies = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy')).map(
      (made) => made.Properties.ResponseHeadersPolicyConfig,
    );
    expect(policies.length).toBe(2);
    for (const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } of policies) {
      const policy = security.ContentSecurityPolicy.ContentSecurityPolicy as string;
      expect(policy).toContain("connect-src 'self' https://login.example.com;");
      expect(policy).not.toContain('unsafe');
      const headers = Object.fromEntries(custom.Items.map(({ Header, Value }: any) => [Header, Value]));
      for (const name of ['cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy'] as const)
        expect(headers[name]).toBe(CONSOLE_HEADERS[name]);
      expect([consoleCache('assets/x'), consoleCache('index.html')]).toContain(headers['cache-control']);
      expect(security).toMatchObject({
        ContentTypeOptions: { Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
      });
    }
  });

  it('the settings of signing in are a file beside the page', () => {
    template.hasResourceProperties('Custom::CDKBucketDeployment', {
      DestinationBucketKeyPrefix: 'console',
      Prune: false,
      SourceBucketNames: Match.anyValue(),
    });
    const { files } = JSON.parse(readFileSync(join(outdir, 'Stack.assets.json'), 'utf8')) as {
      files: Record<string, { source: { path: string } }>;
    };
    const configs = Object.values(files).flatMap(({ source }) => {
      try {
        return [JSON.parse(readFileSync(join(outdir, source.path, 'config.json'), 'utf8')) as object];
      } catch {
        return [];
      }
    });
    expect(configs).toMatchObject([
      {
        signIn: 'openid',
        issuer: 'https://login.example.com/tenant',
        clientId: 'console-client',
        scopes: expect.stringMatching(/^openid .*claims:write/),
      },
    ]);
  });
});

it('the distribution and every function with a route share one secret, which no template has', () => {
  const app = new App({ outdir: join(folder, 'whole') });
  const storage = new MakegoodStorage(new Stack(app, 'Storage'), 'Storage', {});
  const service = new Stack(app, 'Service');
  new Makegood(service, 'Makegood', {
    ...storage,
    jwtIssuer: 'https://login.example.com/tenant',
    jwtAudiences: ['makegood'],
    vendorAccounts: [],
    console: { clientId: 'console-client', folder: join(folder, 'built') },
    bundleOf: () => join(folder, 'built'),
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  app.synth();
  const whole = Template.fromStack(service);
  const [made] = Object.values(whole.findResources('AWS::CloudFront::Distribution')) as any[];
  const [{ HeaderValue: proof }] = made.Properties.DistributionConfig.Origins.flatMap((origin: any) => origin.OriginCustomHeaders ?? []);
  expect(JSON.stringify(proof)).toMatch(/\{\{resolve:secretsmanager:.*SecretString/);
  const given = Object.values(whole.findResources('AWS::Lambda::Function')) as any[];
  const having = given.filter(({ Properties }) => Properties.Environment?.Variables.EDGE_PROOF !== undefined);
  for (const { Properties } of having) expect(Properties.Environment.Variables.EDGE_PROOF).toEqual(proof);
  expect(having.map(({ Properties }) => Properties.Description as string).sort()).toEqual(
    [...new Set((ROUTES as readonly Route[]).map((route) => FUNCTIONS[route.function].description))].sort(),
  );
});
