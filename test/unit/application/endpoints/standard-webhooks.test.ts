/** Signatures against the vector that the reference libraries of Standard Webhooks publish, and against a verifier of another hand. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newSecret, webhookHeaders } from '../../../../lib/application/endpoints/standard-webhooks.ts';

/** As a receiver checks: from the headers alone, over the bytes that came. */
function verifies(secret: string, headers: Record<string, string>, body: Uint8Array): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = Buffer.concat([Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.`), body]);
  const expected = createHmac('sha256', key).update(signed).digest();
  return headers['webhook-signature']!.split(' ').some((one) => {
    const given = Buffer.from(one.replace('v1,', ''), 'base64');
    return one.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

describe('the signature of a delivery', () => {
  it('is that of the published test vector of the specification', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const body = Buffer.from('{"test": 2432232314}');
    expect(webhookHeaders([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330_000, body)).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is one for each secret, and is good for these bytes, this id and this second alone', () => {
    const [first, second, other] = [newSecret(), newSecret(), newSecret()];
    const body = Buffer.from('{"title":"Vorübergehend 停机"}');
    const headers = webhookHeaders([first, second], 'msg_1', 1_800_000_000_999, body);
    expect(headers['webhook-signature']!.split(' ')).toHaveLength(2);
    expect([first, second, other].map((secret) => verifies(secret, headers, body))).toEqual([true, true, false]);
    expect(verifies(first, headers, Buffer.concat([body, Buffer.from(' ')]))).toBe(false);
    expect(verifies(first, { ...headers, 'webhook-id': 'msg_2' }, body)).toBe(false);
    expect(verifies(first, { ...headers, 'webhook-timestamp': '1800000001' }, body)).toBe(false);
  });

  it('rests on a new random secret of 256 bits for each endpoint', () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
  });
});
