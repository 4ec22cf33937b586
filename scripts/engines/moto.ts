/** moto's server (Apache-2.0) with the table, keys, bucket, bus and queue of the templates, in place of the account. */
import { type ChildProcess, spawn } from 'node:child_process';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateEventBusCommand, EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { freePort } from '../../local/free-port.ts';
import type { Made, Synthesised } from './synthesised.ts';

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

interface Received {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
}

export class Moto {
  readonly url: string;
  /** By logical id of the template. */
  readonly made = new Map<string, Made>();
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.child = child;
    this.url = url;
  }

  static async start(program: string): Promise<Moto> {
    const port = await freePort();
    const child = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const moto = new Moto(child, `http://127.0.0.1:${port}`);
    for (let tries = 0; tries < 300; tries += 1) {
      if (
        await fetch(`${moto.url}/moto-api/data.json`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return moto;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('moto does not answer');
  }

  /** The environment of a process whose AWS is this. */
  get environment(): Record<string, string> {
    return { AWS_ENDPOINT_URL: this.url, AWS_REGION: REGION, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  }

  /** Makes what the functions use, with the properties of the templates. */
  async deploy(cloud: Synthesised, mailFrom: string): Promise<void> {
    const given = { endpoint: this.url, region: REGION, credentials: CREDENTIALS };
    const database = new DynamoDBClient(given);
    for (const [id, { Properties }] of cloud.ofType('AWS::DynamoDB::Table')) {
      const { AttributeDefinitions, KeySchema, BillingMode } = Properties!;
      await database.send(new CreateTableCommand({ TableName: 'makegood', AttributeDefinitions, KeySchema, BillingMode }));
      this.made.set(id, { ref: 'makegood', arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/makegood` });
    }
    const keys = new KMSClient(given);
    for (const [id, { Properties }] of cloud.ofType('AWS::KMS::Key')) {
      const { KeySpec, KeyUsage } = Properties!;
      const { KeyMetadata } = await keys.send(new CreateKeyCommand({ KeySpec, KeyUsage }));
      this.made.set(id, { ref: KeyMetadata!.KeyId!, arn: KeyMetadata!.Arn! });
    }
    const objects = new S3Client({ ...given, forcePathStyle: true });
    for (const [i, [id]] of cloud.ofType('AWS::S3::Bucket').entries()) {
      await objects.send(new CreateBucketCommand({ Bucket: `bucket-${i}` }));
      this.made.set(id, { ref: `bucket-${i}`, arn: `arn:aws:s3:::bucket-${i}` });
    }
    await new SESv2Client(given).send(new CreateEmailIdentityCommand({ EmailIdentity: mailFrom }));
    const bus = new EventBridgeClient(given);
    const [[busId]] = cloud.ofType('AWS::Events::EventBus') as [[string, unknown]];
    const { EventBusArn } = await bus.send(new CreateEventBusCommand({ Name: 'makegood' }));
    this.made.set(busId, { ref: 'makegood', arn: EventBusArn! });
    // One rule for all: what reads the queue applies the rules of the template.
    await this.sqs('CreateQueue', { QueueName: 'events' });
    await bus.send(new PutRuleCommand({ Name: 'all', EventBusName: 'makegood', EventPattern: JSON.stringify({ account: [ACCOUNT] }) }));
    const Arn = `arn:aws:sqs:${REGION}:${ACCOUNT}:events`;
    await bus.send(new PutTargetsCommand({ Rule: 'all', EventBusName: 'makegood', Targets: [{ Id: 'events', Arn }] }));
  }

  /** Puts a text on the queue. */
  async send(text: string): Promise<void> {
    await this.sqs('SendMessage', { QueueUrl: this.queue, MessageBody: text });
  }

  /** Takes everything from the queue. */
  async take(): Promise<{ readonly id: string; readonly body: string }[]> {
    const taken: { id: string; body: string }[] = [];
    for (;;) {
      const { Messages = [] } = await this.sqs<{ Messages?: Received[] }>('ReceiveMessage', {
        QueueUrl: this.queue,
        MaxNumberOfMessages: 10,
      });
      if (Messages.length === 0) return taken;
      for (const { MessageId: id, Body: body, ReceiptHandle } of Messages) {
        taken.push({ id, body });
        await this.sqs('DeleteMessage', { QueueUrl: this.queue, ReceiptHandle });
      }
    }
  }

  /** The mails that were sent by SES, as MIME texts. */
  async mails(): Promise<string[]> {
    const response = await fetch(`${this.url}/moto-api/data.json`);
    const { ses } = (await response.json()) as { ses: { RawMessage: { raw_data: string }[] } };
    return ses.RawMessage.map(({ raw_data }) => raw_data);
  }

  private get queue(): string {
    return `${this.url}/${ACCOUNT}/events`;
  }

  private async sqs<T = unknown>(action: string, body: object): Promise<T> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}`, authorization: signedFor('sqs') },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`SQS ${action}: ${response.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  }

  stop(): void {
    this.child.kill();
  }
}

/** Moto finds the service by it, and checks no signature. */
const signedFor = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=test/20261101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=none`;
