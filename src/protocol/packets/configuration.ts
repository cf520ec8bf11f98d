import { string } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'

/** Leads from play back to configuration; the client answers `configuration_acknowledged` and sends no more of play. */
export const startConfiguration = clientbound('play', 'start_configuration', {})

/** The last packet of play before the client changes to configuration. */
export const configurationAcknowledged = serverbound('play', 'configuration_acknowledged', {})

/** The server is done with configuration; the client answers with the same and changes to play. */
export const finishConfigurationClientbound = clientbound('configuration', 'finish_configuration', {})

/** The last packet of configuration; what the client sends next belongs to play. */
export const finishConfigurationServerbound = serverbound('configuration', 'finish_configuration', {})

/** Makes the client forget chat: messages, what it typed and which signatures it has seen. */
export const resetChat = clientbound('configuration', 'reset_chat', {})

/** Rules that the player must accept before it may play. */
export const codeOfConduct = clientbound('configuration', 'code_of_conduct', {
  /** Plain text, in the language of the client where the server has it. */
  text: string(),
})

/** The player accepts the code of conduct. */
export const acceptCodeOfConduct = serverbound('configuration', 'accept_code_of_conduct', {})
