import type { Fate } from '../../facts/index.js';
import type { MapData } from '../../map/map-data.js';
import type { LinkTemplate } from '../../map/surroundings.js';

/** A step of a way in words; lines and columns are 1-based, the end is the first column behind it. */
export interface PageStep {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  within: string | null;
  words: string;
  /** What it means for the status; null where it does not decide the fate. */
  decision: string | null;
}

/** How some statuses of a call come to their fate. */
export interface PageWay {
  statuses: number[];
  fate: Fate;
  steps: PageStep[];
}

/** What an unhappy path asks for. */
export interface PageRemedy {
  /** The column that it is about. */
  column: string;
  text: string;
}

/** What a rule says of a call. */
export interface PageFinding {
  rule: string;
  severity: string;
  message: string;
}

/** What an open row shows beside its cells. */
export interface PageDetail {
  ways: PageWay[];
  remedies: PageRemedy[];
  findings: PageFinding[];
  /** Calls that get its answer, by their index. */
  callers: number[];
}

/** Lines of a file by their number. */
export type PageLines = Readonly<Record<string, string>>;

/** All that the page shows. */
export interface PageData {
  /** The name of the project. */
  name: string;
  commit: string | null;
  links: LinkTemplate;
  /** What of the project is shown: every call, or those that rules speak of. */
  shows: 'calls' | 'findings';
  /** What the analysis could and could not see, as one line. */
  coverage: string;
  map: MapData;
  /** In the order of the calls. */
  details: PageDetail[];
  /** The lines that frames show, by file. */
  lines: Readonly<Record<string, PageLines>>;
}
