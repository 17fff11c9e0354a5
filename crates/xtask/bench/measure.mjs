// Fair timing of several ways to do one thing: each warmed up, then measured in rounds that take turns, so that
// whatever else the machine does falls on all of them alike. Reported is the median round.

const ROUNDS = 15;
const ROUND_MS = 40;

/**
 * @typedef {{ name: string, run(n: number): unknown }} Contender does the thing once; `n` differs each time.
 * One in another process has `timed(count)` instead: it does the thing so many times and says how many ms that took
 * @param {Contender[]} contenders the first is the one that the others are compared with
 */
export async function measure(contenders) {
  const lanes = [];
  for (const contender of contenders) lanes.push({ ...contender, next: 0, batch: await calibrate(contender), times: [] });
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < lanes.length; i++) {
      const lane = lanes[(i + round) % lanes.length];
      lane.times.push((await timed(lane, lane.batch)) / lane.batch);
    }
  }
  const results = lanes.map(({ name, times }) => {
    times.sort((a, b) => a - b);
    return { name, microseconds: round3(times[ROUNDS >> 1] * 1000), fastest: round3(times[0] * 1000), slowest: round3(times.at(-1) * 1000) };
  });
  return results.map((result) => ({ ...result, ratio: round3(result.microseconds / results[0].microseconds) }));
}

/** How many fill a round, found while warming up. */
async function calibrate(contender) {
  const lane = { ...contender, next: 1e9 };
  for (let batch = 16; ; batch *= 2) {
    const ms = await timed(lane, batch);
    if (ms > ROUND_MS) return Math.max(1, Math.round((batch * ROUND_MS) / ms));
  }
}

async function timed(lane, count) {
  if (lane.timed) return lane.timed(count);
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const answer = lane.run(lane.next++);
    // A peer that answers later is waited for; one that does not must not pay for waiting.
    if (answer instanceof Promise) await answer;
  }
  return performance.now() - start;
}

const round3 = (figure) => Number(figure.toPrecision(3));
