import { type NbtTag, simplifyNbt } from '../codec/index.ts'
import { TextComponent } from '../index.ts'

/** How far {@link readable} goes. */
export interface ReadableOptions {
  /** How many elements of a list, or bytes, are shown; default 16. */
  maxLength?: number
  /** How deep it goes; default 12. */
  maxDepth?: number
}

/**
 * Any value as one that JSON can hold and a person can read: a bigint becomes its digits, bytes become hexadecimal, a text
 * its component, a `Map` an object, NBT its values without their types; long lists are cut, with a note of how long they are.
 */
export function readable(value: unknown, { maxLength = 16, maxDepth = 12 }: ReadableOptions = {}): unknown {
  return visit(value, maxDepth)

  function visit(each: unknown, depth: number): unknown {
    if (typeof each === 'bigint') return each.toString()
    if (typeof each === 'number' && !Number.isFinite(each)) return String(each)
    if (typeof each !== 'object' || each === null) return each
    if (depth === 0) return '…'
    if (each instanceof Uint8Array) return hexOf(each, maxLength)
    if (ArrayBuffer.isView(each)) return list([...(each as unknown as Iterable<unknown>)], depth)
    if (each instanceof TextComponent) return visit(each.toJSON(), depth)
    if (isNbt(each)) return visit(simplifyNbt(each), depth)
    if (Array.isArray(each)) return list(each, depth)
    if (each instanceof Map)
      return object(
        [...each].map(([key, item]) => [String(key), item]),
        depth,
      )
    if (each instanceof Set) return list([...each], depth)
    if ('toJSON' in each && typeof each.toJSON === 'function') return visit(each.toJSON(), depth - 1)
    return object(Object.entries(each), depth)
  }

  function list(items: readonly unknown[], depth: number): unknown[] {
    const shown = items.slice(0, maxLength).map((item) => visit(item, depth - 1))
    return items.length > maxLength ? [...shown, `… ${items.length} in all`] : shown
  }

  function object(entries: readonly (readonly [string, unknown])[], depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {}
    // `__proto__` as a name of a server's must not reach the prototype.
    for (const [name, item] of entries) {
      Object.defineProperty(result, name, { value: visit(item, depth - 1), enumerable: true, configurable: true })
    }
    return result
  }
}

/** The tags that hold others; their types stand beside each value, which nobody can read. */
function isNbt(value: object): value is NbtTag {
  const { type, value: content } = value as { type?: unknown; value?: unknown }
  if (type === 'compound') return content instanceof Map
  return type === 'list' && typeof content === 'object' && content !== null && 'of' in content && 'values' in content
}

function hexOf(bytes: Uint8Array, maxLength: number): string {
  const shown = Array.from(bytes.subarray(0, maxLength), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return bytes.length > maxLength ? `hex ${shown} … ${bytes.length} bytes` : `hex ${shown}`
}
