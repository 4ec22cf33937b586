/** What may be done with an endpoint as it stands. What the API would refuse is not offered. */
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { OVERLAP_HOURS } from '../../../lib/declarations/endpoints.ts';
import { errorIssue } from '../../../lib/domain/issue.ts';
import { useApi } from '../api.ts';
import { FormModal } from '../parts/form-modal.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useSubmission } from '../parts/use-submission.ts';
import { useEndpointsTexts } from '../text/catalogue.ts';
import { EndpointForm } from './endpoint-form.tsx';
import type { Done } from './secret-shown.tsx';
import { type Endpoint, useMayWrite } from './use-endpoints.ts';

interface ActionsProps {
  readonly endpoint: Endpoint;
  readonly onDone: (done: Done) => void;
  readonly onEnded: () => void;
}

export function EndpointActions({ endpoint, onDone, onEnded }: ActionsProps): ReactNode {
  const texts = useEndpointsTexts();
  const mayWrite = useMayWrite();
  const [form, setForm] = useAddress('form');
  if (!mayWrite) return null;
  const { state } = endpoint;
  const dialog = { endpoint, onDone, onEnded, onClose: () => setForm(undefined) };
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        {state === 'enabled' && <Button onClick={() => setForm('test')}>{texts.test}</Button>}
        <Button onClick={() => setForm('rotate')}>{texts.rotate}</Button>
        <Button onClick={() => setForm('state')}>{state === 'enabled' ? texts.disable : texts.enable}</Button>
        <Button onClick={() => setForm('change')}>{texts.change}</Button>
        <Button onClick={() => setForm('end')}>{texts.end}</Button>
      </SpaceBetween>
      {form === 'test' && state === 'enabled' ? <Test {...dialog} /> : null}
      {form === 'rotate' ? <Rotate {...dialog} /> : null}
      {form === 'state' ? <ChangeState {...dialog} /> : null}
      {form === 'change' ? (
        <EndpointForm given={endpoint} taken={[]} onClose={dialog.onClose} onDone={(name) => onDone({ said: texts.changed(name) })} />
      ) : null}
      {form === 'end' ? <End {...dialog} /> : null}
    </>
  );
}

interface DialogProps extends ActionsProps {
  readonly onClose: () => void;
}

function Test({ endpoint: { name, url }, onDone, onClose }: DialogProps): ReactNode {
  const texts = useEndpointsTexts();
  const api = useApi();
  const submission = useSubmission(
    (_: object, key) =>
      api.POST('/v1/endpoints/{name}/tests', { params: { path: { name }, header: { 'idempotency-key': key } }, body: {} }),
    () => {
      onDone({ said: texts.tested });
      onClose();
    },
  );
  return (
    <FormModal title={texts.test} action={texts.test} fields={[]} body={{}} found={undefined} submission={submission} onClose={onClose}>
      {() => url}
    </FormModal>
  );
}

function Rotate({ endpoint: { name }, onDone, onClose }: DialogProps): ReactNode {
  const texts = useEndpointsTexts();
  const api = useApi();
  const [hours, setHours] = useState(String(OVERLAP_HOURS.usual));
  const submission = useSubmission(
    (body: { readonly overlapHours: number }) => api.POST('/v1/endpoints/{name}/secrets', { params: { path: { name } }, body }),
    ({ secret }) => {
      onDone({ made: { name, secret } });
      onClose();
    },
  );
  const isHours = /^\d{1,4}$/.test(hours.trim()) && Number(hours) <= OVERLAP_HOURS.most;
  return (
    <FormModal
      title={texts.rotate}
      action={texts.rotate}
      fields={['/overlapHours']}
      body={{ overlapHours: Number(hours) }}
      found={isHours ? undefined : errorIssue('bad-value', '/overlapHours', texts.noHours(OVERLAP_HOURS.most))}
      submission={submission}
      onClose={onClose}
    >
      {(issues) => (
        <FormField label={texts.overlap} description={texts.overlapHelp(OVERLAP_HOURS.most)} errorText={issues.of('/overlapHours')}>
          <Input value={hours} inputMode="numeric" onChange={({ detail }) => setHours(detail.value)} />
        </FormField>
      )}
    </FormModal>
  );
}

function ChangeState({ endpoint: { name, state }, onDone, onClose }: DialogProps): ReactNode {
  const texts = useEndpointsTexts();
  const api = useApi();
  // As it was when the dialog was opened: what a person confirms does not turn round under their hand.
  const [isEnabling] = useState(state === 'disabled');
  const submission = useSubmission(
    (body: { readonly state: Endpoint['state'] }) => api.PUT('/v1/endpoints/{name}/state', { params: { path: { name } }, body }),
    () => {
      onDone({ said: isEnabling ? texts.enabledAgain : texts.nowDisabled });
      onClose();
    },
  );
  const action = isEnabling ? texts.enable : texts.disable;
  return (
    <FormModal
      title={`${action}: ${name}`}
      action={action}
      fields={[]}
      body={{ state: isEnabling ? 'enabled' : 'disabled' }}
      found={undefined}
      submission={submission}
      onClose={onClose}
    >
      {() => texts.disableHelp}
    </FormModal>
  );
}

function End({ endpoint: { name }, onEnded, onClose }: DialogProps): ReactNode {
  const texts = useEndpointsTexts();
  const api = useApi();
  const submission = useSubmission((path: { readonly name: string }) => api.DELETE('/v1/endpoints/{name}', { params: { path } }), onEnded);
  return (
    <FormModal
      title={texts.endOf(name)}
      action={texts.end}
      fields={[]}
      body={{ name }}
      found={undefined}
      submission={submission}
      onClose={onClose}
    >
      {() => texts.endHelp}
    </FormModal>
  );
}
