import type { Gathering } from "./continuation";

/**
 * Follows a condition term by term, a term being what is between two logic words, and notes which of them say nothing
 * about data: comparisons of constants, of a column with itself, and bare constants.
 */
export class TermLog {
  private isConstant = true;
  private hasComparison = false;
  private hasEquality = false;
  private operands = 0;
  private names = 0;
  private name = "";
  private isSameName = false;
  /** A parameter or a call: constant in an attacker's value, not in the query of a program. */
  private isComputed = false;
  private follows: "and" | "or" | null = null;

  /** @param startsBehindValue the first term begins with the value that was put in, which is no constant. */
  constructor(
    private readonly found: Gathering,
    startsBehindValue: boolean,
  ) {
    if (startsBehindValue) {
      this.isConstant = false;
      this.operands = 1;
    }
  }

  constant(): void {
    this.operands++;
    this.found.constants++;
  }

  /** A call: as constant as its arguments. */
  call(): void {
    this.operands++;
    this.isComputed = true;
  }

  variable(): void {
    this.constant();
    this.isComputed = true;
  }

  column(name: string): void {
    this.operands++;
    this.isConstant = false;
    this.names++;
    if (this.names === 1) this.name = name;
    else this.isSameName = this.name === name;
  }

  comparison(isEquality: boolean): void {
    this.found.hasComparison = true;
    this.hasComparison = true;
    if (isEquality) this.hasEquality = true;
  }

  /** Closes the term; the next one follows this logic word, or none. */
  end(next: "and" | "or" | null): void {
    const { found } = this;
    const isSame = this.names === 2 && this.operands === 2 && this.hasEquality && this.isSameName;
    const isComparison = this.hasComparison && this.operands >= 2 && (this.isConstant || isSame);
    const isBare = this.isConstant && this.operands === 1 && !this.hasComparison && this.follows !== null;
    if (isComparison) found.hasConstantComparison = true;
    if (isBare) found.hasConstantLogic = true;
    if (this.follows === "or" && !this.isComputed && (isComparison || isBare)) found.hasConstantAlternative = true;
    this.isConstant = true;
    this.hasComparison = false;
    this.hasEquality = false;
    this.operands = 0;
    this.names = 0;
    this.isSameName = false;
    this.isComputed = false;
    this.follows = next;
  }
}
