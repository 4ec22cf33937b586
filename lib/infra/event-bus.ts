/** The bus: its archive for replay, and a policy that lets each vendor's account put events, but not in our own name. */
import { Aws, Duration } from 'aws-cdk-lib';
import { Archive, CfnEventBusPolicy, EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { BUS_NAME } from '../declarations/events.ts';

export interface MakegoodBusProps {
  readonly vendorAccounts: readonly string[];
  readonly archiveDays: number;
}

export class MakegoodBus extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, props: MakegoodBusProps) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: BUS_NAME });
    new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      eventPattern: { account: [Aws.ACCOUNT_ID, ...props.vendorAccounts] },
      retention: Duration.days(props.archiveDays),
      description: 'All evidence as it came, for replay.',
    });
    for (const account of props.vendorAccounts) {
      new CfnEventBusPolicy(this, `Vendor${account}`, {
        eventBusName: this.bus.eventBusName,
        statementId: `vendor-${account}`,
        statement: {
          Effect: 'Allow',
          Principal: { AWS: `arn:${Aws.PARTITION}:iam::${account}:root` },
          Action: 'events:PutEvents',
          Resource: this.bus.eventBusArn,
          Condition: { 'ForAllValues:StringNotLike': { 'events:source': ['makegood.*'] } },
        },
      });
    }
  }
}
