import { Box, Button, Checkbox, Flex, Td, Tr, Typography } from '@strapi/design-system';

import type { Site } from '../../../../../server/src/contracts/site';
import { AssetImage } from '../../../components/asset/AssetImage';
import { Findings } from '../../../components/asset/Findings';
import { Mark } from '../../../components/Mark';
import { useLanguageNames } from '../../../hooks/useLanguageNames';
import { useTranslation } from '../../../hooks/useTranslation';
import type { Waiting } from '../queue/entries';
import type { EditedText } from '../queue/state';
import { Compare } from '../texts/Compare';
import { withEdit } from '../texts/comparison';
import { EditForm } from '../texts/EditForm';
import { useReason } from '../texts/useReason';

/** What became of a row that was decided on; it stays where it is until the page is left. */
export type Settled = 'approve' | 'reject' | 'edit';

export interface RowActions {
  approve: () => void;
  reject: () => void;
  edit: () => void;
  take: (body: Required<EditedText>) => void;
  leaveEdit: () => void;
  undo: () => void;
  select: () => void;
}

interface Props {
  waiting: Waiting;
  site: Site;
  isSelected: boolean;
  isEditing: boolean;
  isBusy: boolean;
  settled: Settled | undefined;
  /** What a person has written instead. */
  edited?: EditedText | undefined;
  /** Left out where this person may not decide. */
  actions?: RowActions | undefined;
}

/** One text of the list. */
export function Row({ waiting, site, settled, edited, actions, ...is }: Props) {
  const { isSelected, isEditing, isBusy } = is;
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  const reason = useReason(site);
  const { asset, locale, key } = waiting;
  const text = asset.texts[locale];
  const values = { name: asset.name, language: languageName(locale) };
  if (!text) return null;
  const written = withEdit(text, edited);
  return (
    <Tr>
      {actions && (
        <Td>
          <Checkbox
            aria-label={t('review.list.select', values)}
            checked={isSelected}
            disabled={isBusy || settled !== undefined}
            onCheckedChange={actions.select}
          />
        </Td>
      )}
      <Td>
        <AssetImage asset={asset} width="9.6rem" height="9.6rem" />
      </Td>
      <Td>
        <Flex direction="column" alignItems="stretch" gap={3} style={{ whiteSpace: 'normal' }}>
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <Flex gap={2} wrap="wrap">
              <Typography fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
                {asset.name}
              </Typography>
              <Mark>{values.language}</Mark>
            </Flex>
            <Typography variant="pi" textColor="neutral600">
              {reason(text)}
            </Typography>
          </Flex>
          {isEditing && actions ? (
            <EditForm
              text={text}
              locale={locale}
              maxLength={site.maxLength}
              onTake={actions.take}
              onLeave={actions.leaveEdit}
            />
          ) : (
            <Compare text={written} locale={locale} size="S" />
          )}
          <Findings findings={written.findings ?? []} />
        </Flex>
      </Td>
      {actions && (
        <Td>
          <Box data-row={key}>
            {settled ? (
              <Flex direction="column" alignItems="flex-start" gap={2}>
                <Typography variant="pi" fontWeight="bold" textColor="success700">
                  {t(`review.decided.${settled}`)}
                </Typography>
                <Button variant="tertiary" size="S" disabled={isBusy} onClick={actions.undo}>
                  {t('review.action.undo')}
                </Button>
              </Flex>
            ) : (
              <Flex direction="column" alignItems="stretch" gap={2}>
                <Button size="S" disabled={isBusy || isEditing} onClick={actions.approve}>
                  {t('review.action.approve')}
                </Button>
                <Button
                  size="S"
                  variant="secondary"
                  disabled={isBusy || isEditing}
                  onClick={actions.edit}
                >
                  {t('review.action.edit')}
                </Button>
                <Button
                  size="S"
                  variant="danger-light"
                  disabled={isBusy || isEditing}
                  onClick={actions.reject}
                >
                  {t('review.action.reject')}
                </Button>
              </Flex>
            )}
          </Box>
        </Td>
      )}
    </Tr>
  );
}
