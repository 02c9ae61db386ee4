import {
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  languages,
  Position,
  Range,
  Uri,
  window,
} from 'vscode';
import type { PolicyProblem } from '../model/policy.ts';

export interface PolicyProblems extends Disposable {
  /** Shows these problems in place of the former ones, and tells of the first once; its message says what rules meanwhile. */
  show(problems: readonly PolicyProblem[]): void;
}

/** Problems of policy files, at their line and column. */
export function createPolicyProblems(): PolicyProblems {
  const collection = languages.createDiagnosticCollection('chaperone');
  let told = '';

  return {
    show(problems) {
      collection.clear();
      const files = new Set(problems.map(({ file }) => file));
      for (const file of files) {
        const here = problems.filter((problem) => problem.file === file);
        collection.set(Uri.file(file), here.map(diagnostic));
      }
      const first = problems[0];
      const key = JSON.stringify([...files]);
      if (first && key !== told) void tell(first);
      told = first ? key : '';
    },
    dispose: () => collection.dispose(),
  };
}

/** “.chaperone.jsonc, line 9: …” */
export function problemText({ file, line, message }: PolicyProblem): string {
  return `${file.split(/[\\/]/).at(-1)}, line ${line}: ${message}`;
}

/** The first problem of each file; the others mostly follow from it. */
export function firstProblems(problems: readonly PolicyProblem[]): readonly PolicyProblem[] {
  return problems.filter(({ file }, at) => problems.findIndex((one) => one.file === file) === at);
}

/** Shows the place of a problem in the editor. */
export async function openProblem({ file, line, column }: PolicyProblem): Promise<void> {
  const at = new Position(Math.max(0, line - 1), Math.max(0, column - 1));
  await window.showTextDocument(Uri.file(file), { selection: new Range(at, at) });
}

function diagnostic({ line, column, message }: PolicyProblem): Diagnostic {
  const row = Math.max(0, line - 1);
  const start = Math.max(0, column - 1);
  const result = new Diagnostic(new Range(row, start, row, start + 1), message, DiagnosticSeverity.Error);
  result.source = 'Chaperone';
  return result;
}

async function tell(problem: PolicyProblem): Promise<void> {
  const picked = await window.showErrorMessage(problemText(problem), 'Open File');
  if (picked) await openProblem(problem);
}
