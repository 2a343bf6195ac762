export { default } from "@/app/(dashboard)/reviews/[taskId]/not-found";
