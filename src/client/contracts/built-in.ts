import type { Contract } from './contract.js';
import { overten } from './overten.js';
import { pincer } from './pincer.js';
import { pineprompt } from './pineprompt.js';
import { pioneer } from './pioneer.js';
import { pyramid } from './pyramid.js';

/** Every contract that comes with the package, the five reference ones first. */
export const builtInContracts: readonly Contract[] = [
  pioneer,
  overten,
  pyramid,
  pineprompt,
  pincer,
];
