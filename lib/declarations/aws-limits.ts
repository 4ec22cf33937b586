/**
 * Limits of AWS, each with its source and with the file of the embedded run that refuses past it with the error of AWS, in one table.
 * docs/reference/limits.md is made of it. test/integration/local/aws-limits.test.ts tries every row at its edge.
 */

import { AWS_FIGURES } from './aws-figures.ts';

/** One limit of an AWS service. */
export interface AwsLimit {
  readonly value: number;
  readonly unit: string;
  readonly service: string;
  /** What is limited. */
  readonly of: string;
  /** What AWS answers past it, and the embedded run too. */
  readonly past: string;
  /** The page of AWS that states it, under docs.aws.amazon.com unless it begins with a host; "measured": what AWS was seen to answer. */
  readonly source: string;
  /** The file of the embedded run that refuses past it. */
  readonly enforcedBy: `local/${string}.ts`;
}

const limit = <const L extends AwsLimit>(given: L): L => given;

const SFN = 'step-functions/latest/dg/service-quotas.html';
const LAMBDA = 'lambda/latest/dg/gettingstarted-limits.html';
const HTTP_API = 'apigateway/latest/developerguide/http-api-quotas.html';
const DYNAMO = 'amazondynamodb/latest/developerguide/ServiceQuotas.html';
const ONE_MB = 'aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb';

