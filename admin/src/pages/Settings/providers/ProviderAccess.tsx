import { useNotification } from '@strapi/strapi/admin';
import { Flex, Typography } from '@strapi/design-system';

import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import { useFormDisabled } from '../../../components/fields/FormField';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import {
  useForgetAltTextKeyMutation,
  useSaveAltTextKeyMutation,
  useTestAltTextProviderMutation,
} from '../../../services/settings';
import { EMBEDDED_METADATA } from './embedded';
import { ForgetKeyButton } from './ForgetKeyButton';
import { KeyInput } from './KeyInput';
import { ProviderTest } from './ProviderTest';

/** A provider's key, and the check that it works. */
export function ProviderAccess({ provider }: { provider: ProviderInfo }) {
  const { t } = useTranslation();
  const disabled = useFormDisabled();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [saveKey, saving] = useSaveAltTextKeyMutation();
  const [forgetKey] = useForgetAltTextKeyMutation();
  const [runTest, test] = useTestAltTextProviderMutation();

  const save = async (key: string): Promise<boolean> => {
    const answer = await saveKey({ provider: provider.id, key });
    const isSaved = 'data' in answer;
    if (isSaved) {
      toggleNotification({ type: 'success', message: t('key.saved', { name: provider.name }) });
      // What was found of the old key says nothing of the new one; and the store must not keep a key.
      test.reset();
      saving.reset();
    }
    return isSaved;
  };

  const forget = async () => {
    const answer = await forgetKey(provider.id);
    if ('data' in answer) {
      toggleNotification({ type: 'success', message: t('key.forgotten', { name: provider.name }) });
      test.reset();
    } else {
      toggleNotification({ type: 'danger', message: errorMessage(answer.error) });
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {provider.keySource === 'config' && (
        <Typography textColor="neutral600">{t('key.fromConfig')}</Typography>
      )}
      {provider.keySource !== 'config' && provider.id !== EMBEDDED_METADATA && (
        <KeyInput
          providerName={provider.name}
          isStored={provider.keySource === 'stored'}
          isOptional={!provider.needsKey}
          isSaving={saving.isLoading}
          disabled={disabled}
          error={saving.isError ? errorMessage(saving.error) : undefined}
          onSave={save}
          endAction={
            provider.keySource === 'stored' && (
              <ForgetKeyButton providerName={provider.name} disabled={disabled} onForget={forget} />
            )
          }
        />
      )}
      <ProviderTest
        provider={provider}
        answer={test.data}
        error={test.isError ? errorMessage(test.error) : undefined}
        isRunning={test.isLoading}
        disabled={disabled}
        onRun={() => void runTest(provider.id)}
      />
    </Flex>
  );
}
