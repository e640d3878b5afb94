import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { AssetImage } from '../../components/asset/AssetImage';
import { useTranslation } from '../../hooks/useTranslation';
import { LanguageMarks } from './AssetFacts';
import { linkId, type RowProps } from './shown';
import { ShownText } from './ShownText';

const Row = styled.tr<{ $isSelected: boolean }>`
  background: ${({ theme, $isSelected }) =>
    $isSelected ? theme.colors.primary100 : theme.colors.neutral0};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:last-of-type {
    border-block-end: none;
  }

  td {
    padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
    vertical-align: top;
  }
`;

const Name = styled(Link)`
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;

/** An image of the list. */
export function AssetRow({
  others,
  ...row
}: RowProps & {
  /** The languages besides the one that is shown. */
  others: readonly string[];
}) {
  const { t } = useTranslation();
  const { asset, isSelected, onTick, to } = row;
  return (
    <Row $isSelected={isSelected}>
      <td>
        <Checkbox
          aria-label={t('library.select', { name: asset.name })}
          checked={isSelected}
          onCheckedChange={(isOn) => onTick([asset.id], isOn === true)}
        />
      </td>
      <td>
        <Flex gap={4} alignItems="flex-start">
          <Box tag={Link} to={to} tabIndex={-1} aria-hidden="true">
            <AssetImage asset={asset} width="7.2rem" height="5.6rem" />
          </Box>
          <Box>
            <Typography fontWeight="semiBold">
              <Name id={linkId(asset.id)} to={to}>
                {asset.name}
              </Name>
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {asset.folder}
            </Typography>
          </Box>
        </Flex>
      </td>
      <td>
        <ShownText {...row} lines={4} />
      </td>
      {others.length > 0 && (
        <td>
          <LanguageMarks asset={asset} languages={others} />
        </td>
      )}
    </Row>
  );
}
