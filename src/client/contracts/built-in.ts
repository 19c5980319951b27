import type { Contract } from './contract.js';
import { anthropic } from './anthropic.js';
import { firecrawl } from './firecrawl.js';
import { github } from './github.js';
import { lovable } from './lovable.js';
import { openai } from './openai.js';
import { openrouter } from './openrouter.js';
import { overten } from './overten.js';
import { pincer } from './pincer.js';
import { pineprompt } from './pineprompt.js';
import { pioneer } from './pioneer.js';
import { pyramid } from './pyramid.js';
import { resend } from './resend.js';
import { stripe } from './stripe.js';

/** Every contract that comes with the package, the five reference ones first. */
export const builtInContracts: readonly Contract[] = [
  pioneer,
  overten,
  pyramid,
  pineprompt,
  pincer,
  anthropic,
  firecrawl,
  github,
  lovable,
  openai,
  openrouter,
  resend,
  stripe,
];
