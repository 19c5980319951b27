import { expectSound } from './expect-sound.js';

expectSound(1, 2);
