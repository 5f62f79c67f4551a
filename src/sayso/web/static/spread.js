// Where parties stand in a drawing: ties pull, parties push (Fruchterman and Reingold, 1991), then labels make room.
// Same parties, ties and beginnings: same drawing.

const LENGTH = 95; // of a tie at rest
const LONGEST = 160; // the fewer parties, the more room for what their ties are called
const WIDE = 0.62; // names are written side by side, so that a step to the side counts for less than one up or down
const PAIRS = 40e6; // looked at in all: well under a second
const LINE = 30; // height of a party with its name

/** Moves each { x, y, room } (room: the width of its name) by the ties, pairs of numbers of parties. */
export function spread(parties, ties) {
  const n = parties.length;
  const length = Math.max(LENGTH, LONGEST - 4 * n);
  const rounds = Math.max(50, Math.min(400, Math.floor((2 * PAIRS) / (n * n || 1))));
  const x = Float64Array.from(parties, (party) => party.x * WIDE);
  const y = Float64Array.from(parties, (party) => party.y);
  const [dx, dy] = [new Float64Array(n), new Float64Array(n)];
  const reach = length * Math.sqrt(n + 1);
  for (let round = 0; round < rounds; round++) {
    const heat = (reach / 6) * (1 - round / rounds) ** 1.5 + 1;
    dx.fill(0);
    dy.fill(0);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const a = x[i] - x[j] || 0.01 * (j - i);
        const b = y[i] - y[j] || 0.01;
        const push = (length * length) / (a * a + b * b);
        dx[i] += a * push; dy[i] += b * push;
        dx[j] -= a * push; dy[j] -= b * push;
      }
    }
    for (const [i, j] of ties) {
      const [a, b] = [x[i] - x[j], y[i] - y[j]];
      const pull = Math.hypot(a, b) / length;
      dx[i] -= a * pull; dy[i] -= b * pull;
      dx[j] += a * pull; dy[j] += b * pull;
    }
    for (let i = 0; i < n; i++) {
      dx[i] -= x[i] * 1.1; // what is tied to nobody else would drift away
      dy[i] -= y[i] * 1.1;
      const far = Math.hypot(dx[i], dy[i]) || 1;
      x[i] += (dx[i] / far) * Math.min(far, heat);
      y[i] += (dy[i] / far) * Math.min(far, heat);
    }
  }
  parties.forEach((party, i) => { party.x = x[i] / WIDE; party.y = y[i]; });
  makeRoom(parties);
}

/** Pushes apart what covers the name of another, up and down or sideways, whichever is nearer. */
function makeRoom(parties) {
  for (let round = 0; round < 30; round++) {
    let moved = false;
    for (let i = 0; i < parties.length; i++) {
      for (let j = i + 1; j < parties.length; j++) {
        const [one, other] = [parties[i], parties[j]];
        const wide = (one.room + other.room) / 2 - Math.abs(one.x - other.x);
        const high = LINE - Math.abs(one.y - other.y);
        if (wide <= 0 || high <= 0) continue;
        moved = true;
        const [axis, by] = high < wide ? ["y", high / 2] : ["x", wide / 2];
        const sign = one[axis] < other[axis] ? -1 : 1;
        one[axis] += sign * by;
        other[axis] -= sign * by;
      }
    }
    if (!moved) return;
  }
}
