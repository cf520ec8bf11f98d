import { anonymousNbt, holder, prefixed, string } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'

/** Shows a dialog, before there are registries to look one up in. */
export const showDialogInConfiguration = clientbound('configuration', 'show_dialog', {
  /** The dialog, written out. */
  dialog: anonymousNbt,
})

/** Shows a dialog. */
export const showDialog = clientbound('play', 'show_dialog', {
  /** Id in minecraft:dialog, or the dialog, written out. */
  dialog: holder(anonymousNbt),
})

/** Closes the dialog that is shown. */
export const clearDialog = clientbound(['configuration', 'play'], 'clear_dialog', {})

/** The player chose something that the server has given an id: in a dialog, or with a click on a text. */
export const customClickAction = serverbound(['configuration', 'play'], 'custom_click_action', {
  /** An identifier, from the click event. */
  id: string(),
  /** From the click event, with the inputs of the dialog; at most 64 KiB. */
  payload: prefixed(anonymousNbt, undefined, 65536),
})
