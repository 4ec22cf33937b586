/** An issued revision is signed once; a bundle that an attacker made does not pass for it. */
import { generateKeyPairSync } from 'node:crypto';
import { FlattenedSign, exportJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyFileSigner } from '../../../../local/kms/key-file-signer.ts';
import { bundleFile, textOf } from '../../../../lib/application/evidence/evidence-bundle.ts';
import { digestText } from '../../../../lib/application/evidence/digest.ts';
import type { PublicKey, Signature, Signer } from '../../../../lib/application/ports/signer.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { checkSignature } from '../../../../lib/application/signatures/check-signature.ts';
import { isSignedBy } from '../../../../lib/application/signatures/check-jws.ts';
import { fingerprintOf, publicKeyOf } from '../../../../lib/application/signatures/public-key.ts';
import { signDetached } from '../../../../lib/application/signatures/sign-detached.ts';
import { signedRecord } from '../../../../lib/application/signatures/signed-record.ts';
import { storesForVendor } from '../../../../lib/application/statements/vendor-stores.ts';
import { type Bundle, notChecked, readStatementBundle, verifyBundle } from '../../../../lib/application/statements/verify-statement.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { canonicalJson } from '../../../../lib/domain/statement/statement.ts';
import { evidenceText } from '../../../../lib/domain/evidence/evidence-text.ts';
import { readAgain } from '../../../../lib/schemas/contract.ts';
import { fromStoredFact } from '../../../../lib/schemas/stored-fact.ts';
import { temporaryFolder } from '../../../support/harness.ts';
import { issuedExample } from '../../../support/issued.ts';

const CONTRACT = 'live-streaming-network';

const bundleIn = async (stores: Stores, revision: number): Promise<Bundle> => {
  const issued = (await stores.statements.revision(CONTRACT, '2026-10', revision))!;
  return readStatementBundle(JSON.parse((await bundleFile(issued, stores))!))!;
};

let stores: Stores;
let signer: Signer;
let own: PublicKey;
let bundle: Bundle;

beforeAll(async () => {
  signer = keyFileSigner(temporaryFolder());
  own = await signer.publicKey();
  ({ stores } = await issuedExample(undefined, signer));
  bundle = await bundleIn(stores, 2);
});

const trusting = (...keys: PublicKey[]) => ({ keys, fingerprints: [] });

/** What an attacker does: other evidence, the statement computed anew, every digest replaced. */
function forged(): Bundle {
  const copy = structuredClone(bundle) as any;
  const up = copy.evidence.facts.find((fact: any) => fact.type === 'service.up' && fact.component === 'line-1');
  up.occurredAt = new Date(Date.parse(up.occurredAt) + 2 * DAY).toISOString();
  const { checked } = readAgain(structuredClone(copy.evidence.contract));
  const facts = copy.evidence.facts.map((stored: any) => fromStoredFact(structuredClone(stored)));
  const earlier = new Map(Object.entries(copy.evidence.earlier)) as never;
  const assessed = assess(checked!, facts, '2026-10', { reasons: true, earlier }) as any;
  copy.issued.statement = assessed.statement;
  copy.issued.digests = {
    ...copy.issued.digests,
    evidence: digestText(evidenceText(assessed.evidence())),
    statement: digestText(canonicalJson(assessed.statement)),
    bundle: digestText(textOf(copy.evidence)),
  };
  // Issued as a first revision: a bridge would have to be computed too.
  delete copy.issued.bridge;
  Object.assign(copy.issued, { revision: 1, earlier: [] });
  return copy as Bundle;
}

