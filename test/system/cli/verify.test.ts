/** `makegood verify` with and without a key that its user trusts, against a running system. */
import { createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyFileSigner } from '../../../local/kms/key-file-signer.ts';
import { signDetached } from '../../../lib/application/signatures/sign-detached.ts';
import { signedRecord } from '../../../lib/application/signatures/signed-record.ts';
import { englishWords } from '../../support/english-words.ts';
import { runCommand } from '../../support/cli-run.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { temporaryFolder } from '../../support/harness.ts';

const folder = temporaryFolder();
const ID = 'live-streaming-network.2026-10';
const embedded = embeddedRun({ example: true });
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

let bundle: string;
let keys: string;
let kid: string;

beforeAll(async () => {
  bundle = file('bundle.json', (await runCommand(['bundle', ID, ...embedded.api])).out);
  const answer = await fetch(`${embedded.system.url}/v1/signing-keys`);
  const text = await answer.text();
  keys = file('keys.json', text);
  [{ kid }] = (JSON.parse(text) as { keys: [{ kid: string }] }).keys;
});

describe('makegood verify', () => {
  it('reports that a bundle without a trusted key was not checked against one', async () => {
    const { code, out } = await runCommand(['verify', bundle]);
    expect(code).toBe(0);
    expect(out).toContain(`OPEN    signature: not checked against a key you trust: it is signed by ${kid}`);
    expect(out).toContain('OPEN    the lines of the bridge: they need the bundle of revision 1 (--earlier)');
    expect(out).toContain('\nnot checked against a key you trust: every byte follows from the bundle: 16000.00 CNY');
  });

  it.each([
    ['de', 'OFFEN   Signatur: nicht mit einem Schlüssel geprüft', 'stimmt  jedes Byte der Abrechnung', '16.000,00 CNY'],
    ['zh', '未核 签名: ', '一致 ', '16,000.00 CNY'],
  ])('answers in %s without a word of English, and differs in that language too', async (language, open, agrees, total) => {
    const { code, out } = await runCommand(['verify', bundle, '--language', language]);
    expect(code).toBe(0);
    for (const wanted of [open, agrees, total]) expect(out).toContain(wanted);
    expect(englishWords(out)).toEqual([]);
    const forged = JSON.parse(readFileSync(bundle, 'utf8'));
    forged.issued.statement.total.amount = '17000.00';
    const wrong = await runCommand(['verify', file('forged.json', JSON.stringify(forged)), '--language', language]);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain(language === 'de' ? 'ergibt sich nicht' : '不能由其证据包得出');
    expect(englishWords(wrong.out.replaceAll(/^ {8}.*$/gm, ''))).toEqual([]);
  });

  it.each(['jwks', 'jwk', 'pem', 'fingerprint'])('takes a key as %s', async (form) => {
    const [first] = (JSON.parse(readFileSync(keys, 'utf8')) as { keys: [object] }).keys;
    const pem = createPublicKey({ key: first as never, format: 'jwk' }).export({ format: 'pem', type: 'spki' });
    const option: Readonly<Record<string, readonly string[]>> = {
      jwks: ['--key', keys],
      jwk: ['--key', file('key.json', JSON.stringify(first))],
      pem: ['--key', file('key.pem', String(pem))],
      fingerprint: ['--fingerprint', kid],
    };
    const { code, out } = await runCommand(['verify', bundle, ...option[form]!]);
    expect([code, out]).toEqual([0, expect.stringContaining(`agrees  signature: signed by the key that you trust, ${kid}`)]);
    expect(out).toContain('\nagrees: signed by the key that you trust, and every byte follows from the bundle: 16000.00 CNY');
  });

  it('compares the lines of the bridge with --earlier, and names a wrong file', async () => {
    const first = file('first.json', (await runCommand(['bundle', ID, '--revision', '1', ...embedded.api])).out);
    const { code, out } = await runCommand(['verify', bundle, '--earlier', first]);
    expect([code, out]).toEqual([0, expect.stringContaining('agrees  bridge from the revision before')]);
    const wrong = await runCommand(['verify', bundle, '--earlier', bundle]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining(`give ${ID} revision 1`)]);
  });

  it('refuses a bundle that is signed with another key, unsigned, or changed after signing', async () => {
    const whole = JSON.parse(readFileSync(bundle, 'utf8'));
    const theirs = keyFileSigner(join(folder, 'theirs'));
    const signed = { ...whole, signature: await signDetached(signedRecord(whole.issued), theirs) };
    const other = await runCommand(['verify', file('signed.json', JSON.stringify(signed)), '--key', keys]);
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('not checked against a key you trust')]);
    const { signature: _, ...unsigned } = whole;
    const none = await runCommand(['verify', file('unsigned.json', JSON.stringify(unsigned)), '--fingerprint', kid]);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('unsigned: not checked against a key you trust')]);
    const unknown = await runCommand(['verify', file('unsigned.json', JSON.stringify(unsigned))]);
    expect([unknown.code, unknown.out]).toEqual([0, expect.stringContaining('\nunsigned: every byte follows from the bundle')]);
    expect(unknown.out).not.toMatch(/^agrees:/m);
    const later = structuredClone(whole);
    later.issued.issuedAt = '2099-12-20T00:00:00.000Z';
    const touched = await runCommand(['verify', file('later.json', JSON.stringify(later))]);
    expect([touched.code, touched.err]).toEqual([1, expect.stringContaining('the signature is not one of this statement')]);
  });

  it.each([{}, [], { jws: 5 }, { jws: 'a..b' }, { jws: 'a..b', key: { kty: 'EC' } }, 'x'])(
    'says of a signature without the form of one that it is not one of the statement: %j',
    async (signature) => {
      const whole = { ...JSON.parse(readFileSync(bundle, 'utf8')), signature };
      const { code, err } = await runCommand(['verify', file('shapeless.json', JSON.stringify(whole))]);
      expect([code, err]).toEqual([1, expect.stringContaining('the signature is not one of this statement')]);
    },
  );

  it.each([
    ['a private key', '--key', () => join(dirname(embedded.system.tokenPath), 'statement-keys', '0001.json'), 'has a private key'],
    ['a file that is no key', '--key', () => file('text', 'hello'), 'is no key in PEM, and not JSON'],
    ['a key of another kind', '--key', () => file('rsa.json', '{"kty":"RSA","n":"AQAB","e":"AQAB"}'), 'an EC key of curve P-256'],
    ['an empty set', '--key', () => file('none.json', '{"keys":[]}'), 'has no key'],
    ['no fingerprint', '--fingerprint', () => 'abc', 'is no fingerprint'],
  ])('makegood verify refuses %s as a key', async (_, option, value, says) => {
    const { code, err } = await runCommand(['verify', bundle, option, value()]);
    expect([code > 0, err]).toEqual([true, expect.stringContaining(says)]);
  });
});
