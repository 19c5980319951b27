import type { Checked, ClientName, Method, Place, Retry, Via } from '../facts/index.js';

/** How well a cell of the map stands: what it is counted as. */
export type Standing = 'handled' | 'unhandled' | 'unknown' | 'none';

/** Which fact of a call a column shows; `others` joins the statuses that are too rare for a column of their own. */
export type ColumnKind = 'status' | 'others' | 'key' | 'requestId' | 'retry';

/** A column of the map. */
export interface MapColumn {
  /** Unique: the status (`402`), or the kind. */
  id: string;
  /** The head of the column: `402`, `key`. */
  label: string;
  kind: ColumnKind;
  /** The statuses that it shows; empty for the other facts. */
  statuses: number[];
}

/** What a call does about one unhappy path. */
export interface MapCell {
  /** The fact in its own word: a fate, `absent`, `careless`; `na` where the question does not arise. */
  value: string;
  /** What it is counted as, once: a fact that is decided at another call counts there, and is `none` here. */
  standing: Standing;
  /** Where the fact is decided instead; null where it is decided here. */
  decidedBy: 'wrapper' | 'callers' | null;
  /** The lines that lose it; empty where none does. */
  at: Place[];
  /** What it was in the run that this one is compared with; null where nothing was, or it was the same. */
  before: string | null;
  /** Whether that is for the better. Null too where one of the two is not known. */
  change: 'better' | 'worse' | null;
}

/** How a call compares with the same call of an earlier run. */
export type CallChange = 'worse' | 'better' | 'same' | 'new';

/** A row of the map. Lines and columns are 1-based. */
export interface MapCall {
  /** A name that stays when lines move: the file and the identity of the call. Unique. */
  id: string;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  method: Method;
  /** Host and path as far as they are known; empty where nothing is. */
  url: string;
  client: ClientName;
  via: Via | null;
  within: string | null;
  /** Index in `MapData.apis`. */
  api: number;
  checked: Checked;
  retry: Retry | null;
  unknownBecause: string[];
  /** In the order of the columns. */
  cells: MapCell[];
  /** Null where nothing was compared. */
  change: CallChange | null;
}

/** An API that calls go to. */
export interface MapApi {
  /** The id of the contract, the host, or `relative` and `dynamic`. Unique. */
  id: string;
  name: string;
  hasContract: boolean;
}

/** A file with calls. */
export interface MapFile {
  path: string;
  /** Of its folder, `.` for the working directory. */
  folder: string;
  /** As CODEOWNERS names them; empty where nobody is named. */
  owners: string[];
}

/** A call of the earlier run that has no counterpart. */
interface GoneCall {
  file: string;
  line: number;
  method: string;
  url: string;
}

/** What a run was compared with. */
interface MapComparison {
  /** As the reader named it. */
  against: string;
  better: number;
  worse: number;
  same: number;
  /** Calls that the earlier run did not have. */
  added: number;
  gone: GoneCall[];
}

/** The calls of a project against their unhappy paths. */
export interface MapData {
  columns: MapColumn[];
  apis: MapApi[];
  /** Each file with calls once, in the order of the calls. */
  files: MapFile[];
  /** Sorted as they were given: by file, then position. */
  calls: MapCall[];
  comparison: MapComparison | null;
}
