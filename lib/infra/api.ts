/** The HTTP API: the declared routes, a JWT authorizer with a scope per route, access logs, throttling. */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type CorsPreflightOptions,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../declarations/functions.ts';
import { CORS } from '../declarations/cors.ts';
import { RENAMED_ROUTES } from '../declarations/renamed-routes.ts';
import { ROUTES, type Route, routeKey } from '../declarations/routes.ts';
import { type TokenSettings, gatewayScopes } from '../declarations/tokens.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import type { DeclaredFunction } from './function.ts';

export interface ApiProps {
  readonly jwtIssuer: string;
  readonly jwtAudiences: readonly string[];
  readonly tokens: TokenSettings;
  /** Origins of pages that may call the API. */
  readonly corsOrigins: readonly string[];
  readonly logRetention: RetentionDays;
  readonly functions: Readonly<Partial<Record<FunctionName, DeclaredFunction>>>;
}

export class Api extends Construct {
  readonly api: HttpApi;
  readonly url: string;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'HttpApi', { description: 'Makegood', createDefaultStage: false, ...corsOf(props.corsOrigins) });
    const logs = new LogGroup(this, 'AccessLogs', { retention: props.logRetention, removalPolicy: RemovalPolicy.DESTROY });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            ip: '$context.identity.sourceIp',
            time: '$context.requestTime',
            route: '$context.routeKey',
            status: '$context.status',
            length: '$context.responseLength',
            latency: '$context.responseLatency',
            error: '$context.authorizer.error',
          }),
        ),
      },
    });
    (stage.node.defaultChild as CfnStage).defaultRouteSettings = {
      throttlingRateLimit: 200,
      throttlingBurstLimit: 400,
      detailedMetricsEnabled: true,
    };
    this.url = `https://${this.api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`;
    const authorizer = new HttpJwtAuthorizer('Jwt', props.jwtIssuer, { jwtAudience: [...props.jwtAudiences] });
    const integrations = new Map<string, HttpLambdaIntegration>();
    for (const route of [...(ROUTES as readonly Route[]), ...RENAMED_ROUTES]) {
      const integration =
        integrations.get(route.function) ??
        // One permission for a function and not one for each of its routes: a stack has 500 resources.
        new HttpLambdaIntegration(`Integration-${route.function}`, props.functions[route.function]!.function, {
          scopePermissionToRoute: false,
        });
      integrations.set(route.function, integration);
      const scopes = gatewayScopes(route, props.tokens);
      const routes = this.api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration,
        ...(route.scope === null
          ? { authorizer: new HttpNoneAuthorizer() }
          : { authorizer, ...(scopes && { authorizationScopes: [...scopes] }) }),
      });
      if (route.scope === null)
        for (const made of routes) acknowledge(made, 'AwsSolutions-APIG4', `${routeKey(route)} is open on purpose: ${route.description}`);
    }
  }
}

/** No credentials: a page sends its token in a header, and no cookie counts. */
function corsOf(origins: readonly string[]): { corsPreflight: CorsPreflightOptions } | undefined {
  if (origins.length === 0) return undefined;
  const { headers, exposed, maxAgeSeconds } = CORS;
  return {
    corsPreflight: {
      allowOrigins: [...origins],
      allowMethods: [...new Set((ROUTES as readonly Route[]).map(({ method }) => CorsHttpMethod[method]))],
      allowHeaders: [...headers],
      exposeHeaders: [...exposed],
      maxAge: Duration.seconds(maxAgeSeconds),
    },
  };
}
