import { agrees } from '../../../oracle/agrees.ts';
import { zshLines } from '../../../oracle/zsh-lines.ts';

describe('shell: against zsh itself', () => {
  it('reads the words that zsh runs', function () {
    agrees(this, 'zsh', zshLines, { certain: 1200 });
  });
});
