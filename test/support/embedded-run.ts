/** The embedded run for the tests of a file: started before the first, stopped after the last. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { type System, type SystemOptions, startSystem } from '../../local/system.ts';
import { temporaryFolder } from './harness.ts';
import { putExample } from './loaded-example.ts';

export interface EmbeddedRun {
  readonly system: System;
  /** May do everything. */
  readonly token: string;
  /** Puts events of the example's vendor on the bus, by their types, and lets them be recorded. @returns the answer. */
  put(events: readonly { readonly type: string; readonly detail: object }[]): Promise<unknown>;
  /** A request to the API with this token. */
  ask(method: string, path: string, headers?: Readonly<Record<string, string>>, body?: string): Promise<Response>;
  /** The options by which a command finds it. */
  readonly api: readonly [string, string, string, string];
}

/** Events of the example's vendor on the bus of a run, until they are recorded. @returns the answer */
export async function putEvents(system: System, events: readonly { readonly type: string; readonly detail: object }[]): Promise<unknown> {
  const entries = events.map(({ type, detail }) => ({
    EventBusName: 'makegood',
    Source: 'lumencast.noc',
    DetailType: type,
    Detail: JSON.stringify(detail),
  }));
  const sent = await fetch(system.url, {
    method: 'POST',
    headers: {
      'x-amz-target': 'AWSEvents.PutEvents',
      'content-type': 'application/x-amz-json-1.1',
      authorization: 'AWS4-HMAC-SHA256 Credential=444455556666/20261110/local/events/aws4_request',
    },
    body: JSON.stringify({ Entries: entries }),
  });
  await system.bus.drained();
  return sent.json();
}

/** The embedded run in an empty folder, from before the first test of the file; with what is in the example where that is asked for. */
export function embeddedRun({ example = false, ...options }: Partial<SystemOptions> & { readonly example?: boolean } = {}): EmbeddedRun {
  const folder = temporaryFolder();
  let system: System;
  const tokenOf = ({ tokenPath }: System): string => readFileSync(tokenPath, 'utf8').trim();
  beforeAll(async () => {
    if (example) await putExample(folder, options);
    system = await startSystem({ folder, port: 0, version: 'test', ...options });
  });
  afterAll(() => system.stop());
  return {
    get system() {
      return system;
    },
    get token() {
      return tokenOf(system);
    },
    put: (events) => putEvents(system, events),
    ask: (method, path, headers = {}, body) =>
      fetch(system.url + path, {
        method,
        headers: { authorization: `Bearer ${tokenOf(system)}`, ...headers },
        ...(body !== undefined && { body }),
      }),
    get api() {
      return ['--api', system.url, '--token', tokenOf(system)] as const;
    },
  };
}
