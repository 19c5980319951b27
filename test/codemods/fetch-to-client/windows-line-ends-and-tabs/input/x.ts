export const x = "";
