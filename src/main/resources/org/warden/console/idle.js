/** In localStorage: when a key or pointer was used last. */
const STIRRED = 'warden.stirred';

/**
 * Calls back once there was no key or pointer for so many minutes, in any tab. A reload, a new tab or a night's sleep of the
 * computer does not begin the time anew.
 */
export class Idle {
  constructor(minutes, onIdle) {
    this.limit = minutes * 60_000;
    this.onIdle = onIdle;
  }

  /** Milliseconds without a key or pointer. */
  duration() {
    return Date.now() - Number(localStorage.getItem(STIRRED) ?? Date.now());
  }

  /** A key or pointer was used. With a session, that comes too late after the time is over. */
  stir(session) {
    if (session && this.duration() >= this.limit) {
      this.watch();
    } else {
      this.begin();
    }
  }

  begin() {
    localStorage.setItem(STIRRED, Date.now());
    this.watch();
  }

  watch = () => {
    const left = this.limit - this.duration();
    clearTimeout(this.timer);
    if (left > 0) {
      this.timer = setTimeout(this.watch, left);
    } else {
      this.onIdle();
    }
  };
}
