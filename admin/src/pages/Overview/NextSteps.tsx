import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Overview } from '../../../../server/src/contracts/overview';
import { Section } from '../../components/Section';
import type { Rights } from '../../hooks/useRights';
import { useTranslation } from '../../hooks/useTranslation';
import type { Step } from './nextSteps';
import { useStepWords } from './useStepWords';

const Item = styled(Box)`
  list-style: none;

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const keyOf = (step: Step): string => {
  switch (step.kind) {
    case 'key':
      return `key ${step.provider.id}`;
    case 'paused':
      return `paused ${step.run.id}`;
    default:
      return step.kind;
  }
};

/** Nothing is left to be done. */
function AllDone({ isWorking }: { isWorking: boolean }) {
  const { t } = useTranslation();
  return (
    <Flex
      direction="column"
      justifyContent="center"
      gap={2}
      paddingTop={6}
      paddingBottom={6}
      flex="1"
    >
      <CheckCircle width="4rem" height="4rem" fill="success600" aria-hidden />
      <Typography variant="delta" tag="p">
        {t(isWorking ? 'overview.next.working' : 'overview.next.done')}
      </Typography>
      <Typography tag="p" textColor="neutral600" textAlign="center">
        {t(isWorking ? 'overview.next.working.text' : 'overview.next.done.text')}
      </Typography>
    </Flex>
  );
}

interface Props {
  steps: Step[];
  overview: Overview;
  rights: Rights;
}

/** What to do next, each with the way there. */
export function NextSteps({ steps, overview, rights }: Props) {
  const { t } = useTranslation();
  const wordsOf = useStepWords(rights);
  const isEmpty = overview.images === 0;
  return (
    <Section title={t('overview.next.title')}>
      {steps.length === 0 && isEmpty && (
        <Typography textColor="neutral600">{t('overview.next.empty')}</Typography>
      )}
      {steps.length === 0 && !isEmpty && <AllDone isWorking={overview.runs.length > 0} />}
      {steps.length > 0 && (
        <Box tag="ol" padding={0}>
          {steps.map((step, index) => {
            const { title, text, link } = wordsOf(step);
            return (
              <Item key={keyOf(step)} tag="li" paddingTop={index === 0 ? 0 : 4} paddingBottom={4}>
                <Flex direction="column" alignItems="flex-start" gap={2}>
                  <Typography fontWeight="semiBold" textColor="neutral800" tag="h3">
                    {title}
                  </Typography>
                  <Typography variant="pi" textColor="neutral600" tag="p">
                    {text}
                  </Typography>
                  {link !== undefined && (
                    <LinkButton
                      tag={Link}
                      to={link.to}
                      size="S"
                      variant={index === 0 ? 'default' : 'tertiary'}
                    >
                      {link.label}
                    </LinkButton>
                  )}
                </Flex>
              </Item>
            );
          })}
        </Box>
      )}
    </Section>
  );
}
