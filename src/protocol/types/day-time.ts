import { type Codec, custom } from '../../codec/index.ts'

/** The time of day before 1.21.2, which is negative on the wire while the day does not go on; {@link tickDayTime} comes next. */
export const dayTime: Codec<bigint> = custom<bigint, []>('dayTime', 8, [], () => ({
  decode(reader) {
    const time = reader.i64()
    return time < 0n ? -time : time
  },
  encode: (writer, time) => writer.i64(time),
}))

/** Whether the day goes on: takes no bytes, but the sign of {@link dayTime} just before it. */
export const tickDayTime: Codec<boolean> = custom<boolean, []>('tickDayTime', 0, [], () => ({
  decode: (reader) => reader.bytes[reader.offset - 8]! < 128,
  encode(writer, ticks) {
    if (ticks) return
    const start = writer.offset - 8
    const time = writer.view.getBigInt64(start)
    // Zero has no sign; like the game, one tick counts for nothing.
    writer.view.setBigInt64(start, time === 0n ? -1n : -time)
  },
}))
