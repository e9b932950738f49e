import type { ReferralSide } from "~/gql/graphql";

/** Who a side is to who looks from `here`: "You", or what the other side is called. */
export const whoIs = (side: ReferralSide, here: ReferralSide): "YOU" | ReferralSide =>
  side === here ? "YOU" : side;
