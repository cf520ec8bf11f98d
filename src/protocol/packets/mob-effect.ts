import {
  between,
  bool,
  changed,
  constant,
  type Flags,
  flags,
  i8,
  i16,
  mapped,
  option,
  u8,
  varInt,
} from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { entityId } from '../types/entity-id.ts'
import { nbt } from '../types/nbt.ts'

/** Id in minecraft:mob_effect, which counts from 1 before 1.20.2. */
const effectId = changed(i8, ['1.18.2', varInt])

type EffectFlags = Flags<'ambient' | 'visible' | 'showIcon' | 'blend'>

const shown: EffectFlags = Object.freeze({ ambient: false, visible: true, showIcon: true, blend: false })

/** 1.8 could only hide the particles. */
const visibility = mapped(
  bool,
  (isHidden): EffectFlags => ({ ...shown, visible: !isHidden }),
  (look: Partial<EffectFlags>) => look.visible === false,
)

/** Before 1.14 the icon could not be hidden. */
const ambience = mapped(
  flags(u8, ['ambient', 'visible']),
  (look): EffectFlags => ({ showIcon: true, blend: false, ...look }),
  (look: Partial<EffectFlags>) => look,
)

/** An entity has a status effect, or a stronger or longer one than before. */
export const updateMobEffect = clientbound('play', 'update_mob_effect', {
  entityId,
  effectId,
  /** 0 is level I. */
  amplifier: changed(i8, ['1.20.5', varInt]),
  /** In ticks; since 1.19.4, -1 is without end. */
  duration: changed(i16, ['1.8', varInt]),
  /** `ambient`: from a beacon and the like; `visible`: with particles; `blend`: fade in (darkness). */
  flags: changed(
    constant(shown as EffectFlags),
    ['1.8', visibility],
    ['1.9', ambience],
    ['1.14', flags(u8, ['ambient', 'visible', 'showIcon', 'blend'])],
  ),
  /** How the darkness comes and goes. 1.19 to 1.20.4. */
  factorData: between('1.19', '1.20.5', option(nbt)),
})

/** An entity no longer has a status effect. */
export const removeMobEffect = clientbound('play', 'remove_mob_effect', {
  entityId,
  effectId,
})