export const AWS_LIMITS = {
  stateBytes: limit({
    value: AWS_FIGURES.stateBytes,
    unit: 'bytes',
    service: 'Step Functions',
    of: 'the input or output of a task, a state or an execution, as UTF-8',
    past: 'the execution fails with `States.DataLimitExceeded`, which no retry and no catch takes',
    source: SFN,
    enforcedBy: 'local/step-functions/execution.ts',
  }),
  historyEvents: limit({
    value: AWS_FIGURES.historyEvents,
    unit: 'events',
    service: 'Step Functions',
    of: 'the history of a standard execution',
    past: 'the execution fails with `States.Runtime`',
    source: SFN,
    enforcedBy: 'local/step-functions/execution.ts',
  }),
  expressSeconds: limit({
    value: AWS_FIGURES.expressSeconds,
    unit: 's',
    service: 'Step Functions',
    of: 'an express execution, as each child of the map is',
    past: 'the child fails with `States.Timeout`',
    source: SFN,
    enforcedBy: 'local/step-functions/distributed-map.ts',
  }),
  putEntries: limit({
    value: AWS_FIGURES.putEntries,
    unit: 'entries',
    service: 'EventBridge',
    of: 'the entries of one PutEvents',
    past: '`ValidationException`; nothing is accepted',
    source: 'eventbridge/latest/APIReference/API_PutEvents.html',
    enforcedBy: 'local/eventbridge/put-events.ts',
  }),
  putBytes: limit({
    value: AWS_FIGURES.putBytes,
    unit: 'bytes',
    service: 'EventBridge',
    of: 'all entries of one PutEvents: 14 for a `Time`, and the UTF-8 of `Source`, `DetailType`, `Detail` and each of `Resources`',
    past: '`ValidationException`; nothing is accepted',
    source: `eventbridge/latest/userguide/eb-putevent-size.html; ${ONE_MB}`,
    enforcedBy: 'local/eventbridge/put-events.ts',
  }),
  messageBytes: limit({
    value: AWS_FIGURES.messageBytes,
    unit: 'bytes',
    service: 'SQS',
    of: 'a message, as UTF-8',
    past: 'the bus cannot hand the event to the queue: it goes to the dead letters at once',
    source: `AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html; ${ONE_MB}`,
    enforcedBy: 'local/eventbridge/bus.ts',
  }),
  requestBytes: limit({
    value: AWS_FIGURES.requestBytes,
    unit: 'bytes',
    service: 'Lambda',
    of: 'the event of an invocation that waits for its answer, as JSON',
    past: '`RequestTooLargeException`; the API answers 413',
    source: `${LAMBDA}; the 413: reported by others`,
    enforcedBy: 'local/lambda/invoke.ts',
  }),
  answerBytes: limit({
    value: AWS_FIGURES.answerBytes,
    unit: 'bytes',
    service: 'Lambda',
    of: 'the answer of an invocation, as JSON',
    past: '`Function.ResponseSizeTooLarge`; the API answers 500',
    source: `${LAMBDA}; the hundred bytes: measured`,
    enforcedBy: 'local/lambda/invoke.ts',
  }),
  asyncBytes: limit({
    value: AWS_FIGURES.asyncBytes,
    unit: 'bytes',
    service: 'Lambda',
    of: 'the event of an invocation that waits for no answer, as JSON',
    past: '`RequestTooLargeException`',
    source: `${LAMBDA}; ${ONE_MB}`,
    enforcedBy: 'local/lambda/invoke.ts',
  }),
  functionSeconds: limit({
    value: AWS_FIGURES.functionSeconds,
    unit: 's',
    service: 'Lambda',
    of: 'the time of an invocation; each function declares its own time-out, at most this one',
    past: '`Sandbox.Timedout`: the invocation fails',
    source: LAMBDA,
    enforcedBy: 'local/lambda/invoke.ts',
  }),
  httpBytes: limit({
    value: AWS_FIGURES.httpBytes,
    unit: 'bytes',
    service: 'API Gateway',
    of: 'the body of a request to an HTTP API',
    past: 'answered 413 `{"message":"Request Entity Too Large"}`',
    source: HTTP_API,
    enforcedBy: 'local/api-gateway/http-server.ts',
  }),
  httpLineBytes: limit({
    value: AWS_FIGURES.httpLineBytes,
    unit: 'bytes',
    service: 'API Gateway',
    of: 'the request line of a request to an HTTP API and the values of its headers together: a long token and a long address share it',
    past: 'answered 431 `{"message":"Request Header Fields Too Large"}`',
    source: `${HTTP_API}; the 431: reported by others`,
    enforcedBy: 'local/api-gateway/gateway.ts',
  }),
  httpSeconds: limit({
    value: AWS_FIGURES.httpSeconds,
    unit: 's',
    service: 'API Gateway',
    of: 'the time until an HTTP API has the answer of a function',
    past: 'answered 503 `{"message":"Service Unavailable"}`',
    source: HTTP_API,
    enforcedBy: 'local/api-gateway/gateway.ts',
  }),
  itemBytes: limit({
    value: AWS_FIGURES.itemBytes,
    unit: 'bytes',
    service: 'DynamoDB',
    of: 'an item, with the names of its attributes',
    past: '`ValidationException`: Item size has exceeded the maximum allowed size',
    source: DYNAMO,
    enforcedBy: 'local/dynamodb/item-limits.ts',
  }),
  partitionKeyBytes: limit({
    value: AWS_FIGURES.partitionKeyBytes,
    unit: 'bytes',
    service: 'DynamoDB',
    of: 'a partition key',
    past: '`ValidationException`: Size of hashkey has exceeded the maximum size limit',
    source: DYNAMO,
    enforcedBy: 'local/dynamodb/item-limits.ts',
  }),
  sortKeyBytes: limit({
    value: AWS_FIGURES.sortKeyBytes,
    unit: 'bytes',
    service: 'DynamoDB',
    of: 'a sort key',
    past: '`ValidationException`: Aggregated size of all range keys has exceeded the size limit',
    source: DYNAMO,
    enforcedBy: 'local/dynamodb/item-limits.ts',
  }),
  mailsPerSecond: limit({
    value: AWS_FIGURES.mailsPerSecond,
    unit: 'mails a second',
    service: 'SES',
    of: 'the sending rate that the functions stay within; that of an account is its own quota, and the embedded run takes the same',
    past: '`TooManyRequestsException`: Maximum sending rate exceeded; the event comes again',
    source: 'ses/latest/dg/manage-sending-quotas.html',
    enforcedBy: 'local/ses/sending-quota.ts',
  }),
} as const satisfies Readonly<Record<string, AwsLimit>>;
