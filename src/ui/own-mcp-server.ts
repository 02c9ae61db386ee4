import { Disposable, EventEmitter, lm, McpStdioServerDefinition, workspace } from 'vscode';

/**
 * Offers Chaperone's own MCP server to the editor's agent: it can ask what it may do instead of guessing.
 * https://code.visualstudio.com/api/extension-guides/ai/mcp
 *
 * @param launcher `~/.chaperone/bin/mcp`
 */
export function offerOwnServer(launcher: string): Disposable {
  const changed = new EventEmitter<void>();
  const provider = lm.registerMcpServerDefinitionProvider('chaperone.mcp', {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions() {
      const definition = new McpStdioServerDefinition('Chaperone', launcher, ['serve']);
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
