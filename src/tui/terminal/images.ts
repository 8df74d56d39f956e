/** Takes all images of kitty's graphics from the screen and frees them; no answer (kitty's graphics protocol, "Deleting images"). */
export const ERASE_IMAGES = '\x1b_Ga=d,d=A,q=2\x1b\\'
