import { Events, type ListenOptions } from './events.ts'

/** Begins to emit an event; the returned function ends it. */
export type EventSource = () => () => void

/** {@link Events} whose sources work only while somebody listens: for what costs something and few want. */
export class LazyEvents<M extends object> extends Events<M> {
  readonly #sources: { readonly [K in keyof M]: EventSource }
  readonly #running = new Map<keyof M, () => void>()

  constructor(sources: { readonly [K in keyof M]: EventSource }, onListenerError?: (error: unknown) => void) {
    super(onListenerError)
    this.#sources = sources
  }

  override on<K extends keyof M>(name: K, listener: (event: M[K]) => void, { signal }: ListenOptions = {}): () => void {
    if (signal?.aborted) return () => {}
    const remove = super.on(name, listener)
    if (!this.#running.has(name)) this.#running.set(name, this.#sources[name]())
    const stop = (): void => {
      signal?.removeEventListener('abort', stop)
      remove()
      if (this.has(name)) return
      this.#running.get(name)?.()
      this.#running.delete(name)
    }
    signal?.addEventListener('abort', stop, { once: true })
    return stop
  }
}
