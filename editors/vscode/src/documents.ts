// Which documents the server is told of: drafts, and the YAML that is whosays's own. Other YAML is none of its business.
import { RelativePattern, Uri, workspace } from 'vscode';
import type { DocumentFilter } from 'vscode';

/** YAML that is known by its name. */
const NAMED = ['**/whosays.yml', '**/pack.yml', '**/*.whosays.yml'];

/** What makes a folder a pack. All YAML in it is rules, lexicons and profiles. */
const PACK = '**/pack.yml';

/** Drafts in these languages, configs, packs and files beside drafts. */
export async function ours(languages: string[]): Promise<DocumentFilter[]> {
  const drafts = languages.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language })));
  const named = NAMED.map((pattern) => yaml(pattern));
  const packs = (await packFolders()).map((folder) => yaml(new RelativePattern(folder, '**/*.yml')));
  return [...drafts, ...named, ...packs];
}

/** Tells when a folder becomes a pack, or is one no longer. */
export function onPacks(changed: () => void) {
  const watcher = workspace.createFileSystemWatcher(PACK, false, true, false);
  watcher.onDidCreate(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

/** Where the search cannot be had, drafts should be checked all the same. */
async function packFolders(): Promise<Uri[]> {
  try {
    const manifests = await workspace.findFiles(PACK, '**/node_modules/**');
    return manifests.map((manifest) => Uri.joinPath(manifest, '..'));
  } catch {
    return [];
  }
}

function yaml(pattern: string | RelativePattern): DocumentFilter {
  return { scheme: 'file', language: 'yaml', pattern };
}
