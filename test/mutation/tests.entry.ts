// The tests that a mutant of the engine must survive to count, in one bundle: the quick and narrow ones first.
import '../unit/engine/judge.test.ts';
import '../unit/engine/judge-table.test.ts';
import '../unit/engine/environment.test.ts';
import '../unit/engine/view.test.ts';
import '../unit/engine/exposure.test.ts';
import '../unit/engine/guarded.test.ts';
import '../unit/engine/paths.test.ts';
import '../unit/engine/engine.test.ts';
import '../unit/engine/rows.test.ts';
import '../unit/rules.test.ts';
