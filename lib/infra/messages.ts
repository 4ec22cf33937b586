/** Messages by mail: the events of which they are made, a queue, the function that sends by SES, and dead letters. */
import { Annotations, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FUNCTIONS } from '../declarations/functions.ts';
import { MAIL } from '../declarations/messages.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import { QUEUE, deadLetterQueue } from './dead-letters.ts';
import { feedQueue } from './endpoints.ts';
import type { BusReference, DeclaredFunction } from './function.ts';

export interface MessagesProps {
  readonly bus: BusReference;
  readonly send: DeclaredFunction;
  /** The address that mails are from; its domain, or itself, is a verified identity of SES in this region. Absent: no mail is sent. */
  readonly mailFrom?: string | undefined;
  /** Where the console is, with its path. */
  readonly consoleUrl?: string | undefined;
}

const ADDRESS = /^[^\s@<>"(),:;]+@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})$/i;

/** @throws when the setting is no address. */
function domainOf(mailFrom: string): string {
  const domain = ADDRESS.exec(mailFrom)?.[1];
  if (domain === undefined)
    throw new Error(`the setting "mailFrom" is ${JSON.stringify(mailFrom)}; write an e-mail address as "sla@example.com", without a name`);
  return domain.toLowerCase();
}

export class Messages extends Construct {
  /** Absent where no mail is sent. */
  readonly deadLetters?: Queue;
  readonly ruleDeadLetters?: Queue;

  constructor(scope: Construct, id: string, { bus, send, mailFrom, consoleUrl }: MessagesProps) {
    super(scope, id);
    if (mailFrom === undefined) {
      Annotations.of(this).addInfo('No message is sent by mail: there is no setting "makegood:mailFrom" (docs/how-to/messages.md).');
      return;
    }
    const domain = domainOf(mailFrom);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.ruleDeadLetters = deadLetterQueue(this, 'RuleDeadLetters');
    const queue = new Queue(this, 'Queue', {
      ...QUEUE,
      visibilityTimeout: Duration.seconds(FUNCTIONS['send-messages'].timeoutSeconds * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAIL.maxReceives },
    });
    send.function.addEventSource(
      new SqsEventSource(queue, { batchSize: MAIL.batchSize, reportBatchItemFailures: true, maxConcurrency: MAIL.instances }),
    );
    acknowledge(
      send.function,
      'Serverless-LambdaEventSourceMappingDestination',
      'An event whose mails cannot be sent goes to the queue’s own dead-letter queue.',
    );
    send.function.addEnvironment('MAIL_FROM', mailFrom);
    if (consoleUrl !== undefined) send.function.addEnvironment('CONSOLE_URL', consoleUrl);
    this.allowSending(send, mailFrom, domain);
    feedQueue(this, 'ToPeople', 'message-queue', queue, this.ruleDeadLetters, bus);
  }

  /** By the identity of the domain or of the address, and from this address alone. */
  private allowSending(send: DeclaredFunction, mailFrom: string, domain: string): void {
    send.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [domain, mailFrom].map((resourceName) =>
          Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName }),
        ),
        conditions: { StringEquals: { 'ses:FromAddress': mailFrom } },
      }),
    );
  }
}
