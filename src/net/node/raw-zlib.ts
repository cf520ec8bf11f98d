import { constants, createDeflate, createInflate } from 'node:zlib'

/** A native zlib stream that is used again for each whole input. */
export interface RawZlib {
  /**
   * Processes a whole input. The caller has checked the range; the native side ends the process on a bad one.
   *
   * @returns how many bytes of `output` were written, or -1 on an error, of which `errorCode` tells
   */
  run(input: Uint8Array, offset: number, length: number, output: Uint8Array): number
  /** zlib's name of the last error, for example `Z_DATA_ERROR`. */
  readonly errorCode: string | undefined
}

/** An inflating stream, or undefined where this Node has not the inside that it takes. */
export function rawInflate(): RawZlib | undefined {
  return proven(() => createInflate(), probe, plainText)
}

/** A deflating stream, or undefined where this Node has not the inside that it takes. */
export function rawDeflate(level: number): RawZlib | undefined {
  return proven(() => createDeflate({ level }), plainText)
}

// What Node's streams hold inside, the same from 12 to 24.
interface Inside {
  _handle: {
    writeSync(
      flush: number,
      input: Uint8Array,
      inputOffset: number,
      inputLength: number,
      output: Uint8Array,
      outputOffset: number,
      outputLength: number,
    ): void
    reset(): void
    onerror: unknown
  }
  /** After a call: the room left in the output, and the input left. */
  _writeState: Uint32Array
}

function wrap(stream: object): RawZlib | undefined {
  if (!isInside(stream)) return undefined
  const { _handle: handle, _writeState: state } = stream
  let errorCode: string | undefined
  // Node's own would destroy the stream, and with it the handle.
  handle.onerror = (_message: string, _number: number, code: string): void => {
    errorCode = code
  }
  return {
    run(input, offset, length, output) {
      errorCode = undefined
      // Before each use, not after: so nothing that an earlier input left can matter.
      handle.reset()
      handle.writeSync(constants.Z_FINISH, input, offset, length, output, 0, output.length)
      return errorCode === undefined ? output.length - state[0]! : -1
    },
    get errorCode() {
      return errorCode
    },
  }
}

function isInside(stream: object): stream is Inside {
  const { _handle: handle, _writeState: state } = stream as Partial<Inside>
  return (
    typeof handle?.writeSync === 'function' &&
    typeof handle.reset === 'function' &&
    state instanceof Uint32Array &&
    state.length >= 2
  )
}

const plainText = Uint8Array.from('sculk sculk sculk', (letter) => letter.charCodeAt(0))
/** {@link plainText}, deflated. */
const probe = Uint8Array.of(120, 156, 43, 78, 46, 205, 201, 86, 40, 70, 144, 0, 59, 252, 6, 167)

/** The stream, once it has shown that it works, also after an error; undefined if anything is other than expected. */
function proven(create: () => object, input: Uint8Array, expected?: Uint8Array): RawZlib | undefined {
  try {
    const zlib = wrap(create())
    if (!zlib) return undefined
    const output = new Uint8Array(64)
    if (expected) {
      if (!fails(zlib, input.subarray(0, -3), 'Z_BUF_ERROR') || !fails(zlib, expected, 'Z_DATA_ERROR')) return undefined
    }
    const written = zlib.run(input, 0, input.length, output)
    if (written <= 0 || written >= output.length) return undefined
    if (expected && !expected.every((byte, index) => output[index] === byte)) return undefined
    return zlib
  } catch {
    return undefined
  }
}

function fails(zlib: RawZlib, input: Uint8Array, code: string): boolean {
  return zlib.run(input, 0, input.length, new Uint8Array(64)) === -1 && zlib.errorCode === code
}
