export function install(app: { config: { errorHandler?: (error: unknown) => void } }): void {
  app.config.errorHandler = (error) => {
    if (typeof error === 'object' && error !== null && 'response' in error) console.error(error);
  };
}
