/** The front door of the bus: PutEvents, and for the embedded run the forwarding of events of AWS services. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { putEntries } from '../lib/adapters/eventbridge/put-entries.ts';
import { BUS_NAME } from '../lib/declarations/events.ts';
import type { Outgoing } from '../lib/sources/outgoing.ts';
import { CliError } from './cli-error.ts';

type ByBus = Outgoing & { readonly via: 'bus' };
type ByForward = Outgoing & { readonly via: 'forward' };

export interface BusSender {
  /** @returns what the bus refused, in words. */
  readonly putEvents: (entries: readonly ByBus[]) => Promise<string[]>;
  readonly forward: (event: ByForward) => Promise<void>;
}

/** A name, or an ARN. */
const BUS = /^(?:arn:aws[\w-]*:events:[\w-]+:\d{12}:event-bus\/)?[\w./-]{1,256}$/;

const isUrl = (bus: string | undefined): bus is string => bus !== undefined && /^https?:\/\//.test(bus);

/**
 * @param bus address of an embedded run, or name or ARN of a bus on AWS. @default the bus "makegood" of the AWS account of the environment
 * @param account access key id that stands for the sender's AWS account in the embedded run.
 */
export function senderFor(bus: string | undefined, account: string | undefined): BusSender {
  const endpoint = isUrl(bus) ? bus : undefined;
  if (bus !== undefined && (endpoint === undefined ? !BUS.test(bus) : !URL.canParse(bus)))
    throw new CliError(`--bus "${bus}" is neither an address (http://localhost:4570) nor the name or the ARN of a bus on AWS`, 2);
  const client = new EventBridgeClient({
    ...(endpoint !== undefined && { endpoint, region: 'local' }),
    // On AWS an account in a file has no effect: the account that signs the call is the sender.
    ...(endpoint !== undefined && account !== undefined && { credentials: { accessKeyId: account, secretAccessKey: 'unused' } }),
  });
  const name = bus === undefined || endpoint !== undefined ? BUS_NAME : bus;
  return {
    putEvents: (entries) => putEvents(client, name, entries).catch((error: unknown) => fail(error, endpoint)),
    forward: (event) => forward(event, endpoint, account),
  };
}

async function putEvents(client: EventBridgeClient, bus: string, outgoing: readonly ByBus[]): Promise<string[]> {
  const entries = outgoing.map(({ entry }) => ({
    ...entry,
    EventBusName: bus,
    Detail: typeof entry.Detail === 'string' ? entry.Detail : JSON.stringify(entry.Detail),
  }));
  return (await putEntries(client, entries)).map(({ entry, code, message }) => `${entry.DetailType}: ${code} ${message}`);
}

async function forward(event: ByForward, endpoint: string | undefined, account: string | undefined): Promise<void> {
  if (endpoint === undefined)
    throw new CliError(
      'events of AWS services reach the bus by a rule in their own account; only the embedded run takes them here (--bus)',
    );
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'x-amz-target': 'Makegood.ForwardEvents',
      authorization: `AWS4-HMAC-SHA256 Credential=${account ?? ''}/local`,
      'content-type': 'application/x-amz-json-1.1',
    },
    body: JSON.stringify({ Events: [event.event] }),
  });
  if (!response.ok) throw new CliError(`the bus refused an event: ${await response.text()}`);
}

const WHERE = `name one of the two:
  the embedded run (npm start):  --bus http://localhost:4570 --account <id of the sender's AWS account>
  a bus on AWS:                  set AWS_REGION and AWS_PROFILE (or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)`;

/** Says what to do where nothing can be sent. */
function fail(error: unknown, endpoint: string | undefined): never {
  const { name, message, code } = error as Error & { code?: string };
  if (message === 'Region is missing' || message.startsWith('Region not accepted'))
    throw new CliError(`the AWS region to send to is not set; ${WHERE}`);
  if (name === 'CredentialsProviderError' || /credential/i.test(name))
    throw new CliError(
      endpoint === undefined
        ? `there are no AWS credentials; ${WHERE}`
        : `nothing says whose events these are: add --account <id of the sender's AWS account>, or "account" to each event`,
    );
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    throw new CliError(`${endpoint ?? 'EventBridge'} does not answer; is it running (npm start), or did you mean another --bus?`);
  throw new CliError(`the bus took nothing: ${name} ${message}`);
}
