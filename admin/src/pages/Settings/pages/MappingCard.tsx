import * as React from 'react';

import { Accordion, Box, Button, Flex, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';

import type { PageContentType } from '../../../../../server/src/contracts/pages';
import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import { useFormDisabled } from '../../../components/fields/FormField';
import { useTranslation } from '../../../hooks/useTranslation';
import { Warnings } from '../Notices';
import { MappingFields } from './MappingFields';

interface Props {
  uid: string;
  /** `undefined`: the app has no such content type any more. */
  type: PageContentType | undefined;
  providers: ProviderInfo[];
  /** What the server refused: one message for all of it, or messages by field. */
  refused: unknown;
  /** It was added a moment ago, and is to be looked at. */
  isNew: boolean;
  onRemove: () => void;
}

/** The mapping of one content type. */
export function MappingCard({ uid, type, providers, refused, isNew, onRemove }: Props) {
  const { t } = useTranslation();
  const disabled = useFormDisabled();
  const errorId = React.useId();
  const [open, setOpen] = React.useState(isNew ? uid : '');

  // A field that the server refused must be seen, before the form looks for it to focus it.
  React.useLayoutEffect(() => {
    if (refused !== undefined) setOpen(uid);
  }, [refused, uid]);

  return (
    <Accordion.Root value={open} onValueChange={setOpen}>
      <Accordion.Item value={uid}>
        <Accordion.Header>
          <Accordion.Trigger description={type === undefined ? t('pages.gone') : uid}>
            {type?.name ?? uid}
          </Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Flex direction="column" alignItems="stretch" gap={5} padding={6}>
            <Warnings codes={['mapping_broken']} contentType={uid} />
            {typeof refused === 'string' && (
              <Typography id={errorId} data-strapi-field-error textColor="danger600">
                {refused}
              </Typography>
            )}
            {type !== undefined && (
              <MappingFields uid={uid} type={type} providers={providers} refused={refused} />
            )}
            <Box>
              <Button
                type="button"
                variant="danger-light"
                startIcon={<Trash />}
                disabled={disabled}
                aria-describedby={typeof refused === 'string' ? errorId : undefined}
                onClick={onRemove}
              >
                {t('pages.remove')}
              </Button>
            </Box>
          </Flex>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}
