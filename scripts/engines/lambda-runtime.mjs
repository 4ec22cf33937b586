/** A process of a function, as Lambda keeps one: it loads the bundle once, and answers one event after another. Its clock is that of each event. */
import { createInterface } from 'node:readline';

let now = 0;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now);
    else super(...given);
  }
  static now() {
    return now;
  }
};
const { handler } = await import(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  const { at, event } = JSON.parse(line);
  now = at;
  const answer = await Promise.resolve(handler(event, { awsRequestId: 'request', getRemainingTimeInMillis: () => 60_000 })).then(
    (result) => ({ result: result ?? null }),
    (error) => ({ error: String(error?.stack ?? error) }),
  );
  process.send(answer);
}
