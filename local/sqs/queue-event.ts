/** Messages of the bus as a queue hands them to a function. */
import type { SQSEvent } from 'aws-lambda';
import { OWN_ACCOUNT, REGION } from '../eventbridge/bus-event.ts';
import type { QueuedMessage } from '../eventbridge/bus.ts';

export const toQueueEvent = (batch: readonly QueuedMessage[]): SQSEvent => ({
  Records: batch.map((delivery) => ({
    messageId: delivery.id,
    receiptHandle: delivery.id,
    body: delivery.body,
    attributes: {
      ApproximateReceiveCount: String(delivery.receives),
      SentTimestamp: String(delivery.sentAt),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(delivery.sentAt),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${REGION}:${OWN_ACCOUNT}:ingest`,
    awsRegion: REGION,
  })),
});
