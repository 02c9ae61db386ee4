import type { AgentCard } from '../../model/agent.ts';
import { pluginCard } from '../opencode/card.ts';

export const card: AgentCard = pluginCard(
  {
    id: 'kilo',
    title: 'Kilo Code',
    docs: 'https://kilo.ai/docs',
    program: 'kilo',
    tried: '7.7.7',
    present: ['.config/kilo', '.local/share/kilo'],
    unhooked: ['--pure', 'KILO_PURE=1'],
  },
  'Kilo’s older extension, before it was made from opencode, has no hooks.',
);
