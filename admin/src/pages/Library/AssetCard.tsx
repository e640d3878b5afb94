import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { AssetImage } from '../../components/asset/AssetImage';
import { useTranslation } from '../../hooks/useTranslation';
import { LanguageMarks } from './AssetFacts';
import { linkId, type RowProps } from './shown';
import { ShownText } from './ShownText';

const Frame = styled(Flex)<{ $isSelected: boolean }>`
  position: relative;
  outline: 2px solid
    ${({ theme, $isSelected }) => ($isSelected ? theme.colors.primary600 : 'transparent')};
  outline-offset: -1px;
`;

/** The name is the link; the picture belongs to it for the pointer. */
const Name = styled(Link)`
  display: block;
  overflow: hidden;
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  text-overflow: ellipsis;
  white-space: nowrap;

  &:hover {
    text-decoration: underline;
  }

  &::after {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    block-size: 16rem;
    content: '';
    border-start-start-radius: ${({ theme }) => theme.borderRadius};
    border-start-end-radius: ${({ theme }) => theme.borderRadius};
  }

  &:focus-visible {
    outline: none;

    &::after {
      outline: 2px solid ${({ theme }) => theme.colors.primary600};
      outline-offset: 2px;
    }
  }
`;

const Tick = styled(Box)`
  position: absolute;
  inset-block-start: ${({ theme }) => theme.spaces[3]};
  inset-inline-start: ${({ theme }) => theme.spaces[3]};
  z-index: 1;
  line-height: 0;
`;

/** An image of the grid. */
export function AssetCard({
  others,
  ...row
}: RowProps & {
  /** The languages besides the one that is shown. */
  others: readonly string[];
}) {
  const { t } = useTranslation();
  const { asset, isSelected, onTick, to } = row;
  return (
    <Frame
      tag="li"
      direction="column"
      alignItems="stretch"
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      $isSelected={isSelected}
    >
      <AssetImage asset={asset} height="16rem" />
      <Tick background="neutral0" hasRadius>
        <Checkbox
          aria-label={t('library.select', { name: asset.name })}
          checked={isSelected}
          onCheckedChange={(isOn) => onTick([asset.id], isOn === true)}
        />
      </Tick>
      <Flex direction="column" alignItems="stretch" gap={3} padding={4} grow={1}>
        <Box>
          <Typography tag="h2" variant="omega" fontWeight="bold">
            <Name id={linkId(asset.id)} to={to} title={asset.name}>
              {asset.name}
            </Name>
          </Typography>
          <Typography variant="pi" textColor="neutral600" ellipsis tag="p">
            {asset.folder}
          </Typography>
        </Box>
        <Box grow={1}>
          <ShownText {...row} lines={3} />
        </Box>
        <LanguageMarks asset={asset} languages={others} />
      </Flex>
    </Frame>
  );
}
