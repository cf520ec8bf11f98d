import { Reader } from '../codec/reader.ts'
import { Writer } from '../codec/writer.ts'
import {
  brand,
  brandChannel,
  customPayloadClientbound,
  customPayloadServerbound,
} from '../protocol/packets/custom-payload.ts'
import { resourcePackServerbound } from '../protocol/packets/resource-pack.ts'
import type { HandlerAdder, Session } from './session.ts'

/** Tells the client what software this is. */
export function sendBrand({ channel, version, context }: Session): void {
  const writer = new Writer()
  brand.at(version.name).encode(writer, context.settings.brand)
  channel.write(customPayloadClientbound({ channel: brandChannel(version.name), data: writer.finish() }))
}

/** Messages of plugins, and the answers to resource packs. */
export function pluginHandlers(session: Session, on: HandlerAdder): void {
  on(customPayloadServerbound, ({ channel, data }) => {
    const { player, version } = session
    if (channel === brandChannel(version.name)) session.brand = readBrand(session, data)
    if (!player) return
    session.context.events.emit('pluginMessage', { player, channel, data })
  })
  on(resourcePackServerbound, ({ id, action }) => session.player?.packAnswered(id, action))
}

function readBrand({ version }: Session, data: Uint8Array): string | undefined {
  try {
    return brand.at(version.name).decode(new Reader(data))
  } catch {
    // Clients with mods are known to write it in their own way.
    return undefined
  }
}
