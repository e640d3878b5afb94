import * as React from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Site } from '../../../../../server/src/contracts/site';
import { AssetImage } from '../../../components/asset/AssetImage';
import { Findings } from '../../../components/asset/Findings';
import { Mark } from '../../../components/Mark';
import { useLanguageNames } from '../../../hooks/useLanguageNames';
import { useTranslation } from '../../../hooks/useTranslation';
import { Note } from '../Note';
import type { EditedText, Entry } from '../queue/state';
import { Compare } from '../texts/Compare';
import { withEdit } from '../texts/comparison';
import { EditForm } from '../texts/EditForm';
import { useReason } from '../texts/useReason';
import { OtherLanguages } from './OtherLanguages';
import { Usages } from './Usages';

/** Image and buttons at one place whatever the texts are; the texts before the buttons when read. */
const Layout = styled.article`
  display: grid;
  grid-template: 'image' 'actions' 'texts' 'about' / minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[5]};

  @media (min-width: 640px) {
    grid-template:
      'image texts' auto
      'actions texts' auto
      'about texts' 1fr / minmax(0, 1fr) minmax(0, 1fr);
  }

  @media (min-width: 1280px) {
    grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr);
  }
`;

const Heading = styled(Typography)`
  overflow-wrap: anywhere;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Area = styled(Box)<{ $name: string }>`
  grid-area: ${({ $name }) => $name};
  min-width: 0;
`;

interface Props {
  entry: Entry;
  site: Site;
  /** Where the focus goes when another one is shown. */
  headingRef: React.Ref<HTMLHeadingElement>;
  isEditing: boolean;
  onTake: (body: Required<EditedText>) => void;
  onLeaveEdit: () => void;
  onShow: (locale: string) => void;
  /** The buttons. */
  children: React.ReactNode;
}

/** One image with what is offered for it in one language. */
export function Item({ entry, site, headingRef, isEditing, children, ...on }: Props) {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  const reason = useReason(site);
  const headingId = React.useId();
  const { asset, locale, status, decision, problem } = entry;
  const text = asset.texts[locale];
  const offered = text?.suggestion?.alternativeText ?? '';
  if (text === undefined) return null;
  const written =
    status === 'decided' && decision?.kind === 'edit' ? withEdit(text, decision.body) : text;
  return (
    <Layout aria-labelledby={headingId}>
      <Area $name="texts" background="neutral0" padding={5} shadow="filterShadow" hasRadius>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Flex direction="column" alignItems="flex-start" gap={2}>
            <Mark>{languageName(locale)}</Mark>
            <Heading ref={headingRef} id={headingId} tag="h2" variant="delta" tabIndex={-1}>
              {asset.name}
            </Heading>
            <Typography variant="pi" textColor="neutral600">
              {reason(text)}
            </Typography>
          </Flex>
          {problem !== undefined && (
            <Note
              variant="danger"
              title={status === 'gone' ? t('review.problem.gone') : t('review.problem')}
            >
              {problem}
            </Note>
          )}
          {status === 'decided' && decision && (
            <Note variant="success" title={t(`review.decided.${decision.kind}`)}>
              {t('review.decided.hint')}
            </Note>
          )}
          {isEditing ? (
            <EditForm
              key={entry.key}
              text={text}
              locale={locale}
              draft={decision?.kind === 'edit' ? decision.body : undefined}
              maxLength={site.maxLength}
              onTake={on.onTake}
              onLeave={on.onLeaveEdit}
            />
          ) : (
            <Compare text={written} locale={locale} />
          )}
          <Findings findings={written.findings ?? []} />
          <OtherLanguages entry={entry} onShow={on.onShow} />
        </Flex>
      </Area>
      <Area $name="image" background="neutral0" shadow="filterShadow" hasRadius>
        <AssetImage asset={asset} size="preview" alt={offered} height="min(48vh, 56rem)" />
      </Area>
      <Area $name="actions">{children}</Area>
      <Area $name="about">
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography variant="pi" textColor="neutral600">
            {t('review.folder', { folder: asset.folder })}
          </Typography>
          <Usages assetId={asset.id} />
        </Flex>
      </Area>
    </Layout>
  );
}
