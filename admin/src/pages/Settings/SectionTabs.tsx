import * as React from 'react';

import { useForm } from '@strapi/strapi/admin';
import { Box, Flex, Tabs, VisuallyHidden } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';

import type { Settings, SettingsWarning } from '../../../../server/src/contracts/settings';
import { useTranslation } from '../../hooks/useTranslation';
import { SECTIONS, changedSections, type SectionId, sectionOfWarning } from './sections';

const Dot = styled.span`
  width: 0.8rem;
  height: 0.8rem;
  border-radius: 50%;
  background: ${({ theme }) => theme.colors.primary600};
`;

/** The list wraps on a narrow screen: a name that is scrolled away is not found. */
const List = styled(Tabs.List)`
  flex-wrap: wrap;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Panel = styled(Tabs.Content)`
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 4px;
  }
`;

interface MarkProps {
  isChanged: boolean;
  isRefused: boolean;
  warnings: number;
}

/** What a person should know of a section that they do not see. */
function Marks({ isChanged, isRefused, warnings }: MarkProps) {
  const { t } = useTranslation();
  return (
    <>
      {isRefused && (
        <>
          <WarningCircle fill="danger600" width="1.4rem" height="1.4rem" aria-hidden />
          <VisuallyHidden>{t('sections.refused')}</VisuallyHidden>
        </>
      )}
      {!isRefused && warnings > 0 && (
        <>
          <WarningCircle fill="warning600" width="1.4rem" height="1.4rem" aria-hidden />
          <VisuallyHidden>{t('sections.warnings', { count: warnings })}</VisuallyHidden>
        </>
      )}
      {isChanged && (
        <>
          <Dot />
          <VisuallyHidden>{t('sections.changed')}</VisuallyHidden>
        </>
      )}
    </>
  );
}

interface Props {
  shown: SectionId;
  onShow: (section: SectionId) => void;
  refused: readonly SectionId[];
  warnings: readonly SettingsWarning[];
  children: Record<SectionId, React.ReactNode>;
}

/**
 * The sections under tabs. All of them stay in the page, so that what is half typed in one is
 * still there after a look at another, and one form holds them all.
 */
export function SectionTabs({ shown, onShow, refused, warnings, children }: Props) {
  const { t } = useTranslation();
  const { values, initialValues } = useForm('SectionTabs', (form) => form);
  const changed = React.useMemo(
    () => changedSections(initialValues as Settings, values as Settings),
    [initialValues, values],
  );
  return (
    <Tabs.Root
      variant="simple"
      value={shown}
      onValueChange={(section) => onShow(section as SectionId)}
    >
      <List aria-label={t('sections.label')}>
        {SECTIONS.map((section) => (
          // The design system's own button has no type, so inside a form it would submit.
          <Tabs.Trigger key={section} value={section} type="button">
            <Flex gap={2}>
              {t(`sections.${section}`)}
              <Marks
                isChanged={changed.has(section)}
                isRefused={refused.includes(section)}
                warnings={warnings.filter((one) => sectionOfWarning(one) === section).length}
              />
            </Flex>
          </Tabs.Trigger>
        ))}
      </List>
      {SECTIONS.map((section) => (
        <Panel key={section} value={section} forceMount hidden={section !== shown}>
          <Box paddingTop={6}>
            <Flex direction="column" alignItems="stretch" gap={6}>
              {children[section]}
            </Flex>
          </Box>
        </Panel>
      ))}
    </Tabs.Root>
  );
}
