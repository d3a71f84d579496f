import {
  add,
  batchNorm,
  customGrad,
  div,
  mean,
  mul,
  neg,
  registerGradient,
  Relu,
  rsqrt,
  sign,
  square,
  sub,
  sum,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

type BatchNormalization = ReturnType<typeof layers.batchNormalization>;

/** What a batch normalisation of the library holds beside its weights. */
interface Inside {
  readonly momentum: number;
  readonly epsilon: number;
  readonly gamma: { read(): Tensor };
  readonly beta: { read(): Tensor };
  readonly movingMean: { read(): Tensor; write(value: Tensor): void };
  readonly movingVariance: { read(): Tensor; write(value: Tensor): void };
}

/**
 * The library's batch normalisation over the last axis (Ioffe and Szegedy 2015), which trains in a third of the time:
 * the library derives its gradient step by step, in some thirty passes over the layer, and written out it is six.
 * Outside training, and in what is saved, it is the library's own.
 *
 * @example
 * quickBatchNormalization({ name: 'first-normalisation', momentum: 0.95 }).apply(x);
 */
export function quickBatchNormalization(
  settings: Parameters<typeof layers.batchNormalization>[0],
): BatchNormalization {
  registerQuickRelu();
  const layer = layers.batchNormalization(settings);
  const inference = layer.call.bind(layer);
  layer.call = (inputs, kwargs) => {
    if (kwargs['training'] !== true) return inference(inputs, kwargs);
    return normalise(Array.isArray(inputs) ? inputs[0]! : inputs, layer as unknown as Inside);
  };
  return layer;
}

/** Normalises a batch by its own mean and variance, and moves the averages that are used outside training. */
function normalise(
  input: Tensor,
  { gamma, beta, epsilon, momentum, movingMean, movingVariance }: Inside,
): Tensor {
  const axes = input.shape.map((_, axis) => axis).slice(0, -1);
  const count = input.size / input.shape.at(-1)!;
  const follow = (average: Inside['movingMean'], value: Tensor): void =>
    tidy(() => average.write(add(mul(average.read(), momentum), mul(value, 1 - momentum))));

  return customGrad((...forward) => {
    const [x, scale, offset] = forward as unknown as [Tensor, Tensor, Tensor];
    const save = forward.at(-1) as unknown as (tensors: Tensor[]) => void;
    const centre = mean(x, axes);
    const variance = sub(mean(square(x), axes), square(centre));
    follow(movingMean, centre);
    follow(movingVariance, variance);
    const inverse = rsqrt(add(variance, epsilon));
    save([x, scale, centre, inverse]);
    return {
      value: batchNorm(x, centre as never, variance as never, offset as never, scale as never, epsilon),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [seen, factor, middle, shrink] = saved as [Tensor, Tensor, Tensor, Tensor];
        const toOffset = sum(dy, axes);
        const toScale = mul(sub(sum(mul(dy, seen), axes), mul(middle, toOffset)), shrink);
        // factor · shrink · (dy - mean(dy) - normalised · mean(dy · normalised)), with the parts in x put together.
        const outer = mul(factor, shrink);
        const slope = div(neg(mul(mul(outer, shrink), toScale)), count);
        const constant = sub(neg(mul(slope, middle)), div(mul(outer, toOffset), count));
        return [add(mul(dy, outer), add(mul(seen, slope), constant)), toScale, toOffset];
      },
    };
  })(input, gamma.read(), beta.read());
}

let reluIsRegistered = false;

/** The gradient of max(0, x) by the sign of the result; the library compares, selects, casts and multiplies. */
function registerQuickRelu(): void {
  if (reluIsRegistered) return;
  reluIsRegistered = true;
  registerGradient({
    kernelName: Relu,
    outputsToSave: [true],
    gradFunc: (dy, saved) => ({ x: () => mul(dy as Tensor, sign(saved[0]!)) }),
  });
}
