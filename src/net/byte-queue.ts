/** Options of {@link ByteQueue}. */
export interface ByteQueueOptions {
  /** Called when the consumer asks for more and nothing is held: the moment to let a paused source flow again. */
  onEmpty?: () => void
}

/**
 * The receiving half of a transport: chunks wait here until somebody iterates.
 *
 * One consumer at a time. A consumer may leave and a later one goes on where it stopped.
 */
export class ByteQueue implements AsyncIterator<Uint8Array, undefined> {
  readonly #onEmpty: (() => void) | undefined
  #chunks: Uint8Array[] = []
  #head = 0
  #heldBytes = 0
  #ended = false
  #error: unknown
  #failed = false
  #waiting: { resolve: (result: IteratorResult<Uint8Array, undefined>) => void; reject: (error: unknown) => void }[] =
    []

  constructor({ onEmpty }: ByteQueueOptions = {}) {
    this.#onEmpty = onEmpty
  }

  /** Bytes that wait for the consumer. */
  get heldBytes(): number {
    return this.#heldBytes
  }

  /** Adds a chunk; ignored when empty, and after the end. */
  push(chunk: Uint8Array): void {
    if (this.#ended || chunk.length === 0) return
    const waiting = this.#waiting.shift()
    if (waiting) {
      waiting.resolve({ value: chunk, done: false })
      return
    }
    this.#chunks.push(chunk)
    this.#heldBytes += chunk.length
  }

  /** The iteration ends once what is held has been read. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    for (const { resolve } of this.#waiting.splice(0)) resolve({ value: undefined, done: true })
  }

  /** The iteration throws `error`, once, after what is held has been read; then it has ended. */
  fail(error: unknown): void {
    if (this.#ended) return
    this.#ended = true
    const [first, ...others] = this.#waiting.splice(0)
    if (first) first.reject(error)
    else {
      this.#failed = true
      this.#error = error
    }
    for (const { resolve } of others) resolve({ value: undefined, done: true })
  }

  /** Forgets what is held. */
  clear(): void {
    this.#chunks = []
    this.#head = 0
    this.#heldBytes = 0
  }

  next(): Promise<IteratorResult<Uint8Array, undefined>> {
    const chunk = this.#take()
    if (chunk) return Promise.resolve({ value: chunk, done: false })
    if (this.#failed) {
      this.#failed = false
      return Promise.reject(this.#error)
    }
    if (this.#ended) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#onEmpty?.()
    })
  }

  return(): Promise<IteratorResult<Uint8Array, undefined>> {
    return Promise.resolve({ value: undefined, done: true })
  }

  #take(): Uint8Array | undefined {
    const chunk = this.#chunks[this.#head]
    if (!chunk) return undefined
    this.#head++
    this.#heldBytes -= chunk.length
    // A shift for each chunk would make a long queue quadratic.
    if (this.#head === this.#chunks.length || this.#head >= 1024) {
      this.#chunks = this.#chunks.slice(this.#head)
      this.#head = 0
    }
    return chunk
  }
}
