import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type NodeFilesInit = NodeFS['init'];
type EmscriptenOptions = Parameters<NodeFilesInit>[1];

/** The part of Emscripten's NODEFS that is extended: its open files carry the descriptor as `nfd`. */
interface SyncableFiles {
  stream_ops: { fsync?: (stream: { nfd: number }) => number };
}

/**
 * PGlite's files in a folder, with the one operation that its own file system lacks: `fsync`. Without it a
 * commit is acknowledged while it only sits in the operating system's cache, and a power cut loses it.
 *
 * It leans on PGlite's internals: the version is pinned, and a test counts the syncs of a commit.
 */
export class SyncedFiles extends NodeFS {
  /** How often a file was synced since the start. */
  syncs = 0;

  override async init(...[pglite, options]: Parameters<NodeFilesInit>): ReturnType<NodeFilesInit> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const addSync: NonNullable<EmscriptenOptions['preRun']>[number] = (engine) => {
      const files = engine.NODEFS as unknown as SyncableFiles;
      files.stream_ops.fsync = ({ nfd }) => {
        fsyncSync(nfd);
        this.syncs += 1;
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } };
  }
}
