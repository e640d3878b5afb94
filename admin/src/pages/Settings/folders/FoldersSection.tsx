import * as React from 'react';

import { useField, useForm } from '@strapi/strapi/admin';
import { Box, Flex, TextButton, Typography, useNotifyAT } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import type { FolderRule } from '../../../../../server/src/contracts/settings';
import { useBoundField } from '../../../components/fields/FormField';
import { Section } from '../../../components/Section';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetMediaFoldersQuery } from '../../../services/folders';
import { FolderRuleRow } from './FolderRuleRow';
import { SKIP, oddityOf } from './rules';

const FIELD = 'rules';
const NONE: FolderRule[] = [];

/** What happens to the images of certain folders. */
export function FoldersSection({ providers }: { providers: ProviderInfo[] }) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const { rawError } = useField<FolderRule[]>(FIELD);
  const setErrors = useForm('FoldersSection', (form) => form.setErrors);
  const { value: rules, disabled, setValue } = useBoundField(FIELD, NONE);
  const { data: folders } = useGetMediaFoldersQuery(undefined, { skip: rules.length === 0 });
  const add = React.useRef<HTMLButtonElement>(null);
  const list = React.useRef<HTMLUListElement>(null);
  const focusLast = React.useRef(false);

  // Whoever adds a rule goes on with its folder.
  React.useLayoutEffect(() => {
    if (!focusLast.current) return;
    focusLast.current = false;
    list.current?.querySelector<HTMLElement>(':scope > li:last-child input')?.focus();
  }, [rules.length]);

  const replace = (index: number, rule: FolderRule) =>
    setValue(rules.map((other, at) => (at === index ? rule : other)));

  const remove = (index: number) => {
    setValue(rules.filter((_rule, at) => at !== index));
    // What was said of the rows is by their numbers, and those have changed.
    if (rawError !== undefined) setErrors({});
    notifyStatus(t('folders.removed'));
    add.current?.focus();
  };

  return (
    <Section title={t('folders.title')} description={t('folders.description')}>
      {rules.length === 0 ? (
        <Typography textColor="neutral600">{t('folders.empty')}</Typography>
      ) : (
        <Flex
          ref={list}
          tag="ul"
          aria-label={t('folders.title')}
          direction="column"
          alignItems="stretch"
          gap={4}
          padding={0}
        >
          {rules.map((rule, index) => (
            <Box key={index} tag="li" style={{ listStyle: 'none' }}>
              <FolderRuleRow
                index={index}
                rule={rule}
                oddity={oddityOf(rules, index, folders)}
                providers={providers}
                disabled={disabled}
                onChange={(next) => replace(index, next)}
                onRemove={() => remove(index)}
              />
            </Box>
          ))}
        </Flex>
      )}
      <Flex>
        <TextButton
          ref={add}
          type="button"
          startIcon={<Plus />}
          disabled={disabled}
          onClick={() => {
            focusLast.current = true;
            setValue([...rules, { folder: '', action: SKIP }]);
          }}
        >
          {t('folders.add')}
        </TextButton>
      </Flex>
    </Section>
  );
}
