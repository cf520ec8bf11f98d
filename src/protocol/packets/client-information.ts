import { bool, changed, type Flags, flags, i8, mapped, oneOf, since, string, u8, until } from '../../codec/index.ts'
import { serverbound } from '../packet.ts'
import { difficulty } from '../types/difficulty.ts'

/** Parts of a skin that have a second layer. */
export type SkinParts = Flags<
  'cape' | 'jacket' | 'leftSleeve' | 'rightSleeve' | 'leftPantsLeg' | 'rightPantsLeg' | 'hat'
>

/** 1.7 knows the cape only. */
const capeOnly = mapped(
  bool,
  (cape): SkinParts => ({
    cape,
    jacket: false,
    leftSleeve: false,
    rightSleeve: false,
    leftPantsLeg: false,
    rightPantsLeg: false,
    hat: false,
  }),
  ({ cape }: Partial<SkinParts>) => cape === true,
)

const visibilities = ['full', 'system', 'hidden'] as const

/** Settings of the client that servers care about. */
export const clientInformation = serverbound(['configuration', 'play'], 'client_information', {
  /** `en_us`; before 1.11 `en_US`. */
  locale: string(),
  /** In chunks. */
  viewDistance: i8,
  /** Which messages are shown: all, those of the game and of commands, none. */
  chatVisibility: changed(oneOf(i8, visibilities), ['1.9', oneOf(visibilities)]),
  /** Colors in chat are shown. */
  chatColors: bool,
  /** The one that the client has set for worlds of its own. Until 1.7. */
  difficulty: until('1.8', difficulty, 'normal'),
  /** The layers that others see; in 1.7 the cape alone. */
  skinParts: changed(capeOnly, [
    '1.8',
    flags(u8, ['cape', 'jacket', 'leftSleeve', 'rightSleeve', 'leftPantsLeg', 'rightPantsLeg', 'hat']),
  ]),
  /** Since 1.9. */
  mainHand: since('1.9', oneOf(['left', 'right']), 'right'),
  /** Text of the player is to be filtered. Since 1.17. */
  textFilteringEnabled: since('1.17', bool, false),
  /** The player may be named in the server's status. Since 1.18. */
  allowsListing: since('1.18', bool, true),
  /** How many particles are shown. Since 1.21.2. */
  particleStatus: since('1.21.2', oneOf(['all', 'decreased', 'minimal']), 'all'),
})
