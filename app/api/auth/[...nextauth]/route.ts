import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/auth-options";

interface Context {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

async function handler(request: NextRequest, context: Context): Promise<Response> {
  return await NextAuth(request, { params: await context.params }, authOptions());
}

export { handler as GET, handler as POST };
