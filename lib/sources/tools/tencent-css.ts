/**
 * Tencent Cloud CSS (live) callbacks. `t` is the expiry of `sign`, not the instant of the event. `sign` is MD5(key + t) inside the body and is
 * valid for ten minutes, so that it is checked on arrival only. It covers nothing else of the body: it is a token, and no signature. An interruption by the broadcaster is no failure of the
 * vendor: `errcode` is passed on as an attribute, by which the contract can decide.
 */
import { createHash } from 'node:crypto';
import type { Mapping } from '../../schemas/mapping.ts';
import { parseJson } from '../json.ts';
import { fromMapping } from '../mapped.ts';
import { equal } from '../signature.ts';
import { type Source, textAt } from '../source.ts';

const mapping: Mapping = {
  source: 'tencent-css',
  note: 'tencent-css/<app>/<appname>/<stream> is the component.',
  cites: ['https://www.tencentcloud.com/document/product/267/38081'],
  facts: [
    {
      type: {
        of: 'event_type',
        map: { 0: 'service.down', 1: 'service.up', 321: 'service.degraded' },
        otherwise: { ignore: 'a callback that is no state of a stream' },
      },
      id: 'tcss:{sequence}|{event_type}',
      occurredAt: { from: 'event_time', format: 'epoch-seconds' },
      component: 'tencent-css/{app}/{appname}/{stream_id}',
      attributes: { errcode: 'errcode', errmsg: 'errmsg' },
    },
  ],
};

/** Longest life of a token, with some minutes for clocks. */
const MAX_AHEAD = 15 * 60;

export const tencentCss: Source = {
  ...fromMapping(mapping),
  hasToken(raw, secret, now) {
    let body: unknown;
    try {
      body = parseJson(raw);
    } catch {
      return false;
    }
    const [expires, sign] = [textAt(body, 't'), textAt(body, 'sign')];
    if (expires === undefined || sign === undefined || !/^\d{10}$/.test(expires)) return false;
    const ahead = Number(expires) - now / 1000;
    if (ahead < 0 || ahead > MAX_AHEAD) return false;
    return equal(
      sign,
      createHash('md5')
        .update(secret + expires, 'utf8')
        .digest('hex'),
    );
  },
};
