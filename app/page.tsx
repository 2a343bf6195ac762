import { redirect } from "next/navigation";

/** The start page is the overview; who is not signed in is led on from there. */
export default function StartPage(): never {
  redirect("/overview");
}
