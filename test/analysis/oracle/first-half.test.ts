import { expectSound } from './expect-sound.js';

expectSound(0, 2);
