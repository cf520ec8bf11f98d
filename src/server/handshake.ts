import { lookUpVersion, type Version } from '../data/versions.ts'
import { intention, statusRequest, statusResponse } from '../protocol/packets/handshake.ts'
import { pingRequest, pongResponse } from '../protocol/packets/ping.ts'
import { textToJson } from '../protocol/text-nbt.ts'
import type { HandlerAdder, Session } from './session.ts'

/** The first packet, and the server list. */
export function handshakeHandlers(session: Session, on: HandlerAdder): void {
  const { settings, events, transport } = session.context
  let asked: Version | undefined

  on(intention, ({ protocolVersion, hostName, intention: wanted }) => {
    const found = lookUpVersion(protocolVersion)
    asked = found && settings.versions.includes(found) ? found : undefined
    session.hostName = hostName
    // What a client of an unknown version is told looks the same in all of them.
    session.channel.speak(asked ?? settings.versions.at(-1)!)
    if (wanted === 'status') return
    if (asked) session.load(asked)
    else session.kick(`This server speaks ${versionNames(settings.versions)}`)
  })

  on(statusRequest, () => {
    events.emit('status', { address: transport.remoteAddress, version: asked })
    const players = session.context.players()
    session.channel.write(
      statusResponse({
        json: JSON.stringify({
          version: {
            name: versionNames(settings.versions),
            protocol: (asked ?? settings.versions.at(-1)!).protocol,
          },
          players: {
            max: settings.maxPlayers,
            online: players.length,
            sample: players.slice(0, 12).map(({ username, uuid }) => ({ name: username, id: uuid })),
          },
          description: textToJson(settings.motd.value),
          ...(settings.favicon !== undefined && { favicon: settings.favicon }),
        }),
      }),
      true,
    )
  })

  on(pingRequest, ({ time }) => {
    session.channel.write(pongResponse({ time }), true)
    // In the server list, that was all a client wants.
    if (session.channel.outgoingState === 'status') session.end(undefined)
  })
}

function versionNames(versions: readonly Version[]): string {
  const oldest = versions[0]!.names[0]!
  const newest = versions.at(-1)!.name
  if (versions.length === 1) return newest
  const isRange = versions.at(-1)!.index - versions[0]!.index === versions.length - 1
  return isRange ? `${oldest} - ${newest}` : versions.map(({ name }) => name).join(', ')
}
