export const x = "";
