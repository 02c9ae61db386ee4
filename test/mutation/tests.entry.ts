// The tests that a mutant of the engine must survive to count, in one bundle: the quick and narrow ones first.
import '../unit/engine/verdict/judge.test.ts';
import '../unit/engine/judge-table.test.ts';
import '../unit/engine/verdict/environment.test.ts';
import '../unit/engine/matching/view.test.ts';
import '../unit/engine/exposure/exposure.test.ts';
import '../unit/engine/supervision/guarded.test.ts';
import '../unit/engine/paths.test.ts';
import '../unit/engine/engine.test.ts';
import '../unit/engine/cases/rows.test.ts';
import '../unit/rules.test.ts';
