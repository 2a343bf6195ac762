export { awaitApproval } from "./issue";
export { redeemApproval } from "./redeem";
export { ApprovableStateSchema, RedeemedSchema, RedeemSchema } from "./schemas";
export { approvalTokenOf, besidesApproval } from "./told";
