import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';

import type { ProviderInfo, TestAnswer } from '../../../../../server/src/contracts/providers';
import { useTranslation } from '../../../hooks/useTranslation';

interface ResultProps {
  hasKey: boolean;
  answer: TestAnswer | undefined;
  error: string | undefined;
}

/** The outcome in words; an error is a request that never got to the provider. */
function Result({ hasKey, answer, error }: ResultProps) {
  const { t } = useTranslation();
  if (error !== undefined) {
    return <Outcome icon={WarningCircle} color="danger600" title={t('test.notRun')} text={error} />;
  }
  if (answer === undefined) return null;
  if (answer.ok === true) {
    return (
      <Outcome
        icon={CheckCircle}
        color="success600"
        title={t(hasKey ? 'test.ok' : 'test.okWithoutKey')}
        text=""
      />
    );
  }
  const reason = answer.code === undefined ? answer.message : t(`errors.${answer.code}`);
  return answer.ok === null ? (
    <Outcome icon={Information} color="neutral600" title={t('test.impossible')} text={reason} />
  ) : (
    <Outcome
      icon={WarningCircle}
      color="danger600"
      title={reason}
      text={reason === answer.message ? '' : answer.message}
    />
  );
}

interface OutcomeProps {
  icon: typeof CheckCircle;
  color: 'success600' | 'danger600' | 'neutral600';
  title: string;
  text: string;
}

function Outcome({ icon: Icon, color, title, text }: OutcomeProps) {
  return (
    <Flex gap={2} alignItems="flex-start">
      <Box paddingTop="2px">
        <Icon fill={color} aria-hidden />
      </Box>
      <Flex direction="column" alignItems="flex-start">
        <Typography fontWeight="semiBold" textColor={color === 'neutral600' ? 'neutral800' : color}>
          {title}
        </Typography>
        {text !== '' && (
          <Typography variant="pi" textColor="neutral600">
            {text}
          </Typography>
        )}
      </Flex>
    </Flex>
  );
}

interface Props extends Omit<ResultProps, 'hasKey'> {
  provider: ProviderInfo;
  isRunning: boolean;
  disabled: boolean;
  onRun: () => void;
}

/** Asks the provider whether the key in force works, where that is free. */
export function ProviderTest({ provider, answer, error, isRunning, disabled, onRun }: Props) {
  const { t } = useTranslation();
  if (!provider.canTest) {
    return <Typography textColor="neutral600">{t('test.none')}</Typography>;
  }
  const lacksKey = provider.needsKey && provider.keySource === 'none';
  return (
    <Flex gap={4} wrap="wrap" alignItems="center">
      <Button
        variant="tertiary"
        disabled={disabled || lacksKey}
        loading={isRunning}
        onClick={onRun}
      >
        {t('test.run', { name: provider.name })}
      </Button>
      <Box role="status" flex="1 1 24rem">
        {!isRunning && (
          <Result hasKey={provider.keySource !== 'none'} answer={answer} error={error} />
        )}
      </Box>
    </Flex>
  );
}
