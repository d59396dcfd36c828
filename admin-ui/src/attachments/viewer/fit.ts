export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Quarters of a turn to the right, any number. */
export type Turns = number;

/**
 * How large a page is shown so that the whole of it is seen in its place, turned as it is, and then enlarged.
 *
 * @param zoom 1: as large as the place allows
 */
export function fitted(page: Size, place: Size, turns: Turns, zoom: number): Size {
  const turned = turns % 2 === 0 ? page : { width: page.height, height: page.width };
  const scale = Math.min(place.width / turned.width, place.height / turned.height) * zoom;
  return { width: Math.max(1, turned.width * scale), height: Math.max(1, turned.height * scale) };
}
