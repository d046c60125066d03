// The server: started, stopped, and what the status says of it.
import * as os from 'node:os';
import { commands, languages, LanguageStatusSeverity, window, workspace } from 'vscode';
import type { Disposable, DocumentFilter, LanguageStatusItem, LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient/node';
import type { ErrorHandler, ExecuteCommandMiddleware, TextDocumentFilter } from 'vscode-languageclient/node';
import { find } from './binary';
import type { Documents } from './documents';

export class Server implements Disposable {
  readonly output: LogOutputChannel;
  private readonly status: LanguageStatusItem;
  private readonly documents: Documents;
  private readonly middleware: ExecuteCommandMiddleware;
  private client: LanguageClient | undefined;
  // One start or stop after another: a setting may change while the server starts.
  private queue: Promise<void> = Promise.resolve();

  constructor(documents: Documents, middleware: ExecuteCommandMiddleware) {
    this.documents = documents;
    this.middleware = middleware;
    this.output = window.createOutputChannel('whosays', { log: true });
    this.status = languages.createLanguageStatusItem('whosays.server', []);
    this.status.name = 'whosays';
  }

  /** Starts the server, anew if it runs. */
  restart(): Promise<void> {
    return this.after(async () => {
      await this.halt();
      await this.launch();
    });
  }

  stop(): Promise<void> {
    return this.after(() => this.halt());
  }

  /** Has the server carry out a command. Nothing comes back where it doesn't run. */
  async execute(command: string, ...args: unknown[]): Promise<unknown> {
    await this.queue;
    if (this.client?.state !== State.Running) {
      void this.tell('whosays does not run, so it cannot be asked.', ['Start', () => this.restart()]);
      return undefined;
    }
    return this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }

  dispose(): void {
    this.status.dispose();
    this.output.dispose();
  }

  private after(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error) => this.output.error(error));
    return this.queue;
  }

  private async launch(): Promise<void> {
    const settings = workspace.getConfiguration('whosays');
    const selector = await this.documents.look(settings.get<string[]>('languages', []));
    this.status.selector = selector;
    this.show('starting', '', LanguageStatusSeverity.Information, true);
    const found = await find({
      setting: settings.get<string>('path', ''),
      folder: workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath,
      home: os.homedir(),
      env: process.env,
      platform: process.platform,
    });
    if (!('path' in found)) {
      const why =
        found.missing === 'path'
          ? 'The program whosays is not on your PATH, so nothing is checked. Where is it?'
          : `There is no program at ${found.tried}, where the setting whosays.path says whosays is. Where is it?`;
      this.fail(why, ['Open Setting', openSetting], ['How to Install', openInstallation]);
      return;
    }
    this.output.info(`Starting ${found.path} lsp`);
    const client = this.clientOf(found.path, selector);
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.output.error(`${found.path} lsp does not start: ${String(error)}`);
      const why = `whosays does not start (${found.path}). Is it a version that has a language server?`;
      this.fail(why, ['Show Output', () => this.output.show()], ['Open Setting', openSetting]);
    }
  }

  private clientOf(program: string, selector: DocumentFilter[]): LanguageClient {
    // One that breaks down is started again, but not one that never ran: it would not run the next time either.
    let hasRun = false;
    let usual: ErrorHandler | undefined;
    const client: LanguageClient = new (class extends LanguageClient {
      // What becomes of a start is told once, and in words.
      override error(message: string, data?: unknown, shown?: boolean | 'force'): void {
        super.error(message, data, hasRun && shown);
      }
    })(
      'whosays',
      'whosays',
      { command: program, args: ['lsp'] },
      {
        documentSelector: selector.map(spoken),
        initializationOptions: () => workspace.getConfiguration('whosays'),
        synchronize: { configurationSection: 'whosays' },
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationFailedHandler: () => false,
        errorHandler: {
          error: (...what) =>
            hasRun
              ? (usual ??= client.createDefaultErrorHandler()).error(...what)
              : { action: ErrorAction.Continue, handled: true },
          closed: () =>
            hasRun
              ? (usual ??= client.createDefaultErrorHandler()).closed()
              : { action: CloseAction.DoNotRestart, handled: true },
        },
        middleware: this.middleware,
      },
    );
    client.onDidChangeState(({ newState }) => {
      if (this.client !== client) {
        return;
      }
      const running = newState === State.Running;
      hasRun ||= running;
      void commands.executeCommand('setContext', 'whosays.running', running);
      if (running) {
        const version = client.initializeResult?.serverInfo?.version;
        this.show(version ?? 'running', program, LanguageStatusSeverity.Information);
      } else if (newState === State.Stopped) {
        this.show('stopped', program, LanguageStatusSeverity.Warning);
      }
    });
    return client;
  }

  private async halt(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await commands.executeCommand('setContext', 'whosays.running', false);
    // One that did not start, or has ended by itself, has nothing to stop.
    if (client?.state === State.Running) {
      await client.dispose();
    }
  }

  private fail(why: string, ...ways: Way[]): void {
    this.output.warn(why);
    this.show('not running', why, LanguageStatusSeverity.Error);
    void this.tell(why, ...ways);
  }

  private async tell(words: string, ...ways: Way[]): Promise<void> {
    const chosen = await window.showWarningMessage(words, ...ways.map(([title]) => title));
    await ways.find(([title]) => title === chosen)?.[1]();
  }

  private show(text: string, detail: string, severity: LanguageStatusSeverity, busy = false): void {
    this.status.text = `whosays ${text}`;
    this.status.detail = detail;
    this.status.severity = severity;
    this.status.busy = busy;
    this.status.command =
      severity === LanguageStatusSeverity.Information
        ? { command: 'whosays.showOutput', title: 'Show Output' }
        : { command: 'whosays.restart', title: 'Start' };
  }
}

/** A button, and what it does. */
type Way = [title: string, act: () => unknown];

/** A filter as the protocol writes it. */
function spoken({ scheme, language, pattern }: DocumentFilter): TextDocumentFilter {
  const spelt =
    typeof pattern === 'object' ? { baseUri: pattern.baseUri.toString(), pattern: pattern.pattern } : pattern;
  return { scheme, language, pattern: spelt } as TextDocumentFilter;
}

function openSetting() {
  return commands.executeCommand('workbench.action.openSettings', 'whosays.path');
}

function openInstallation() {
  return commands.executeCommand('workbench.action.openWalkthrough', 'whosays.whosays#start', false);
}
