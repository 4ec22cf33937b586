/** Endpoints over stores in memory, with a clock that a test moves, a receiver that answers as a test says, and the handlers of all functions. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { HANDLERS } from '../../lambdas/handlers.ts';
import type { AllServices } from '../../lambdas/shared/services.ts';
import { type PostAnswer, PostError } from '../../lib/application/ports/endpoints.ts';
import type { PublishedEvent } from '../../lib/application/ports/publisher.ts';
import { DELIVERIES_REQUESTED } from '../../lib/declarations/endpoints.ts';
import { ROLES } from '../../lib/declarations/roles.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { at } from './facts.ts';
import { handlerServices } from './handler-services.ts';
import { memoryEndpoints } from './harness.ts';
import { MemoryClient } from './memory-client.ts';

export interface Posted {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: number;
}

export interface EndpointAnswer {
  readonly status: number;
  readonly body: any;
}

export const START = at('2026-11-05T00:00:00Z');

export class EndpointDesk {
  now = START;
  posted: Posted[] = [];
  published: PublishedEvent[] = [];
  /** What the receiver of a URL answers; a number is a status without a body, an error no answer. */
  answer: (url: string) => number | PostAnswer | Error = () => 204;
  /** What the stores of endpoints wrote. */
  readonly memory = new MemoryClient();
  readonly services: AllServices;

  constructor() {
    this.services = handlerServices({
      clock: () => this.now,
      endpoints: memoryEndpoints(this.memory),
      environment: { ...handlerServices().environment, API_URL: 'https://api.example' },
      publisher: { publish: (events) => Promise.resolve(void this.published.push(...events)) },
      poster: {
        post: (url, headers, body) => {
          this.posted.push({ url, headers, body: Buffer.from(body).toString('utf8'), at: this.now });
          const answer = this.answer(url);
          if (answer instanceof Error) return Promise.reject(new PostError(answer.message));
          return Promise.resolve(typeof answer === 'number' ? { status: answer, excerpt: '' } : answer);
        },
      },
    });
  }

  get stores() {
    return { ...this.services.stores, ...this.services.endpoints! };
  }

  async call(
    key: string,
    { name = '', id = '', body = {}, query = {}, vendor = undefined as string | undefined } = {},
  ): Promise<EndpointAnswer> {
    const event = {
      routeKey: key,
      headers: { 'content-type': 'application/json' },
      requestContext: {
        requestId: `r${this.now}-${this.posted.length}`,
        http: { sourceIp: '192.0.2.1' },
        authorizer: {
          jwt: {
            claims: { iss: 'i', sub: vendor ?? 'ada', scope: ROLES.administrator.join(' '), ...(vendor && { makegood_vendor: vendor }) },
          },
        },
      },
      pathParameters: { name, id },
      queryStringParameters: query,
      ...(!key.startsWith('GET ') && { body: JSON.stringify(body) }),
    } as unknown as APIGatewayProxyEventV2;
    const answer = (await HANDLERS['manage-endpoints'](() => this.services)(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: answer.statusCode!, body: JSON.parse(answer.body ?? 'null') };
  }

  /** @returns its secret. */
  async put(name: string, body: object = {}, vendor?: string): Promise<string> {
    const answer = await this.call('PUT /v1/endpoints/{name}', { name, body: { url: `https://${name}.example.com/`, ...body }, vendor });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.secret as string;
  }

  /** Hands an event to the function as its queue does. @returns how many messages come again. */
  async deliver(type: string, detail: object, time = formatInstant(this.now)): Promise<number> {
    const Records = [{ messageId: '1', body: JSON.stringify({ 'detail-type': type, time, detail }) }];
    return (await HANDLERS['deliver-events'](() => this.services)({ Records } as never)).batchItemFailures.length;
  }

  /** Hands on what was published for the function itself. */
  async deliverRequested(): Promise<void> {
    for (const { type, detail } of this.published.splice(0)) if (type === DELIVERIES_REQUESTED) await this.deliver(type, detail);
  }

  /** Moves the clock minute by minute, with a run of the schedule each minute. */
  async pass(minutes: number, every = 1): Promise<void> {
    for (let i = 0; i < minutes; i += every) {
      this.now += every * 60_000;
      await this.sweep();
    }
  }

  sweep(): Promise<unknown> {
    return HANDLERS['retry-deliveries'](() => this.services)();
  }

  async deliveries(name: string): Promise<any[]> {
    return (await this.call('GET /v1/endpoints/{name}/deliveries', { name })).body.items;
  }

  async endpoint(name: string): Promise<any> {
    return (await this.call('GET /v1/endpoints')).body.items.find((one: { name: string }) => one.name === name);
  }
}
