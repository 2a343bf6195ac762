/** Sum of the digits times their weights; a digit without a weight counts nothing. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length && at < digits.length; at += 1) {
    sum += (weights[at] ?? 0) * (digits.charCodeAt(at) - 48);
  }
  return sum;
}

/** ISO/IEC 7812-1 annex B (Luhn): every second digit from the right doubled, the sum a multiple of 10. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - fromRight) - 48;
    const doubled = digit * 2;
    sum += fromRight % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO/IEC 7064 mod 11,10, as German and Croatian numbers use it. */
export function passesMod11And10(digits: string): boolean {
  let product = 10;
  for (let at = 0; at < digits.length - 1; at += 1) {
    const sum = (digits.charCodeAt(at) - 48 + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === digits.charCodeAt(digits.length - 1) - 48;
}

/** Remainder of a long string of decimal digits. */
export function remainder(digits: string, divisor: number): number {
  let rest = 0;
  for (let at = 0; at < digits.length; at += 1) rest = (rest * 10 + digits.charCodeAt(at) - 48) % divisor;
  return rest;
}

/** Rows of the dihedral group's table that Verhoeff's scheme adds with (J. Verhoeff, 1969). */
const DIHEDRAL = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
/** Its permutation, by position from the right modulo 8. */
const PERMUTATION = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
];

/** Verhoeff's check digit, as Aadhaar numbers end with. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - fromRight) - 48;
    const permuted = Number(PERMUTATION[fromRight % 8]?.charAt(digit));
    check = Number(DIHEDRAL[check]?.charAt(permuted));
  }
  return check === 0;
}

/** Whether month and day can stand together; 29 February always can, since the century is often unknown. */
export function isMonthAndDay(month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= (month === 2 ? 29 : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** `digits.slice(start, end)` as a number. */
export function numberAt(digits: string, start: number, end: number): number {
  return Number(digits.slice(start, end));
}
