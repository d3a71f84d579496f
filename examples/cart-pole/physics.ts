/** Where a cart and the pole on it are. */
export interface State {
  /** Of the cart, from the middle of the track, in metres; right is positive. */
  readonly position: number;
  /** In metres a second. */
  readonly velocity: number;
  /** Of the pole from upright, in radians; to the right is positive. */
  readonly angle: number;
  /** How fast the pole turns, in radians a second. */
  readonly turning: number;
}

/** Which way the cart is pushed: there is no standing still. */
export type Push = 'left' | 'right';

/** The apparatus of Barto, Sutton and Anderson (1983), their appendix; in metres, kilograms and seconds. */
const GRAVITY = 9.8;
const CART = 1;
const POLE = 0.1;
const HALF_POLE = 0.5;
const FRICTION = { track: 0.0005, hinge: 0.000002 };
const FORCE = 10;
const SECONDS = 0.02;

/** Beyond them the pole has fallen, or the cart has left its track. */
export const LIMITS = { position: 2.4, angle: (12 * Math.PI) / 180 };

/**
 * The state a fiftieth of a second later, by one step of Euler's method through the equations of motion of Barto, Sutton and
 * Anderson (1983), "Neuronlike adaptive elements that can solve difficult learning control problems".
 *
 * @param gust what turns the pole beside, in radians a second: 0 in still air
 */
export function move({ position, velocity, angle, turning }: State, push: Push, gust = 0): State {
  const mass = CART + POLE;
  const force = push === 'right' ? FORCE : -FORCE;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const pushed = force + POLE * HALF_POLE * turning ** 2 * sine - FRICTION.track * Math.sign(velocity);
  const angular =
    (GRAVITY * sine - (cosine * pushed) / mass - (FRICTION.hinge * turning) / (POLE * HALF_POLE)) /
    (HALF_POLE * (4 / 3 - (POLE * cosine ** 2) / mass));
  const linear = (pushed - POLE * HALF_POLE * angular * cosine) / mass;
  return {
    position: position + SECONDS * velocity,
    velocity: velocity + SECONDS * linear,
    angle: angle + SECONDS * turning,
    turning: turning + SECONDS * angular + gust,
  };
}

/** Whether the pole still stands on a cart that is still on its track. */
export const stands = ({ position, angle }: State): boolean =>
  Math.abs(position) <= LIMITS.position && Math.abs(angle) <= LIMITS.angle;
