/** Hands a listing the place that the caller's cursor stands for, and the caller a cursor for the place where the next page begins. */
import type { DataKeys } from '../../../lib/application/ports/cursor-keys.ts';
import type { PagingServices } from '../../shared/services.ts';
import { Cursors, cursorAudience, cursorIn } from '../cursors.ts';
import { type HttpEvent, json } from '../http.ts';
import { type HttpMiddleware, declaredRoute } from './middleware.ts';

export const cursors = (given: () => PagingServices): HttpMiddleware => {
  let kept: { readonly of: DataKeys; readonly cursors: Cursors } | undefined;
  const ours = (): Cursors => {
    const { stores, dataKeys } = given();
    if (kept?.of !== dataKeys) kept = { of: dataKeys, cursors: new Cursors(stores.cursorKeys, dataKeys) };
    return kept.cursors;
  };
  /** Of the request as it came. */
  const audiences = new WeakMap<HttpEvent, string>();
  return {
    before: async (request) => {
      const { event } = request;
      if (!declaredRoute(request)?.lists) return;
      const audience = cursorAudience(event);
      audiences.set(event, audience);
      const asked = cursorIn(event);
      if (asked) asked.replace(await ours().decrypt(asked.cursor, audience, given().clock()));
    },
    after: async (request) => {
      const { page, ...result } = request.response ?? {};
      if (!page) return;
      const { cursor, ...rest } = page;
      const audience = audiences.get(request.event);
      if (audience === undefined) throw new Error(`${request.event.routeKey} is not declared as a listing`);
      const next = cursor === undefined ? {} : { cursor: await ours().encrypt(cursor, audience, given().clock()) };
      request.response = { ...result, ...json(200, { ...rest, ...next }) };
    },
  };
};
