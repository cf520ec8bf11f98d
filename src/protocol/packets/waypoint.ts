import { bool, f32, oneOf, option, string, struct, union, uuid, varInt, vec3 } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { rgb } from '../types/color.ts'

/** A mark on the locator bar appears, changes or goes. Since 1.21.6. */
export const waypoint = clientbound('play', 'waypoint', {
  operation: oneOf(['track', 'untrack', 'update']),
  /** Which: an entity by its UUID, anything else by a name. */
  id: union('type', oneOf(bool, { uuid: true, name: false }), {
    uuid: struct({ uuid }),
    name: struct({ name: string() }),
  }),
  /** How it looks: a style from the resource pack; without a colour, one is made from the id. */
  icon: struct({ style: string(), color: option(rgb) }),
  /** As exact as the distance allows: the block, the chunk, or only the direction. */
  location: union('type', oneOf(['empty', 'vec3i', 'chunk', 'azimuth']), {
    vec3i: struct({ position: vec3(varInt) }),
    /** In chunks. */
    chunk: struct({ x: varInt, z: varInt }),
    /** In radians. */
    azimuth: struct({ angle: f32 }),
  }),
})
