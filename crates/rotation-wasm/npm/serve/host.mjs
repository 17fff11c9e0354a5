// The service on the host's clock. The service sets no timer, so this does: it wakes it when something falls due, and
// hands the calls of the rotation function to whoever answers them. One change at a time: every call of the service
// is over before the next begins.

/** A timer may be this long; one that wakes too early does no harm, and a clock that was set is noticed. */
const LONGEST_MS = 60_000;

export class Host {
  #service;
  #run;
  #timer;
  #wakesAt;
  #stopped = false;

  /**
   * @param {import("../index.mjs").RotationService} service without a clock of its own
   * @param {(invocation: object) => Promise<object>} run answers a call of the function; never rejects
   */
  constructor(service, run) {
    this.#service = service;
    this.#run = run;
  }

  handle(request) {
    const answer = this.#service.handle(request);
    this.#goOn();
    return answer;
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #goOn() {
    if (this.#stopped) return;
    // First: what falls due while we look is then still taken below.
    this.#arm();
    for (const invocation of this.#service.takeInvocations()) this.#invoke(invocation);
  }

  #arm() {
    const wakesAt = this.#service.nextWake();
    if (wakesAt === this.#wakesAt) return;
    clearTimeout(this.#timer);
    this.#wakesAt = wakesAt;
    if (wakesAt === undefined) return;
    const wait = Math.min(Math.max(wakesAt - Date.now(), 0), LONGEST_MS);
    this.#timer = setTimeout(() => {
      this.#wakesAt = undefined;
      this.#goOn();
    }, wait);
  }

  async #invoke(invocation) {
    const outcome = await this.#run(invocation);
    if (this.#stopped) return;
    this.#service.complete(invocation.id, outcome);
    this.#goOn();
  }
}
