/** Connecting a webhook, from its address to its first accepted events. What the server has is shown again to each person who opens the address of a step. */
import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Wizard from '@cloudscape-design/components/wizard';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { isWebhookSource } from '../../../lib/sources/names.ts';
import { isWaiting } from '../../../lib/sources/waiting-mapping.ts';
import { useVendor } from '../api.ts';
import { Answer } from '../parts/answer.tsx';
import { monthsUntil } from '../parts/months.ts';
import { AcceptStep } from '../webhook/accept-step.tsx';
import { AddressStep } from '../webhook/address-step.tsx';
import { DeliveryStep } from '../webhook/delivery-step.tsx';
import { MappingStep } from '../webhook/mapping-step.tsx';
import { ToolStep, isChosen } from '../webhook/tool-step.tsx';
import { type Chosen, STEPS, type StoredSource, useChosen, useDeliveries, useEventsOf, useSource } from '../webhook/webhook-state.ts';
import { ZoneOfPage } from '../parts/zone-of-page.ts';
import { useZoneOfVendor } from '../parts/zone-of-vendor.ts';
import { useWebhookTexts } from '../text/catalogue.ts';

type Change = (to: Partial<Chosen>) => void;

export function WebhookPage(): ReactNode {
  const texts = useWebhookTexts();
  const [chosen, change] = useChosen();
  return (
    <ContentLayout header={<Header variant="h1">{texts.title}</Header>}>
      {isChosen(chosen) && chosen.step !== 'tool' ? (
        <Connecting key={`${chosen.vendor} ${chosen.source}`} chosen={chosen} change={change} />
      ) : (
        <ChoosingTool chosen={chosen} change={change} />
      )}
    </ContentLayout>
  );
}

function ChoosingTool({ chosen, change }: { readonly chosen: Chosen; readonly change: Change }): ReactNode {
  const texts = useWebhookTexts();
  const [draft, setDraft] = useState(chosen);
  const [isOwn, setIsOwn] = useState(chosen.source !== '' && !isWebhookSource(chosen.source));
  const [isTried, setIsTried] = useState(false);
  const next = (): void => {
    setIsTried(true);
    if (isChosen(draft) && isOwn !== isWebhookSource(draft.source)) change({ ...draft, step: 'address' });
  };
  const choose = (to: Partial<Chosen>): void => setDraft((before) => ({ ...before, ...to }));
  return (
    <Steps
      active={0}
      onStep={(step) => step > 0 && next()}
      contents={[<ToolStep key="tool" chosen={draft} change={choose} isOwn={isOwn} onOwn={setIsOwn} isTried={isTried} />]}
      description={texts.toolIntro}
    />
  );
}

/** From the second step on the server is asked for what it has of the webhook. */
function Connecting({ chosen, change }: { readonly chosen: Chosen; readonly change: Change }): ReactNode {
  const source = useSource(chosen.source);
  const vendor = useVendor(chosen.vendor);
  const zone = useZoneOfVendor(chosen.vendor);
  return (
    <Answer of={source}>
      {(stored) => (
        <Answer of={vendor}>
          {({ senders }) => {
            const keys = senders.find(({ webhook }) => webhook === chosen.source)?.keys ?? [];
            return (
              <ZoneOfPage value={zone}>
                <Connected chosen={chosen} change={change} stored={stored} count={keys.length} />
              </ZoneOfPage>
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}

interface ConnectedProps {
  readonly chosen: Chosen;
  readonly change: Change;
  readonly stored: StoredSource;
  readonly count: number;
}

function Connected({ chosen, change, stored, count }: ConnectedProps): ReactNode {
  const texts = useWebhookTexts();
  const { deliveries, error } = useDeliveries(chosen);
  const months = [...new Set([...deliveries.map(({ receivedAt }) => receivedAt.slice(0, 7)), ...monthsUntil(new Date()).slice(0, 2)])];
  const events = useEventsOf(chosen, months).data ?? [];
  const [isInUse, setIsInUse] = useState(true);
  const [fault, setFault] = useState<string>();
  const isWritten = stored.isBuiltIn || (stored.mapping !== undefined && !isWaiting(stored.mapping));
  const missing = [
    undefined,
    count === 0 ? texts.noAddress : undefined,
    deliveries.length + events.length === 0 ? texts.none : undefined,
    !isWritten ? texts.notActive : isInUse ? undefined : texts.changed,
    undefined,
  ];
  const active = STEPS.indexOf(chosen.step);
  const onStep = (to: number): void => {
    // What is missing is said at the step where it is missing.
    const stop = missing.findIndex((why, step) => step >= active && step < to && why !== undefined);
    setFault(stop < 0 ? undefined : missing[stop]);
    if (stop < 0) setIsInUse(true);
    change({ step: STEPS[stop < 0 ? to : stop]! });
  };
  return (
    <Steps
      active={active}
      onStep={onStep}
      fault={fault !== undefined && missing[active] !== undefined ? missing[active] : undefined}
      contents={[
        null,
        <AddressStep key="address" chosen={chosen} stored={stored} count={count} />,
        <DeliveryStep key="delivery" deliveries={deliveries} events={events} error={error} />,
        <MappingStep key="mapping" chosen={chosen} stored={stored} deliveries={deliveries} onText={setIsInUse} />,
        <AcceptStep key="accept" chosen={chosen} deliveries={deliveries} events={events} />,
      ]}
    />
  );
}

interface StepsProps {
  readonly active: number;
  readonly onStep: (step: number) => void;
  readonly contents: readonly ReactNode[];
  readonly description?: string;
  readonly fault?: string | undefined;
}

function Steps({ active, onStep, contents, description, fault }: StepsProps): ReactNode {
  const texts = useWebhookTexts();
  const navigate = useNavigate();
  const leave = (): void => void navigate('/senders');
  return (
    <Wizard
      activeStepIndex={active}
      onNavigate={({ detail }) => onStep(detail.requestedStepIndex)}
      onCancel={leave}
      onSubmit={leave}
      i18nStrings={{ cancelButton: texts.leave, previousButton: texts.back, nextButton: texts.next }}
      submitButtonText={texts.done}
      steps={STEPS.map((step, i) => ({
        title: texts.steps[step],
        ...(i === active && description !== undefined && { description }),
        content: i === active ? <StepContent fault={fault}>{contents[i]}</StepContent> : null,
      }))}
    />
  );
}

function StepContent({ fault, children }: { readonly fault: string | undefined; readonly children: ReactNode }): ReactNode {
  return (
    <>
      {fault !== undefined && <Alert type="error">{fault}</Alert>}
      {children}
    </>
  );
}
