/**
 * Notifies vendors on AWS of what was not taken: each refusal goes to the default bus of the sender's own account. That account must allow the account of Makegood to
 * put events there; what it does not take is dropped after a day, and stays in quarantine.
 */
import { Aws } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { NOT_REPLAYED, OWN_SOURCES } from '../declarations/events.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import type { BusReference } from './function.ts';

export interface RefusalsProps {
  readonly bus: BusReference;
  /** Accounts that get these events. */
  readonly accounts: readonly string[];
}

export class Refusals extends Construct {
  constructor(scope: Construct, id: string, { bus, accounts }: RefusalsProps) {
    super(scope, id);
    if (accounts.length === 0) return;
    const busOf = (account: string): string => `arn:${Aws.PARTITION}:events:${Aws.REGION}:${account}:event-bus/default`;
    // One for all accounts: a stack has 500 resources.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('events.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['events:PutEvents'], resources: accounts.map(busOf) }));
    for (const account of accounts) {
      const rule = new CfnRule(this, `Rule${account}`, {
        description: `Notifies account ${account} of its events that were not taken.`,
        eventBusName: bus.eventBusName,
        eventPattern: {
          ...NOT_REPLAYED,
          source: [OWN_SOURCES.evidence],
          'detail-type': ['event.quarantined.v1'],
          detail: { sender: [`aws:${account}`] },
        },
        targets: [{ id: 'sender', arn: busOf(account), roleArn: role.roleArn, retryPolicy: { maximumEventAgeInSeconds: 86_400 } }],
      });
      acknowledge(rule, 'Serverless-EventBusDLQ', 'What the account does not take stays in quarantine, where it can be read.');
    }
  }
}
