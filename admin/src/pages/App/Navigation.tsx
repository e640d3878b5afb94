import { SubNav } from '@strapi/strapi/admin';
import { Badge, Box, Divider, Flex } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Overview } from '../../../../server/src/contracts/overview';
import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextOverviewQuery } from '../../services/site';
import { PAGES, pathTo } from './pages';

const Tab = styled(NavLink)`
  display: flex;
  gap: ${({ theme }) => theme.spaces[2]};
  align-items: center;
  padding: ${({ theme }) => theme.spaces[3]};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  border-bottom: 2px solid transparent;

  &.active {
    color: ${({ theme }) => theme.colors.primary700};
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
  }
`;

const suggestedIn = ({ coverage }: Overview): number =>
  Object.values(coverage).reduce((sum, { suggested }) => sum + suggested, 0);

/** How many texts wait for a person; nothing while there are none, or while nobody knows. */
function Waiting() {
  const { t } = useTranslation();
  const { data } = useGetAltTextOverviewQuery();
  const count = data === undefined ? 0 : suggestedIn(data);
  if (count === 0) return null;
  return <Badge aria-label={t('nav.waiting', { count })}>{count}</Badge>;
}

/** The pages beside each other on a wide screen. */
export function SideNavigation() {
  const { t } = useTranslation();
  return (
    <SubNav.Main aria-label={t('plugin.name')}>
      <SubNav.Header label={t('plugin.name')} />
      <Divider />
      <SubNav.Content>
        <Box tag="ul" padding={4} style={{ listStyle: 'none' }}>
          {PAGES.map(({ path, label }) => (
            <li key={path}>
              <SubNav.Link
                to={pathTo(path)}
                label={t(label)}
                endAction={path === 'review' ? <Waiting /> : undefined}
              />
            </li>
          ))}
        </Box>
      </SubNav.Content>
    </SubNav.Main>
  );
}

/** The same above the page, where the screen has no room beside it. */
export function TopNavigation() {
  const { t } = useTranslation();
  return (
    <Box tag="nav" aria-label={t('plugin.name')} background="neutral0" shadow="filterShadow">
      <Flex paddingLeft={4} paddingRight={4} gap={1} wrap="wrap">
        {PAGES.map(({ path, label }) => (
          <Tab key={path} to={pathTo(path)}>
            {t(label)}
            {path === 'review' && <Waiting />}
          </Tab>
        ))}
      </Flex>
    </Box>
  );
}
