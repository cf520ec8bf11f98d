import { bool, changed, oneOf, option, since, string, until, uuid } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { optionalText } from '../types/text.ts'

/** Offers a resource pack, which replaces the server's earlier one. From 1.20.3 on there can be several: `resource_pack_push`. */
export const resourcePackClientbound = clientbound(['configuration', 'play'], 'resource_pack', {
  url: string(),
  /** SHA-1 of the file as 40 hexadecimal digits; with anything else the client does not check it. */
  hash: string(),
  /** Whether the player is asked to leave when it declines. */
  required: since('1.17', bool, false),
  /** Shown with the question. */
  prompt: since('1.17', optionalText),
})

/** Offers a resource pack, on top of those that are there. */
export const resourcePackPush = clientbound(['configuration', 'play'], 'resource_pack_push', {
  id: uuid,
  url: string(),
  /** SHA-1 of the file as 40 hexadecimal digits; with anything else the client does not check it. */
  hash: string(),
  /** Whether the player is asked to leave when it declines. */
  required: bool,
  /** Shown with the question. */
  prompt: optionalText,
})

/** Takes a resource pack away. */
export const resourcePackPop = clientbound(['configuration', 'play'], 'resource_pack_pop', {
  /** Absent for all of them. */
  id: option(uuid),
})

const actions = ['successfully_loaded', 'declined', 'failed_download', 'accepted'] as const

/** What became of an offered resource pack; `accepted` is followed by an outcome, sometimes minutes later. */
export const resourcePackServerbound = serverbound(['configuration', 'play'], 'resource_pack', {
  /** The pack that was pushed. Needed from 1.20.3 on. */
  id: since('1.20.3', uuid),
  /** The hash from the offer. */
  hash: until('1.10', string(), ''),
  action: changed(oneOf(actions), [
    '1.20.3',
    oneOf([...actions, 'downloaded', 'invalid_url', 'failed_reload', 'discarded']),
  ]),
})
