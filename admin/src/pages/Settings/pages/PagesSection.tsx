import * as React from 'react';

import { useField } from '@strapi/strapi/admin';
import {
  Alert,
  Box,
  Field,
  Flex,
  Loader,
  SingleSelect,
  SingleSelectOption,
  Typography,
  useNotifyAT,
} from '@strapi/design-system';

import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import type { Settings } from '../../../../../server/src/contracts/settings';
import { useBoundField } from '../../../components/fields/FormField';
import { Section } from '../../../components/Section';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextContentTypesQuery } from '../../../services/settings';
import { errorAt } from '../formErrors';
import { guessMapping } from './mapping';
import { MappingCard } from './MappingCard';

const FIELD = 'pages';
const NONE: Settings['pages'] = {};

/** Which fields the metadata of pages is written from and to, by content type. */
export function PagesSection({ providers }: { providers: ProviderInfo[] }) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const errorMessage = useErrorMessage();
  const { rawError } = useField<Settings['pages']>(FIELD);
  const { value: pages, disabled, setValue } = useBoundField(FIELD, NONE);
  const { data: types, error } = useGetAltTextContentTypesQuery();
  const [added, setAdded] = React.useState<string | null>(null);
  const add = React.useRef<HTMLDivElement>(null);
  const uids = Object.keys(pages);
  const unmapped = (types ?? []).filter(({ uid }) => !uids.includes(uid));

  const remove = (uid: string, name: string) => {
    setValue(Object.fromEntries(Object.entries(pages).filter(([other]) => other !== uid)));
    notifyStatus(t('order.removed', { name }));
    add.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus();
  };

  const map = (uid: string) => {
    const type = types?.find((one) => one.uid === uid);
    if (!type) return;
    setAdded(uid);
    setValue({ ...pages, [uid]: guessMapping(type) });
  };

  return (
    <Section title={t('pages.title')} description={t('pages.description')}>
      {error !== undefined && (
        <Alert variant="danger" title={t('pages.failed')} closeLabel={t('common.close')}>
          {errorMessage(error)}
        </Alert>
      )}
      {types === undefined && error === undefined && <Loader small>{t('pages.loading')}</Loader>}
      {types !== undefined && uids.length === 0 && (
        <Typography textColor="neutral600">{t('pages.empty')}</Typography>
      )}
      {types !== undefined && uids.length > 0 && (
        <Flex direction="column" alignItems="stretch" gap={3}>
          {uids.map((uid) => {
            const type = types.find((one) => one.uid === uid);
            return (
              <MappingCard
                key={uid}
                uid={uid}
                type={type}
                providers={providers}
                refused={errorAt(rawError, uid)}
                isNew={uid === added}
                onRemove={() => remove(uid, type?.name ?? uid)}
              />
            );
          })}
        </Flex>
      )}
      <Box ref={add} maxWidth="72rem">
        <Field.Root>
          <Field.Label>{t('pages.add')}</Field.Label>
          <SingleSelect
            value=""
            placeholder={t(unmapped.length > 0 ? 'pages.add.placeholder' : 'pages.add.none')}
            disabled={disabled || unmapped.length === 0}
            onChange={(uid) => map(String(uid))}
          >
            {unmapped.map(({ uid, name }) => (
              <SingleSelectOption key={uid} value={uid}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Box>
    </Section>
  );
}