describe('a signed statement', () => {
  it('is signed by the key of the audit, in every revision', async () => {
    for (const revision of [1, 2]) {
      const { issued, signature } = await bundleIn(stores, revision);
      expect(await checkSignature(signedRecord(issued), signature, trusting(own))).toEqual({ state: 'trusted', fingerprint: own.kid });
      expect(await checkSignature(signedRecord(issued), signature, { keys: [], fingerprints: [own.kid] })).toMatchObject({
        state: 'trusted',
      });
    }
    expect(await stores.signingKeys.all()).toEqual([own]);
  });

  it('keeps the first signature when it is announced twice', async () => {
    const { issued, signature } = bundle;
    await stores.statements.sign(issued, { whole: { ...signature!, jws: 'another' } });
    expect(await stores.statements.signature(issued)).toEqual(signature);
  });

  it("has a second signature for its vendor's view, where the view has digests of its own", async () => {
    const signed = await issuedExample((document) => (document.order['cost-centre'] = 'CC-1'), signer);
    const seen = (await storesForVendor(signed.stores).statements.revision(CONTRACT, '2026-10', 2))!;
    const signature = await storesForVendor(signed.stores).statements.signature(seen);
    expect(seen.withheld).toEqual(['cost-centre']);
    expect(await checkSignature(signedRecord(seen), signature, trusting(own))).toMatchObject({ state: 'trusted' });
    expect(await checkSignature(signedRecord(signed.revisions[1]), signature, trusting(own))).toMatchObject({ state: 'wrong' });
  });

  it('covers revision, issue instant, bridge, warnings, every digest and every earlier revision', async () => {
    const changes: Readonly<Record<string, (issued: any) => void>> = {
      revision: (issued) => (issued.revision = 3),
      instant: (issued) => (issued.issuedAt = '2026-11-09T00:00:00.000Z'),
      bridge: (issued) => (issued.bridge.difference.amount = '1.00'),
      cause: (issued) => (issued.bridge.causes = [{ cause: 'recalculated' }]),
      warning: (issued) => issued.warnings.push({ code: 'x', severity: 'warning', path: '', message: '' }),
      contract: (issued) => (issued.digests.contract = '0'.repeat(64)),
      evidence: (issued) => (issued.digests.evidence = '0'.repeat(64)),
      statement: (issued) => (issued.digests.statement = '0'.repeat(64)),
      bundle: (issued) => (issued.digests.bundle = '0'.repeat(64)),
      earlier: (issued) => (issued.earlier[0].digest = '0'.repeat(64)),
      total: (issued) => (issued.statement.total.amount = '1.00'),
      further: (issued) => (issued.further = true),
    };
    for (const [what, change] of Object.entries(changes)) {
      const issued = structuredClone(bundle.issued);
      change(issued);
      expect([what, (await checkSignature(signedRecord(issued), bundle.signature, trusting(own))).state]).toEqual([what, 'wrong']);
    }
  });
});

describe('a bundle that an attacker made', () => {
  it('agrees with itself, but is not signed by a key that the reader trusts', async () => {
    const theirs = keyFileSigner(temporaryFolder());
    const copy = forged();
    const signed = { ...copy, signature: await signDetached(signedRecord(copy.issued), theirs) };
    expect(verifyBundle(signed).filter(({ agrees }) => !agrees)).toEqual([]);
    expect(signed.issued.statement.total).not.toEqual(bundle.issued.statement.total);
    const fingerprint = (await theirs.publicKey()).kid;
    for (const trust of [trusting(), trusting(own), { keys: [], fingerprints: [own.kid] }])
      expect(await checkSignature(signedRecord(signed.issued), signed.signature, trust)).toEqual({ state: 'untrusted', fingerprint });
    expect(notChecked(signed, undefined, 'untrusted')[0]!.what).toContain('who issued it');
  });

  it('is refused with the signature of the original bundle', async () => {
    const copy = forged();
    expect(await checkSignature(signedRecord(copy.issued), bundle.signature, trusting(own))).toMatchObject({ state: 'wrong' });
    expect(await checkSignature(signedRecord(copy.issued), undefined, trusting(own))).toEqual({ state: 'unsigned' });
  });

  it('is refused when the trusted fingerprint is written beside another key', async () => {
    const theirs = keyFileSigner(temporaryFolder());
    const copy = forged();
    const signed = await signDetached(signedRecord(copy.issued), theirs);
    const dressed: Signature = { ...signed, key: { ...signed.key, kid: own.kid } };
    expect(await checkSignature(signedRecord(copy.issued), dressed, { keys: [], fingerprints: [own.kid] })).toMatchObject({
      state: 'untrusted',
    });
    const swapped: Signature = { ...signed, key: own };
    expect(await checkSignature(signedRecord(copy.issued), swapped, { keys: [], fingerprints: [own.kid] })).toMatchObject({
      state: 'wrong',
    });
  });

  it('differs where its revision, issue instant or bridge contradict each other', () => {
    const differing = (change: (issued: any) => void): string[] => {
      const copy = structuredClone(bundle);
      change(copy.issued);
      return verifyBundle(copy)
        .filter(({ agrees }) => !agrees)
        .map(({ what }) => what);
    };
    expect(differing((issued) => (issued.revision = 3))).toEqual([
      'revision, counted from those before it',
      'bridge: its revision, its total and the sum of its lines',
    ]);
    expect(differing((issued) => (issued.issuedAt = '2026-10-15T00:00:00.000Z'))).toEqual([
      'issue instant, after the period and after the revision before',
    ]);
    expect(differing((issued) => (issued.bridge.after.amount = '0.01'))).toEqual([
      'bridge: its revision, its total and the sum of its lines',
    ]);
    expect(differing((issued) => delete issued.bridge)).toEqual(['bridge: its revision, its total and the sum of its lines']);
  });
});

