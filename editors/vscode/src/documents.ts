// Which documents the server is told of: drafts, and the YAML that is whosays's own. Other YAML is none of its business.
import { Disposable, languages, RelativePattern, Uri, workspace } from 'vscode';
import type { DocumentFilter, TextDocument } from 'vscode';

/** YAML that is known by its name. */
const NAMED = ['**/whosays.yml', '**/pack.yml', '**/*.whosays.yml'];

/** What makes a folder a pack. All YAML in it is rules, lexicons and profiles. */
const MANIFEST = 'pack.yml';

/** How many folders above a file its pack may be. A rule lies in its pack, or in a group there. */
const HIGHEST = 4;

export class Documents {
  private filters: DocumentFilter[] = [];
  // Packs that were seen when a file in them was opened, by their addresses.
  private readonly seen = new Map<string, Uri>();

  /** Drafts in these languages, configs, packs and files beside drafts, as things stand now. */
  async look(drafts: string[]): Promise<DocumentFilter[]> {
    const packs = [...(await search()), ...this.seen.values()];
    this.filters = [
      ...drafts.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
      ...NAMED.map(yaml),
      ...packs.map((folder) => yaml(new RelativePattern(folder, '**/*.yml'))),
    ];
    return this.filters;
  }

  /** Tells when a folder has become a pack, or is one no longer. */
  watch(changed: () => void): Disposable {
    const watcher = workspace.createFileSystemWatcher(`**/${MANIFEST}`, false, true, false);
    watcher.onDidCreate(changed);
    watcher.onDidDelete((manifest) => {
      this.seen.delete(Uri.joinPath(manifest, '..').toString());
      changed();
    });
    // Watchers miss files in a folder that is as new as they are, and see nothing of packs that lie elsewhere.
    const opened = workspace.onDidOpenTextDocument(async (document) => {
      if (await this.isNew(document)) {
        changed();
      }
    });
    return Disposable.from(watcher, opened);
  }

  private async isNew(document: TextDocument): Promise<boolean> {
    const isYaml = document.languageId === 'yaml' && document.uri.scheme === 'file';
    if (!isYaml || languages.match(this.filters, document) > 0) {
      return false;
    }
    const pack = await packAbove(document.uri);
    if (!pack || this.seen.has(pack.toString())) {
      return false;
    }
    this.seen.set(pack.toString(), pack);
    return true;
  }
}

/** The packs in the folders that are open. Where the search cannot be had, drafts should be checked all the same. */
async function search(): Promise<Uri[]> {
  try {
    const manifests = await workspace.findFiles(`**/${MANIFEST}`, '**/node_modules/**');
    return manifests.map((manifest) => Uri.joinPath(manifest, '..'));
  } catch {
    return [];
  }
}

async function packAbove(file: Uri): Promise<Uri | undefined> {
  let folder = file;
  for (let height = 0; height < HIGHEST; height += 1) {
    folder = Uri.joinPath(folder, '..');
    try {
      await workspace.fs.stat(Uri.joinPath(folder, MANIFEST));
      return folder;
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

function yaml(pattern: string | RelativePattern): DocumentFilter {
  return { scheme: 'file', language: 'yaml', pattern };
}
