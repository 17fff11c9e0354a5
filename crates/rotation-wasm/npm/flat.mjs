// What crosses the boundary flat.

/** Several texts that came as one, as `joined` in src/flat.rs makes it. */
export function parts(text) {
  const count = number(text, 0);
  const texts = new Array(count);
  let from = DIGITS * (count + 1);
  for (let i = 0; i < count; i++) {
    const to = from + number(text, i + 1);
    texts[i] = text.slice(from, to);
    from = to;
  }
  return texts;
}

/** Several texts as one, as `split` in src/flat.rs takes it apart. What stands between them is in no header. */
export function joined(texts) {
  const clean = texts.some((text) => text.includes(BETWEEN)) ? texts.map((text) => text.replaceAll(BETWEEN, " ")) : texts;
  return clean.join(BETWEEN);
}

const BETWEEN = "\0";
const DIGITS = 5;

function number(text, place) {
  let value = 0;
  for (let i = place * DIGITS; i < (place + 1) * DIGITS; i++) value = value * 128 + text.charCodeAt(i);
  return value;
}
