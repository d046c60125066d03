// Starts the server and adds the commands.
import * as path from 'node:path';
import { commands, languages, Uri, window, workspace } from 'vscode';
import type { Diagnostic, ExtensionContext } from 'vscode';
import { Documents } from './documents';
import { Pages } from './pages';
import { Server } from './server';

let server: Server;

export async function activate(context: ExtensionContext): Promise<void> {
  const pages = new Pages();
  const documents = new Documents();
  server = new Server(documents, {
    // What the server writes for people is shown to them, whether a lens, a quick fix or a command asked for it.
    executeCommand: async (command, args, next) => {
      // The page says all, and need not be announced.
      const asked = command === 'whosays.summary' ? [args[0], true] : args;
      const result: unknown = await next(command, asked);
      await present(pages, command, args, result);
      return result;
    },
  });
  context.subscriptions.push(
    server,
    pages,
    documents.watch(() => void server.restart()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('whosays.path') || change.affectsConfiguration('whosays.languages')) {
        void server.restart();
      }
    }),
    commands.registerCommand('whosays.restart', () => server.restart()),
    commands.registerCommand('whosays.showOutput', () => server.output.show()),
    commands.registerCommand('whosays.showSummary', () => showSummary(pages)),
    commands.registerCommand('whosays.openRule', (id?: string) => openRule(pages, id)),
  );
  await server.restart();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

async function showSummary(pages: Pages): Promise<void> {
  const draft = window.activeTextEditor?.document;
  if (!draft) {
    void window.showInformationMessage('Which draft? Open one, and ask again.');
    return;
  }
  const args = [draft.uri.toString(), true];
  await present(pages, 'whosays.summary', args, await server.execute('whosays.summary', ...args));
}

async function openRule(pages: Pages, given?: string): Promise<void> {
  const id = given ?? (await chosenRule());
  if (id === undefined) {
    return;
  }
  const args = [id, window.activeTextEditor?.document.uri.toString() ?? null];
  await present(pages, 'whosays.showRule', args, await server.execute('whosays.showRule', ...args));
}

/** Shows what a command has returned, if it is a page. */
async function present(pages: Pages, command: string, args: unknown[], result: unknown): Promise<void> {
  if (typeof result !== 'string' || result === '') {
    return;
  }
  if (command === 'whosays.summary') {
    const { name } = path.posix.parse(Uri.parse(String(args[0])).path);
    await pages.show(`Sources of ${name}`, result);
  } else if (command === 'whosays.showRule') {
    await pages.show(`Rule ${String(args[0]).replaceAll('/', ' ')}`, result);
  }
}

/** The rule at the cursor; else one of those that ask something in this draft, or one that is typed. */
async function chosenRule(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const findings = editor ? languages.getDiagnostics(editor.document.uri).filter(isOurs) : [];
  const here = ids(findings.filter(({ range }) => editor && range.contains(editor.selection.active)));
  if (here.length === 1) {
    return here[0];
  }
  const known = here.length > 0 ? here : ids(findings);
  return known.length > 0
    ? window.showQuickPick(known, { placeHolder: 'Which rule?' })
    : window.showInputBox({ prompt: 'Which rule?', placeHolder: 'hearsay-adverb' });
}

function isOurs({ source }: Diagnostic): boolean {
  return source === 'whosays';
}

function ids(findings: Diagnostic[]): string[] {
  const all = findings.map(({ code }) => String(typeof code === 'object' ? code.value : code));
  // What whosays says in its own name, such as that an allowance is not needed, has no page.
  return [...new Set(all)].filter((id) => !id.startsWith('whosays/')).sort();
}
