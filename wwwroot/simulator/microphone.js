/** No live audio track, and why: an exception's name, "insecure-context" or "track-ended". */
export class MicrophoneDenied extends Error {
  constructor(reason, options) {
    super(reason, options);
    this.reason = reason;
  }
}

/** A live microphone. */
export class Microphone {
  #track;
  #context;
  #analyser;
  #samples;

  /** Asks the browser. Throws MicrophoneDenied, whatever the browser's exception is. */
  static async open(onEnded) {
    if (!navigator.mediaDevices) throw new MicrophoneDenied("insecure-context");
    try {
      return new Microphone(await navigator.mediaDevices.getUserMedia({ audio: true }), onEnded);
    } catch (cause) {
      throw new MicrophoneDenied(cause.name, { cause });
    }
  }

  constructor(stream, onEnded) {
    [this.#track] = stream.getAudioTracks();
    // Fires when the browser ends it (permission taken back, device gone), not on our own stop().
    this.#track.addEventListener("ended", onEnded, { once: true });
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    // Without a gesture in this frame (auto_start) the context may begin suspended; the track is live all the same.
    this.#context.resume().catch(() => {});
  }

  /** Loudness now: root mean square, 0 to 1. */
  get level() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return Math.sqrt(this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length);
  }

  close() {
    this.#track.stop();
    this.#context.close().catch(() => {});
  }
}
