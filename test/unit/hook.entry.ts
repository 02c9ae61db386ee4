import '../../src/hook.ts';
