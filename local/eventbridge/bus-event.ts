/** An event as it is on the bus, and as a target gets it. */

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

/** The account that the embedded run itself has; no sender may use it. */
export const OWN_ACCOUNT = '000000000000';

export const REGION = 'local';
