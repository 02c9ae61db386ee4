import type { CredentialKind } from '../../model/credential.ts';

/** Reaches one bot. */
export const discordToken: CredentialKind = {
  id: 'discord-token',
  title: 'Discord bot token',
  pattern: /\b([MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40})(?![\w-])/g,
  keywords: ['discord', 'bot'],
  scope: 'scoped',
  hits: [`DISCORD_TOKEN=M${'adeUp12'.repeat(3)}aaa.${'abcdef'}.${'Made1Up2x'.repeat(3)}`],
  misses: ['bot.abc.def'],
};
