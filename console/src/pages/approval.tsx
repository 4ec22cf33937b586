/** One request that waits for a second person: what it would change, and the decision of somebody else than who asked. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { errorIssue } from '../../../lib/domain/issue.ts';
import { STEP_WORDS } from '../../../lib/presentation/document/step-words.ts';
import { type Approval, useApi, useApproval } from '../api.ts';
import { Changes } from '../approvals/changes.tsx';
import { amountShown, capital } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { IssueSaid } from '../parts/said.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { useSubmission } from '../parts/use-submission.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';
import { ApprovalStatus } from './approvals.tsx';
import { useAddress } from '../parts/use-address.ts';
import { SentenceAt } from '../parts/sentence.tsx';

export function ApprovalPage(): ReactNode {
  const { id = '' } = useParams();
  const money = useMoneyTexts();
  const approval = useApproval(id);
  return (
    <Answer of={approval} title={money.approval}>
      {(found) => <Shown approval={found} />}
    </Answer>
  );
}

function Shown({ approval }: { readonly approval: Approval }): ReactNode {
  const all = useTexts();
  const texts = useMoneyTexts();
  const language = useLanguage();
  const { id, kind, summary, amount, currency, requestedBy, requestedAt, state, decidedBy, decidedAt, note, result } = approval;
  const facts = [
    { label: all.state, value: <ApprovalStatus state={state} /> },
    { label: texts.kind, value: capital(STEP_WORDS[language].approvalKinds[kind]) },
    ...(amount === undefined ? [] : [{ label: texts.limitAmount, value: amountShown(amount, currency!) }]),
    { label: texts.askedBy, value: <SentenceAt text={(at) => `${requestedBy}, ${at}`} at={requestedAt} /> },
    ...(decidedBy === undefined
      ? []
      : [{ label: texts.decidedBy2, value: <SentenceAt text={(at) => `${decidedBy}, ${at}`} at={decidedAt!} /> }]),
    ...(note === undefined ? [] : [{ label: texts.note, value: note }]),
  ];
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={id}>
          {`${texts.approval}: ${STEP_WORDS[language].approvalKinds[kind]}`}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">{summary}</Header>} footer={<Decisions approval={approval} />}>
          <KeyValuePairs columns={3} items={facts} />
        </Container>
        {result?.detail === undefined ? null : (
          <Alert type="error" header={texts.refusedBecause}>
            <IssueSaid issue={{ ...(result.code !== undefined && { code: result.code }), message: result.detail }} />
          </Alert>
        )}
        <Changes approval={approval} />
      </SpaceBetween>
    </ContentLayout>
  );
}

type Decision = 'approve' | 'reject' | 'withdraw';

/** Who asked for it takes it back and never decides it; who may decide, decides what others asked for. */
function Decisions({ approval: { id, state, requestedBy } }: { readonly approval: Approval }): ReactNode {
  const texts = useMoneyTexts();
  const { session } = useSession();
  const [doing, setDoing] = useAddress('do');
  if (state !== 'waiting' && state !== 'approved') return null;
  const isOwn = session?.subject === requestedBy;
  const mayDecide = !isOwn && (session?.scopes.has('approvals:decide') ?? false);
  const possible: readonly Decision[] = [
    ...(mayDecide ? (['approve', ...(state === 'waiting' ? (['reject'] as const) : [])] as const) : []),
    ...(isOwn && state === 'waiting' ? (['withdraw'] as const) : []),
  ];
  const deciding = possible.find((decision) => decision === doing);
  const variants = { approve: 'primary', reject: 'normal', withdraw: 'normal' } as const;
  const names = { approve: texts.approve, reject: texts.reject, withdraw: texts.takeBack };
  return (
    <SpaceBetween size="s">
      {isOwn && <Box>{texts.ownRequest}</Box>}
      {!isOwn && !mayDecide && <Box>{texts.mayNotDecide}</Box>}
      <SpaceBetween direction="horizontal" size="xs">
        {possible.map((decision) => (
          <Button key={decision} variant={variants[decision]} onClick={() => setDoing(decision)}>
            {names[decision]}
          </Button>
        ))}
      </SpaceBetween>
      {deciding && <DecisionForm id={id} decision={deciding} onClose={() => setDoing(undefined)} />}
    </SpaceBetween>
  );
}

interface DecisionFormProps {
  readonly id: string;
  readonly decision: Decision;
  readonly onClose: () => void;
}

function DecisionForm({ id, decision, onClose }: DecisionFormProps): ReactNode {
  const texts = useMoneyTexts();
  const api = useApi();
  const [note, setNote] = useState('');
  const submission = useSubmission((body: { readonly note: string }, key) => {
    const params = { path: { id }, header: { 'idempotency-key': key } };
    if (decision === 'approve') return api.POST('/v1/approvals/{id}/approve', { params, body: body.note === '' ? {} : body });
    return decision === 'reject'
      ? api.POST('/v1/approvals/{id}/reject', { params, body })
      : api.POST('/v1/approvals/{id}/withdraw', { params, body });
  }, onClose);
  const isNeeded = decision !== 'approve';
  const found = isNeeded && note.trim() === '' ? errorIssue('missing', '/note', texts.needed) : undefined;
  const title = { approve: texts.approve, reject: texts.reject, withdraw: texts.takeBack }[decision];
  return (
    <FormModal
      title={title}
      action={title}
      fields={['/note']}
      body={{ note: note.trim() }}
      found={found}
      submission={submission}
      onClose={onClose}
    >
      {(issues) => (
        <>
          <FormField label={isNeeded ? texts.note : `${texts.note} (${texts.optional})`} errorText={issues.of('/note')}>
            <Textarea value={note} onChange={({ detail }) => setNote(detail.value)} />
          </FormField>
        </>
      )}
    </FormModal>
  );
}
