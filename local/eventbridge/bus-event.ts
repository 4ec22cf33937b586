/** An event as it is on the bus, and as a target gets it. */
import { REPLAY_NAME } from '../../lib/declarations/events.ts';

export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
  /** The detail's own text, as it was put: it is delivered unchanged. */
  readonly detailText?: string;
}

/** The event as a target gets it. */
export function textOf({ detail, detailText, ...envelope }: BusEvent): string {
  const head = JSON.stringify(envelope);
  return `${head.slice(0, -1)},"detail":${detailText ?? JSON.stringify(detail) ?? 'null'}}`;
}

const BEFORE = '{"receivedAt":"';
const BETWEEN = '","event":';
const INSTANT_LENGTH = '2026-10-14T02:12:42.000Z'.length;

const REPLAY_MARK = `{${JSON.stringify(REPLAY_NAME)}:`;

/** An event of the archive as a replay delivers it, with the name of the replay. A sender cannot add a member at the top level. */
export const replayedOf = ({ receivedAt, text }: ReceivedEvent, name: string): ReceivedEvent => ({
  receivedAt,
  text: `${REPLAY_MARK}${JSON.stringify(name)},${text.slice(1)}`,
});

/** Whether a replay delivered it: the archive has it already. */
export const isReplayed = ({ text }: ReceivedEvent): boolean => text.startsWith(REPLAY_MARK);

/** What the bus keeps of an event: when it was received, and its text as it came. */
export interface ReceivedEvent {
  readonly receivedAt: string;
  readonly text: string;
}

/** A message to a target. */
export const bodyOf = ({ receivedAt, text }: ReceivedEvent): string => `${BEFORE}${receivedAt}${BETWEEN}${text}}`;

/** The event of a message, unchanged. */
export const receivedOf = (body: string): ReceivedEvent => {
  const end = BEFORE.length + INSTANT_LENGTH;
  return { receivedAt: body.slice(BEFORE.length, end), text: body.slice(end + BETWEEN.length, -1) };
};

/** The account that the embedded run itself has; no sender may use it. */
export const OWN_ACCOUNT = '000000000000';

export const REGION = 'local';
