import * as React from 'react';

import { ConfirmDialog, Form, Layouts, useNotification } from '@strapi/strapi/admin';
import { Dialog, Flex, Grid } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Overview } from '../../../../../server/src/contracts/overview';
import type { Site } from '../../../../../server/src/contracts/site';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { useStartAltTextRunMutation } from '../../../services/runs';
import { pathTo } from '../../App/pages';
import { bodyOf, type RunForm } from '../filter';
import { Estimate } from './Estimate';
import { FilterFields } from './FilterFields';
import { OptionFields } from './OptionFields';
import { useEstimate } from './useEstimate';

/** In sight while the form is scrolled, below the header that sticks to the top. */
const Beside = styled.div`
  position: sticky;
  inset-block-start: 7.2rem;
`;

interface Context {
  site: Site;
  overview: Overview | undefined;
}

function Fields({
  form,
  isStarting,
  ...context
}: Context & { form: RunForm; isStarting: boolean }) {
  const estimate = useEstimate(form);
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={8} m={12} s={12} xs={12} direction="column" alignItems="stretch">
        <Flex direction="column" alignItems="stretch" gap={6} width="100%">
          <FilterFields form={form} />
          <OptionFields form={form} site={context.site} />
        </Flex>
      </Grid.Item>
      <Grid.Item col={4} m={12} s={12} xs={12} direction="column" alignItems="stretch">
        <Beside>
          <Estimate {...context} {...estimate} dryRun={form.dryRun} isStarting={isStarting} />
        </Beside>
      </Grid.Item>
    </Grid.Root>
  );
}

interface Props extends Context {
  header: React.ComponentProps<typeof Layouts.Header>;
  initial: RunForm;
}

/** The form of a new run. Where it may write over a person's words, it asks a second time. */
export function StartForm({ header, initial, ...context }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [startRun, { isLoading }] = useStartAltTextRunMutation();
  const [unconfirmed, setUnconfirmed] = React.useState<RunForm | null>(null);

  const start = async (form: RunForm) => {
    const answer = await startRun(bodyOf(form));
    if ('data' in answer) navigate(pathTo('runs', {}, `/${answer.data.id}`));
    else toggleNotification({ type: 'danger', message: errorMessage(answer.error) });
  };
  const submit = async (form: RunForm) => {
    if (form.overwriteHuman && !form.dryRun) setUnconfirmed(form);
    else await start(form);
  };

  return (
    <>
      <Form method="POST" initialValues={initial} onSubmit={submit}>
        {({ values }) => (
          <>
            <Layouts.Header {...header} />
            <Layouts.Content>
              <Fields form={values} isStarting={isLoading} {...context} />
            </Layouts.Content>
          </>
        )}
      </Form>
      <Dialog.Root
        open={unconfirmed !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setUnconfirmed(null);
        }}
      >
        <ConfirmDialog
          title={t('runs.overwrite.confirm.title')}
          onConfirm={async () => {
            if (unconfirmed) await start(unconfirmed);
          }}
        >
          {t('runs.overwrite.confirm.text')}
        </ConfirmDialog>
      </Dialog.Root>
    </>
  );
}
