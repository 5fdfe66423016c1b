import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializeRequest,
  InitializedNotification,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
  type CodeAction,
  type Diagnostic,
} from 'vscode-languageserver-protocol/node';
import { applyEdits } from './editor.js';
import { finding, suggestion, type Said } from './said.js';
import type { Project } from './project.js';

/** What oxlint's language server says about files of a project, by their names. */
export async function oxlintSays(
  { folder, env }: Pick<Project, 'folder' | 'env'>,
  files: readonly string[],
): Promise<ReadonlyMap<string, Said>> {
  const server = spawn('oxlint', ['--lsp'], { cwd: folder, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const ended = once(server, 'exit').then(([code]) => {
    throw new Error(`oxlint has ended, with ${String(code)}.`);
  });
  const published = new Map<string, (diagnostics: Diagnostic[]) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) =>
    published.get(uri)?.(diagnostics),
  );
  connection.listen();
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'project' }],
    capabilities: {
      textDocument: {
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const said = new Map<string, Said>();
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    const fileUri = pathToFileURL(join(folder, name)).href;
    const answer = new Promise<Diagnostic[]>((resolve) => published.set(fileUri, resolve));
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: fileUri, languageId: 'typescript', version: 1, text },
    });
    const diagnostics = await Promise.race([answer, ended]);
    const suggestions: string[] = [];
    for (const { range } of diagnostics) {
      const actions = await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: fileUri },
        range,
        context: { diagnostics: [], only: ['quickfix'] },
      });
      for (const { title, edit } of (actions ?? []) as CodeAction[]) {
        const edits = edit?.changes?.[fileUri];
        if (edits && !title.startsWith('Disable '))
          suggestions.push(suggestion(title, applyEdits(text, edits)));
      }
    }
    said.set(name, {
      findings: diagnostics
        .map(({ range, code, message }) => finding(range, ruleOf(code), String(message)))
        .sort(),
      suggestions: [...new Set(suggestions)].sort(),
    });
  }

  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  await ended.catch(() => connection.dispose());
  return said;
}

/**
 * What the command finds, by the names of the files, as `line:column rule message`. Findings of oxlint's own rules are
 * left out; where a file cannot be parsed, that is all there is.
 */
export async function oxlintFinds(
  project: Project,
  ...args: readonly string[]
): Promise<Record<string, string[]>> {
  const { out, err } = await project.run('oxlint', ['--format', 'json', ...args]);
  if (!out.startsWith('{')) throw new Error(`oxlint says:\n${out}${err}`);
  const found: Record<string, string[]> = {};
  for (const { filename, message, code, labels } of (JSON.parse(out) as OxlintReport).diagnostics) {
    const rule = code === undefined ? 'cannot be parsed:' : ruleOf(code);
    if (/^(?:eslint|oxc|typescript|unicorn)\//u.test(rule)) continue;
    const { line, column } = labels[0]?.span ?? { line: 0, column: 0 };
    (found[filename] ??= []).push(`${line}:${column} ${rule} ${message}`);
  }
  for (const findings of Object.values(found)) findings.sort();
  return found;
}

/** The part of oxlint's JSON that we read. */
interface OxlintReport {
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly message: string;
    readonly code?: string;
    readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
  }[];
}

/** `backend-performance(no-select-star)` is oxlint's way to write the name of a rule. */
function ruleOf(code: Diagnostic['code']): string {
  return String(code).replace(/^(.*)\((.*)\)$/u, '$1/$2');
}
