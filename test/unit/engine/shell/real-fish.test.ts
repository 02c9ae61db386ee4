import { agrees } from '../../../oracle/agrees.ts';
import { fishLines } from '../../../oracle/fish-lines.ts';

describe('shell: against fish itself', () => {
  it('reads the words that fish runs, or says that it does not', function () {
    agrees(this, 'fish', fishLines, { certain: 250 });
  });
});
