/** The bucket of seals: locked, by mode and time, so that who may write a seal cannot replace one. */
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { makegoodApp } from '../../../lib/infra/app.ts';
import { MakegoodStorage, SEAL_LOCKS } from '../../../lib/infra/storage.ts';

it.each([undefined, ...SEAL_LOCKS])('an object of the bucket is locked for ten years in the mode of the setting: %s', (sealLock) => {
  const stack = new Stack(new App(), 'Storage');
  new MakegoodStorage(stack, 'Storage', { ...(sealLock && { sealLock }) });
  Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: (sealLock ?? 'governance').toUpperCase(), Days: 3650 } },
    },
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
});

it('refuses an unknown mode with its name, before any resource is made', () => {
  const app = new App({ context: { 'makegood:sealLock': 'forever' } });
  expect(() => makegoodApp(app)).toThrow('"makegood:sealLock" is "forever"; write one of governance, compliance');
});
