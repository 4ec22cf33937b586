/**
 * `makegood/cdk`: Makegood as a construct for your own CDK app, with the code of its functions and its console inside the package.
 *
 *     import { Makegood, MakegoodStorage } from 'makegood/cdk';
 *     const { table, signingKey, sealBucket, evidenceBucket, secretKeys } = new MakegoodStorage(storageStack, 'Storage');
 *     new Makegood(serviceStack, 'Makegood', {
 *       table, signingKey, sealBucket, evidenceBucket, secretKeys, vendorAccounts: ['444455556666'], jwtIssuer, jwtAudiences: ['makegood'],
 *     });
 *
 * Put the storage in a stack of its own, with termination protection: it must outlive every deployment of the service.
 */
import { fileURLToPath } from 'node:url';
import type { Construct } from 'constructs';
import { Makegood as Service, type MakegoodProps as ServiceProps } from '../lib/infra/makegood.ts';

export { MakegoodStorage } from '../lib/infra/storage.ts';

export type MakegoodProps = Omit<ServiceProps, 'bundleOf'>;

/** The bus, the functions, the API, the audit and its schedule, the alarms. The table is given: see `MakegoodStorage`. */
export class Makegood extends Service {
  constructor(scope: Construct, id: string, props: MakegoodProps) {
    const within = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
    super(scope, id, {
      ...props,
      ...(props.console && { console: { folder: within('console'), ...props.console } }),
      bundleOf: (name) => within(`functions/${name}`),
    });
  }
}
