import { Events } from './events.ts'

/** Begins to emit an event; the returned function ends it. */
export type EventSource = () => () => void

/** {@link Events} whose sources work only while somebody listens: for what costs something and few want. */
export class LazyEvents<M extends object> extends Events<M> {
  constructor(sources: { readonly [K in keyof M]: EventSource }, onListenerError?: (error: unknown) => void) {
    const running = new Map<keyof M, () => void>()
    super(onListenerError, (name, isHeard) => {
      if (isHeard) running.set(name, sources[name]())
      else running.get(name)?.()
    })
  }
}
