import type { CredentialKind } from '../../model/credential.ts';

/** Reaches one bot. */
export const telegramToken: CredentialKind = {
  id: 'telegram-token',
  title: 'Telegram bot token',
  pattern: /\b(\d{8,10}:AA[\w-]{32,34})(?![\w-])/g,
  keywords: [':aa'],
  scope: 'scoped',
  hits: [`TELEGRAM_TOKEN=123456789:AA${'Made1Up2'.repeat(4)}x`],
  misses: ['12345678:AAshort'],
};
