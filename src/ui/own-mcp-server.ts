import { type Disposable, lm, McpStdioServerDefinition } from 'vscode';

/**
 * Offers Chaperone's own MCP server to the editor's agent: it can ask what it may do instead of guessing.
 * https://code.visualstudio.com/api/extension-guides/ai/mcp
 *
 * @param launcher `~/.chaperone/bin/mcp`
 */
export function offerOwnServer(launcher: string): Disposable {
  return lm.registerMcpServerDefinitionProvider('chaperone.mcp', {
    provideMcpServerDefinitions: () => [new McpStdioServerDefinition('Chaperone', launcher, ['serve'])],
  });
}