describe('a detached JWS', () => {
  it('equals that of jose for the same key and text', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = publicKeyOf(await exportJWK(publicKey));
    const { protected: header, signature } = await new FlattenedSign(Buffer.from('a text. With a dot'))
      .setProtectedHeader({ alg: 'ES256', b64: false, crit: ['b64'] })
      .sign(privateKey);
    const jws = `${header}..${signature}`;
    expect(await isSignedBy(jwk, jws, 'a text. With a dot')).toBe(true);
    expect(await isSignedBy(jwk, jws, 'a text. With a dot.')).toBe(false);
  });

  it('of another form, algorithm or key is refused', async () => {
    const text = 'a text';
    const { jws } = await signDetached(text, signer);
    const [header, , signature] = jws.split('.') as [string, string, string];
    const other = keyFileSigner(temporaryFolder());
    expect(await isSignedBy(own, jws, text)).toBe(true);
    expect(await isSignedBy(await other.publicKey(), jws, text)).toBe(false);
    for (const bad of [
      `${header}.${Buffer.from(text).toString('base64url')}.${signature}`,
      `${header}..`,
      `${header}.${signature}`,
      `${jws}.x`,
      '',
    ])
      expect(await isSignedBy(own, bad, text)).toBe(false);
    const none = Buffer.from(JSON.stringify({ alg: 'none', b64: false, crit: ['b64'] })).toString('base64url');
    expect(await isSignedBy(own, `${none}..${signature}`, text)).toBe(false);
    const encoded = Buffer.from(JSON.stringify({ alg: 'ES256' })).toString('base64url');
    const bytes = await signer.sign(Buffer.from(`${encoded}.${Buffer.from(text).toString('base64url')}`));
    expect(await isSignedBy(own, `${encoded}..${Buffer.from(bytes).toString('base64url')}`, text)).toBe(false);
  });
});

describe('a folder of keys', () => {
  it('signs with the same key after a restart, and with a new one after a rotation', async () => {
    const folder = temporaryFolder();
    const [first, again, rotated] = [keyFileSigner(folder), keyFileSigner(folder), keyFileSigner(folder, true)];
    const ids = await Promise.all([first, again, rotated].map(async (one) => (await one.publicKey()).kid));
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
    expect((await keyFileSigner(folder).publicKey()).kid).toBe(ids[2]);
    expect(fingerprintOf(await rotated.publicKey())).toBe(ids[2]);
  });
});

describe('RFC 8785', () => {
  it('sorts by UTF-16, writes numbers as ECMAScript does, and escapes only what must be escaped', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect([...canonicalJson(value).matchAll(/:(\d)/g)].map(([, n]) => Number(n))).toEqual([2, 4, 6, 7, 1, 5, 3]);
    expect(canonicalJson({ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27], string: '\u20ac$\u000f\nA\'B"\\\\"/' })).toBe(
      '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });
});
