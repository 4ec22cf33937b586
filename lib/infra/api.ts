/** The HTTP API: the declared routes, a JWT authorizer with a scope per route, access logs, throttling. */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpApi, HttpMethod, HttpNoneAuthorizer, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../declarations/functions.ts';
import { RENAMED_ROUTES, namesOfScope } from '../declarations/renamed-routes.ts';
import { ROUTES, type Route, routeKey } from '../declarations/routes.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import type { DeclaredFunction } from './function.ts';

export interface ApiProps {
  readonly jwtIssuer: string;
  readonly jwtAudiences: readonly string[];
  readonly functions: Readonly<Partial<Record<FunctionName, DeclaredFunction>>>;
}

export class Api extends Construct {
  readonly api: HttpApi;
  readonly url: string;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'HttpApi', { description: 'Makegood', createDefaultStage: false });
    const logs = new LogGroup(this, 'AccessLogs', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
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
        new HttpLambdaIntegration(`Integration-${route.function}`, props.functions[route.function]!.function);
      integrations.set(route.function, integration);
      const routes = this.api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration,
        ...(route.scope === null
          ? { authorizer: new HttpNoneAuthorizer() }
          : { authorizer, authorizationScopes: [...namesOfScope(route.scope)] }),
      });
      if (route.scope === null)
        for (const made of routes) acknowledge(made, 'AwsSolutions-APIG4', `${routeKey(route)} is open on purpose: ${route.description}`);
    }
  }
}
