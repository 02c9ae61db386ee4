import { Diagnostic, DiagnosticSeverity, type Disposable, languages, Range, Uri, window } from 'vscode';
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

function diagnostic({ line, column, message }: PolicyProblem): Diagnostic {
  const row = Math.max(0, line - 1);
  const start = Math.max(0, column - 1);
  const result = new Diagnostic(new Range(row, start, row, start + 1), message, DiagnosticSeverity.Error);
  result.source = 'Chaperone';
  return result;
}

async function tell({ file, line, column, message }: PolicyProblem): Promise<void> {
  const name = file.split(/[\\/]/).at(-1);
  const text = `${name}, line ${line}: ${message}`;
  const picked = await window.showErrorMessage(text, 'Open File');
  if (!picked) return;
  const at = new Range(
    Math.max(0, line - 1),
    Math.max(0, column - 1),
    Math.max(0, line - 1),
    Math.max(0, column - 1),
  );
  await window.showTextDocument(Uri.file(file), { selection: at });
}
