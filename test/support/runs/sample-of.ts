/** How many of what is tried at random: `few` in `npm test`, `all` in `npm run test:full`, which runs every night. */
export const sampleOf = (few: number, all: number): number => (process.env.SAMPLES === 'all' ? all : few);
