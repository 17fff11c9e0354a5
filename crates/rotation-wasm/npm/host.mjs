// The host's clock and randomness: read here and nowhere else.

export const clock = () => Date.now();

export function randomSeed() {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  return (high >>> 11) * 2 ** 32 + low;
}
