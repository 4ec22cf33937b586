/** Reads an event from the bus, with its envelope, where all of it is plain; JSON.parse and the schemas read any other. */
import { EventText } from '../schemas/event-text.ts';
import { UNUSUAL } from '../schemas/event-values.ts';
import { eventTypeOf } from '../schemas/event.ts';
import type { Reading } from '../schemas/event-body.ts';
import { CLOSE, COLON, COMMA, OPEN, type ExpectedBytes, expectedText } from '../schemas/text-window.ts';
import type { Envelope } from './source.ts';

/** The members of an envelope that are texts. */
const TEXTS = ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region'] as const;
const NEEDED = ['id', 'detail-type', 'source', 'account', 'time'] as const;

const [DETAIL, RESOURCES, NO_RESOURCES] = [expectedText('"detail"'), expectedText('"resources"'), expectedText('[]')];
const NAMES: readonly (readonly [(typeof TEXTS)[number], ExpectedBytes])[] = TEXTS.map((name) => [name, expectedText(`"${name}"`)]);

/** An event of a public type. */
export interface PlainEvent {
  readonly envelope: Omit<Envelope, 'detail'>;
  readonly reading: Reading;
}

class EnvelopeText extends EventText {
  readEvent(text: string): PlainEvent | undefined {
    const { bytes } = this;
    if (!this.open(text, 0, text.length)) return undefined;
    const envelope: Record<string, unknown> = {};
    let reading: Reading | undefined;
    let i = this.skip(0);
    if (bytes[i] !== OPEN) return undefined;
    do {
      i = this.skip(i + 1);
      const name = this.matches(i, DETAIL)
        ? 'detail'
        : this.matches(i, RESOURCES)
          ? 'resources'
          : NAMES.find(([, quoted]) => this.matches(i, quoted))?.[0];
      if (name === undefined || Object.hasOwn(envelope, name) || (name === 'detail' && reading)) return undefined;
      i = this.skip(i + name.length + 2);
      if (bytes[i] !== COLON) return undefined;
      i = this.skip(i + 1);
      if (name === 'resources') {
        if (!this.matches(i, NO_RESOURCES)) return undefined;
        envelope.resources = [];
        i += NO_RESOURCES.length;
      } else if (name === 'detail') {
        reading = this.detailAt(i, envelope['detail-type']);
        if (!reading) return undefined;
        i = this.end;
      } else {
        const end = this.endOfText(i);
        if (end === UNUSUAL) return undefined;
        envelope[name] = this.slice(i + 1, end);
        i = end + 1;
      }
      i = this.skip(i);
    } while (bytes[i] === COMMA);
    if (bytes[i] !== CLOSE || this.endOfLine(i + 1) !== text.length || !reading) return undefined;
    if (NEEDED.some((name) => envelope[name] === undefined)) return undefined;
    return { envelope: envelope as unknown as Omit<Envelope, 'detail'>, reading };
  }

  private detailAt(at: number, detailType: unknown): Reading | undefined {
    const type = typeof detailType === 'string' ? eventTypeOf(detailType) : undefined;
    return type !== undefined && this.read(at, type) !== undefined ? this.reading() : undefined;
  }
}

const shared = new EnvelopeText();

/** @param text the event as the queue delivers it. */
export const readPlainEvent = (text: string): PlainEvent | undefined => shared.readEvent(text);
