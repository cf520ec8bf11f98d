import type { Outgoing } from '../protocol/packet.ts'
import { clientInformation } from '../protocol/packets/client-information.ts'
import type { ClientInformation } from './connection-options.ts'

/** What the client tells about itself; where nothing is given, as a newly installed game would. */
export function clientInformationPacket(information: ClientInformation): Outgoing<'serverbound'> {
  const { locale = 'en_us', viewDistance = 10, chatVisibility = 'full', chatColors = true } = information
  return clientInformation({
    locale,
    viewDistance,
    chatVisibility,
    chatColors,
    skinParts: {
      cape: true,
      jacket: true,
      leftSleeve: true,
      rightSleeve: true,
      leftPantsLeg: true,
      rightPantsLeg: true,
      hat: true,
    },
    mainHand: information.mainHand ?? 'right',
    allowsListing: information.allowsListing ?? true,
  })
}
