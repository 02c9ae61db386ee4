import { agrees } from '../../../oracle/agrees.ts';
import { bashLines } from '../../../oracle/bash-lines.ts';

describe('shell: against bash itself', () => {
  it('reads the words that bash runs', function () {
    agrees(this, 'bash', bashLines, { certain: 1200 });
  });
});
