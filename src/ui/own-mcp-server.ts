import { Disposable, EventEmitter, lm, McpStdioServerDefinition, workspace } from 'vscode';

/**
 * Offers Chaperone's own MCP server to the editor's agent: it can ask what it may do instead of guessing.
 * https://code.visualstudio.com/api/extension-guides/ai/mcp
 *
 * @param words the program that starts it, and its arguments; throws where it cannot be started
 */
export function offerOwnServer(words: () => readonly [string, ...string[]]): Disposable {
  const changed = new EventEmitter<void>();
  const provider = lm.registerMcpServerDefinitionProvider('chaperone.mcp', {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions() {
      const [program, ...args] = words();
      const definition = new McpStdioServerDefinition('Chaperone', program, args);
      const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
      // What it says is about the folder that it runs in; without one the editor would start it in the home folder.
      if (folder) definition.cwd = folder.uri;
      return [definition];
    },
  });
  return Disposable.from(
    changed,
    provider,
    workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
  );
}
