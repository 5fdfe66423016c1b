import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ApplyWorkspaceEditRequest,
  CodeActionRequest,
  ConfigurationRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  InitializeRequest,
  InitializedNotification,
  LogMessageNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
  type CodeAction,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import type { Project } from './project.js';

/** A file that is open in an editor. */
export interface OpenFile {
  readonly uri: string;
  version: number;
  text: string;
}

/** An editor without a window: it speaks to ESLint's language server as VS Code does, with the settings that VS Code has. */
export interface Editor {
  open(file: string, text: string): Promise<OpenFile>;
  /** Puts a text in the place of what is in the file, as typing does. */
  type(file: OpenFile, text: string): Promise<void>;
  /** The squiggles of the file as it is now. */
  diagnostics(file: OpenFile): Promise<readonly Diagnostic[]>;
  /** What the bulb at a squiggle offers. */
  quickFixes(file: OpenFile, diagnostic: Diagnostic): Promise<readonly CodeAction[]>;
  /** Chooses an entry of the bulb; whatever the server then does to the file is done. */
  choose(action: CodeAction): Promise<void>;
  /** What the server said in its output channel. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** Opens the folder of a project. */
export async function openEditor({ folder, env }: Pick<Project, 'folder' | 'env'>): Promise<Editor> {
  const server = spawn('vscode-eslint-language-server', ['--stdio'], { cwd: folder, env });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const files = new Map<string, OpenFile>();
  const log: string[] = [];
  const workspaceFolder = { uri: pathToFileURL(folder).href, name: basename(folder) };

  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(() => ({ ...settings, workspaceFolder })),
  );
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
    for (const change of edit.documentChanges ?? []) {
      if (!('edits' in change)) throw new Error(`The server wants to ${change.kind} a file.`);
      const file = files.get(change.textDocument.uri);
      if (file?.version !== change.textDocument.version) return { applied: false };
      await type(file, applyEdits(file.text, change.edits as readonly TextEdit[]));
    }
    return { applied: true };
  });
  connection.onNotification(LogMessageNotification.type, ({ message }) => void log.push(message));
  connection.listen();

  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: workspaceFolder.uri,
    workspaceFolders: [workspaceFolder],
    capabilities: {
      workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
      textDocument: {
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
        diagnostic: {},
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  async function type(file: OpenFile, text: string): Promise<void> {
    file.version += 1;
    file.text = text;
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: file.uri, version: file.version },
      contentChanges: [{ text }],
    });
  }

  return {
    log,
    type,
    async open(name, text) {
      const file = { uri: pathToFileURL(join(folder, name)).href, version: 1, text };
      files.set(file.uri, file);
      const languageId = /\.[cm]?ts$/u.test(name) ? 'typescript' : 'javascript';
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { ...file, languageId },
      });
      return file;
    },
    async diagnostics({ uri }) {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      if (report.kind !== 'full') throw new Error('The server did not look at the file again.');
      return report.items;
    },
    async quickFixes({ uri }, diagnostic) {
      const actions = await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], only: ['quickfix'] },
      });
      return (actions ?? []) as CodeAction[];
    },
    async choose({ title, command }) {
      if (!command) throw new Error(`"${title}" has no command.`);
      await connection.sendRequest(ExecuteCommandRequest.type, {
        command: command.command,
        arguments: command.arguments ?? [],
      });
    },
    async close() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await once(server, 'exit');
      connection.dispose();
    },
  };
}

/** What is in force in VS Code where nobody changed anything. */
const settings = {
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: true,
  useFlatConfig: true,
  experimental: { useFlatConfig: false },
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'location' },
};

/** The text after some edits, whose places are those before all of them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const places = edits.map(({ range, newText }) => ({ ...offsets(text, range), newText }));
  places.sort((one, other) => other.start - one.start);
  return places.reduce(
    (edited, { start, end, newText }) => edited.slice(0, start) + newText + edited.slice(end),
    text,
  );
}

/** Where a range is in a text. */
export function offsets(
  text: string,
  { start, end }: Range,
): { readonly start: number; readonly end: number } {
  const lines = text.split('\n');
  const offset = ({ line, character }: Range['start']) =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, character);
  return { start: offset(start), end: offset(end) };
}
