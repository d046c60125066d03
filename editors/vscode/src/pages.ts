// What the server writes in Markdown, shown in previews: the sourcing summary of a draft, and the page of a rule.
import { commands, EventEmitter, Uri, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';

const SCHEME = 'whosays';

/** The pages that have been shown. A preview asks for its page again when it is brought back to the front. */
export class Pages implements Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new EventEmitter<Uri>();
  private readonly registration: Disposable;

  constructor() {
    this.registration = workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.changes.event,
      provideTextDocumentContent: (uri) => this.texts.get(uri.toString()) ?? '',
    });
  }

  /** Shows a page beside the draft, in place of an older one of the same name. */
  async show(name: string, text: string): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${name}.md` });
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    try {
      // One that is not locked would turn to the draft as soon as that is clicked on.
      await commands.executeCommand('markdown.showLockedPreviewToSide', uri);
    } catch {
      // Whoever has switched the preview off can still read Markdown.
      await window.showTextDocument(uri, { preview: true });
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.changes.dispose();
  }
}
