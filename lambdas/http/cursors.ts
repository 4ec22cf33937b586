/**
 * Cursors as callers get them: compact JWE (`dir`, A256GCM) with the place in the listing inside. One is good for its listing, with its
 * filters, for its caller, and for a day. Each UTC month has a key of its own, which is made when it is first needed; another one, where what
 * encrypts it was replaced.
 */
import * as z from 'zod/mini';
import { EncryptJWT, type JWTDecryptResult, decodeProtectedHeader, errors, jwtDecrypt } from 'jose';
import { type CursorKeyStore, type DataKeys, ReplacedKeyError } from '../../lib/application/ports/cursor-keys.ts';
import { digestText } from '../../lib/application/evidence/digest.ts';
import { BadCursorError } from '../../lib/application/ports/listing.ts';
import { LIMITS } from '../../lib/declarations/limits.ts';
import { HOUR, formatInstant } from '../../lib/domain/time/instant.ts';
import { type HttpEvent, HttpProblem, callerKey, parseBody } from './http.ts';

const HEADER = { alg: 'dir', enc: 'A256GCM' } as const;
const VALID_MS = LIMITS.cursorHours.value * HOUR;

/** Filters that may differ from page to page. */
const FREE: ReadonlySet<string> = new Set(['cursor', 'limit']);

/** The id of a key: its month, and which of the month it is. */
const KEY_ID = /^(\d{4}-\d\d)(?:\.\d{1,3})?$/;
/** Keys of one month: what encrypts them is replaced by hand. */
const MAX_KEYS = 100;

const monthOf = (now: number): string => formatInstant(now).slice(0, 7);

const searchSchema = z.looseObject({ cursor: z.optional(z.string()) });

const isGet = ({ routeKey }: HttpEvent): boolean => routeKey.startsWith('GET ');

/** The filters of a listing: those of its query, or the body of a search, which does not name in its address what it looks for. */
function filtersOf(event: HttpEvent): Readonly<Record<string, unknown>> {
  return isGet(event) ? (event.queryStringParameters ?? {}) : parseBody(searchSchema, event);
}

/** The cursor of a request, and what puts a place where it was; undefined on the first page. */
export function cursorIn(event: HttpEvent): { readonly cursor: string; readonly replace: (place: string) => void } | undefined {
  const filters = filtersOf(event);
  const { cursor } = filters;
  if (typeof cursor !== 'string' || cursor === '') return undefined;
  return {
    cursor,
    replace: (place) => {
      if (isGet(event)) event.queryStringParameters = { ...event.queryStringParameters, cursor: place };
      else {
        event.body = JSON.stringify({ ...filters, cursor: place });
        event.isBase64Encoded = false;
      }
    },
  };
}

/** What a cursor is bound to, in a text of one length: the route, its path, its filters, and the caller. */
export function cursorAudience(event: HttpEvent): string {
  const filters = Object.entries(filtersOf(event)).filter(([name]) => !FREE.has(name));
  const sorted = (entries: [string, unknown][]): unknown[] => entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const path = Object.entries(event.pathParameters ?? {});
  return digestText(JSON.stringify([event.routeKey, sorted(path), sorted(filters), callerKey(event)]));
}

export class Cursors {
  private readonly store: CursorKeyStore;
  private readonly dataKeys: DataKeys;
  private readonly known = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(store: CursorKeyStore, dataKeys: DataKeys) {
    this.store = store;
    this.dataKeys = dataKeys;
  }

  /** @param place where the next page begins. @param now epoch ms. */
  async encrypt(place: string, audience: string, now: number): Promise<string> {
    const { kid, key } = await this.newest(monthOf(now));
    return new EncryptJWT({ place })
      .setProtectedHeader({ ...HEADER, kid })
      .setAudience(audience)
      .setExpirationTime(new Date(now + VALID_MS))
      .encrypt(key);
  }

  /** @throws BadCursorError for what is no cursor. @throws HttpProblem 400 for one of another request, and for one that has expired. */
  async decrypt(cursor: string, audience: string, now: number): Promise<string> {
    const { payload } = await this.opened(cursor, now);
    if (payload.aud !== audience)
      throw new HttpProblem(
        400,
        'bad-cursor',
        'the cursor is of another listing, of other filters or of another caller; send it with the query and the token that gave it, or begin again without one',
      );
    return String(payload.place);
  }

  private async opened(cursor: string, now: number): Promise<JWTDecryptResult> {
    try {
      const { kid = '' } = decodeProtectedHeader(cursor);
      const month = KEY_ID.exec(kid)?.[1];
      // The key of a month is good while a cursor of it is; what is older has expired.
      if (month !== undefined && month < monthOf(now - VALID_MS)) throw expired();
      const key = month === monthOf(now) || month === monthOf(now - VALID_MS) ? await this.key(kid) : undefined;
      if (!key) throw new BadCursorError('no key of this or the last month');
      return await jwtDecrypt(cursor, key, {
        keyManagementAlgorithms: [HEADER.alg],
        contentEncryptionAlgorithms: [HEADER.enc],
        requiredClaims: ['place', 'aud', 'exp'],
        currentDate: new Date(now),
      });
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw expired();
      if (error instanceof ReplacedKeyError) throw replaced();
      // What jose cannot read as a header is a TypeError.
      if (error instanceof errors.JOSEError || error instanceof TypeError) throw new BadCursorError('not encrypted here');
      throw error;
    }
  }

  /** The key under which cursors of a month are encrypted now, which is made where there is none. */
  private async newest(month: string): Promise<{ readonly kid: string; readonly key: Uint8Array }> {
    for (let n = 1; n <= MAX_KEYS; n += 1) {
      const kid = n === 1 ? month : `${month}.${n}`;
      try {
        return { kid, key: (await this.key(kid)) ?? (await this.make(kid)) };
      } catch (error) {
        if (!(error instanceof ReplacedKeyError)) throw error;
      }
    }
    throw new Error(`the key that encrypts keys of cursors was replaced ${MAX_KEYS} times in ${month}`);
  }

  /** A key by its id; undefined while nothing needed it. @throws ReplacedKeyError */
  private key(kid: string): Promise<Uint8Array | undefined> {
    const known = this.known.get(kid) ?? this.read(kid);
    this.known.set(kid, known);
    const forget = (key?: Uint8Array): void => void (key ?? this.known.delete(kid));
    known.then(forget, () => forget());
    return known;
  }

  private async read(kid: string): Promise<Uint8Array | undefined> {
    const encrypted = await this.store.get(kid);
    return encrypted && this.dataKeys.decrypt(encrypted);
  }

  private async make(kid: string): Promise<Uint8Array> {
    const { key, encrypted } = await this.dataKeys.make();
    // Another process may have made it just now: its key counts.
    return (await this.store.put(kid, encrypted)) ? key : (await this.key(kid))!;
  }
}

const expired = (): HttpProblem =>
  new HttpProblem(
    400,
    'cursor-expired',
    `a cursor is good for ${LIMITS.cursorHours.value} hours, and this one is older; begin again without one, or with \`updatedSince\` where the listing has it`,
  );

const replaced = (): HttpProblem =>
  new HttpProblem(
    400,
    'cursor-expired',
    'the key of cursors was replaced since the page that gave this one; begin again without one, or with `updatedSince` where the listing has it',
  );
