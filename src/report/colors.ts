import type pc from 'picocolors';

/** Paints text; whether it does or gives the text back is decided once, for a whole stream. */
export type Colors = ReturnType<typeof pc.createColors>;
